import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/policy/condition.ts'
import { judge } from '../../src/policy/conditions.ts'
import type { Answers, Policy } from '../../src/policy/policy.ts'
import { readPolicy, type PolicyTexts } from '../../src/policy/readPolicy.ts'
import { shizhong, wenzhou } from '../policy/otherMeasures.ts'
import { everyGrade, prizeIn } from '../policy/competitions.ts'
import { getPolicy } from '../policy/versions.ts'

function read(texts: PolicyTexts): Policy {
  const found = readPolicy(texts)
  expect(found.kind === 'wrong' ? found.mistakes : []).toEqual([])
  if (found.kind === 'wrong') throw new Error('unreadable')
  return found.policy
}

function outcomes(policy: Policy, answers: Answers, referenceDay: string): Record<string, Outcome> {
  return Object.fromEntries(judge(policy, answers, { referenceDay, registry: everyGrade }).map(({ condition, outcome }) => [condition, outcome]))
}

describe('the shape of policy data carries what other texts order', () => {
  it('环翠区：re-verification with apprentices in each year, bars, changes, revocation by three hands', () => {
    const { title, seats, cadence, interpretations } = getPolicy('huancui/chief-technician/2022-12-01')
    expect(seats).toMatchObject({ kind: 'about', count: 5 })
    expect(cadence).toMatchObject({ stated: true, value: { kind: 'every-years', years: 2 } })
    expect(title?.revocation?.chain).toMatchObject({ value: ['office', 'leading-group', 'government'] })
    expect(title?.revocation?.grounds.map(({ clause }) => clause)).toEqual(['第十七条（一）', '第十七条（二）', '第十七条（三）', '第十七条（四）'])
    expect(title?.reverification?.conditions.at(-1)?.test).toMatchObject({ kind: 'as-read', of: { kind: 'rows-each-term-year', count: 2 } })
    expect(title?.reverification?.when).toMatchObject({ value: 'second-year', interpretation: 'second-year' })
    expect(interpretations.find(({ id }) => id === 'second-year')?.alternatives?.map(({ id }) => id)).toEqual(['end-of-term', 'yearly-check'])
    expect(title?.bars.map(({ after, from }) => [after, from])).toEqual([['fraud', 'this-year']])
    expect(title?.changes.map(({ consequence }) => consequence)).toEqual(['keeps-title-loses-treatment'])
    expect(title?.duties.filter(({ by }) => by.includes('holder')).length).toBe(4)
  })

  it('张店区：launched in the second quarter, inspection after publicity, a term from next month, payment in the next year', () => {
    const { title, cadence, stages } = getPolicy('zhangdian/chief-technician/2021-09-02')
    expect(cadence).toMatchObject({ value: { years: 1, quarter: 2 } })
    expect(stages.map(({ kind }) => kind)).toEqual(['announce', 'nominate', 'qualify', 'review', 'publicity', 'inspect', 'leading-group', 'government', 'publish'])
    expect(stages[1]?.nominators?.length).toBe(5)
    expect(title?.termStart).toMatchObject({ value: 'next-month' })
    expect(title?.allowance).toMatchObject({ paid: { value: 'yearly' }, firstPayment: { value: 'next-year' }, exclusive: { clause: '第十条' } })
    expect(title?.revocation?.grounds.map(({ recoversPaid }) => recoversPaid)).toEqual([undefined, true])
  })

  it('市中区：a recent honour or rank, freelancers, the assessment at the end', () => {
    const policy = read(shizhong)
    const prize = (level: string, ofClass: string, rank: string) => ({ honours: [], prizes: [prizeIn(level, ofClass, rank)] })
    expect([prize('provincial', '1', '6'), prize('provincial', '2', '6'), prize('municipal', '2', '1'), prize('municipal', '2', '2'), prize('municipal', 'unknown', '1')]
      .map((answers) => outcomes(policy, answers, '2020-12-31')['honour-or-rank'])).toEqual(['met', 'not-met', 'met', 'not-met', 'needs-judgement'])
    expect(policy.title?.endOfTerm?.grades.map(({ consequence }) => consequence)).toEqual(['may-apply-again', 'revoked'])
    expect(policy.stages[1]?.nominators?.[0]?.people).toBe('freelancers')
  })

  it('温州市：one of three, a craftsperson without certificate, exclusions, a quota for each body, a shortlist', () => {
    const policy = read(wenzhou)
    const answers: Answers = {
      idNumber: '11010519491231002X', retirementCategory: '55', skillLevel: '3', craft: true,
      honours: [{ name: '省首席技师', level: 'provincial', issuer: '演示单位', awardedIn: '2018-05' }],
    }
    expect(outcomes(policy, answers, '2021-09-28')).toEqual({
      'level': 'met', 'retirement': 'not-met', 'one-of-three': 'needs-judgement', 'excluded': 'not-met',
    })
    expect(policy.nominations).toMatchObject({ kind: 'per-body', rows: [{ each: false }, { body: '市直单位及省属在温单位', count: 1, each: true }] })
    expect(policy.stages.map(({ kind }) => kind)).toContain('shortlist')
    expect(policy.stages.flatMap(({ aspects = [] }) => aspects.map(({ title }) => title))).toEqual(['传授技艺'])
    expect(policy.title?.revocation?.chain.stated).toBe(false)
    expect(policy.title?.bars[0]?.from).toBe('every-skills-selection')
  })
})
