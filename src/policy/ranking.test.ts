import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import type { Criterion } from './policy.ts'
import { compareRanked, compareScores, explainWhyBefore, meanScore, rank, scoreHundredths, scoreText, tieFacts, weightedMark, type Ranked, type Score } from './ranking.ts'

const policy = weihai2024()
const criteria: readonly Criterion[] = [
  { id: 'skills', title: '实地技能考查', weightPercent: 40 },
  { id: 'material', title: '材料评审', weightPercent: 60 },
]
const none = { national: 0, provincial: 0, municipal: 0, district: 0 }
const someone = (id: string, rest: { score?: Score; facts?: Partial<Ranked['facts']> } = {}): Ranked => ({
  id, score: rest.score ?? score(880_000), facts: { honours: none, age: 50, industry: 'other', ...rest.facts },
})
const score = (tenThousandths: number, sheets = 1): Score => ({ tenThousandths, sheets })

describe('a weighted score 加权得分', () => {
  it('is exact: 85.55 at 40 % and 90.05 at 60 % are 88.25', () => {
    expect(weightedMark(criteria, { skills: 8555, material: 9005 })).toBe(882_500)
    expect(scoreText(meanScore(criteria, [{ skills: 8555, material: 9005 }]))).toBe('88.25')
  })

  it('is the mean of the sheets that were handed in, a half rounded up for showing only', () => {
    const mean = meanScore(criteria, [{ skills: 8000, material: 8000 }, { skills: 8001, material: 8001 }])
    expect([mean, scoreHundredths(mean), scoreText(mean)]).toEqual([{ tenThousandths: 1_600_100, sheets: 2 }, 8001, '80.01'])
  })

  it('of full marks is 100.00, of none 0.00', () => {
    expect(scoreText(meanScore(criteria, [{ skills: 10_000, material: 10_000 }]))).toBe('100.00')
    expect(scoreText(meanScore(criteria, [{ skills: 0, material: 0 }]))).toBe('0.00')
  })

  it('names the mark that is missing or out of range', () => {
    expect(() => weightedMark(criteria, { skills: 8000 })).toThrow(new RangeError('mark for material is undefined, not a whole number of hundredths from 0 to 10000'))
  })

  it('of nobody is shown as 0.00', () => expect([scoreHundredths(score(0, 0)), scoreText(score(0, 0))]).toEqual([0, '0.00']))

  it.each([{ skills: 8000 }, { skills: 8000, material: 10_001 }, { skills: 8000, material: 80.5 }, { skills: -1, material: 0 }])('is refused for %j', (marks) => {
    expect(() => weightedMark(criteria, marks)).toThrow(RangeError)
  })

  it('is refused where the weights are not 100 percent', () => {
    expect(() => weightedMark([{ id: 'skills', title: '', weightPercent: 99 }], { skills: 8000 })).toThrow('weights sum to 99 percent')
  })

  it('compares means over different numbers of sheets exactly', () => {
    // 88.3333… over three sheets against 88.33 over one: equal to the eye, not in fact.
    expect(compareScores(score(2_650_000, 3), score(883_300))).toBe(1)
    expect(compareScores(score(1_766_600, 2), score(883_300))).toBe(0)
  })

  it('of nobody is below every other', () => expect([compareScores(score(0, 0), score(0)), compareScores(score(0), score(0, 0)), compareScores(score(0, 0), score(0, 0))]).toEqual([-1, 1, 0]))

  it('orders as fractions do', () => {
    const any = fc.record({ tenThousandths: fc.nat(1_000_000), sheets: fc.integer({ min: 1, max: 60 }) })
    fc.assert(fc.property(any, any, (a, b) => {
      const exact = BigInt(a.tenThousandths) * BigInt(b.sheets) - BigInt(b.tenThousandths) * BigInt(a.sheets)
      expect(compareScores(a, b)).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0)
    }))
  })
})

describe('why one stands before the other 同等条件下优先', () => {
  it('by the score', () => {
    expect(explainWhyBefore(policy, someone('甲', { score: score(900_000) }), someone('乙'))).toBe('评审得分90.00高于88.00。')
  })

  it('by a score that differs only behind the second place, shown as far as it takes', () => {
    expect(explainWhyBefore(policy, someone('甲', { score: score(880_001) }), someone('乙'))).toBe('评审得分88.0001高于88.0000。')
  })

  it('by a score that differs by less than can be shown', () => {
    // 88.33336… and 88.33335 are both 88.3334 to four places.
    expect(explainWhyBefore(policy, someone('甲', { score: score(2_650_001, 3) }), someone('乙', { score: score(1_766_667, 2) }))).toBe('评审得分88.33，两者相差不到万分之一分。')
  })

  it('by the level of honours, with the clause', () => {
    const before = someone('甲', { facts: { honours: { ...none, national: 1 } } })
    const after = someone('乙', { facts: { honours: { ...none, provincial: 9 } } })
    expect(explainWhyBefore(policy, before, after)).toBe(
      '评审得分相同；获得国家级荣誉称号1个，另一人没有这一层次的荣誉称号（第一部分第三段：“条件相当的人选按照获得国家级、省级、市级荣誉称号的层次选拔，具有相同层次荣誉称号的优先选拔获得荣誉称号多的人选”）。')
  })

  it('by their number at the same level', () => {
    const [two, one] = [2, 1].map((provincial) => someone(String(provincial), { facts: { honours: { ...none, provincial } } })) as [Ranked, Ranked]
    expect(explainWhyBefore(policy, two, one)).toContain('获得省级荣誉称号2个，多于1个')
  })

  it('by age and by industry', () => {
    expect(explainWhyBefore(policy, someone('甲', { facts: { age: 45 } }), someone('乙'))).toBe('评审得分相同；满45周岁，在45周岁以下（第一部分第二段：“同等条件下优先从45周岁以下的高技能人才中选拔”）。')
    expect(explainWhyBefore(policy, someone('甲', { facts: { industry: 'marine' } }), someone('乙'))).toContain('所在产业属于优先推荐的领域')
  })

  it('by nothing: the text leaves equals to the office', () => {
    expect(explainWhyBefore(policy, someone('甲'), someone('乙'))).toBe('评审得分和各项优先条件都相同，原文没有规定先后，须由选拔办研究决定。')
  })

  it('looks at the facts of the form', () => {
    expect(tieFacts({
      idNumber: '11010519491231002X', industry: 'marine',
      honours: [{ name: '一', level: 'national' }, { name: '二', level: 'municipal' }, { name: '三', level: 'municipal' }, { name: '四', level: '乡镇' }],
    }, '2024-07-31')).toEqual({ honours: { national: 1, provincial: 0, municipal: 2, district: 0 }, age: 74, industry: 'marine' })
    expect(tieFacts({}, '2024-07-31')).toEqual({ honours: none, age: undefined, industry: '' })
  })
})

describe('the ranking 候选人排名', () => {
  const few = fc.nat(2)
  const anyone = fc.record({
    score: fc.record({ tenThousandths: fc.constantFrom(870_000, 880_000, 1_760_000), sheets: fc.constantFrom(1, 2) }),
    facts: fc.record({
      honours: fc.record({ national: few, provincial: few, municipal: few, district: few }),
      age: fc.option(fc.integer({ min: 44, max: 47 }), { nil: undefined }),
      industry: fc.constantFrom('marine', 'other'),
    }),
  })
  const people = fc.array(anyone, { maxLength: 12 }).map((list) => list.map((each, index): Ranked => ({ id: `case-${String(index).padStart(2, '0')}`, ...each })))

  it('is the same whatever the order in which the cases come', () => {
    fc.assert(fc.property(people.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))), ([list, shuffled]) => {
      expect(rank(policy, shuffled)).toEqual(rank(policy, list))
    }))
  })

  it('never puts each before the other', () => {
    fc.assert(fc.property(anyone, anyone, (a, b) => {
      const [one, other]: [Ranked, Ranked] = [{ id: 'a', ...a }, { id: 'b', ...b }]
      expect(compareRanked(policy, one, other) + compareRanked(policy, other, one)).toBe(0)
    }))
  })

  it('is transitive', () => {
    fc.assert(fc.property(anyone, anyone, anyone, (a, b, c) => {
      const [x, y, z] = [a, b, c].map((each, index): Ranked => ({ id: String(index), ...each })) as [Ranked, Ranked, Ranked]
      fc.pre(compareRanked(policy, x, y) >= 0 && compareRanked(policy, y, z) >= 0)
      expect(compareRanked(policy, x, z)).toBeGreaterThanOrEqual(0)
    }))
  })

  it('keeps everyone, never ranks a lower score higher, and gives equals the same place', () => {
    fc.assert(fc.property(people, (list) => {
      const placed = rank(policy, list)
      expect(placed.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted())
      placed.slice(1).forEach((each, index) => {
        const above = placed[index] as (typeof placed)[number]
        expect(compareScores(above.score, each.score)).toBeGreaterThanOrEqual(0)
        expect(each.place === above.place).toBe(compareRanked(policy, above, each) === 0)
        expect(each.place).toBe(each.place === above.place ? above.place : index + 2)
      })
    }))
  })

  it('lists equals by their id, whoever came first', () => {
    const [one, two, three] = ['a', 'b', 'c'].map((id) => someone(id)) as [Ranked, Ranked, Ranked]
    for (const list of [[one, two, three], [three, two, one], [two, one, three]]) expect(rank(policy, list).map(({ id, place }) => id + place)).toEqual(['a1', 'b1', 'c1'])
  })

  it('says why each stands behind the one above, and who shares a place', () => {
    const placed = rank(policy, [someone('丙', { score: score(870_000) }), someone('乙'), someone('甲')])
    expect(placed.map(({ id, place, tied, why }) => [id, place, tied, why])).toEqual([
      ['乙', 1, true, ''],
      ['甲', 1, true, '评审得分和各项优先条件都相同，原文没有规定先后，须由选拔办研究决定。'],
      ['丙', 3, false, '评审得分88.00高于87.00。'],
    ])
  })
})
