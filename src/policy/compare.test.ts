import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import { differences } from './compare.ts'
import type { Condition, Modality, Test } from './condition.ts'
import type { Material, Policy, Stage } from './policy.ts'
import type { TitleRules } from './titleRules.ts'

const weihai = weihai2024()
const bare: TitleRules = { termStart: { stated: false, ask: '从哪一天起算？', neededFor: 'publish' }, changes: [], duties: [], benefits: [], yearly: [], bars: [] }
const plain: Policy = { ...weihai, conditions: [], stages: [], materials: [], title: bare }
const cited = (clause: string) => ({ clause, quote: `${clause}的原文` })
const condition = (id: string, test: Test, clause = '旧条', more: Partial<Condition> = {}): Condition => ({ id, title: id, modality: 'required', test, ...cited(clause), ...more })
const under = (...conditions: readonly Condition[]): Policy => ({ ...plain, conditions })
const changed = (from: Policy, to: Policy) => differences(from, to).map(({ text }) => text)

const age = (years: number): Test => ({ kind: 'age-at-most', years })
const level = (most: number): Test => ({ kind: 'level-at-least', level: most })
const said: Test = { kind: 'attested', by: 'unit', statement: '甲' }

describe('two versions of a measure 新旧对照', () => {
  it('are the same where nothing is otherwise', () => expect(differences(weihai, weihai)).toEqual([]))

  it('tell a value that changed, with both clauses', () => {
    const from: Policy = { ...plain, seats: { kind: 'planned', count: 10, ...cited('旧条') } }
    const to: Policy = { ...plain, seats: { kind: 'at-most', count: 5, ...cited('新条') } }
    expect(differences(from, to)).toEqual([{
      whom: '申报人', about: '名额', text: '名额由“拟选拔10名”（旧条）改为“不超过5名”（新条）。', clauses: { from: '旧条', to: '新条' },
    }])
  })

  it('tell a value that only one of the texts gives', () => {
    const stated: Policy = { ...plain, termYears: { stated: true, value: 4, ...cited('某条') } }
    expect(differences(plain, stated)).toEqual([{ whom: '称号持有人', about: '管理期', text: '管理期由“文件没有写明”改为“4年”（某条）。', clauses: { to: '某条' } }])
    expect(differences(stated, plain)).toEqual([{ whom: '称号持有人', about: '管理期', text: '管理期由“4年”（某条）改为“文件没有写明”。', clauses: { from: '某条' } }])
  })

  it('tell a value that only one of them speaks of', () => {
    const capped: Policy = { ...plain, seats: { ...plain.seats, cap: { field: 'nowhere', atMost: 2, ...cited('某条') } } }
    expect([changed(plain, capped), changed(capped, plain)]).toEqual([
      ['同类上限由“文件没有写明”改为““nowhere”相同的不超过2名”（某条）。'], ['同类上限由““nowhere”相同的不超过2名”（某条）改为“文件没有写明”。'],
    ])
    expect(differences(capped, plain).map(({ whom }) => whom)).toEqual(['申报人'])
  })
})

describe('conditions of two versions', () => {
  it('are new, or are no longer asked', () => {
    expect(differences(plain, under(condition('甲', said, '新条')))).toEqual([
      { whom: '申报人', about: '甲', text: '新增必须条件：甲（新条：新条的原文）。', clauses: { to: '新条' } },
    ])
    expect(differences(under(condition('甲', said, '旧条', { modality: 'generally' })), plain)).toEqual([
      { whom: '申报人', about: '甲', text: '不再有一般条件：甲（旧条：旧条的原文）。', clauses: { from: '旧条' } },
    ])
  })

  it('stay the same under another clause', () => expect(changed(under(condition('甲', age(55))), under(condition('甲', age(55), '新条')))).toEqual([]))

  it('tell for whom exactly an age is otherwise', () => {
    const old = condition('甲', age(55))
    expect(differences(under(old), under(condition('甲', age(50), '新条')))).toEqual([{
      whom: '申报人', about: '甲', clauses: { from: '旧条', to: '新条' },
      text: '“甲”的要求有变：原为“旧条的原文”（旧条），改为“新条的原文”（新条）。满51周岁到55周岁的人不再符合这一条。',
    }])
    expect(changed(under(old), under(condition('甲', age(58), '新条')))).toEqual([
      '“甲”的要求有变：原为“旧条的原文”（旧条），改为“新条的原文”（新条）。满56周岁到58周岁的人也符合这一条。',
    ])
  })

  it('tell for whom exactly a level is otherwise, as the form calls it', () => {
    const [high, low] = [condition('甲', level(1)), condition('甲', level(2), '新条')]
    expect(changed(under(high), under(low))[0]).toMatch(/。有技师（二级）的人也符合这一条。$/)
    expect(changed(under(low), under(high))[0]).toMatch(/。技师（二级）不再够，须有高级技师（一级）。$/)
  })

  it.each<[Modality, Modality, string]>([['required', 'generally', '由“必须”改为“一般”。'], ['generally', 'preferred', '由“一般”改为“同等条件下优先”。']])(
    'tell when they weigh otherwise: %s, then %s', (was, is, words) => {
      expect(changed(under(condition('甲', age(55), '旧条', { modality: was })), under(condition('甲', age(55), '新条', { modality: is })))).toEqual([
        `“甲”的要求有变：原为“旧条的原文”（旧条），改为“新条的原文”（新条）。${words}`,
      ])
    })

  it('tell nobody that a level or an age is otherwise where only the weight is', () => {
    const weighing = (modality: Modality) => under(condition('甲', level(2), '旧条', { modality }), condition('乙', age(55), '旧条', { modality }))
    expect(changed(weighing('required'), weighing('generally'))).toEqual(['甲', '乙'].map((title) => `“${title}”的要求有变：原为“旧条的原文”（旧条），改为“旧条的原文”（旧条）。由“必须”改为“一般”。`))
  })

  it('tell the new name of one that changed with its name', () => {
    expect(changed(under(condition('甲', age(55))), under(condition('甲', age(50), '新条', { title: '乙' })))).toEqual([
      '“甲”（旧条）改为“乙”（新条）。满51周岁到55周岁的人不再符合这一条。',
    ])
  })

  it('say no more than that where no number tells', () => {
    expect(changed(under(condition('甲', said)), under(condition('甲', { ...said, statement: '乙' }, '新条')))).toEqual(['“甲”的要求有变：原为“旧条的原文”（旧条），改为“新条的原文”（新条）。'])
  })

  it('are another rule where the same id stands for another kind', () => {
    expect(changed(under(condition('甲', age(55))), under(condition('甲', said, '新条')))).toEqual([
      '新增必须条件：甲（新条：新条的原文）。', '不再有必须条件：甲（旧条：旧条的原文）。',
    ])
  })

  it.each<[string, Test, Test, string]>([
    ['an age', age(55), age(50), '满51周岁到55周岁的人不再符合这一条。'],
    ['a level', level(2), level(1), '技师（二级）不再够，须有高级技师（一级）。'],
    ['the retirement age', { kind: 'below-retirement-age', categoryField: 'one' }, { kind: 'below-retirement-age', categoryField: 'other' }, ''],
  ])('are known under another id where there is one of the kind alone: %s', (_, old, fresh, consequence) => {
    expect(changed(under(condition('甲', old)), under(condition('乙', fresh, '新条')))).toEqual([`“甲”（旧条）改为“乙”（新条）。${consequence}`])
  })

  it.each<[string, readonly Condition[], readonly Condition[]]>([
    ['of two old ones', [condition('甲', age(55)), condition('丙', age(58))], [condition('乙', age(50))]],
    ['of two new ones', [condition('甲', age(55))], [condition('乙', age(50)), condition('丙', age(45))]],
    ['of two and two', [condition('甲', age(55)), condition('丙', age(58))], [condition('乙', age(50)), condition('丁', age(45))]],
    ['of another weight', [condition('甲', age(55))], [condition('乙', age(50), '新条', { modality: 'generally' })]],
    ['that a role affirms', [condition('甲', said)], [condition('乙', said)]],
  ])('are not guessed to be the same: %s', (_, from, to) => {
    expect(changed(under(...from), under(...to)).map((text) => text.slice(0, 4))).toEqual([...to.map(({ modality }) => modality === 'required' ? '新增必须' : '新增一般'), ...from.map(() => '不再有必')])
  })

  it('that kept their id are none of those that are matched by kind', () => {
    expect(changed(under(condition('甲', age(55)), condition('乙', age(45))), under(condition('乙', age(45)), condition('丙', age(50), '新条')))).toEqual([
      '“甲”（旧条）改为“丙”（新条）。满51周岁到55周岁的人不再符合这一条。',
    ])
  })
})

describe('the years of the title in two versions 管理期', () => {
  const named = (title: string) => ({ id: title, title, ...cited('某条') })
  const rich: TitleRules = {
    ...bare, benefits: [{ ...named('体检'), kind: 'check-up' }], yearly: [{ ...named('走访'), kind: 'visit', by: '选拔办' }],
    changes: [{ ...named('调离'), on: ['moved-away'], consequence: 'keeps-title-loses-treatment' }],
    revocation: { grounds: [named('弄虚作假')], chain: { stated: true, value: ['office'], ...cited('某条') }, effects: { takes: ['title'], ...cited('某条') } },
    bars: [{ id: 'fraud', after: 'fraud', whom: 'person', from: 'this-year', ...cited('某条') }],
    reverification: { when: { stated: true, value: 'end-of-term', ...cited('某条') }, conditions: [condition('每年带徒', age(60), '某条')], materials: [], ...cited('某条') },
  }
  const told = (from: Policy, to: Policy) => differences(from, to).map(({ whom, about, text, clauses }) => [whom, about, text, clauses])
  const { title: _, ...none } = plain

  it.each<[string, Policy]>([['orders nothing for them', plain], ['has no such part', none]])('tell each to whom it concerns, where the other %s', (_name, poor) => {
    expect(told(poor, { ...plain, title: rich })).toEqual([
      ['称号持有人', '体检', '新增待遇：体检（某条）。', { to: '某条' }], ['选拔办', '走访', '新增年度事项：走访（某条）。', { to: '某条' }], ['称号持有人', '调离', '新增变动后果：调离（某条）。', { to: '某条' }],
      ['称号持有人', '弄虚作假', '新增取消资格的情形：弄虚作假（某条）。', { to: '某条' }], ['称号持有人', '每年带徒', '新增复核认定条件：每年带徒（某条）。', { to: '某条' }],
      ['申报人', '某条的原文', '新增不得申报的情形：某条的原文（某条）。', { to: '某条' }],
    ])
    expect(told({ ...plain, title: rich }, poor)).toEqual([
      ['称号持有人', '体检', '不再有待遇：体检（某条）。', { from: '某条' }], ['选拔办', '走访', '不再有年度事项：走访（某条）。', { from: '某条' }], ['称号持有人', '调离', '不再有变动后果：调离（某条）。', { from: '某条' }],
      ['称号持有人', '弄虚作假', '不再有取消资格的情形：弄虚作假（某条）。', { from: '某条' }], ['称号持有人', '每年带徒', '不再有复核认定条件：每年带徒（某条）。', { from: '某条' }],
      ['申报人', '某条的原文', '不再有不得申报的情形：某条的原文（某条）。', { from: '某条' }],
    ])
  })

  it('tell nothing of what stands under another clause in the same words', () => {
    const moved: TitleRules = { ...rich, benefits: rich.benefits.map((each) => ({ ...each, clause: '新条' })), bars: rich.bars.map((bar) => ({ ...bar, clause: '新条' })) }
    expect(told({ ...plain, title: rich }, { ...plain, title: moved })).toEqual([])
  })
})

describe('lists of two versions', () => {
  const stage = (kind: Stage['kind'], title: string): Stage => ({ kind, title, body: '选拔办', ...cited('某条') })
  const material = (title: string, from: Material['from']): Material => ({ id: title, title, from, required: true, accept: ['pdf'], maxFiles: 1, ...cited('某条') })

  it('tell stages by their kind: new ones, then those that are gone', () => {
    expect(differences({ ...plain, stages: [stage('announce', '部署'), stage('inspect', '考察')] }, { ...plain, stages: [stage('announce', '发布'), stage('shortlist', '初选')] })).toEqual([
      { whom: '选拔办', about: '初选', text: '新增阶段：初选（某条）。', clauses: { to: '某条' } },
      { whom: '选拔办', about: '考察', text: '不再有阶段：考察（某条）。', clauses: { from: '某条' } },
    ])
  })

  it('tell material to whoever provides it', () => {
    const to = { ...plain, materials: [material('证书', 'applicant'), material('截图', 'district'), material('汇总表', 'generated')] }
    expect(differences(plain, to).map(({ whom, text }) => `${whom}：${text}`)).toEqual([
      '申报人：新增材料：证书（某条）。', '推荐单位：新增材料：截图（某条）。', '选拔办：新增材料：汇总表（某条）。',
    ])
    expect(differences(to, { ...to, materials: to.materials.slice(1) }).map(({ whom, text }) => `${whom}：${text}`)).toEqual(['申报人：不再有材料：证书（某条）。'])
  })

  it('tell duties to whoever owes them', () => {
    const duty = (title: string, ...by: readonly ('holder' | 'unit' | 'department')[]) => ({ id: title, title, by, ...cited('某条') })
    const to: Policy = { ...plain, title: { ...bare, duties: [duty('带徒', 'holder', 'unit'), duty('报告', 'unit', 'department'), duty('走访', 'department')] } }
    expect(differences(plain, to).map(({ whom, text }) => `${whom}：${text}`)).toEqual([
      '称号持有人：新增职责：带徒（某条）。', '用人单位：新增职责：报告（某条）。', '选拔办：新增职责：走访（某条）。',
    ])
    expect(differences(to, plain).map(({ clauses }) => clauses)).toEqual([{ from: '某条' }, { from: '某条' }, { from: '某条' }])
    expect(differences(to, { ...plain, title: { ...bare, duties: [duty('带徒', 'holder'), duty('走访', 'unit')] } }).map(({ whom, text }) => `${whom}：${text}`)).toEqual(['用人单位：不再有职责：报告（某条）。'])
  })
})
