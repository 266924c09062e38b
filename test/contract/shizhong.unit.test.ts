import { describe, expect, it } from 'vitest'
import { judge } from '../../src/policy/conditions.ts'
import type { Answers } from '../../src/policy/policy.ts'
import { everyGrade, prizeIn } from '../policy/competitions.ts'
import { getPolicy } from '../policy/versions.ts'

const policy = getPolicy('shizhong/chief-technician/2020-12-30')

function verdictOn(condition: string, answers: Answers) {
  return judge(policy, answers, { referenceDay: '2020-12-31', registry: everyGrade }).find((each) => each.condition === condition)
}
const rank = (level: string, ofClass: string, place: number, awardedIn: string) =>
  ({ honours: [], prizes: [prizeIn(level, ofClass, String(place), awardedIn)] })

describe('市中首席技师选拔管理办法 2020', () => {
  it.each([
    ['national', 'none', 6], ['provincial', '1', 6], ['provincial', '2', 3], ['municipal', '1', 2], ['municipal', '2', 1],
  ])('takes a rank in a %s competition of class %s down to %i and no further', (level, ofClass, last) => {
    expect([last, last + 1].map((place) => verdictOn('honour-or-rank', rank(level, ofClass, place, '2019-05'))?.outcome)).toEqual(['met', 'not-met'])
  })

  it('tells who holds a rank older than four years that the text may be read otherwise', () => {
    const verdict = verdictOn('honour-or-rank', rank('municipal', '2', 1, '2014-05'))
    expect(verdict?.outcome).toBe('not-met')
    expect(verdict?.facts['另一种读法']).toBe(
      '原文另有一种读法（“近4年内”管称号和政府特殊津贴，不管竞赛名次），按那种读法则符合；原文另有一种读法（“近4年内”只管第一个分号以前的称号，不管政府特殊津贴和竞赛名次），按那种读法则符合')
  })

  it('is launched in the fourth quarter of every second year, and no longer after 2025', () => {
    expect(policy.cadence).toMatchObject({ value: { kind: 'every-years', years: 2, quarter: 4 } })
    expect(policy.validity).toMatchObject({ from: '2020-12-30', until: '2025-12-31', clause: '第十六条' })
  })

  it('lets enterprises speak for their own and the towns’ offices for freelancers, each after five working days', () => {
    const nomination = policy.stages.find(({ kind }) => kind === 'nominate')
    expect(nomination?.nominators?.map(({ people }) => people)).toEqual(['employees', 'freelancers'])
    expect(nomination?.localNotice).toMatchObject({ value: { workingDays: 5, countFirstDay: false } })
  })

  it('inspects on site after publicity and before the leading group', () =>
    expect(policy.stages.map(({ kind }) => kind)).toEqual(['announce', 'nominate', 'qualify', 'review', 'publicity', 'inspect', 'leading-group', 'government', 'publish']))

  it('pays 200 yuan a month once a year from the next year on, by the tracking assessment, until the person holds the city’s title', () => {
    const { allowance, yearly } = policy.title ?? {}
    expect(policy.allowanceFenPerMonth).toMatchObject({ value: 20_000 })
    expect([allowance?.paid, allowance?.firstPayment]).toMatchObject([{ value: 'yearly' }, { value: 'next-year' }])
    expect([allowance?.endsOn?.titles, allowance?.decidedByAssessment?.clause]).toEqual([['枣庄市首席技师'], '第十四条（一）'])
    expect(yearly?.map(({ kind }) => kind)).toEqual(['training', 'tracking-assessment'])
  })

  it('revokes after a failed assessment and bars the unit to blame; the office alone approves', () => {
    const { endOfTerm, bars, revocation } = policy.title ?? {}
    expect(endOfTerm?.grades.map(({ title, consequence }) => [title, consequence])).toEqual([['合格', 'may-apply-again'], ['不合格', 'revoked']])
    expect(bars?.map(({ after, whom }) => [after, whom])).toEqual([['fraud', 'person'], ['failed-assessment', 'unit']])
    expect([revocation?.chain, revocation?.effects.takes]).toMatchObject([{ value: ['office'] }, ['title', 'certificate', 'treatment']])
  })

  it('names a duty for each of the items on units and on holders', () => {
    const clauses = new Set(policy.title?.duties.map(({ clause }) => clause))
    const items = ['十二', '十三'].flatMap((article) => ['一', '二', '三', '四', '五'].map((item) => `第${article}条（${item}）`))
    expect(items.filter((item) => !clauses.has(item))).toEqual([])
  })
})
