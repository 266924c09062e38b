import { describe, expect, it } from 'vitest'
import { everyGrade, prizeIn } from '../../test/policy/competitions.ts'
import { weihai2024 } from '../../test/policy/versions.ts'
import { fictionalIdNumber } from './cases.ts'
import { attestedIn, type Modality, type Test } from './condition.ts'
import { compile, judgeReverification } from './conditions.ts'
import type { Answers, Form, Policy } from './policy.ts'
import type { JudgingContext } from './finding.ts'

const form = {
  title: '表', instructions: [],
  pages: [{
    id: 'page', title: '页',
    fields: [
      { id: 'skillLevel', label: '技能等级', kind: 'choice', options: [{ value: '1', label: '高级技师（一级）' }, { value: '2', label: '技师（二级）' }, { value: '3', label: '高级工（三级）' }] },
      { id: 'craft', label: '掌握绝技绝活的传统手工艺人才', kind: 'yes-no' },
      { id: 'apprentices', label: '带徒情况', kind: 'rows' },
      { id: 'yearsInTrade', label: '从业年限', kind: 'number' },
      { id: 'honours', label: '荣誉称号', kind: 'rows' },
    ],
  }],
} as unknown as Form

const on = '2020-12-31'

/** The verdict on one condition, as its outcome and sentence. */
function verdict(test: Test, answers: Answers, context: Partial<JudgingContext> = {}, modality: Modality = 'required') {
  const condition = { id: 'it', title: '题', modality, clause: '第七条', quote: '文', test }
  const [only] = compile({ form, conditions: [condition] } as unknown as Policy)(answers, { referenceDay: on, registry: everyGrade, ...context })
  if (!only) throw new Error('no verdict')
  return only
}
const outcomeOf = (...args: Parameters<typeof verdict>) => verdict(...args).outcome

const honours = (name: string, level: string, awardedIn: string) => [{ name, level, awardedIn, issuer: '演示单位' }]
const prizes = (...grade: Parameters<typeof prizeIn>) => [prizeIn(...grade)]

describe('a rule on honours 荣誉称号', () => {
  const master: Test = { kind: 'honour', names: ['技术能手'], levelAtLeast: 'municipal', withinYears: 4 }

  it.each([
    ['省级技术能手', 'provincial', '2018-01', 'met'],
    ['市级技术能手', 'municipal', '2018-01', 'met'],
    ['区级技术能手', 'district', '2018-01', 'not-met'],
    ['市劳动模范', 'municipal', '2018-01', 'not-met'],
    ['市级技术能手', 'municipal', '2016-11', 'not-met'],
    ['市级技术能手', 'municipal', '2016-12', 'needs-judgement'],
    ['市级技术能手', 'municipal', '2021-01', 'not-met'],
  ])('%s (%s, %s): %s', (name, level, month, outcome) => expect(outcomeOf(master, { honours: honours(name, level, month) })).toBe(outcome))

  it('says what was looked for and what was found', () => {
    expect(verdict(master, { honours: [] }).text).toBe('没有填报近4年内市级以上“技术能手”。这是必须具备的条件。')
    const found = verdict(master, { honours: honours('市级技术能手', 'municipal', '2018-01') })
    expect([found.text, found.facts]).toEqual(['获得“市级技术能手”（市级，2018年1月）。', { 荣誉称号: '“市级技术能手”（市级，2018年1月）' }])
  })
})

describe('a window of calendar years 年度', () => {
  const recent: Test = { kind: 'honour', withinYears: 3, calendarYears: true }

  it.each([['2017-12', 'not-met'], ['2018-01', 'met'], ['2020-12', 'met'], ['2021-01', 'not-met']])('is this year and those before it: %s is %s', (month, outcome) =>
    expect(outcomeOf(recent, { honours: honours('技术能手', 'municipal', month) })).toBe(outcome))

  it('is the same for prizes, and says so', () => {
    const test: Test = { kind: 'competition', levels: ['municipal'], withinYears: 3, calendarYears: true }
    expect([outcomeOf(test, { prizes: prizes('municipal', '1', '1', '2018-01') }), outcomeOf(test, { prizes: prizes('municipal', '1', '1', '2017-12') })]).toEqual(['met', 'not-met'])
    expect([verdict(test, { prizes: [] }).text, verdict(recent, { honours: [] }).text]).toEqual([
      '没有填报近3个年度内市级竞赛奖项。这是必须具备的条件。', '没有填报近3个年度内荣誉称号。这是必须具备的条件。',
    ])
  })
})

describe('an age that ends with a birthday 过生日即超过', () => {
  const test: Test = { kind: 'age-at-most', years: 55, until: 'birthday' }

  it.each([['1965-12-30', 'not-met', '截至2020年12月31日过了55周岁生日'], ['1965-12-31', 'met', '截至2020年12月31日没有过55周岁生日'], ['1966-01-01', 'met', '截至2020年12月31日没有过55周岁生日']])(
    'is held by who was born on %s: %s', (born, outcome, words) => {
      const found = verdict(test, { idNumber: fictionalIdNumber(born, 'male') })
      expect([found.outcome, found.text.split('。')[0], found.facts['出生日期']]).toEqual([outcome, words, born])
    })

  it('waits for the number', () => expect(outcomeOf(test, {})).toBe('evidence-missing'))
})

describe('a rule on any honour', () => {
  it.each<[Test & { kind: 'honour' }, string]>([
    [{ kind: 'honour' }, '没有填报荣誉称号'], [{ kind: 'honour', names: ['甲', '乙'] }, '没有填报“甲”、“乙”'], [{ kind: 'honour', levelAtLeast: 'national' }, '没有填报国家级以上荣誉称号'],
    [{ kind: 'honour', levelAtLeast: 'provincial', withinYears: 2 }, '没有填报近2年内省级以上荣誉称号'], [{ kind: 'honour', levelAtLeast: 'district' }, '没有填报区县级以上荣誉称号'],
  ])('%j: %s', (test, words) => expect(verdict(test, { honours: [] })).toMatchObject({ outcome: 'not-met', facts: {}, text: `${words}。这是必须具备的条件。` }))

  it('is met by one of any name, level and year', () => {
    expect(verdict({ kind: 'honour' }, { honours: honours('区劳动模范', 'district', '1990-05') }).text).toBe('获得“区劳动模范”（区县级，1990年5月）。')
  })

  it('tells the rows that decided, and lists all for the record', () => {
    const test: Test = { kind: 'honour', levelAtLeast: 'municipal' }
    const rows = [...honours('甲', 'municipal', '2018-01'), ...honours('乙', 'district', '2018-02'), ...honours('丙', 'provincial', '2018-03')]
    expect(verdict(test, { honours: rows })).toMatchObject({
      text: '获得“甲”（市级，2018年1月）、“丙”（省级，2018年3月）。', facts: { 荣誉称号: '“甲”（市级，2018年1月）、“乙”（区县级，2018年2月）、“丙”（省级，2018年3月）' },
    })
  })

  it('leaves out rows of a level that nobody knows', () => expect(verdict({ kind: 'honour' }, { honours: honours('甲', '乡镇', '2018-01') }).facts).toEqual({}))

  it('counts the month of the reference day itself, and none that is none', () => {
    const test: Test = { kind: 'honour', withinYears: 4 }
    expect(['2020-12', '2020-13', ''].map((month) => outcomeOf(test, { honours: honours('甲', 'municipal', month) }))).toEqual(['met', 'not-met', 'not-met'])
  })
})

describe('a rule on competitions 职业技能竞赛', () => {
  const test: Test = { kind: 'competition', levels: ['national', 'provincial'], classes: ['1'], rankAtMost: 6, withinYears: 4 }

  it.each([
    ['provincial', '1', '6', 'met'],
    ['provincial', '1', '7', 'not-met'],
    ['provincial', '2', '1', 'not-met'],
    ['municipal', '1', '1', 'not-met'],
    ['provincial', 'unknown', '3', 'needs-judgement'],
    ['provincial', 'unknown', '7', 'not-met'],
    ['provincial', '1', '', 'evidence-missing'],
  ])('%s, class %s, rank %s: %s', (level, ofClass, rank, outcome) => expect(outcomeOf(test, { prizes: prizes(level, ofClass, rank) })).toBe(outcome))

  it('lets the best prize decide', () => {
    expect(outcomeOf(test, { prizes: [...prizes('provincial', '1', '9'), ...prizes('national', '1', '2')] })).toBe('met')
  })

  it.each<[Test & { kind: 'competition' }, string]>([
    [{ kind: 'competition', levels: ['world'] }, '世界竞赛奖项'], [{ kind: 'competition', levels: ['municipal', 'national'], classes: ['1', '2'] }, '国家级或市级一类、二类竞赛奖项'],
    [{ kind: 'competition', levels: ['provincial'], classes: ['none'], rankAtMost: 3 }, '省级竞赛前3名'], [{ kind: 'competition', levels: ['district'], withinYears: 2 }, '近2年内区县级竞赛奖项'],
  ])('says what was looked for: %j, %s', (rule, asked) => expect(verdict(rule, { prizes: [] }).text).toBe(`没有填报${asked}。这是必须具备的条件。`))

  it('leaves out rows of a level that nobody knows', () => expect(verdict({ kind: 'competition', levels: ['national'] }, { prizes: prizes('乡镇', 'unknown', '1') })).toMatchObject({ outcome: 'not-met', facts: {} }))

  it('tells a prize without its rank, and lists it for the record', () => {
    const words = '“演示竞赛”（省级一类竞赛，2019年5月，依据演示发〔2019〕1号）'
    expect(verdict(test, { prizes: prizes('provincial', '1', '') })).toMatchObject({ text: `${words}没有填写名次，不能判断。`, facts: { 竞赛奖项: words } })
    expect(verdict({ kind: 'competition', levels: ['provincial'] }, { prizes: prizes('provincial', '2', '') }).text).toBe('获得“演示竞赛”（省级二类竞赛，2019年5月，依据演示发〔2019〕1号）。')
  })

  it('says so', () => {
    expect(verdict(test, { prizes: prizes('provincial', 'unknown', '3') }).text).toBe('填报了“演示邀请赛”（省级类别不清楚的竞赛第3名，2019年5月），竞赛未列入名录，需核对主办单位文件。')
    expect(verdict(test, { prizes: [] }).text).toBe('没有填报近4年内国家级或省级一类竞赛前6名。这是必须具备的条件。')
  })
})

describe('a list that nobody has said anything of 还没有填写', () => {
  it.each<[Test, Answers, string]>([
    [{ kind: 'honour', names: ['技术能手'] }, {}, '还没有填报“技术能手”。'],
    [{ kind: 'competition', levels: ['national'], rankAtMost: 6 }, {}, '还没有填报国家级竞赛前6名。'],
    [{ kind: 'rows-at-least', field: 'apprentices', count: 2 }, {}, '还没有填写“带徒情况”，要求至少2项。'],
    [{ kind: 'former-title-needs-news', field: 'craft', newsField: 'news', withinYears: 4 }, { craft: true }, '曾获得这一称号，还没有填报近4年内新的重大成果和突出贡献。'],
    [{ kind: 'rows-each-term-year', field: 'apprentices', monthColumn: 'certifiedIn', count: 2 }, {}, '还没有填写“带徒情况”，要求管理期内每年至少2人。'],
  ])('is missing, and no proof of a no: %j', (test, answers, text) =>
    expect(verdict(test, answers, { termFrom: '2018-01-01' })).toMatchObject({ outcome: 'evidence-missing', text }))

  it('is called by its field where the form does not ask for it, and tells of a former holder that it is one', () => {
    const pupils: Test = { kind: 'rows-each-term-year', field: 'pupils', monthColumn: 'certifiedIn', count: 1 }
    expect(verdict(pupils, {}, { termFrom: '2018-01-01' })).toMatchObject({ text: '还没有填写“pupils”，要求管理期内每年至少1人。', facts: {} })
    expect(verdict({ kind: 'rows-at-least', field: 'pupils', count: 1 }, {})).toMatchObject({ text: '还没有填写“pupils”，要求至少1项。', facts: {} })
    expect(verdict({ kind: 'former-title-needs-news', field: 'craft', newsField: 'news', withinYears: 4 }, { craft: true }).facts).toEqual({ 曾获称号: '是' })
    expect(verdict({ kind: 'honour' }, { honours: '无' as unknown as [] })).toMatchObject({ outcome: 'evidence-missing', facts: {} })
  })

  it('leaves open what another list alone does not decide', () => {
    const either: Test = { kind: 'any', of: [{ kind: 'honour', names: ['技术能手'] }, { kind: 'competition', levels: ['national'], rankAtMost: 6 }] }
    const prize = { prizes: prizes('national', '1', '7') }
    expect([outcomeOf(either, prize), outcomeOf(either, { ...prize, honours: [] })]).toEqual(['evidence-missing', 'not-met'])
  })
})

describe('a team in a competition 团体项目', () => {
  const test: Test = { kind: 'competition', levels: ['municipal'], rankAtMost: 3, teams: [{ members: 3, rankAtMost: 2 }, { members: 5, rankAtMost: 1 }] }
  const team = (teamSize: string, rank: string) => ({ prizes: prizes('municipal', 'none', rank).map((prize) => ({ ...prize, teamSize })) })

  it.each([
    ['', '3', 'met'], ['2', '3', 'met'], ['3', '2', 'met'], ['3', '3', 'not-met'], ['4', '2', 'met'], ['5', '2', 'not-met'], ['5', '1', 'met'], ['5', '', 'evidence-missing'],
  ])('of %s, rank %s: %s', (size, rank, outcome) => expect(outcomeOf(test, team(size, rank))).toBe(outcome))

  it('is told as one', () => expect(verdict(test, team('3', '2')).text).toBe('获得“演示竞赛”（市级竞赛3人团体第2名，2019年5月，依据演示发〔2019〕1号）。'))
})

describe('an exclusion 不再参加', () => {
  const test: Test = { kind: 'not', of: { kind: 'honour', names: ['中华技能大奖'] } }

  it('holds for who has none of the titles, said or not', () => {
    expect([{}, { honours: [] }, { honours: honours('技术能手', 'national', '2014-06') }].map((answers) => outcomeOf(test, answers))).toEqual(['met', 'met', 'met'])
  })
  it('waits for what is no list', () => expect(outcomeOf({ kind: 'not', of: { kind: 'answer-is', field: 'craft', oneOf: ['true'] } }, {})).toBe('evidence-missing'))
  it('names the title that excludes', () => {
    expect(verdict(test, { honours: honours('中华技能大奖', 'national', '2014-06') })).toMatchObject({ outcome: 'not-met', text: '获得“中华技能大奖”（国家级，2014年6月）。有这种情形的，不能参加。' })
  })
})

describe('alternatives 具备下列条件之一', () => {
  const test: Test & { kind: 'any' | 'all' } = {
    kind: 'any', of: [
      { kind: 'level-at-least', level: 2 },
      { kind: 'answer-is', field: 'craft', oneOf: ['true'] },
    ],
  }

  it.each([[{ skillLevel: '2', craft: false }, 'met'], [{ skillLevel: '3', craft: true }, 'met'], [{ skillLevel: '3', craft: false }, 'not-met'], [{ skillLevel: '3' }, 'evidence-missing']] as const)(
    '%j: %s', (answers, outcome) => expect(outcomeOf(test, answers)).toBe(outcome))

  it('keeps the facts of every part for the record', () => {
    const facts = { 技能等级: '高级工（三级）', 掌握绝技绝活的传统手工艺人才: '否' }
    expect(verdict(test, { skillLevel: '3', craft: false }).facts).toEqual(facts)
    expect(verdict({ kind: 'count-of', count: 1, of: test.of }, { skillLevel: '3', craft: false }).facts).toEqual(facts)
    expect(verdict({ kind: 'answer-is', field: 'craft', oneOf: ['true'] }, {}).text).toBe('还没有填写“掌握绝技绝活的传统手工艺人才”。')
    expect(verdict({ kind: 'answer-is', field: 'craft', oneOf: ['true'] }, { craft: true }).facts).toEqual({ 掌握绝技绝活的传统手工艺人才: '是' })
    expect(verdict({ kind: 'answer-is', field: 'elsewhere', oneOf: ['甲'] }, { elsewhere: '甲' })).toMatchObject({ text: '“elsewhere”填写的是“甲”。', facts: { elsewhere: '甲' } })
  })

  it('tells only what decided', () => {
    expect(verdict(test, { skillLevel: '3', craft: true }).text).toBe('“掌握绝技绝活的传统手工艺人才”填写的是“是”。')
    expect(verdict(test, { skillLevel: '3', craft: false }).text).toBe('所持等级为高级工（三级），没有达到技师（二级）以上；“掌握绝技绝活的传统手工艺人才”填写的是“否”，应为：是。这是必须具备的条件。')
  })
})

describe('the statutory retirement age 法定退休年龄以内', () => {
  const test: Test = { kind: 'below-retirement-age', categoryField: 'retirementCategory' }
  const woman = '11010519491231002X'

  it('asks a woman for her category', () => {
    expect(outcomeOf(test, { idNumber: woman })).toBe('evidence-missing')
    expect(outcomeOf(test, { idNumber: woman, retirementCategory: '55' }, { referenceDay: '2004-12-31' })).toBe('met')
    expect(verdict(test, { idNumber: woman, retirementCategory: '55' }, { referenceDay: '2005-01-01' }).text).toBe('2004年12月31日已达到法定退休年龄。这是必须具备的条件。')
  })

  it('asks for the ID number first', () => {
    expect([verdict(test, {}).text, verdict(test, { idNumber: woman }).text]).toEqual(['还没有填写正确的身份证号码，不能计算退休年龄。', '还没有填写女职工的退休类别（50周岁或55周岁）。'])
  })

  it('tells the day on which it is reached', () => {
    expect(verdict(test, { idNumber: woman, retirementCategory: '50' }, { referenceDay: '1999-12-31' })).toMatchObject({
      text: '1999年12月31日达到法定退休年龄，截至1999年12月31日尚在年龄以内。', facts: { 出生日期: '1949-12-31', 达到法定退休年龄: '1999-12-31', 计算日: '1999-12-31' },
    })
    expect(outcomeOf(test, { idNumber: woman, retirementCategory: '50' }, { referenceDay: '2000-01-01' })).toBe('not-met')
  })

  it('asks a man for no category', () => expect(outcomeOf(test, { idNumber: '110105194912310038' }, { referenceDay: '2009-12-31' })).toBe('met'))
})

describe('apprentices in each year of the term 每年所带徒弟', () => {
  const test: Test = { kind: 'rows-each-term-year', field: 'apprentices', monthColumn: 'certifiedIn', count: 2, where: { level: ['3', '2', '1'] } }
  const term = { termFrom: '2022-12-01' }
  const apprentices = (...months: string[]) => ({ apprentices: months.map((certifiedIn) => ({ name: '演示徒弟', level: '3', certifiedIn })) })

  it('must be enough in every year that has ended', () => {
    expect(outcomeOf(test, apprentices('2023-01', '2023-02', '2023-12', '2024-11'), { ...term, referenceDay: '2024-12-01' })).toBe('met')
    expect(verdict(test, apprentices('2023-01', '2023-02', '2024-11'), { ...term, referenceDay: '2024-12-01' }).text).toBe('管理期第2年1人，要求每年至少2人。这是必须具备的条件。')
  })

  it('names every year that falls short', () => {
    expect(verdict(test, apprentices('2023-01'), { ...term, referenceDay: '2024-12-01' }).text).toBe('管理期第1年1人，要求每年至少2人；管理期第2年0人，要求每年至少2人。这是必须具备的条件。')
  })

  it('does not fail a year that is still running', () => {
    expect(verdict(test, apprentices('2023-01', '2023-02'), { ...term, referenceDay: '2024-06-30' }).text).toBe('管理期第2年0人，要求每年至少2人，但这一年还没有结束。')
  })

  it('counts nobody who would get the certificate after the day', () => {
    const running = { ...term, referenceDay: '2024-06-30' }
    expect(verdict(test, apprentices('2023-01', '2023-02', '2024-06', '2024-07'), running).facts).toEqual({ 管理期第1年: '2人', 管理期第2年: '1人' })
  })

  it('counts those alone who reached the level', () => {
    expect(outcomeOf(test, { apprentices: [{ certifiedIn: '2023-01', level: '4' }, { certifiedIn: '2023-01', level: '3' }] }, { ...term, referenceDay: '2023-12-01' })).toBe('not-met')
  })

  it('needs the beginning of the term', () => expect(verdict(test, apprentices('2023-01'))).toMatchObject({ outcome: 'evidence-missing', text: '还没有登记管理期的起始日。' }))

  it('lists what was found of each year for the record', () => {
    expect(verdict(test, apprentices('2023-01', '2023-02', '2023-12'), { ...term, referenceDay: '2024-06-30' }).facts).toEqual({ 管理期第1年: '2人', 管理期第2年: '1人' })
    expect(verdict(test, apprentices('2022-12', '2023-11'), { ...term, referenceDay: '2023-12-01' }).text).toBe('管理期内每年都不少于2人。')
  })

  it('counts calendar years where the text is read so, and leaves a part of a year to people', () => {
    const calendar: Test = { ...test, calendarYears: true }
    const from = (termFrom: string, referenceDay: string, ...months: readonly string[]) => {
      const { outcome, text, facts } = verdict(calendar, apprentices(...months), { termFrom, referenceDay })
      return [outcome, text.split('。')[0], Object.values(facts).join(' ')]
    }
    expect(from('2022-12-01', '2024-11-30', '2022-12', '2022-12', '2023-01', '2023-12', '2024-01', '2024-02')).toEqual(['met', '管理期内每年都不少于2人', '2人 2人 2人'])
    expect(from('2022-12-01', '2024-11-30', '2023-01', '2023-12')).toEqual([
      'needs-judgement', '2022年0人，要求每年至少2人；2024年0人，要求每年至少2人，但管理期只占这一年的一部分、这一年还没有结束', '0人 2人 0人',
    ])
    expect(from('2022-12-01', '2024-11-30', '2022-12', '2022-12', '2023-01', '2024-01', '2024-02')).toEqual(['not-met', '2023年1人，要求每年至少2人', '2人 1人 2人'])
    expect(from('2022-12-01', '2024-11-30', '2022-11', '2022-12', '2023-01', '2023-12', '2024-11', '2024-12')).toEqual([
      'needs-judgement', '2022年1人，要求每年至少2人；2024年1人，要求每年至少2人，但管理期只占这一年的一部分、这一年还没有结束', '1人 2人 1人',
    ])
    expect(from('2023-01-01', '2024-01-01', '2022-12', '2024-02')).toEqual(['not-met', '2023年0人，要求每年至少2人；2024年0人，要求每年至少2人', '0人 0人'])
    expect(from('2024-06-01', '2024-05-01')).toEqual(['needs-judgement', '2024年0人，要求每年至少2人，但这一年还没有结束', '0人'])
  })

  it('looks at the first year on its first day, and leaves out months that are none', () => {
    expect(verdict(test, apprentices('2022-12', 'soon', ''), { ...term, referenceDay: '2022-12-01' })).toMatchObject({ text: '管理期第1年1人，要求每年至少2人，但这一年还没有结束。', facts: { 管理期第1年: '1人' } })
  })
})

describe('so many of several 具备其中几项', () => {
  const test: Test = { kind: 'count-of', count: 2, of: [
    { kind: 'level-at-least', level: 2 },
    { kind: 'answer-is', field: 'craft', oneOf: ['true'] },
    { kind: 'rows-at-least', field: 'apprentices', count: 1 },
  ] }
  const apprentices = [{ name: '演示徒弟' }]

  it.each([
    [{ skillLevel: '2', craft: true, apprentices: [] }, 'met'],
    [{ skillLevel: '2', craft: false, apprentices }, 'met'],
    [{ skillLevel: '3', craft: false, apprentices }, 'not-met'],
    [{ skillLevel: '3', apprentices }, 'evidence-missing'],
    [{ skillLevel: '3', apprentices: [] }, 'not-met'],
  ] as const)('%j: %s', (answers, outcome) => expect(outcomeOf(test, answers)).toBe(outcome))

  it('tells what is held and what is lacking', () => {
    expect(verdict(test, { skillLevel: '2', craft: false, apprentices: [] }).text).toBe(
      '要求具备其中2项，已有1项：“掌握绝技绝活的传统手工艺人才”填写的是“否”，应为：是；“带徒情况”符合要求的有0项，要求至少1项。这是必须具备的条件。')
    expect(verdict(test, { skillLevel: '2', craft: true }).text).toBe(
      '要求具备其中2项，已有2项：所持等级为技师（二级），达到技师（二级）以上；“掌握绝技绝活的传统手工艺人才”填写的是“是”。')
  })
})

describe('an age 周岁', () => {
  const test: Test = { kind: 'age-at-most', years: 55 }
  const born = { idNumber: '11010519491231002X' }

  it('is counted on the day, the bound included', () => {
    expect(verdict(test, born, { referenceDay: '2005-12-30' }).text).toBe('截至2005年12月30日满55周岁，没有超过55周岁。')
    expect(verdict(test, born, { referenceDay: '2005-12-31' })).toMatchObject({ text: '截至2005年12月31日满56周岁，超过了55周岁。这是必须具备的条件。', facts: { 出生日期: '1949-12-31', 计算日: '2005-12-31', 周岁: '56' } })
  })

  it('is nobody’s who would be born after the day, at the end of working life neither', () => {
    const retired: Test = { kind: 'below-retirement-age', categoryField: 'category' }
    const words = { outcome: 'evidence-missing', text: '身份证号码上的出生日期在计算日1949年12月30日以后，请核对。', facts: { 出生日期: '1949-12-31', 计算日: '1949-12-30' } }
    for (const each of [test, { ...test, until: 'birthday' }, retired] as const) expect(verdict(each, born, { referenceDay: '1949-12-30' })).toMatchObject(words)
    expect([test, retired].map((each) => verdict(each, { ...born, category: '55' }, { referenceDay: '1949-12-31' }).outcome)).toEqual(['met', 'met'])
  })

  it('needs an ID number that is right', () => {
    expect([verdict(test, {}).text, verdict(test, { idNumber: '110105194912310021' }).text]).toEqual(Array.from({ length: 2 }, () => '还没有填写正确的身份证号码，不能计算周岁。'))
  })
})

describe('a level 技能等级', () => {
  it('has to be filled in', () => expect(verdict({ kind: 'level-at-least', level: 2 }, {}).text).toBe('还没有填写职业资格或职业技能等级。'))
})

describe('a former holder 再次推荐', () => {
  const test: Test = { kind: 'former-title-needs-news', field: 'former', newsField: 'news', withinYears: 4 }
  const news = (...months: readonly string[]) => ({ former: true, news: months.map((achievedIn) => ({ achievedIn })) })

  it.each<[Answers, string, string, object]>([
    [{}, 'evidence-missing', '还没有填写是否曾获得这一称号。', {}],
    [{ former: false }, 'met', '没有获得过这一称号，不属于再次推荐。', { 曾获称号: '否' }],
    [news(), 'not-met', '曾获得这一称号，没有填报近4年内新的重大成果和突出贡献。这是必须具备的条件。', { 曾获称号: '是', 近4年新成果: '0项' }],
    [news('2016-11', ''), 'not-met', '曾获得这一称号，没有填报近4年内新的重大成果和突出贡献。这是必须具备的条件。', { 曾获称号: '是', 近4年新成果: '0项' }],
    [news('2016-12', '2018-01', '2021-01'), 'needs-judgement', '曾获得这一称号，填报了近4年内的2项新成果，须由审核人认定是否重大。', { 曾获称号: '是', 近4年新成果: '2项' }],
    [{ former: true, news: [{}] }, 'not-met', '曾获得这一称号，没有填报近4年内新的重大成果和突出贡献。这是必须具备的条件。', { 曾获称号: '是', 近4年新成果: '0项' }],
  ])('%j: %s', (answers, outcome, text, facts) => expect(verdict(test, answers)).toMatchObject({ outcome, text, facts }))
})

describe('a number that was filled in 从业年限', () => {
  const test: Test = { kind: 'number-at-least', field: 'yearsInTrade', least: 10, unit: '年' }

  it.each([['9', 'not-met'], ['10', 'met'], ['11', 'met'], ['', 'evidence-missing']])('%s: %s', (yearsInTrade, outcome) => expect(outcomeOf(test, { yearsInTrade })).toBe(outcome))

  it('says so', () => {
    expect(verdict(test, { yearsInTrade: '9' }).text).toBe('“从业年限”填写的是9年，没有达到10年。这是必须具备的条件。')
    expect([verdict(test, { yearsInTrade: '10' }).text, verdict(test, {}).text]).toEqual(['“从业年限”填写的是10年，达到10年。', '还没有填写“从业年限”。'])
    expect(verdict(test, { yearsInTrade: '9' }).facts).toEqual({ 从业年限: '9年' })
    expect(verdict({ kind: 'number-at-least', field: 'elsewhere', least: 2 }, { elsewhere: '3' }).text).toBe('“elsewhere”填写的是3，达到2。')
  })
})

describe('rows of a list', () => {
  const test: Test = { kind: 'rows-at-least', field: 'apprentices', count: 2 }
  it('are counted', () => {
    expect(verdict(test, { apprentices: [{ name: '演示徒弟' }] }).text).toBe('“带徒情况”符合要求的有1项，要求至少2项。这是必须具备的条件。')
    expect(verdict(test, { apprentices: [{ name: '演示徒弟' }, { name: '演示徒弟' }] })).toMatchObject({ outcome: 'met', text: '“带徒情况”符合要求的有2项，要求至少2项。', facts: { 带徒情况: '2项' } })
  })

  it('are counted where every column is as the rule says', () => {
    const some: Test = { kind: 'rows-at-least', field: 'pupils', count: 1, where: { level: ['1', '2'], kept: ['yes'] } }
    const rows = [{ level: '1', kept: 'yes' }, { level: '3', kept: 'yes' }, { level: '1', kept: 'no' }, { level: '1' }, { kept: 'yes' }]
    expect(verdict(some, { pupils: rows })).toMatchObject({ text: '“pupils”符合要求的有1项，要求至少1项。', facts: { pupils: '1项' } })
  })
})

describe('an attested rule', () => {
  const test: Test = { kind: 'attested', by: 'unit', statement: '热爱祖国，遵纪守法' }
  it('waits for the one who must affirm it, and believes a no', () => {
    expect([verdict(test, {}).text, verdict(test, {}, { attested: { it: true } }).text, verdict(test, {}, { attested: { it: false } }).text]).toEqual([
      '须由用人单位确认：热爱祖国，遵纪守法。', '用人单位已确认：热爱祖国，遵纪守法。', '用人单位认为不符合：热爱祖国，遵纪守法。这是必须具备的条件。',
    ])
  })
})

describe('an attested rule with its evidence 对照材料确认', () => {
  const test: Test = { kind: 'attested', by: 'district', statement: '带徒成绩突出', evidence: ['craft', 'apprentices'] }
  const shown = { apprentices: [{ name: '演示徒弟' }] }

  it('cannot be affirmed while nothing was filled in for it', () => {
    expect(verdict(test, {}).text).toBe('还没有填写“掌握绝技绝活的传统手工艺人才”、“带徒情况”，推荐单位无从确认：带徒成绩突出。')
    expect(outcomeOf(test, { apprentices: [], craft: false }, { attested: { it: true } })).toBe('evidence-missing')
  })

  it('needs one of the fields alone', () => {
    expect([outcomeOf(test, shown), outcomeOf(test, { craft: true }), outcomeOf(test, shown, { attested: { it: true } })]).toEqual(['needs-judgement', 'needs-judgement', 'met'])
  })

  it('can be denied without any', () => expect(outcomeOf(test, {}, { attested: { it: false } })).toBe('not-met'))
})

describe('a rule that rests on a reading 读法', () => {
  const master = (withinYears?: number): Test => ({ kind: 'honour', names: ['技术能手'], ...(withinYears && { withinYears }) })
  const test: Test = { kind: 'as-read', interpretation: 'window', of: master(4), alternatives: { 'without-window': master() } }
  const interpretations = [{ id: 'window', clause: '第七条', quote: '文', reading: '近4年内。', decidedBy: '选拔办', alternatives: [{ id: 'without-window', reading: '不限年数。' }] }]
  const read = (honour: Answers) => compile({ form, interpretations, conditions: [{ id: 'it', title: '题', modality: 'required', clause: '第七条', quote: '文', test }] } as unknown as Policy)(honour, { referenceDay: on })[0]

  it('is judged by the reading taken, and tells whom another reading would treat otherwise', () => {
    expect(read({ honours: honours('技术能手', 'municipal', '2012-01') })).toMatchObject({
      outcome: 'not-met',
      facts: { 另一种读法: '原文另有一种读法（不限年数），按那种读法则符合' },
      text: '没有填报近4年内“技术能手”。原文另有一种读法（不限年数），按那种读法则符合。这是必须具备的条件。',
    })
  })

  it.each<[Test, string]>([
    [{ kind: 'honour', names: ['别的称号'] }, '则不符合'], [{ kind: 'attested', by: 'unit', statement: '甲' }, '则须由人判断'], [{ kind: 'level-at-least', level: 1 }, '则缺少材料'],
  ])('tells how another reading would judge: %j, %s', (other, words) => {
    const reading = { id: 'window', reading: '近4年内。', alternatives: [{ id: 'other', reading: '先看甲。再看乙。' }] }
    const rule: Test = { kind: 'as-read', interpretation: 'window', of: master(), alternatives: { other } }
    const [found] = compile({ form, interpretations: [reading], conditions: [{ id: 'it', title: '题', modality: 'required', clause: '第七条', quote: '文', test: rule }] } as unknown as Policy)({ honours: honours('技术能手', 'municipal', '2019-01') }, { referenceDay: on })
    expect(found?.text).toBe(`获得“技术能手”（市级，2019年1月）。原文另有一种读法（先看甲。再看乙），按那种读法${words}。`)
  })

  it('is judged by itself where no other reading is recorded, or none says how it would judge', () => {
    const judged = (policy: object, alternatives: Readonly<Record<string, Test>> = { 'without-window': master() }) => compile({ form, conditions: [{ id: 'it', title: '题', modality: 'required', clause: '第七条', quote: '文', test: { ...test, alternatives } }], ...policy } as unknown as Policy)(
      { honours: honours('技术能手', 'municipal', '2012-01') }, { referenceDay: on })[0]?.text
    expect([judged({}), judged({ interpretations: [] }), judged({ interpretations: [{ id: 'window' }] }), judged({ interpretations }, {})]).toEqual(Array.from({ length: 4 }, () => '没有填报近4年内“技术能手”。这是必须具备的条件。'))
  })

  it('says nothing of readings where all agree', () =>
    expect(read({ honours: honours('技术能手', 'municipal', '2019-01') })?.text).toBe('获得“技术能手”（市级，2019年1月）。'))

  it('asks nobody to affirm what only another reading asks', () => {
    const asked = (statement: string): Test => ({ kind: 'attested', by: 'office', statement })
    expect(attestedIn({ kind: 'as-read', interpretation: 'window', of: asked('甲'), alternatives: { other: asked('乙') } })).toEqual([asked('甲')])
  })
})

it('leaves each thing to be affirmed to one role, in the order of the text 确认事项', () => {
  expect(weihai2024().conditions.flatMap(({ id, test }) => attestedIn(test).map(({ by }) => `${by} ${id}`))).toEqual([
    'district enterprise', 'district recognised-achievement', 'district front-line', 'office parent-measure', 'office preferred-industry', 'district views-heard',
  ])
})

describe('the verdicts on a holder who is looked at again 复核认定', () => {
  const rule = (id: string) => ({ id, title: '题', modality: 'required', clause: '第十一条', quote: '文', test: { kind: 'answer-is', field: 'craft', oneOf: ['true'] } })
  const own = { ...form, pages: [{ id: 'page', title: '页', fields: [{ id: 'craft', label: '复核项目', kind: 'yes-no' }] }] }
  const judged = (title: object | undefined) => judgeReverification({ form, conditions: [], title } as unknown as Policy, { craft: true }, { referenceDay: on }).map(({ condition, text }) => [condition, text])

  it('are by its own conditions and form, or by the form of the selection where it has none', () => {
    expect(judged({ reverification: { conditions: [rule('again')], form: own } })).toEqual([['again', '“复核项目”填写的是“是”。']])
    expect(judged({ reverification: { conditions: [rule('again')] } })).toEqual([['again', '“掌握绝技绝活的传统手工艺人才”填写的是“是”。']])
  })

  it('are none where the text orders no such thing', () => expect([judged({}), judged(undefined)]).toEqual([[], []]))
})

describe('what a condition says of who does not meet it', () => {
  it.each([
    ['required', '这是必须具备的条件。'], ['generally', '原文写的是“一般”，确有特殊情况的，可以由选拔办写明理由后破格。'], ['preferred', '这一条只在条件相当时用来排先后，不影响申报。'],
  ] as const)('%s: %s', (modality, advice) => {
    const test: Test = { kind: 'rows-at-least', field: 'apprentices', count: 1 }
    expect(verdict(test, { apprentices: [] }, {}, modality).text).toBe(`“带徒情况”符合要求的有0项，要求至少1项。${advice}`)
  })
})

it('every verdict names clause and quote and is a sentence', () => {
  const found = verdict({ kind: 'level-at-least', level: 2 }, { skillLevel: '3' }, {}, 'generally')
  expect(found).toEqual({
    condition: 'it', clause: '第七条', quote: '文', title: '题', modality: 'generally', outcome: 'not-met', facts: { 技能等级: '高级工（三级）' },
    text: '所持等级为高级工（三级），没有达到技师（二级）以上。原文写的是“一般”，确有特殊情况的，可以由选拔办写明理由后破格。',
  })
})
