import { describe, expect, it } from 'vitest'
import { shipped, shippedVersions, weihai2024, weihai2024Id } from '../../test/policy/versions.ts'
import type { Form } from './policy.ts'
import { excerpts, wordingDifferences } from './wordingDifferences.ts'
import type { Wording } from './wordingSchema.ts'

const { form } = weihai2024()
const wording = shipped().wordingOf(weihai2024Id)
const told = (change: Partial<{ [Name in keyof Wording]: Partial<Wording[Name]> }>, before: typeof change = {}) => {
  const changed = (by: typeof change): Wording => Object.fromEntries(Object.entries(wording).map(([name, paper]) => [name, { ...paper, ...by[name as keyof Wording] as object }])) as Wording
  return wordingDifferences({ wording: changed(before), form }, { wording: changed(change), form })
}
const words = (...args: Parameters<typeof told>) => told(...args).map(({ text }) => text)

describe('how papers are worded otherwise 文书措辞的对照', () => {
  it('says nothing where nothing is otherwise', () => {
    for (const id of shippedVersions) {
      const same = { wording: shipped().wordingOf(id), form }
      expect(wordingDifferences(same, same)).toEqual([])
    }
  })

  it('names the paper and the place, and tells those whom it concerns', () => {
    expect(told({ certificate: { issuer: '演示市人民政府', orientation: 'portrait' } }, { certificate: { issuer: '演示区人民政府', orientation: 'landscape' } })).toEqual([
      { whom: '选拔办', about: '证书', text: '证书：纸的方向，由“横”改为“竖”。', clauses: {} },
      { whom: '选拔办', about: '证书', text: '证书：落款的机关，由“演示区人民政府”改为“演示市人民政府”。', clauses: {} },
    ])
    expect(told({ recommendationReport: { noticeClear: '公示无异议' }, applicationForm: { office: { text: '演示局' } } }, { recommendationReport: { noticeClear: '无异议' }, applicationForm: { office: { text: '演示厅' } } }).map(({ whom, text }) => [whom, text])).toEqual([
      ['推荐单位', '推荐报告：推荐前公示没有异议的，由“无异议”改为“公示无异议”。'], ['申报人', '申报表的印刷版：印制机关，由“演示厅”改为“演示局”。'],
    ])
  })

  it('calls each of the papers by its name', () => {
    const title = { title: '演示' }
    const papers = told({ call: title, publicity: title, result: title, recommendationReport: title, summarySheet: title, scoreSheet: title, candidateList: title })
    expect(papers.map(({ whom, about }) => [about, whom])).toEqual([
      ['通知', '选拔办'], ['公示', '选拔办'], ['公布名单', '选拔办'], ['推荐报告', '推荐单位'], ['汇总表', '推荐单位'], ['评分表', '选拔办'], ['候选人名单', '选拔办'],
    ])
  })

  it('takes a passage for its words, wherever they are quoted from', () => {
    const quoted = { quote: '以书面形式反映', clause: '第一条' }
    const objections = (manner: Wording['publicity']['objections']['manner']) => ({ publicity: { objections: { ...wording.publicity.objections, manner } } })
    expect(words(objections({ text: '以书面形式反映' }), objections(quoted))).toEqual([])
    expect(words(objections({ ...quoted, text: '请以书面形式反映' }), objections(quoted))).toEqual(['公示：怎样提出异议：以什么方式、写明什么，由“以书面形式反映”改为“请以书面形式反映”。'])
  })

  it('tells the sections of a notice by their headings: what came, what went, and another order', () => {
    const call = (...sections: Wording['call']['sections']) => ({ call: { sections } })
    const [one, two] = [{ text: '甲' }, { text: '乙' }]
    expect(words(call({ heading: '范围', paragraphs: [one], items: [two] }), call({ heading: '范围', paragraphs: [one] }))).toEqual(['通知：“范围”一节，新增“乙”。'])
    expect(words(call({ heading: '范围', paragraphs: [one] }), call({ heading: '范围', items: [one, two] }))).toEqual(['通知：“范围”一节，不再有“乙”。'])
    expect(words(call({ heading: '范围', items: [two, one] }), call({ heading: '范围', items: [one, two] }))).toEqual(['通知：“范围”一节，各句的先后或次数有变。'])
    expect(words(call({ heading: '条件', items: [one] }), call({ heading: '范围', items: [one] }))).toEqual(['通知：“范围”一节，不再有“甲”。', '通知：“条件”一节，新增“甲”。'])
    expect(words(call({ heading: '条件', items: [{ text: '丙' }, { text: '丁' }] }), call({ heading: '条件', items: [one, two] }))).toEqual(['通知：“条件”一节，不再有“甲”、“乙”，新增“丙”、“丁”。'])
    expect(words(call({ heading: '条件', items: [{ quote: '甲。乙', lead: '甲。' }] }), call({ heading: '条件', items: [{ quote: '甲。乙' }] }))).toEqual(['通知：“条件”一节，由“甲。乙”改为“甲。乙（突出“甲。”）”。'])
  })

  it('tells the order of a list both by what it follows and by how it is said', () => {
    expect(words({ publicity: { order: { by: 'rank', text: '按名次' } } }, { publicity: { order: { by: 'strokes', text: '按笔画' } } })).toEqual([
      '公示：名单的排列：按什么排列，由“姓氏笔画”改为“评审名次”。', '公示：名单的排列：怎样说明排列，由“按笔画”改为“按名次”。',
    ])
  })

  it('names fields as the form does, in the cells of the form and in the columns of the sheet', () => {
    const label = (form: Form, field: string) => form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label
    expect(words({ applicationForm: { cells: { post: 'occupation' } } }, { applicationForm: { cells: { post: 'post' } } })).toEqual([`申报表的印刷版：固定的各格印哪个字段：“工作岗位”一格印申报表的哪个字段，由“${label(form, 'post')}”改为“${label(form, 'occupation')}”。`])
    const columns = (...columns: NonNullable<Wording['summarySheet']['columns']>) => ({ summarySheet: { columns } })
    expect(words(columns({ title: '序', from: 'no' }, { title: '单位', from: ['unit', 'post'] }), columns({ title: '序', from: 'no' })))
      .toEqual([`汇总表：各栏，新增“单位（单位、${label(form, 'post')}）”。`])
    expect(words(columns({ title: '序', from: 'no' }), columns({ title: '意见', from: ['unitOpinion', 'district', 'nothing'] }))).toEqual(['汇总表：各栏，由“意见（单位推荐意见、推荐单位、nothing）”改为“序（序号）”。'])
    // A word that is by chance the name of a field is a word elsewhere.
    expect(words({ certificate: { issuer: 'post' } }, { certificate: { issuer: 'name' } })).toEqual(['证书：落款的机关，由“name”改为“post”。'])
  })

  it('tells what one of the versions has alone', () => {
    const { contacts: _, ...call } = wording.call
    const without = { wording: { ...wording, call }, form }
    const having = { wording: { ...wording, call: { ...call, contacts: [{ text: '电话一' }] } }, form }
    expect(wordingDifferences(without, having).map(({ text }) => text)).toEqual(['通知：联系人、电话、地址，新增“电话一”。'])
    expect(wordingDifferences(having, without).map(({ text }) => text)).toEqual(['通知：联系人、电话、地址，不再有“电话一”。'])
    expect(words({ call: { remarks: ['甲', '乙\n丙'] } }, { call: { remarks: [] } })).toEqual(['通知：印在末尾的附注，新增“甲”、“乙／丙”。'])
  })
})

describe('two long sentences', () => {
  const long = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸'

  it.each([
    ['短的', '短句', '短的', '短句'],
    [`${long}前后`, `${long}后`, '……九十甲乙丙丁戊己庚辛壬癸前后', '……九十甲乙丙丁戊己庚辛壬癸后'],
    [`前${long}`, `后${long}`, '前一二三四五六七八九十甲乙……', '后一二三四五六七八九十甲乙……'],
    [`${long}中${long}`, `${long}${long}`, '……九十甲乙丙丁戊己庚辛壬癸中一二三四五六七八九十甲乙……', '……九十甲乙丙丁戊己庚辛壬癸一二三四五六七八九十甲乙……'],
    ['甲乙丙丁戊己庚辛壬癸子{year}前', '甲乙丙丁戊己庚辛壬癸子{year}后', '甲乙丙丁戊己庚辛壬癸子{year}前', '甲乙丙丁戊己庚辛壬癸子{year}后'],
    ['甲乙丙丁戊己庚辛壬癸子丑{year}前', '甲乙丙丁戊己庚辛壬癸子丑{year}后', '……乙丙丁戊己庚辛壬癸子丑{year}前', '……乙丙丁戊己庚辛壬癸子丑{year}后'],
    ['{year}年', '{seats}年', '{year}年', '{seats}年'],
    ['甲\n乙', '甲乙', '甲／乙', '甲乙'],
    ['', '甲', '', '甲'],
    ['甲甲', '甲甲甲', '甲甲', '甲甲甲'],
    ['甲'.repeat(20), '甲'.repeat(21), `……${'甲'.repeat(12)}`, `……${'甲'.repeat(13)}`],
    ['𠮷', '𠮶', '𠮷', '𠮶'],
  ])('%s and %s are shown where they differ', (one, other, left, right) => expect(excerpts(one, other)).toEqual([left, right]))
})
