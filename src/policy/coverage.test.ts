import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses.ts'
import { citationProblems, citationsIn, coverage } from './coverage.ts'
import type { Policy } from './policy.ts'

const measure = `# 某某办法

各有关单位：

现印发给你们。

第一章 总则

第四条 每 2 年选拔一次，管理期为 4年。

第二章 范围

第七条 选拔条件：

（一）热爱祖国；

（五）年龄一般不超过 55 周岁。

第十条 按照下列程序进行：

（二）组织推荐。推荐时需报送以下材料：

1.申报表；

2.1000字左右的事迹材料。

推荐后公示。

第十一条 附则。
`

describe('cutting a text into clauses 条款', () => {
  it('of a measure: articles, items, sub-items and further paragraphs keep their names', () => {
    expect(clausesOf(measure).map(({ name, text, under }) => [name, text, under])).toEqual([
      ['文首第一段', '各有关单位：', undefined],
      ['文首第二段', '现印发给你们。', undefined],
      ['第四条', '每 2 年选拔一次，管理期为 4年。', undefined],
      ['第七条', '选拔条件：', undefined],
      ['第七条（一）', '热爱祖国；', '第七条'],
      ['第七条（五）', '年龄一般不超过 55 周岁。', '第七条'],
      ['第十条', '按照下列程序进行：', undefined],
      ['第十条（二）', '组织推荐。推荐时需报送以下材料：', '第十条'],
      ['第十条（二）1', '申报表；', '第十条（二）'],
      ['第十条（二）2', '1000字左右的事迹材料。', '第十条（二）'],
      ['第十条第二段', '推荐后公示。', undefined],
      ['第十一条', '附则。', undefined],
    ])
  })

  it('of a notice: sections, their paragraphs, the end, and annexes', () => {
    const notice = '号\n\n## 一、条件\n\n甲。\n\n1．乙。\n\n（一）丙。\n\n---\n\n（此件公开）\n\n# 附件 2\n\n表名\n\n## 填 表 说 明\n\n一、双面打印。\n\n---\n\n姓名　性别\n\n职业\n'
    expect(clausesOf(notice).map(({ name, text, line }) => [name, text, line])).toEqual([
      ['文首第一段', '号', 1], ['一第一段', '甲。', 5], ['一1', '乙。', 7], ['一（一）', '丙。', 9], ['文末第一段', '（此件公开）', 13],
      ['附件2', '表名', 17], ['附件2填表说明', '填 表 说 明', 19], ['附件2填表说明一', '双面打印。', 21], ['附件2表', '姓名　性别\n职业', 25],
    ])
  })

  it('keeps the line on which each begins', () => expect(clausesOf('# 某办法\n\n第一条 甲。\n\n  第二条　乙。\n').map(({ name, text, line }) => [name, text, line])).toEqual([['第一条', '甲。', 3], ['第二条', '乙。', 5]]))

  it('leaves out headings of chapters and sections, and takes the numbered ones for a section', () => {
    expect(clausesOf('第一章 总则\n第二节 程序\n### 十一、 保障\n甲。\n## 没有编号\n乙。').map(({ name, text }) => [name, text])).toEqual([['十一第一段', '甲。'], ['十一第二段', '乙。']])
  })

  it('takes no item at the head or at the end for one of a clause', () => {
    expect(clausesOf('（一）甲。\n第一条 乙。\n---\n（二）丙。').map(({ name, text }) => [name, text])).toEqual([['文首第一段', '（一）甲。'], ['第一条', '乙。'], ['文末第一段', '（二）丙。']])
  })

  it('counts sub-items under their item, article or paragraph, and starts again with each', () => {
    expect(clausesOf('第一条 甲：\n1.乙。\n（一）丙：\n1、丁。\n12. 戊。\n第二条 己。\n2.庚。\n## 三、辛\n壬：\n1．癸。').map(({ name, text, under }) => [name, text, under])).toEqual([
      ['第一条', '甲：', undefined], ['第一条1', '乙。', '第一条'], ['第一条（一）', '丙：', '第一条'], ['第一条（一）1', '丁。', '第一条（一）'], ['第一条（一）12', ' 戊。', '第一条（一）'],
      ['第二条', '己。', undefined], ['第二条2', '庚。', '第二条'], ['三第一段', '壬：', undefined], ['三1', '癸。', '三第一段'],
    ])
  })

  it('tells several annexes apart, and what hangs under a block of one', () => {
    expect(clausesOf('附件\n# 附件1\n甲\n乙\n# 附件2\n## 说 明\n一、丙。\n（二）丁。\n1.戊。').map(({ name, text, under }) => [name, text, under])).toEqual([
      ['文首第一段', '附件', undefined], ['附件1', '甲\n乙', undefined], ['附件2说明', '说 明', undefined], ['附件2说明一', '丙。', '附件2说明'], ['附件2说明（二）', '丁。', '附件2说明'], ['附件2说明（二）1', '戊。', '附件2说明（二）'],
    ])
  })

  it.each([
    ['an article that is only spoken of', '依照第三条办理。', '文首第一段', '依照第三条办理。'], ['a chapter that is only spoken of', '详见第二章。', '文首第一段', '详见第二章。'],
    ['an article without a space, with several, and beyond ten', '第一百二十条乙。', '第一百二十条', '乙。'], ['several spaces after the name', '第十二条 　丙。', '第十二条', '丙。'],
    ['spaces before a line and after it', '  第三条 丁。 ', '第三条', '丁。'], ['a year at the head of a line', '2018.5月起施行。', '文首第一段', '2018.5月起施行。'],
    ['a number in the middle of a line', '共有1.甲。', '文首第一段', '共有1.甲。'], ['a section that is no heading', '一、甲。', '文首第一段', '一、甲。'],
    ['a hash without a space', '#甲', '文首第一段', '#甲'], ['a hash in the middle', '甲 # 乙', '文首第一段', '甲 # 乙'],
  ])('takes words for what they are: %s', (_, text, name, words) => expect(clausesOf(text).map((clause) => [clause.name, clause.text])).toEqual([[name, words]]))

  it('passes over headings of chapters and their parts, and those that number nothing', () => {
    expect(clausesOf('第十一章 甲\n第十二节 乙\n# 关于一、二级\n##  十一、丙\n丁。\n（十一）戊（二）己。\n见（三）庚。').map(({ name, text }) => [name, text])).toEqual([
      ['十一第一段', '丁。'], ['十一（十一）', '戊（二）己。'], ['十一第二段', '见（三）庚。'],
    ])
  })

  it('opens an annex by its heading alone, whatever its number', () => {
    expect(clausesOf('# 见附件1\n甲\n# 附件  12\n乙\n## 说明\n丙\n十一、丁\n见一、戊\n').map(({ name, text, line }) => [name, text, line])).toEqual([
      ['文首第一段', '甲', 2], ['附件12', '乙', 4], ['附件12说明', '说明\n丙', 5], ['附件12说明十一', '丁', 7], ['附件12说明', '见一、戊', 8],
    ])
  })

  it('hangs a number under nothing where no paragraph leads to it', () => {
    expect(clausesOf('1.甲。\n## 一、乙\n丙：\n## 二、丁\n1.戊。\n# 附件\n1.己。').map(({ name, under }) => [name, under])).toEqual([
      ['文首1', ''], ['一第一段', undefined], ['二1', ''], ['附件1', ''],
    ])
  })

  it('keeps two paragraphs of one name apart outside of annexes, for a quote to be looked for in each', () => {
    expect(clausesOf('第一条 甲。\n第一条 乙。').map(({ name, text, line }) => [name, text, line])).toEqual([['第一条', '甲。', 1], ['第一条', '乙。', 2]])
  })

  it('counts paragraphs beyond ten', () => {
    const many = Array.from({ length: 31 }, (_, index) => `段${index}`).join('\n\n')
    expect([9, 10, 18, 19, 20, 30].map((index) => clausesOf(many)[index]?.name)).toEqual(['文首第十段', '文首第十一段', '文首第十九段', '文首第二十段', '文首第二十一段', '文首第三十一段'])
  })
})

describe('checking citations', () => {
  const rule = (clause: string, quote: string) => ({ conditions: [{ id: 'age', clause, quote }] })

  it('finds a quote whatever the spaces', () => {
    expect(citationProblems(rule('第七条（五）', '年龄一般 不超过55周岁'), measure)).toEqual([])
  })

  it('refuses a quote that stands in another clause, or nowhere', () => {
    expect(citationProblems(rule('第七条（一）', '年龄一般不超过55周岁'), measure)).toEqual([
      { at: ['conditions', 0, 'quote'], code: 'quote-not-found', text: '“第七条（一）”中没有这句原文：年龄一般不超过55周岁' },
    ])
    expect(citationProblems(rule('第九条', '年龄'), measure).map(({ at, code }) => [at.join('.'), code])).toEqual([['conditions.0.clause', 'no-such-clause']])
  })

  it('finds citations wherever they stand', () => {
    expect(citationsIn({ a: [{ b: { clause: '一', quote: '甲', also: [{ clause: '二', quote: '乙' }] } }] })).toEqual([
      { clause: '一', quote: '甲', at: ['a', 0, 'b'] }, { clause: '二', quote: '乙', at: ['a', 0, 'b', 'also', 0] },
    ])
  })
})

describe('coverage of a text 条款覆盖', () => {
  const policy = (clauses: readonly string[], nonOperative: readonly string[]) => ({
    conditions: clauses.map((clause) => ({ clause, quote: '' })), nonOperative: nonOperative.map((clause) => ({ clause, reason: '理由' })),
  }) as unknown as Policy

  it('names what nothing carries', () => {
    const found = coverage(policy(['第四条', '第七条（一）', '第七条（五）', '第十条（二）1', '第十条（二）2'], ['文首第一段', '文首第二段', '第十一条']), measure)
    expect(found.uncovered.map(({ name }) => name)).toEqual(['第十条', '第十条第二段'])
    expect(found.percent).toBe(83)
  })

  it('takes a lead to be carried by its items, and a paragraph without them not', () => {
    const found = coverage(policy(['第七条（五）', '第十条（二）'], []), measure)
    expect(found.clauses.filter(({ standing }) => standing === 'carried').map(({ name }) => name)).toEqual(['第七条', '第七条（五）', '第十条', '第十条（二）'])
  })

  it('takes the heading of a block in an annex to be carried by what hangs under it', () => {
    const annex = '# 附件2\n## 填 表 说 明\n一、双面打印。\n## 其他\n甲。'
    const standing = (...clauses: readonly string[]) => coverage(policy(clauses, []), annex).clauses.map((clause) => [clause.name, clause.standing])
    expect(standing('附件2填表说明一')).toEqual([['附件2填表说明', 'carried'], ['附件2填表说明一', 'carried'], ['附件2其他', 'uncovered']])
    expect(coverage(policy(['附件2填表说明一'], []), annex).clauses[0]).toMatchObject({ by: ['conditions.0'] })
  })

  it('tells by what each clause is carried, or why nothing has to', () => {
    expect(coverage(policy(['第四条', '第四条'], ['第十一条']), '第四条 甲。\n第十一条 乙。\n第十二条 丙。').clauses).toEqual([
      { name: '第四条', text: '甲。', line: 1, standing: 'carried', by: ['conditions.0', 'conditions.1'] },
      { name: '第十一条', text: '乙。', line: 2, standing: 'non-operative', reason: '理由' },
      { name: '第十二条', text: '丙。', line: 3, standing: 'uncovered' },
    ])
  })

  it('names what was declared non-operative though it is carried or does not exist', () => {
    expect(coverage(policy(['第四条'], ['第四条', '第九十九条']), measure).misdeclared).toEqual(['第四条', '第九十九条'])
  })

  it('is not complete for a text in which nothing was found', () => expect(coverage(policy([], []), '').percent).toBe(0))
})
