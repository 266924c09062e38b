import { describe, expect, it } from 'vitest'
import { shippedVersions, textOf } from '../../test/policy/versions.ts'
import { clausesOf } from './clauses.ts'
import { clauseInWords } from './clauseWords.ts'

describe('a clause cited to people 条款的称呼', () => {
  it.each([
    ['第七条', '第七条'], ['第七条（五）', '第七条第五项'], ['第十条（二）3', '第十条第二项第3目'], ['第八条第二段', '第八条第二段'], ['第十四条（十二）', '第十四条第十二项'],
    ['三', '第三部分'], ['三（一）', '第三部分第一项'], ['二第一段', '第二部分第一段'], ['四3', '第四部分第3项'], ['十一（二）1', '第十一部分第二项第1目'],
    ['文首第二段', '开头第二段'], ['文末第一段', '结尾第一段'],
    ['附件2', '附件2'], ['附件3表', '附件3的表格'], ['附件2填表说明一', '附件2“填表说明一”'],
    ['四12', '第四部分第12项'], ['第三条12', '第三条第12项'], ['第十条（二）12', '第十条第二项第12目'], ['附件12表', '附件12的表格'],
    // Only the name of a clause is put into other words, not what looks like one in the middle of something else.
    ['办法三', '办法三'], ['全文首段', '全文首段'], ['正文末段', '正文末段'], ['见附件2表', '见附件2表'], ['第三条5款', '第三条5款'], ['第三条（一）5款', '第三条第一项5款'],
    ['个人信息保护法 第四十七条', '个人信息保护法 第四十七条'], ['上级办法第九条', '上级办法第九条'], ['', ''],
  ])('%s is %s', (clause, words) => expect(clauseInWords(clause)).toBe(words))

  it.each(shippedVersions)('is another for every clause of %s, and opens no bracket of its own outside an annex', (id) => {
    const names = [...new Set(clausesOf(textOf(id, 'source.md')).map(({ name }) => name))]
    const words = names.map(clauseInWords)
    expect(new Set(words).size).toBe(names.length)
    expect(words.filter((each) => !each.startsWith('附件') && /[（）]/.test(each))).toEqual([])
  })
})
