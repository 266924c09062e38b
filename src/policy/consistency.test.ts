import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import type { Test } from './condition.ts'
import { inconsistencies } from './consistency.ts'
import type { Alternative, Form, Policy, TieBreak } from './policy.ts'
import type { TitleRules } from './titleRules.ts'

const weihai = weihai2024()
const cited = { clause: '第九条', quote: '原文' }
const options = (...values: readonly string[]) => values.map((value) => ({ value, label: value }))
const rows = (id: string, ...columns: readonly string[]) => ({ id, kind: 'rows', minRows: 0, maxRows: 5, columns: columns.map((column) => ({ id: column, label: column, kind: 'text', maxChars: 9, required: false })) })

/** A form with the fields that rules look for by name, and some others. */
const whole = formOf(
  { id: 'name', kind: 'text', maxChars: 9 }, { id: 'idNumber', kind: 'id-number' }, { id: 'sex', kind: 'choice', options: options('male', 'female') },
  { id: 'skillLevel', kind: 'choice', options: options('1', '2') }, { id: 'industry', kind: 'choice', options: options('marine', 'other') },
  { id: 'category', kind: 'choice', options: options('50', '55') }, { id: 'craft', kind: 'yes-no' }, { id: 'years', kind: 'number', min: 0, max: 60 },
  rows('honours', 'name', 'level', 'issuer', 'awardedIn'), rows('prizes', 'competition', 'level', 'class', 'rank', 'awardedIn', 'teamSize'), rows('news', 'achievedIn'), rows('apprentices', 'certifiedIn'),
)

function formOf(...fields: readonly object[]): Form {
  return { title: '表', instructions: [], pages: [{ id: 'page', title: '页', fields: fields.map((field) => ({ label: '题', purpose: '测试', required: false, ...field })) }] } as unknown as Form
}

const { title: _, ...selection } = weihai
const bareTitle: TitleRules = { termStart: { stated: false, ask: '从哪一天起算？', neededFor: 'publish' }, changes: [], duties: [], benefits: [], yearly: [], bars: [] }
/** A version that rests on no reading of the text. */
const plain: Policy = {
  ...selection, form: whole, conditions: [], tieBreaks: [], materials: [], interpretations: [], seats: { kind: 'planned', count: 10, ...cited },
  validity: { from: '2024-01-01', until: null }, reportDeadline: { stated: true, value: '2024-07-31', ...cited },
  stages: [{ kind: 'announce', title: '部署', body: '办公室', ...cited }, { kind: 'publish', title: '公布', body: '办公室', ...cited }],
}

const told = (policy: Policy) => inconsistencies(policy).map(({ file, at, text }) => `${file} ${at.join('.')} ${text}`)
const condition = (test: Test, id = 'it') => ({ id, title: '题', modality: 'required' as const, test, ...cited })
const withRule = (test: Test, form = whole) => told({ ...plain, form, conditions: [condition(test)] })

/** A form without the field, and one in which it is of another kind. */
const without = (id: string): Form => ({ ...whole, pages: whole.pages.map((page) => ({ ...page, fields: page.fields.filter((field) => field.id !== id) })) })
const asPhoto = (id: string): Form => ({ ...whole, pages: whole.pages.map((page) => ({ ...page, fields: page.fields.map((field) => field.id === id ? { ...field, kind: 'photo' as const } : field) })) } as Form)
const lacking = (at: string, id: string) => `policy.yaml conditions.0.test${at} 这条规则要用字段“${id}”，但申报表（form.yaml）里没有。`
const unlike = (at: string, id: string, kind: string) => `policy.yaml conditions.0.test${at} 字段“${id}”应是 ${kind}，申报表里是 photo。`

it('a version whose parts agree has none', () => {
  expect([told(plain), told(weihai)]).toEqual([[], []])
})

describe('the fields a rule looks for', () => {
  const news: Test = { kind: 'former-title-needs-news', field: 'craft', newsField: 'news', withinYears: 4 }
  const retired: Test = { kind: 'below-retirement-age', categoryField: 'category' }
  const apprentices: Test = { kind: 'rows-each-term-year', field: 'apprentices', monthColumn: 'certifiedIn', count: 1 }
  const rules: readonly Test[] = [
    { kind: 'level-at-least', level: 1 }, { kind: 'age-at-most', years: 55 }, retired, { kind: 'honour' }, { kind: 'competition', levels: ['national'] },
    { kind: 'competition', levels: ['national'], teams: [{ members: 2, rankAtMost: 1 }] }, { kind: 'number-at-least', field: 'years', least: 1 },
    { kind: 'answer-is', field: 'industry', oneOf: ['marine'] }, { kind: 'answer-is', field: 'craft', oneOf: ['true', 'false'] },
    { kind: 'rows-at-least', field: 'news', count: 1 }, apprentices, news, { kind: 'attested', by: 'unit', statement: '甲', evidence: ['name'] }, { kind: 'attested', by: 'unit', statement: '甲' },
  ]

  it.each([...rules, { kind: 'count-of', count: 2, of: rules.slice(0, 2) } as Test])('are there: %j', (rule) => expect(withRule(rule)).toEqual([]))

  it.each<[Test, string, string, string]>([
    [{ kind: 'level-at-least', level: 1 }, 'skillLevel', '', 'choice'], [{ kind: 'age-at-most', years: 55 }, 'idNumber', '', 'id-number'],
    [retired, 'idNumber', '', 'id-number'], [retired, 'sex', '', 'choice'], [{ kind: 'honour' }, 'honours', '', 'rows'],
    [{ kind: 'competition', levels: ['national'] }, 'prizes', '', 'rows'], [{ kind: 'competition', levels: ['national'], teams: [{ members: 2, rankAtMost: 1 }] }, 'prizes', '', 'rows'],
    [{ kind: 'number-at-least', field: 'years', least: 1 }, 'years', '.field', 'number'], [{ kind: 'rows-at-least', field: 'news', count: 1 }, 'news', '.field', 'rows'],
    [apprentices, 'apprentices', '.field', 'rows'], [news, 'craft', '.field', 'yes-no'], [news, 'news', '.newsField', 'rows'],
  ])('are missed, or are of another kind: %j, %s', (rule, field, at, kind) => {
    expect([withRule(rule, without(field)), withRule(rule, asPhoto(field))]).toEqual([[lacking(at, field)], [unlike(at, field, kind)]])
  })

  it.each<[Test, string, string]>([
    [retired, 'category', '.categoryField'], [{ kind: 'answer-is', field: 'craft', oneOf: ['true'] }, 'craft', '.field'], [{ kind: 'attested', by: 'unit', statement: '甲', evidence: ['years', 'name'] }, 'name', '.evidence.1'],
  ])('are missed where any kind will do: %j, %s', (rule, field, at) => expect(withRule(rule, without(field))).toEqual([lacking(at, field)]))

  it.each<[Test, string, readonly string[]]>([
    [{ kind: 'honour' }, 'honours', ['name', 'level', 'issuer', 'awardedIn']], [{ kind: 'competition', levels: ['national'] }, 'prizes', ['competition', 'level', 'class', 'rank', 'awardedIn']],
    [{ kind: 'competition', levels: ['national'], teams: [{ members: 2, rankAtMost: 1 }] }, 'prizes', ['competition', 'level', 'class', 'rank', 'awardedIn', 'teamSize']],
    [{ kind: 'competition', levels: ['national'], groups: ['worker'], rankBy: 'effective', teams: [{ members: 2, rankAtMost: 1 }] }, 'prizes', ['competition', 'level', 'class', 'rank', 'awardedIn', 'teamSize', 'group', 'effectiveRank']],
  ])('have every column that it reads: %j', (rule, field, columns) => {
    expect(withRule(rule, formOf(rows(field)))).toEqual(columns.map((column) => `policy.yaml conditions.0.test 字段“${field}”缺少“${column}”这一列。`))
  })

  it.each<[Test, string, string, string]>([[apprentices, 'apprentices', '.field', 'certifiedIn'], [news, 'news', '.newsField', 'achievedIn']])('have the column that tells when: %j', (rule, field, at, column) => {
    const form = formOf({ id: 'craft', kind: 'yes-no' }, rows(field))
    expect(withRule(rule, form)).toEqual([`policy.yaml conditions.0.test${at} 字段“${field}”缺少“${column}”这一列。`])
  })

  it('offer what it asks for', () => {
    expect(withRule({ kind: 'answer-is', field: 'industry', oneOf: ['marine', 'space'] })).toEqual(['policy.yaml conditions.0.test.oneOf 字段“industry”没有“space”这个选项。'])
    expect(withRule({ kind: 'answer-is', field: 'craft', oneOf: ['true', 'false', 'maybe'] })).toEqual(['policy.yaml conditions.0.test.oneOf 字段“craft”没有“maybe”这个选项。'])
    expect(withRule({ kind: 'answer-is', field: 'name', oneOf: ['甲'] })).toEqual(['policy.yaml conditions.0.test.field 字段“name”不是选择题或是否题，不能用 answer-is 判断。'])
  })

  const level: Test = { kind: 'level-at-least', level: 1 }
  const known = { id: 'reading', reading: '读法', decidedBy: '选拔办', ...cited, alternatives: [{ id: 'other', reading: '另一种' }] }
  const idle = { ...known, alternatives: [] }
  it.each<[string, Test]>([
    ['.of.0', { kind: 'all', of: [level] }], ['.of.1', { kind: 'any', of: [{ kind: 'age-at-most', years: 55 }, level] }], ['.of.1', { kind: 'count-of', count: 1, of: [{ kind: 'age-at-most', years: 55 }, level] }],
    ['.of', { kind: 'not', of: level }], ['.of', { kind: 'as-read', interpretation: 'reading', of: level, alternatives: { other: { kind: 'age-at-most', years: 55 } } }],
    ['.alternatives.other', { kind: 'as-read', interpretation: 'reading', of: { kind: 'age-at-most', years: 55 }, alternatives: { other: level } }],
  ])('are missed inside of others too, at their place: %s of %j', (at, rule) => {
    expect(told({ ...plain, form: without('skillLevel'), interpretations: [rule.kind === 'as-read' ? known : idle], conditions: [condition(rule)] })).toEqual([lacking(at, 'skillLevel')])
  })

  it('can be held as often as there are parts, and no oftener', () => {
    const of: readonly Test[] = [level, { kind: 'age-at-most', years: 55 }]
    expect([withRule({ kind: 'count-of', count: 2, of }), withRule({ kind: 'count-of', count: 3, of })]).toEqual([[], ['policy.yaml conditions.0.test.count 只列了2项，不可能具备3项。']])
  })
})

describe('what is named and where it is named', () => {
  it('are ids that stand once in their list', () => {
    const material = { id: 'form', title: '申报表', from: 'generated' as const, required: true, accept: ['pdf' as const], maxFiles: 1, ...cited }
    const reading = { id: 'reading', reading: '读法', decidedBy: '选拔办', ...cited }
    const rule: Test = { kind: 'attested', by: 'unit', statement: '甲' }
    const twice = { ...plain, conditions: [condition(rule), condition(rule)], materials: [material, material], interpretations: [reading, reading], form: formOf({ id: 'name', kind: 'photo' }, { id: 'name', kind: 'photo' }) }
    expect(told(twice)).toEqual([
      'policy.yaml conditions.1.id 编号“it”重复。', 'policy.yaml materials.1.id 编号“form”重复。', 'policy.yaml interpretations.1.id 编号“reading”重复。', 'form.yaml pages.0.fields.1.id 编号“name”重复。',
    ])
  })

  it('are readings that are recorded, each with how it would judge', () => {
    const reading = { id: 'reading', reading: '读法', decidedBy: '选拔办', ...cited, alternatives: [{ id: 'one', reading: '甲' }] }
    const asRead = (interpretation: string, ...ids: readonly string[]): Test =>
      ({ kind: 'as-read', interpretation, of: { kind: 'honour' }, alternatives: Object.fromEntries(ids.map((id) => [id, { kind: 'honour' } as const])) })
    const notSaid = 'policy.yaml interpretations.0.alternatives.0 没有写按读法“one”会怎样：请在依据它的规则里写 alternatives，或者在这里用 notComputed 写明为什么不推算。'
    const asked = (test: Test, known: object = reading) => told({ ...plain, interpretations: [known as typeof reading], conditions: [condition(test)] })
    expect([asked(asRead('reading', 'one')), asked(asRead('nothing', 'one')), asked(asRead('reading', 'two')), asked({ kind: 'not', of: asRead('reading') }), asked(asRead('reading', 'one'), { ...reading, alternatives: undefined })]).toEqual([
      [], ['policy.yaml conditions.0.test interpretations 里没有“nothing”这一条。', notSaid],
      ['policy.yaml conditions.0.test 没有写按读法“one”怎样判断。', 'policy.yaml conditions.0.test 解释“reading”里没有“two”这种读法。'],
      ['policy.yaml conditions.0.test 没有写按读法“one”怎样判断。'], ['policy.yaml conditions.0.test 解释“reading”里没有“one”这种读法。'],
    ])
    expect(asked({ kind: 'as-read', interpretation: 'reading', of: asRead('nothing'), alternatives: { one: { kind: 'honour' } } })).toEqual(['policy.yaml conditions.0.test interpretations 里没有“nothing”这一条。'])
    const title = { ...bareTitle, reverification: { when: { stated: true as const, value: 'end-of-term' as const, ...cited }, conditions: [condition(asRead('nothing', 'one'))], materials: [], ...cited } }
    expect(told({ ...plain, title })).toEqual(['policy.yaml title.reverification.conditions.0.test interpretations 里没有“nothing”这一条。'])
  })

  it('are readings of values too, and each that is recorded is worked out or says why not', () => {
    const reading = (...alternatives: readonly Alternative[]) => ({ id: 'reading', reading: '读法', decidedBy: '选拔办', ...cited, alternatives })
    const term = (more: object): Policy['termYears'] => ({ stated: true, value: 4, ...cited, ...more })
    const asked = (more: object, ...alternatives: readonly Alternative[]) => told({ ...plain, interpretations: [reading(...alternatives)], termYears: term(more) })
    const under = (readings: object) => ({ interpretation: 'reading', alternatives: readings })
    const one = { id: 'one', reading: '甲' }
    expect(asked(under({ one: 5 }), one)).toEqual([])
    expect(asked({}, { ...one, notComputed: '由谁办不影响期限' })).toEqual([])
    expect(asked(under({ one: 5 }), one, { id: 'two', reading: '乙', notComputed: '没有写几年' })).toEqual([])
    expect(asked(under({ one: 5 }), one, { id: 'two', reading: '乙' })).toEqual(['policy.yaml termYears 没有写按读法“two”是什么。'])
    expect(asked(under({ one: 5, two: 6 }), one)).toEqual(['policy.yaml termYears 解释“reading”里没有“two”这种读法。'])
    expect(asked({ alternatives: { one: 5 } }, { ...one, notComputed: '不推算' })).toEqual(['policy.yaml termYears.alternatives 写了 alternatives，也要用 interpretation 写明是哪一条解释。'])
    expect(asked(under({ one: 5 }), { ...one, notComputed: '不推算' })).toEqual(['policy.yaml interpretations.0.alternatives.0 规则里已经写了按读法“one”怎样，不要再写 notComputed。'])
    expect(asked({}, one)).toEqual(['policy.yaml interpretations.0.alternatives.0 没有写按读法“one”会怎样：请在依据它的规则里写 alternatives，或者在这里用 notComputed 写明为什么不推算。'])
  })

  it('is the reading under which any other rule holds', () => {
    const under = { ...cited, interpretation: 'nothing' }
    const unread = 'interpretations 里没有“nothing”这一条。'
    const form = { ...whole, pages: whole.pages.map((page) => ({ ...page, ...under })) }
    expect(told({ ...plain, termYears: { stated: true, value: 4, ...under } })).toEqual([`policy.yaml termYears.interpretation ${unread}`])
    expect(told({ ...plain, stages: plain.stages.map((stage) => ({ ...stage, ...under })) })).toEqual([0, 1].map((stage) => `policy.yaml stages.${stage}.interpretation ${unread}`))
    expect(told({ ...plain, form })).toEqual([`form.yaml pages.0.interpretation ${unread}`])
  })

  it('are materials of the list, and what experts do not see', () => {
    const withheldFromExperts = [{ field: 'name', reason: '盲评' }, { field: 'nothing', reason: '盲评' }, { material: 'photo', reason: '盲评' }]
    expect(told({ ...plain, withheldFromExperts, conditions: [{ ...condition({ kind: 'honour' }), materials: ['photo'] }] })).toEqual([
      'policy.yaml conditions.0.materials.0 材料清单（materials）里没有“photo”。',
      'policy.yaml withheldFromExperts.1 申报表里没有“nothing”', 'policy.yaml withheldFromExperts.2 材料清单里没有“photo”',
    ])
  })
})

describe('tie-breaks, caps, stages and days', () => {
  const tied = (tieBreak: Omit<TieBreak, 'id' | 'clause' | 'quote'>, form = whole) => told({ ...plain, form, tieBreaks: [{ id: 'it', ...cited, ...tieBreak }] })
  const needed = (id: string) => [`policy.yaml tieBreaks.0 这条规则要用字段“${id}”，但申报表（form.yaml）里没有。`]

  it('need the fields by which they order', () => {
    expect([tied({ by: 'honours-by-level-then-number' }), tied({ by: 'age-at-most', years: 45 }), tied({ by: 'preferred-industry', oneOf: ['marine'] })]).toEqual([[], [], []])
    expect(tied({ by: 'honours-by-level-then-number' }, without('honours'))).toEqual(needed('honours'))
    expect(tied({ by: 'age-at-most', years: 45 }, without('idNumber'))).toEqual(needed('idNumber'))
    expect(tied({ by: 'preferred-industry', oneOf: ['marine'] }, asPhoto('industry'))).toEqual([
      'policy.yaml tieBreaks.0 字段“industry”应是 choice，申报表里是 photo。', 'policy.yaml tieBreaks.0.field 字段“industry”不是选择题或是否题，不能用 answer-is 判断。',
    ])
  })

  it('need to say up to which age, and which industries', () => {
    expect([tied({ by: 'age-at-most' }), tied({ by: 'preferred-industry' }), tied({ by: 'preferred-industry', oneOf: ['space'] })]).toEqual([
      ['policy.yaml tieBreaks.0 按年龄优先时要写明 years。'], ['policy.yaml tieBreaks.0 按产业优先时要用 oneOf 写明优先哪些产业。'], ['policy.yaml tieBreaks.0.oneOf 字段“industry”没有“space”这个选项。'],
    ])
  })

  it.each([['name', true], ['industry', true], ['honours', false], ['nothing', false]])('cap the seats by a single answer: %s, %s', (field, holds) => {
    const mistake = `policy.yaml seats.cap.field 申报表里没有叫“${field}”的文字题或选择题。`
    expect(told({ ...plain, seats: { ...plain.seats, cap: { field, atMost: 2, ...cited } } })).toEqual(holds ? [] : [mistake])
  })

  it('begin with the announcement and end with the publication, each stage once', () => {
    const frame = 'policy.yaml stages 阶段应从 announce（部署申报）开始，到 publish（公布）结束。'
    const [announce, publish] = plain.stages as [Policy['stages'][number], Policy['stages'][number]]
    expect([told({ ...plain, stages: [publish] }), told({ ...plain, stages: [announce] }), told({ ...plain, stages: [] }), told({ ...plain, stages: [announce, announce, publish] })]).toEqual([
      [frame], [frame], [frame], ['policy.yaml stages.1.kind 编号“announce”重复。'],
    ])
  })

  it('post a notice for a time that the text gives, or that it is said not to give', () => {
    const [announce, publish] = plain.stages as [Policy['stages'][number], Policy['stages'][number]]
    const publicity = { kind: 'publicity' as const, title: '公示', body: '办公室', ...cited }
    expect(told({ ...plain, stages: [announce, publicity, publish] })).toEqual(['policy.yaml stages.1 公示阶段要写明公示期 notice；原文没有写明的，写 stated: false。'])
    expect(told({ ...plain, stages: [announce, { ...publicity, notice: { stated: false, ask: '几天？', neededFor: 'publicity' } }, publish] })).toEqual([])
  })

  it('weigh a hundred percent together', () => {
    const [announce, publish] = plain.stages as [Policy['stages'][number], Policy['stages'][number]]
    const weighing = (...weights: readonly number[]) => told({ ...plain, stages: [announce, {
      kind: 'review', title: '评审', body: '专家', ...cited,
      criteria: { stated: true, value: weights.map((weightPercent, index) => ({ id: `c${index}`, title: '项', weightPercent })), ...cited },
    }, publish] })
    expect([weighing(40, 60), weighing(40, 50), weighing(60, 50)]).toEqual([[], ['policy.yaml stages.1.criteria 评分权重之和应为100%，现在是90%。'], ['policy.yaml stages.1.criteria 评分权重之和应为100%，现在是110%。']])
  })

  it('are in force for a day at least', () => {
    const valid = (from: string, until: string | null) => told({ ...plain, validity: { from, until } })
    expect([valid('2024-01-01', null), valid('2024-01-01', '2024-01-01'), valid('2024-01-02', '2024-01-01')]).toEqual([[], [], ['policy.yaml validity.until 有效期的终止日早于起始日。']])
  })
})

describe('lists of the form', () => {
  it('take at least as many rows as they ask, and name each column once', () => {
    const list = (minRows: number, ...columns: readonly string[]) => ({ ...rows('list', ...columns), minRows })
    expect([told({ ...plain, form: formOf(list(5, 'a', 'b')) }), told({ ...plain, form: formOf({ id: 'name', kind: 'photo' }, list(6, 'a', 'a')) })]).toEqual([
      [], ['form.yaml pages.0.fields.1.minRows 最少行数大于最多行数。', 'form.yaml pages.0.fields.1.columns.1.id 编号“a”重复。'],
    ])
  })

  it('say what an empty cell means only where one may stay empty', () => {
    const until = (required: boolean) => formOf({ ...rows('list'), columns: [{ id: 'to', label: '止', kind: 'month', required, whenBlank: '至今' }] })
    expect([told({ ...plain, form: until(false) }), told({ ...plain, form: until(true) })]).toEqual([
      [], ['form.yaml pages.0.fields.0.columns.0.whenBlank 必填的列不会空着，不能写空着是什么意思。'],
    ])
  })
})
