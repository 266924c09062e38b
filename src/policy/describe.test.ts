import { describe, expect, it } from 'vitest'
import { getPolicy, shippedVersions, weihai2024 } from '../../test/policy/versions.ts'
import { differences } from './compare.ts'
import { describePolicy } from './describe.ts'
import { capInWords, parametersOf } from './parameters.ts'
import type { Cadence, Nominations, Policy, Seats, Stage } from './policy.ts'
import type { TitleRules } from './titleRules.ts'

const cited = { clause: '第九条', quote: '原文' }
const at = (name: string, policy: Policy) => parametersOf(policy).filter((each) => each.name === name).map(({ words }) => words)
const weihai = weihai2024()
const { title: _, ...selection } = weihai
/** A version of which nothing is told but its values, and which leaves none of them open. */
const plain: Policy = {
  ...selection,
  document: { ...weihai.document, name: '甲办法' },
  conditions: [], stages: [], materials: [], interpretations: [], nonOperative: [],
  termYears: { stated: true, value: 4, ...cited }, allowanceFenPerMonth: { stated: true, value: 50_000, ...cited },
}
const bare: TitleRules = { termStart: { stated: true, value: 'approval-day', ...cited }, changes: [], duties: [], benefits: [], yearly: [], bars: [] }

describe('the values of a version 参数', () => {
  it('are told in the order in which an official asks for them, with whom they concern and the clause', () => {
    expect(parametersOf(weihai)).toEqual([
      { name: '有效期', whom: '选拔办', words: '自2024年7月11日起至2024年12月31日止', clause: '文首第三段' },
      { name: '选拔周期', whom: '选拔办', words: '只用于2024年度', clause: '文首第三段' },
      { name: '名额', whom: '申报人', words: '拟选拔10名', clause: '二第一段' },
      { name: '推荐名额', whom: '推荐单位', words: '不限', clause: '二第一段' },
      { name: '个人申请', whom: '申报人', words: '不受理', clause: '三第一段' },
      { name: '报送截止', whom: '推荐单位', words: '2024年7月31日24时', clause: '四第一段' },
      { name: '管理期', whom: '称号持有人', words: '文件没有写明' },
      { name: '津贴', whom: '称号持有人', words: '文件没有写明' },
      { name: '推荐前公示', whom: '推荐单位', words: '文件没有写明' },
      { name: '公示期', whom: '申报人', words: '5个工作日，张贴当日不计入', clause: '三（四）' },
      { name: '年龄算到', whom: '申报人', words: '报送截止日' },
      { name: '得分相同时的先后', whom: '申报人', words: '荣誉称号层次高的在前，层次相同的个数多的在前；再看45周岁以下的在前；再看“战略性新兴产业”、“先进制造业”、“海洋产业”、“现代服务业”的在前', clause: '一第三段' },
      { name: '管理期起算', whom: '称号持有人', words: '文件没有写明' },
    ])
  })

  it.each<[Cadence, string]>([
    [{ kind: 'single-round', label: '第七轮' }, '只用于第七轮'],
    [{ kind: 'every-years', years: 1 }, '每年一次'],
    [{ kind: 'every-years', years: 2 }, '每2年一次'],
    [{ kind: 'every-years', years: 1, quarter: 2 }, '每年一次，第二季度部署'],
    [{ kind: 'every-years', years: 3, quarter: 4 }, '每3年一次，第四季度部署'],
  ])('say how often a round comes: %j', (value, words) => expect(at('选拔周期', { ...plain, cadence: { stated: true, value, ...cited } })).toEqual([words]))

  it.each<[Seats['kind'], string]>([['about', '5名左右'], ['at-most', '不超过5名'], ['planned', '拟选拔5名']])(
    'keep apart what is promised of seats: %s', (kind, words) => expect(at('名额', { ...plain, seats: { kind, count: 5, ...cited } })).toEqual([words]))

  it.each<[Nominations, string]>([
    [{ kind: 'unlimited' }, '不限'],
    [{ kind: 'per-body', rows: [{ body: '鹿城区', count: 4, each: false }, { body: '市直单位', count: 1, each: true }] }, '鹿城区4名，市直单位各1名'],
  ])('tell whom how many may be put forward: %j', (nominations, words) => expect(at('推荐名额', { ...plain, nominations: { ...nominations, ...cited } })).toEqual([words]))

  it('tell term, allowance and notices where the text has them', () => {
    const notice = (countFirstDay: boolean) => ({ stated: true as const, value: { workingDays: 7, countFirstDay }, ...cited })
    const stages: Stage[] = [
      { kind: 'nominate', title: '推荐', body: '区', localNotice: notice(true), ...cited }, { kind: 'publicity', title: '公示', body: '市', notice: notice(false), ...cited },
    ]
    const policy: Policy = {
      ...plain, stages, personalApplication: { allowed: true, ...cited },
      termYears: { stated: true, value: 4, ...cited }, allowanceFenPerMonth: { stated: true, value: 50_050, ...cited },
    }
    expect(['个人申请', '管理期', '津贴', '推荐前公示', '公示期'].flatMap((name) => at(name, policy)))
      .toEqual(['受理', '4年', '每人每月500.5元', '7个工作日，张贴当日计入', '7个工作日，张贴当日不计入'])
  })

  it('name the field whose same answers are capped as the form does, or by its id', () => {
    const cap = { field: 'occupation', atMost: 2, ...cited }
    const capped: Policy = { ...plain, seats: { kind: 'planned', count: 10, ...cited, cap } }
    expect(parametersOf(capped).filter(({ name }) => name === '同类上限')).toEqual([{ name: '同类上限', whom: '申报人', words: '“职业（工种）”相同的不超过2名', clause: '第九条' }])
    expect(capInWords(capped, { ...cap, field: 'nowhere' })).toBe('“nowhere”相同的不超过2名')
  })
})

describe('a version at a console', () => {
  it('is told by its parts, each line with clause and words of the text', () => {
    const policy: Policy = {
      ...plain,
      conditions: [
        { id: 'age', title: '年龄', modality: 'generally', test: { kind: 'age-at-most', years: 55 }, ...cited },
        { id: 'level', title: '等级', modality: 'required', test: { kind: 'level-at-least', level: 1 }, ...cited },
        {
          id: 'young', title: '年轻', modality: 'preferred', ...cited,
          test: { kind: 'as-read', interpretation: 'age-included', of: { kind: 'age-at-most', years: 45 }, alternatives: { year: { kind: 'age-at-most', years: 44 } } },
        },
      ],
      stages: [{ kind: 'announce', title: '部署', body: '选拔办', ...cited }],
      materials: [
        { id: 'form', title: '申报表', from: 'generated', required: true, accept: ['pdf'], maxFiles: 1, ...cited },
        { id: 'more', title: '其他', from: 'applicant', required: false, accept: ['pdf'], maxFiles: 1, ...cited },
      ],
      title: { ...bare, duties: [{ id: 'teach', by: ['holder'], title: '带徒', ...cited }] },
      interpretations: [
        { id: 'age-day', reading: '按日计算', decidedBy: '选拔办', ...cited },
        { id: 'age-included', reading: '包括本数', decidedBy: '选拔办', ...cited, alternatives: [{ id: 'below', reading: '不包括本数', notComputed: '没有写' }, { id: 'year', reading: '按年计算' }] },
      ],
      cadence: { stated: false, ask: '几年一次？', neededFor: 'announce' },
      nonOperative: [{ clause: '第一条', reason: '目的' }],
    }
    const lines = describePolicy(policy)
    expect(lines[0]).toBe('威海市首席技师　甲办法（威人社函〔2024〕36号）')
    expect(lines.slice(1, 5)).toEqual(['', '参数', '  有效期：自2024年7月11日起至2024年12月31日止（文首第三段）', '  选拔周期：文件没有写明'])
    expect(lines.slice(lines.indexOf('条件') - 1)).toEqual([
      '', '条件', '  一般：年龄（age）第九条“原文”', '  必须：等级（level）第九条“原文”', '  同等条件下优先：年轻（young）第九条“原文”',
      '', '阶段', '  部署（选拔办）第九条“原文”',
      '', '材料', '  申报表（必须）第九条“原文”', '  其他（有则提供）第九条“原文”',
      '', '管理期', '  职责和义务：带徒 第九条“原文”',
      '', '对原文的理解', '  第九条“原文”：按日计算（选拔办）', '  第九条“原文”：包括本数（选拔办）', '    没有采用的读法：不包括本数', '      不推算：没有写', '    没有采用的读法：按年计算（--reading age-included=year）',
      '      按这种读法，对申报人：“年轻”（第九条）的判断由“不超过45周岁”改为“不超过44周岁”。满45周岁到45周岁的人不再符合这一条。',
      '', '文件没有写明、要由选拔办填写的', '  几年一次？',
      '', '不需系统办理的条款', '  第一条：目的',
    ])
  })

  it('asks everything that the text leaves open, wherever it does', () => {
    const ask = (question: string, neededFor: 'announce' | 'publish' = 'announce') => ({ stated: false as const, ask: question, neededFor })
    const policy: Policy = {
      ...plain, validity: { from: '2024-01-01', until: null }, termYears: ask('管理期是几年？'), stages: [{ kind: 'publicity', title: '公示', body: '市', notice: ask('公示几天？'), ...cited }],
      title: { ...bare, termStart: ask('从哪一天起算？'), allowance: { paid: { stated: true, value: 'monthly', ...cited }, firstPayment: ask('何时发放？') } },
    }
    const lines = describePolicy(policy)
    expect(lines.slice(lines.indexOf('文件没有写明、要由选拔办填写的') + 1).toSorted()).toEqual(['  从哪一天起算？', '  何时发放？', '  公示几天？', '  管理期是几年？'])
  })

  it('tells of the years of the title all that the text orders for them, and what follows when it is lost', () => {
    const it = (title: string) => ({ id: title, title, ...cited })
    const title: TitleRules = {
      ...bare,
      benefits: [{ ...it('体检'), kind: 'check-up' }], duties: [{ ...it('带徒'), by: ['holder'] }], yearly: [{ ...it('走访'), kind: 'visit', by: '选拔办' }],
      changes: [{ ...it('调离'), on: ['moved-away'], consequence: 'keeps-title-loses-treatment' }],
      revocation: { grounds: [it('弄虚作假')], chain: { stated: true, value: ['office'], ...cited }, effects: { takes: ['title'], clause: '第十条', quote: '收回证书' } },
      bars: [{ id: 'fraud', after: 'fraud', whom: 'person', from: 'this-year', clause: '第十一条', quote: '不得申报' }],
      reverification: {
        when: { stated: true, value: 'end-of-term', ...cited }, materials: [], clause: '第十二条', quote: '期满复核',
        conditions: [{ id: 'again', title: '每年带徒', modality: 'required', test: { kind: 'age-at-most', years: 60 }, ...cited }],
      },
      endOfTerm: { mayApplyAgain: true, grades: [], clause: '第十三条', quote: '期满不再享受' },
    }
    const lines = describePolicy({ ...plain, title })
    expect(lines.slice(lines.indexOf('管理期') - 1)).toEqual([
      '', '管理期', '  待遇：体检 第九条“原文”', '  职责和义务：带徒 第九条“原文”', '  每年：走访 第九条“原文”', '  变动：调离 第九条“原文”', '  取消资格的情形：弄虚作假 第九条“原文”', '  取消资格的后果：第十条“收回证书”',
      '  不得申报：第十一条“不得申报”', '  复核认定：第十二条“期满复核”', '  复核认定条件：必须：每年带徒（again）第九条“原文”', '  期满：第十三条“期满不再享受”',
    ])
  })

  it('has no heading over nothing, and no number where the document has none', () => {
    const { number: _, ...document } = plain.document
    const lines = describePolicy({ ...plain, document })
    expect(lines[0]).toBe('威海市首席技师　甲办法')
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual(['威海市首席技师　甲办法', '', '参数'])
  })
})

const zhangdian = getPolicy('zhangdian/chief-technician/2021-09-02')
const huancui = getPolicy('huancui/chief-technician/2022-12-01')

const clausesOfTitle = ({ benefits, duties, yearly, changes, revocation, bars, endOfTerm }: TitleRules): readonly string[] =>
  [...benefits, ...duties, ...yearly, ...changes, ...(revocation?.grounds ?? []), ...bars, ...(endOfTerm ? [endOfTerm] : [])].map(({ clause }) => clause)

describe('a version in words 办法要点', () => {
  it.each(shippedVersions)('%s tells what the years of the title bring, by clause', (id) => {
    const { title, ...policy } = getPolicy(id)
    const told = describePolicy({ ...policy, ...(title && { title }) }).join('\n').split('\n管理期\n')[1]?.split('\n\n')[0] ?? ''
    expect((title ? clausesOfTitle(title) : []).filter((clause) => !told.includes(clause))).toEqual([])
  })

  it.each(shippedVersions)('%s ends its validity by a clause, and tells each reading that was not taken', (id) => {
    const told = describePolicy(getPolicy(id))
    expect(told.find((line) => line.includes('有效期：'))).toMatch(/（.+）$/u)
    const others = getPolicy(id).interpretations.flatMap(({ alternatives = [] }) => alternatives.map(({ reading }) => reading))
    expect(others.filter((reading) => !told.some((line) => line.includes(`没有采用的读法：${reading}`)))).toEqual([])
  })

  it('asks what the text leaves open', () => {
    expect(describePolicy(huancui)).toContain('  首次津贴何时发放？办法没有写明，请与区财政局商定后填写并注明出处。')
  })
})

describe('two versions side by side 新旧对照', () => {
  const told = differences(zhangdian, huancui).map(({ whom, text }) => `${whom}：${text}`)

  it('tells a holder what the years of the title no longer bring, and what comes instead', () => {
    expect(told).toEqual(expect.arrayContaining([
      '称号持有人：不再有待遇：纳入全区高层次人才库（第十一条）。',
      '称号持有人：不再有变动后果：受到处分（第十四条第三项）。',
      '称号持有人：新增取消资格的情形：无正当理由拒不承担职责和义务（第十七条第二项）。',
      '称号持有人：新增复核认定条件：每年至少2名徒弟取得高级工以上证书（第八条第五项）。',
      '申报人：不得申报的情形“材料弄虚作假者，取消当年的申报资格”有变：不得再申报什么，由“这一轮”改为“当年的”（原：第九条第三项；现：第十条第三项）。',
      '称号持有人：管理期起算由“批准的次月一日”（第四条）改为“文件没有写明”。',
    ]))
  })

  it('tells nothing where nothing changes', () => expect(differences(huancui, huancui)).toEqual([]))
})
