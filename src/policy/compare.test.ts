import { describe, expect, it } from 'vitest'
import { weihai2024 } from '../../test/policy/versions.ts'
import { differences } from './compare.ts'
import type { Condition, Modality, Test } from './condition.ts'
import type { FormField, Material, Policy, Stage, TieBreak } from './policy.ts'
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
  const told = (from: Policy, to: Policy) => differences(from, to).filter(({ about }) => about !== '管理期起算').map(({ whom, about, text, clauses }) => [whom, about, text, clauses])
  const { title: _, ...none } = plain

  it.each<[string, Policy]>([['orders nothing for them', plain], ['has no such part', none]])('tell each to whom it concerns, where the other %s', (_name, poor) => {
    expect(told(poor, { ...plain, title: rich })).toEqual([
      ['称号持有人', '体检', '新增待遇：体检（某条）。', { to: '某条' }], ['选拔办', '走访', '新增年度事项：走访（某条）。', { to: '某条' }], ['称号持有人', '调离', '新增变动后果：调离（某条）。', { to: '某条' }],
      ['称号持有人', '弄虚作假', '新增取消资格的情形：弄虚作假（某条）。', { to: '某条' }], ['称号持有人', '每年带徒', '新增复核认定条件：每年带徒（某条）。', { to: '某条' }],
      ['申报人', '某条的原文', '新增不得申报的情形：某条的原文（某条）。', { to: '某条' }],
      ['称号持有人', '取消资格：依次由谁办', '取消资格：依次由谁办，由“没有写”改为“选拔办”（某条）。', { to: '某条' }],
      ['称号持有人', '取消资格：取消以后收回什么：收回哪几样', '取消资格：取消以后收回什么：收回哪几样，由“没有写”改为“称号”（某条）。', { to: '某条' }],
      ['称号持有人', '复核认定：何时复核', '复核认定：何时复核，由“没有写”改为“管理期满”（某条）。', { to: '某条' }],
    ])
    expect(told({ ...plain, title: rich }, poor)).toEqual([
      ['称号持有人', '体检', '不再有待遇：体检（某条）。', { from: '某条' }], ['选拔办', '走访', '不再有年度事项：走访（某条）。', { from: '某条' }], ['称号持有人', '调离', '不再有变动后果：调离（某条）。', { from: '某条' }],
      ['称号持有人', '弄虚作假', '不再有取消资格的情形：弄虚作假（某条）。', { from: '某条' }], ['称号持有人', '每年带徒', '不再有复核认定条件：每年带徒（某条）。', { from: '某条' }],
      ['申报人', '某条的原文', '不再有不得申报的情形：某条的原文（某条）。', { from: '某条' }],
      ['称号持有人', '取消资格：依次由谁办', '取消资格：依次由谁办，由“选拔办”改为“没有写”（某条）。', { from: '某条' }],
      ['称号持有人', '取消资格：取消以后收回什么：收回哪几样', '取消资格：取消以后收回什么：收回哪几样，由“称号”改为“没有写”（某条）。', { from: '某条' }],
      ['称号持有人', '复核认定：何时复核', '复核认定：何时复核，由“管理期满”改为“没有写”（某条）。', { from: '某条' }],
    ])
  })

  it('tell an order without a value from none', () => {
    expect([changed(none, plain), changed(plain, none)]).toEqual([['管理期起算由“没有这一项”改为“文件没有写明”。'], ['管理期起算由“文件没有写明”改为“没有这一项”。']])
  })

  it('tell when a term begins, how its money is paid, and what a grade brings', () => {
    const said = <T,>(value: T) => ({ stated: true as const, value, ...cited('某条') })
    const paying = (more: Partial<NonNullable<TitleRules['allowance']>>, start: 'approval-day' | 'next-month' = 'approval-day'): Policy =>
      ({ ...plain, title: { ...bare, termStart: said(start), allowance: { paid: said('monthly'), firstPayment: said('at-once'), ...more } } })
    expect(changed(paying({}), paying({ paid: said('yearly'), firstPayment: said('next-year'), endsOn: { titles: ['市首席技师'], ...cited('新条') } }, 'next-month'))).toEqual([
      '管理期起算由“批准之日”（某条）改为“批准的次月一日”（某条）。', '津贴发放由“按月”（某条）改为“按年”（某条）。', '首次发放由“批准以后就发”（某条）改为“次年”（某条）。',
      '津贴怎样发：获得更高的称号以后停发：获得哪些称号以后停发，由“没有写”改为“市首席技师”（新条）。',
    ])
    expect(changed({ ...plain, title: { ...bare, prizeFen: said(1_000_000) } }, { ...plain, title: { ...bare, prizeFen: said(2_000_000) } })).toEqual(['奖金由“10000元”（某条）改为“20000元”（某条）。'])
    const graded = (consequence: 'may-apply-again' | 'revoked'): Policy =>
      ({ ...plain, title: { ...bare, endOfTerm: { mayApplyAgain: true, grades: [{ id: 'bad', title: '不合格', consequence }], ...cited('某条') } } })
    expect(changed(graded('may-apply-again'), graded('revoked'))).toEqual(['期满等次“不合格”有变：这一等次的后果，由“可以再申报”改为“取消称号”（某条）。'])
  })

  it('tell nothing of what stands under another clause in the same words', () => {
    const moved: TitleRules = { ...rich, benefits: rich.benefits.map((each) => ({ ...each, clause: '新条' })), bars: rich.bars.map((bar) => ({ ...bar, clause: '新条' })) }
    expect(told({ ...plain, title: rich }, { ...plain, title: moved })).toEqual([])
  })
})

describe('what comes first in two versions', () => {
  const [honours, age, industry] = weihai.tieBreaks as [TieBreak, TieBreak, TieBreak]
  const ordered = (...tieBreaks: readonly TieBreak[]): Policy => ({ ...plain, tieBreaks })

  it('is told with all of it, where a rule of the order is new or stands elsewhere', () => {
    expect(changed(ordered(honours, age), ordered(age, honours))).toEqual([
      '得分相同时的先后由“荣誉称号层次高的在前，层次相同的个数多的在前；再看45周岁以下的在前”（第一部分第三段）改为“45周岁以下的在前；再看荣誉称号层次高的在前，层次相同的个数多的在前”（第一部分第二段）。',
    ])
    expect(changed(ordered(), ordered({ ...industry, oneOf: ['marine'] }))).toEqual(['得分相同时的先后由“文件没有写明”改为““海洋产业”的在前”（第一部分第三段）。'])
  })

  it('is told of the stages too', () => {
    const stage = (kind: Stage['kind']): Stage => ({ kind, title: kind, body: '选拔办', ...cited('某条') })
    const order = (...kinds: readonly Stage['kind'][]): Policy => ({ ...plain, stages: kinds.map(stage) })
    expect(changed(order('announce', 'publicity', 'inspect'), order('announce', 'inspect', 'publicity'))).toEqual(['各阶段的先后，由“部署、公示、考察”改为“部署、考察、公示”。'])
  })
})

describe('the form of two versions 申报表', () => {
  const form = (...fields: readonly FormField[]): Policy => ({ ...plain, form: { title: '申报表', instructions: [], pages: [{ id: 'one', title: '基本情况', fields }] } })
  const field = { id: 'trade', label: '工种', kind: 'text', maxChars: 20, required: true, purpose: '判断' } as const

  it('is told to who fills it in, field by field', () => {
    expect(changed(form(field), form({ ...field, required: false, maxChars: 30, purpose: '核对' }))).toEqual([
      '申报表的栏目“工种”有变：最多多少字，由“20字”改为“30字”。', '申报表的栏目“工种”有变：是不是必填，由“是”改为“否”。',
    ])
    expect(differences(form(), form(field)).map(({ whom, text }) => [whom, text])).toEqual([['申报人', '新增申报表的栏目：工种。']])
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
    expect(differences(to, { ...plain, title: { ...bare, duties: [duty('带徒', 'holder'), duty('走访', 'unit')] } }).map(({ whom, text }) => `${whom}：${text}`)).toEqual([
      '称号持有人：职责“带徒”有变：谁的，由“持有人本人、用人单位”改为“持有人本人”（某条）。', '用人单位：职责“走访”有变：谁的，由“有关部门”改为“用人单位”（某条）。', '用人单位：不再有职责：报告（某条）。',
    ])
  })
})
