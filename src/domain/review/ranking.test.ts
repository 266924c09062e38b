import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersOf, panel, signed, started, submittedWith } from '../../../test/support/facts.ts'
import { givenApplication, policy } from '../../../test/support/given.ts'
import type { Answers } from '../../policy/policy.ts'
import { rankApplications, scoredByNobody, unscored, type TieRuling } from './ranking.ts'
import type { Scoresheet } from './scoresheet.ts'

const confirmed = { ...panel, confirmed: true }
type Scored = Readonly<{ id: string; marks: readonly (number | 'recused')[]; honours?: readonly string[]; bornOn?: string }>

const answersFor = ({ honours = [], bornOn = '1975-01-01' }: Scored): Answers =>
  answersOf({ bornOn, industry: 'other', honours: honours.map((level) => ({ name: '荣誉', level: level as 'national' })) })

function rankingOf(people: readonly Scored[], seats: number, ruling?: TieRuling) {
  const cases = people.map((person) => [person.id, givenApplication(started, signed, submittedWith(answersFor(person))).state] as const)
  const sheets = new Map(people.flatMap(({ id, marks }) => marks.map((mark, index): [string, Scoresheet] => {
    const expert = panel.experts[index] ?? ''
    const who = { round: 'round-1', application: id, expert }
    return [`${id}.${expert}`, mark === 'recused' ? { stage: 'recused', ...who, reason: '同一单位。' } : { stage: 'submitted', ...who, marks: { skills: mark, material: mark }, comment: '' }]
  })))
  return rankApplications(policy, confirmed, cases, sheets, { seats, referenceDay: '2024-07-31', ruling })
}

const order = (people: readonly Scored[], seats: number, ruling?: TieRuling) =>
  rankingOf(people, seats, ruling).ranking.map(({ application, rank, candidate }) => `${rank} ${application}${candidate ? ' 候选' : ''}`)

describe('ranking 汇总排名', () => {
  it('goes by the mean of the sheets that were handed in', () =>
    expect(order([{ id: '甲', marks: [8_000, 9_000] }, { id: '乙', marks: [8_600, 'recused'] }, { id: '丙', marks: [9_000, 9_000] }], 2)).toEqual(['1 丙 候选', '2 乙 候选', '3 甲']))

  it('among equals goes by the level of honours, then their number, then by age, and says so with the clause', () => {
    const people: Scored[] = [
      { id: '青年', marks: [9_000, 9_000], bornOn: '1985-01-01' }, { id: '市级两个', marks: [9_000, 9_000], honours: ['municipal', 'municipal'] },
      { id: '省级', marks: [9_000, 9_000], honours: ['provincial'] }, { id: '市级一个', marks: [9_000, 9_000], honours: ['municipal'] }, { id: '无', marks: [9_000, 9_000] },
    ]
    const { ranking, refusals } = rankingOf(people, 4)
    expect(ranking.map(({ application }) => application)).toEqual(['省级', '市级两个', '市级一个', '青年', '无'])
    expect(refusals).toEqual([])
    expect(ranking.slice(1).every(({ reason }) => reason.includes('第一部分第三段') || reason.includes('第一部分第二段'))).toBe(true)
  })

  const three: readonly Scored[] = [{ id: 'a', marks: [9_000, 9_000] }, { id: 'b', marks: [9_000, 9_000] }, { id: 'c', marks: [9_000, 9_000] }]

  it('leaves equals equal unless they meet at the last place', () => {
    expect(rankingOf(three, 3).refusals).toEqual([])
    expect(rankingOf(three, 2).refusals.map(({ code, about }) => [code, about])).toEqual([['tie-at-the-line', 'a,b,c']])
  })

  it('takes a ruling that names everybody it puts forward, with its reason', () => {
    const ruling = (...first: string[]): TieRuling => ({ first, reason: '近三年成果更多。' })
    expect(order(three, 2, ruling('c', 'b'))).toEqual(['1 c 候选', '1 b 候选', '1 a'])
    expect(rankingOf(three, 2, ruling('c', 'b')).refusals).toEqual([])
    expect(rankingOf(three, 2, ruling('c')).refusals.map(({ code }) => code)).toEqual(['tie-at-the-line'])
  })

  it('lets no ruling lift anybody over a better mark', () => {
    const people: Scored[] = [{ id: 'better', marks: [9_001, 9_000] }, { id: 'favoured', marks: [9_000, 9_000] }]
    expect(order(people, 1, { first: ['favoured'], reason: '另有考虑。' })).toEqual(['1 better 候选', '2 favoured'])
  })

  it('gives the same list whatever order the cases come in', () => {
    const someone = fc.record({ marks: fc.tuple(fc.integer({ min: 8_998, max: 9_000 }), fc.integer({ min: 8_998, max: 9_000 })), honours: fc.array(fc.constantFrom('national', 'municipal'), { maxLength: 2 }) })
    fc.assert(fc.property(fc.array(someone, { minLength: 1, maxLength: 5 }), fc.nat(4), (people, turn) => {
      const named = people.map((person, index): Scored => ({ id: `p${index}`, ...person }))
      const turned = [...named.slice(turn % named.length), ...named.slice(0, turn % named.length)].reverse()
      expect(order(turned, 2)).toEqual(order(named, 2))
    }), { numRuns: 25 })
  })

  it('never seats more than there are places', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (marks, seats) => {
      const { ranking } = rankingOf(marks.map((mark, index) => ({ id: `p${index}`, marks: [mark, mark] })), seats)
      expect(ranking.filter(({ candidate }) => candidate).length).toBe(Math.min(seats, marks.length))
    }), { numRuns: 25 })
  })
})

describe('sheets still to come', () => {
  const sheets = new Map<string, Scoresheet>([
    ['a.expert-1', { stage: 'submitted', round: 'round-1', application: 'a', expert: 'expert-1', marks: {}, comment: '' }],
    ['b.expert-1', { stage: 'recused', round: 'round-1', application: 'b', expert: 'expert-1', reason: '同一单位。' }],
    ['b.expert-2', { stage: 'recused', round: 'round-1', application: 'b', expert: 'expert-2', reason: '师徒。' }],
  ])

  it('are those neither handed in nor given up', () => expect(unscored(['a', 'b'], confirmed.experts, sheets)).toEqual(['a.expert-2']))
  it('will never come for a case everybody stood aside for', () => expect(scoredByNobody(['a', 'b'], confirmed, sheets)).toEqual(['b']))
  it('do not count from somebody who is not on the panel', () => expect(scoredByNobody(['a'], { ...confirmed, experts: ['expert-3'] }, sheets)).toEqual(['a']))
})
