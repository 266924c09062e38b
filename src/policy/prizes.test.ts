import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyGrade, prizeIn } from '../../test/policy/competitions.ts'
import { registryOf, type Competition, type Registry } from './competition.ts'
import { competitionLevels, type Outcome, type Test } from './condition.ts'
import { prizeIn as prizeOf, type Row } from './facts.ts'
import { opposite, outcomes } from './logic.ts'
import type { Form } from './policy.ts'
import { prizesRegistered, registeredInWords, standingOf } from './prizes.ts'
import { compileTest } from './vocabulary.ts'

const referenceDay = '2020-12-31'
const form: Form = { title: '表', instructions: [], pages: [] }

function found(test: Test, rows: readonly Row[], registry?: Registry) {
  return compileTest(test, { form, condition: 'it' })({ prizes: rows }, { referenceDay, ...(registry && { registry }) })
}

type Rule = Test & { kind: 'competition' }
const rule: Rule = { kind: 'competition', levels: ['provincial'], classes: ['1'], rankAtMost: 3, withinYears: 4 }

const entry = (own: Partial<Competition> = {}): Competition =>
  ({ id: 'demo-2019/skills', year: 2019, name: '演示省职业技能竞赛', level: 'provincial', class: '1', number: '演示发〔2019〕1号', ...own })
const row = (own: Row = {}): Row => ({ competition: '演示省职业技能竞赛', level: 'provincial', class: '1', rank: '2', awardedIn: '2019-05', ...own })
const judged = (own: Row, entries: readonly Competition[] = [entry()], test: Rule = rule) => {
  const { outcome, because } = found(test, [row(own)], registryOf(entries))
  return [outcome, because]
}

describe('a prize in a registered competition 列入名录的竞赛', () => {
  it('is graded by the registry, whose document is named', () => {
    expect(judged({})).toEqual(['met', '获得“演示省职业技能竞赛”（省级一类竞赛第2名，2019年5月，依据演示发〔2019〕1号）'])
    expect(judged({ class: 'unknown' })).toEqual(judged({}))
    expect(judged({}, [entry({ class: '2' })])[0]).toBe('needs-judgement')
    expect(judged({ class: 'unknown' }, [entry({ class: '2' })])[0]).toBe('not-met')
  })

  it('is found by its number alone, without level, class and name', () => {
    const chosen = { competition: '', level: '', class: '', registered: 'demo-2019/skills' }
    expect(judged(chosen)).toEqual(judged({}))
    expect(judged({ ...chosen, registered: 'demo-2019/other' })[0]).toBe('not-met')
  })

  it('is found by its name where the number is not registered any more', () => expect(judged({ registered: 'demo-2018/skills' })).toEqual(judged({})))

  it.each<[string, Row, Partial<Competition>, string]>([
    ['another class', { class: '2' }, {}, '填报的是省级二类竞赛，名录是省级一类竞赛'],
    ['another level', { level: 'national' }, {}, '填报的是国家级一类竞赛，名录是省级一类竞赛'],
    ['another tier', { tier: '1' }, { tier: '2' }, '填报的是省级一类一档竞赛，名录是省级一类二档竞赛'],
    ['another name', { competition: '演示市竞赛', registered: 'demo-2019/skills' }, {}, '填报的名称与名录的“演示省职业技能竞赛”不同'],
    ['another year in the name', { competition: '2018年演示省职业技能竞赛', registered: 'demo-2019/skills' }, {}, '填报的名称与名录的“演示省职业技能竞赛”不同'],
    ['an award before it was held', { awardedIn: '2018-12', registered: 'demo-2019/skills' }, {}, '名录是2019年的竞赛，填报的是2018年12月获奖'],
    ['an award of two years later', { awardedIn: '2020-12', registered: 'demo-2018/skills' }, { id: 'demo-2018/skills', year: 2018 }, '名录是2018年的竞赛，填报的是2020年12月获奖'],
    ['another occupation', { occupation: '电工' }, { occupations: ['焊工', '钳工'] }, '填报的竞赛职业（工种）是电工，名录只列焊工、钳工'],
    ['no occupation', {}, { occupations: ['焊工'] }, '没有填报竞赛职业（工种），名录只列焊工'],
    ['another group', { group: 'student' }, { groups: ['worker', 'teacher'] }, '填报的组别是学生组，名录只列职工组、教师组'],
    ['no group', {}, { groups: ['worker'] }, '没有填报组别，名录只列职工组'],
  ])('is left to judgement where it tells %s, and says what differs', (_, told, registered, words) => {
    const [outcome, because] = judged(told, [entry(registered)])
    expect([outcome, because?.endsWith(`，${words}，须由审核人认定`)]).toEqual(['needs-judgement', true])
  })

  it('tells everything that differs at once', () => {
    expect(judged({ class: '2', occupation: '电工' }, [entry({ occupations: ['焊工'], groups: ['worker'] })])[1])
      .toContain('填报的是省级二类竞赛，名录是省级一类竞赛，填报的竞赛职业（工种）是电工，名录只列焊工，没有填报组别，名录只列职工组，须由审核人认定')
  })

  it.each<[string, Row, Partial<Competition>]>([
    ['one of the occupations', { occupation: '钳工' }, { occupations: ['焊工', '钳工'] }], ['the same tier', { tier: '2' }, { tier: '2' }], ['a tier that nobody registered', { tier: '2' }, {}],
    ['the occupation, spaces and quotation marks aside', { occupation: '“焊 工”' }, { occupations: ['焊工'] }], ['the group', { group: 'worker' }, { groups: ['worker'] }],
    ['an occupation that nobody restricts', { occupation: '电工', group: 'student' }, {}], ['another of its names', { competition: '演示杯' }, { otherNames: ['演示杯'] }],
    ['the year in the name', { competition: '2019年度演示省职业技能竞赛', awardedIn: '2020-01' }, {}], ['certificates of the year after', { awardedIn: '2020-01', registered: 'demo-2019/skills' }, {}],
  ])('is in order with %s', (_, told, registered) => expect(judged(told, [entry(registered)])[0]).toBe('met'))

  it('is excluded where neither what is said nor what is registered would do', () => {
    expect(judged({ class: '2' }, [entry({ class: 'none' })])[0]).toBe('not-met')
    expect(judged({ class: '2', rank: '4' })[0]).toBe('not-met')
    expect(judged({ class: '2', rank: '' })[0]).toBe('evidence-missing')
    expect(judged({ class: '2', awardedIn: '2012-05', registered: 'demo-2019/skills' })[0]).toBe('not-met')
  })

  it('is left to judgement as long as one of the two would do', () => {
    expect(judged({ level: 'provincial' }, [entry({ level: 'municipal' })])[0]).toBe('needs-judgement')
    expect(judged({ level: 'district' }, [entry({ level: 'municipal' })])[0]).toBe('not-met')
    expect(judged({ class: 'unknown', occupation: '电工' }, [entry({ class: '2', occupations: ['焊工'] })])[0]).toBe('not-met')
    expect(judged({ class: '', level: '', registered: 'demo-2019/skills', occupation: '电工' }, [entry({ occupations: ['焊工'] })])[0]).toBe('needs-judgement')
  })

  it('adds that the time is unclear', () => {
    const old = entry({ year: 2016 })
    expect(judged({ awardedIn: '2016-12' }, [old])).toEqual(['needs-judgement', '填报了“演示省职业技能竞赛”（省级一类竞赛第2名，2016年12月，依据演示发〔2019〕1号），获得的时间须由审核人对照证书认定'])
    expect(judged({ awardedIn: '2016-12' }, [])[1]).toMatch(/，竞赛未列入名录，需核对主办单位文件，获得的时间须由审核人对照证书认定$/u)
    expect(judged({ awardedIn: '2016-12' }, [old], { ...rule, tiers: ['1'] })[1]).toMatch(/，名录没有分档，需核对主办单位文件，获得的时间须由审核人对照证书认定$/u)
    expect(judged({ awardedIn: '2016-12' }, [{ ...old, tier: '1' }], { ...rule, tiers: ['1'] })[1]).toMatch(/依据演示发〔2019〕1号），获得的时间须由审核人对照证书认定$/u)
    expect(judged({ awardedIn: '2016-12', class: '2' }, [old])[1]).toMatch(/，填报的是省级二类竞赛，名录是省级一类竞赛，须由审核人认定，获得的时间须由审核人对照证书认定$/u)
  })
})

describe('a city that grades by tiers 档', () => {
  const tiers: Rule = { kind: 'competition', levels: ['provincial', 'municipal'], tiers: ['1', '2'] }

  it.each<[Partial<Competition>, Outcome]>([[{ tier: '2' }, 'met'], [{ tier: '3' }, 'not-met'], [{}, 'needs-judgement']])(
    'goes by the registry’s: %j, %s', (registered, outcome) => expect(judged({}, [entry(registered)], tiers)[0]).toBe(outcome))

  it('leaves a contrary claim to judgement, unless neither would do', () => {
    expect([['1', '3'], ['3', '1'], ['3', '2'], ['2', '1']].map(([claimed = '', tier]) => judged({ tier: claimed }, [entry({ tier: tier as '1' })], tiers)[0]))
      .toEqual(['needs-judgement', 'needs-judgement', 'needs-judgement', 'needs-judgement'])
    expect(judged({ tier: '3' }, [entry({ tier: '2' })], { ...tiers, tiers: ['1'] })[0]).toBe('not-met')
    expect(judged({ tier: '3' }, [], tiers)).toEqual(['not-met', '没有填报省级或市级一档、二档竞赛奖项'])
    expect(judged({ tier: '3' }, [], { ...tiers, tiers: ['3'] })[1]).toBe('填报了“演示省职业技能竞赛”（省级一类三档竞赛第2名，2019年5月），竞赛未列入名录，需核对主办单位文件')
  })

  it('says what is asked and what is lacking', () => {
    expect(judged({}, [entry()], tiers)[1]).toBe('填报了“演示省职业技能竞赛”（省级一类竞赛第2名，2019年5月，依据演示发〔2019〕1号），名录没有分档，需核对主办单位文件')
    expect(judged({ level: 'district' }, [], tiers)).toEqual(['not-met', '没有填报省级或市级一档、二档竞赛奖项'])
  })
})

describe('a rule that counts the prizes of some contestants alone 组别', () => {
  const workers: Rule = { ...rule, groups: ['worker', 'teacher'] }

  it.each<[Row, Partial<Competition>, Outcome]>([
    [{ group: 'worker' }, {}, 'met'], [{ group: 'teacher' }, { groups: ['worker', 'teacher'] }, 'met'], [{ group: 'student' }, {}, 'not-met'], [{ group: 'student' }, { groups: ['student'] }, 'not-met'],
    [{}, {}, 'evidence-missing'], [{}, { groups: ['worker', 'student'] }, 'evidence-missing'],
  ])('goes by the group that was filled in: %j, of %j, %s', (told, registered, outcome) => expect(judged(told, [entry(registered)], workers)[0]).toBe(outcome))

  it('need not be told the group where only such groups are listed, though whoever checks is', () => {
    expect(judged({}, [entry({ groups: ['worker'] })], workers)).toEqual(['needs-judgement', expect.stringMatching(/，没有填报组别，名录只列职工组，须由审核人认定$/u)])
  })

  it('says what is asked, what was won, and what is lacking', () => {
    expect(judged({ group: 'student' }, [entry()], workers)[1]).toBe('没有填报近4年内省级一类竞赛职工组、教师组前3名')
    expect(judged({ group: 'worker' }, [entry()], workers)[1]).toBe('获得“演示省职业技能竞赛”（省级一类竞赛职工组第2名，2019年5月，依据演示发〔2019〕1号）')
    expect(judged({}, [], workers)[1]).toBe('“演示省职业技能竞赛”（省级一类竞赛第2名，2019年5月）没有填写组别，不能判断')
    expect(judged({ rank: '' }, [entry()], workers)[1]).toMatch(/）没有填写名次、组别，不能判断$/u)
    expect(judged({ rank: '', group: 'worker' }, [entry()], workers)[1]).toMatch(/）没有填写名次，不能判断$/u)
  })

  it('tells together the prizes that lack the same', () => {
    const rows = [row({ rank: '' }), row({ rank: '', competition: '甲' }), row({ rank: '', group: 'worker', competition: '乙' })]
    expect(found(workers, rows).because).toBe('“演示省职业技能竞赛”（省级一类竞赛，2019年5月）、“甲”（省级一类竞赛，2019年5月）没有填写名次、组别；“乙”（省级一类竞赛职工组，2019年5月）没有填写名次，不能判断')
  })
})

describe('the rank that the organiser counted besides 有效名次', () => {
  const effective: Rule = { ...rule, rankBy: 'effective' }

  it.each<[Row, Rule, Outcome]>([
    [{ rank: '5', effectiveRank: '3' }, effective, 'met'], [{ rank: '5', effectiveRank: '4' }, effective, 'not-met'], [{ rank: '5', effectiveRank: '3' }, rule, 'not-met'],
    [{ rank: '3' }, effective, 'met'], [{ rank: '4' }, effective, 'not-met'], [{ rank: '', effectiveRank: '3' }, effective, 'met'], [{ rank: '' }, effective, 'evidence-missing'],
    [{ rank: '', effectiveRank: '3' }, rule, 'evidence-missing'],
  ])('counts where the rule says so: %j by %j, %s', (told, test, outcome) => expect(judged(told, [entry()], test)[0]).toBe(outcome))

  it('is asked for and told in words, whichever counts', () => {
    expect(judged({ rank: '5' }, [entry()], effective)[1]).toBe('没有填报近4年内省级一类竞赛有效名次前3名')
    expect(judged({ rank: '5', effectiveRank: '3' }, [entry()], effective)[1]).toBe('获得“演示省职业技能竞赛”（省级一类竞赛第5名，有效名次第3名，2019年5月，依据演示发〔2019〕1号）')
  })
})

describe('a prize in a competition that is not registered 未列入名录的竞赛', () => {
  const unregistered = '竞赛未列入名录，需核对主办单位文件'

  it('is left to judgement where what is said would do, and says why', () => {
    expect(judged({}, [])).toEqual(['needs-judgement', `填报了“演示省职业技能竞赛”（省级一类竞赛第2名，2019年5月），${unregistered}`])
    expect(found(rule, [row()]).because).toContain(unregistered)
  })

  it.each<[Row, Outcome]>([[{ rank: '4' }, 'not-met'], [{ class: '2' }, 'not-met'], [{ level: 'municipal' }, 'not-met'], [{ awardedIn: '2015-05' }, 'not-met'], [{ rank: '' }, 'evidence-missing'], [{ class: 'unknown' }, 'needs-judgement']])(
    'is no better than what is said of it: %j, %s', (told, outcome) => expect(judged(told, [])[0]).toBe(outcome))

  it('says so where several bear its name', () => {
    expect(judged({}, [entry(), entry({ id: 'demo-2019/other' })])[1]).toMatch(/，名录中有几项同名的竞赛，须由审核人认定是哪一项$/u)
  })

  it('tells prizes with the same doubt together, and each other doubt beside its own', () => {
    const rows = [row({ competition: '甲' }), row({ competition: '乙' }), row({ class: '2' })]
    expect(found(rule, rows, registryOf([entry()])).because).toBe(
      `填报了“甲”（省级一类竞赛第2名，2019年5月）、“乙”（省级一类竞赛第2名，2019年5月），${unregistered}；`
      + '“演示省职业技能竞赛”（省级一类竞赛第2名，2019年5月，依据演示发〔2019〕1号），填报的是省级二类竞赛，名录是省级一类竞赛，须由审核人认定')
  })
})

describe('how a prize stands to the registry', () => {
  it('is told whoever checks it: the document, and everything that is said otherwise', () => {
    const registry = registryOf([entry(), entry({ id: 'a', name: '大赛' }), entry({ id: 'b', name: '大赛' })])
    expect(registeredInWords(row(), registry)).toBe('已列入2019年名录（演示发〔2019〕1号）：省级一类竞赛')
    expect(registeredInWords(row({ class: '2', awardedIn: '2021-05', registered: 'demo-2019/skills' }), registry))
      .toBe('已列入2019年名录（演示发〔2019〕1号）：省级一类竞赛；填报的是省级二类竞赛，名录是省级一类竞赛；名录是2019年的竞赛，填报的是2021年5月获奖')
    expect(registeredInWords(row({ competition: '大赛' }), registry)).toBe('名录中有几项同名的竞赛，须由审核人认定是哪一项')
    expect(prizesRegistered({ prizes: [row(), row({ competition: '邀请赛' })] }, registry)).toEqual(['已列入2019年名录（演示发〔2019〕1号）：省级一类竞赛', '竞赛未列入名录，需核对主办单位文件'])
    expect(prizesRegistered({}, registry)).toEqual([])
    expect([row({ competition: '邀请赛' }), row({ level: '乡镇' }), {}].map((each) => registeredInWords(each, registry))).toEqual(Array(3).fill('竞赛未列入名录，需核对主办单位文件'))
  })

  it('is told of a level that nobody has said', () => {
    expect(found({ ...rule, levels: ['national'] }, [row({ level: '', registered: 'x', competition: '邀请赛' })]).facts).toEqual({ 竞赛奖项: '“邀请赛”（一类竞赛第2名，2019年5月）' })
  })

  it('is told of rows that say nothing at all', () => {
    expect(prizeOf({ competition: '甲', level: '乡镇' })).toBeUndefined()
    const told = prizeOf(row())
    expect(told && standingOf(told, registryOf([]))).toEqual({ kind: 'unregistered' })
  })
})

const levelOf = fc.constantFrom(...competitionLevels)
const classOf = fc.constantFrom('1', '2', 'none', 'unknown')
const placed = fc.record({ rank: fc.constantFrom('', '1', '3', '6', '7'), awardedIn: fc.constantFrom('2015-05', '2016-12', '2019-05', '2020-12') })
const stated = fc.tuple(levelOf, classOf, placed).map(([level, ofClass, { rank, awardedIn }]) => prizeIn(level, ofClass, rank, awardedIn))
const rules = fc.record({
  levels: fc.subarray([...competitionLevels], { minLength: 1 }), classes: fc.option(fc.subarray(['1', '2', 'none'] as const, { minLength: 1 }), { nil: undefined }),
  rankAtMost: fc.constantFrom(undefined, 3, 6), withinYears: fc.constantFrom(undefined, 4),
}).map(({ levels, classes, rankAtMost, withinYears }): Rule => ({ kind: 'competition', levels, ...(classes && { classes }), ...(rankAtMost && { rankAtMost }), ...(withinYears && { withinYears }) }))

/** From worst to best, as the four outcomes are ordered everywhere. */
const rankOf = (outcome: Outcome): number => outcomes.indexOf(outcome)

describe('whatever is said and whatever is registered', () => {
  it('nothing is met without a registry, and the registry takes nothing away from what is said truly', () => {
    fc.assert(fc.property(rules, fc.array(stated, { maxLength: 3 }), (test, rows) => {
      const [bare, known] = [found(test, rows).outcome, found(test, rows, everyGrade).outcome]
      expect(bare).not.toBe('met')
      // What was only to be checked may be confirmed; whatever else was found stays as it was.
      expect(bare === known || (bare === 'needs-judgement' && known === 'met')).toBe(true)
    }))
  })

  it('another prize never makes it worse, and their order changes nothing', () => {
    fc.assert(fc.property(rules, fc.array(stated, { maxLength: 3 }), stated, (test, rows, more) => {
      const outcome = found(test, [...rows, more], everyGrade).outcome
      expect(rankOf(outcome)).toBeGreaterThanOrEqual(rankOf(found(test, rows, everyGrade).outcome))
      expect(found(test, [more, ...rows], everyGrade).outcome).toBe(outcome)
    }))
  })

  it('a contrary claim is never believed, and never counts against who made it', () => {
    fc.assert(fc.property(rules, stated, levelOf, classOf, (test, honest, level, ofClass) => {
      const contrary = { ...honest, level, class: ofClass }
      const [truly, claimed] = [found(test, [honest], everyGrade).outcome, found(test, [contrary], everyGrade).outcome]
      expect(claimed === 'met' ? truly : 'met').toBe('met')
      expect(truly === 'met' ? ['met', 'needs-judgement'] : outcomes).toContain(claimed)
    }))
  })

  it('turned round, what is not registered still waits for somebody', () => {
    fc.assert(fc.property(rules, fc.array(stated, { maxLength: 2 }), (test, rows) => {
      expect(found({ kind: 'not', of: test }, rows).outcome).toBe(opposite(found(test, rows).outcome))
    }))
  })
})
