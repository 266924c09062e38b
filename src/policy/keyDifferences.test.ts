import { describe, expect, it } from 'vitest'
import { keyDifferences, silentKeys, valueInWords, type Section } from './keyDifferences.ts'
import type { PolicyFileName } from './meanings/keys.ts'

const at = (file: PolicyFileName, path: string, more: Partial<Section> = {}): Section => ({ file, path: path.split('.'), ...more })
const told = (...args: Parameters<typeof keyDifferences>) => keyDifferences(...args).map(({ text }) => text)

/** Every list whose entries a reader knows by a name, by what they are told apart, and what they are called. */
const lists: readonly (readonly [file: PolicyFileName, path: string, by: string, noun: string])[] = [
  ['policy', 'stages', 'kind', '阶段'], ['policy', 'stages.nominators', 'title', '推荐单位'], ['policy', 'stages.criteria.value', 'title', '评分指标'], ['policy', 'stages.aspects', 'title', '评审方面'],
  ['policy', 'materials', 'title', '材料'], ['policy', 'title.benefits', 'title', '待遇'], ['policy', 'title.yearly', 'title', '年度事项'], ['policy', 'title.changes', 'title', '变动后果'],
  ['policy', 'title.revocation.grounds', 'title', '取消资格的情形'], ['policy', 'title.reverification.conditions', 'title', '复核认定条件'], ['policy', 'title.reverification.materials', 'title', '复核认定材料'],
  ['policy', 'title.bars', 'id', '不得申报的情形'], ['policy', 'title.duties', 'title', '职责'], ['policy', 'title.endOfTerm.grades', 'title', '期满等次'],
  ['policy', 'interpretations', 'id', '对原文的理解'], ['policy', 'interpretations.alternatives', 'id', '没有采用的读法'], ['policy', 'withheldFromExperts', 'field', '对评审专家隐去的'],
  ['form', 'pages', 'id', '申报表的页'], ['form', 'pages.fields', 'id', '申报表的栏目'], ['form', 'pages.fields.columns', 'id', '列'], ['form', 'pages.fields.options', 'value', '选项'],
  ['form', 'pages.fields.columns.options', 'value', '选项'], ['form', 'opinions', 'id', '意见栏'],
]

describe('entries of a list 各项的增减', () => {
  it.each(lists)('of %s %s, told apart by %s, are called %s', (file, path, by, noun) => {
    const [one, two] = [{ [by]: 'one', label: '甲', other: '一' }, { [by]: 'two', label: '乙', other: '二' }]
    const name = by === 'title' ? 'two' : '乙'
    expect([told(at(file, path), [one], [one, two]), told(at(file, path), [one, two], [one])]).toEqual([[`新增${noun}：${name}`], [`不再有${noun}：${name}`]])
    // Their order says nothing, and none is taken for another.
    expect(told(at(file, path), [one, two], [two, one])).toEqual([])
    expect(keyDifferences(at(file, path), [one], [{ ...one, other: '三' }])).toEqual([
      { of: [{ noun, name: by === 'title' ? 'one' : '甲', item: { ...one, other: '三' } }], text: 'other，由“一”改为“三”', clauses: {} },
    ])
  })

  it('are known by the first of the names they bear', () => {
    const names = ['title', 'label', 'quote', 'field', 'material', 'reading', 'id']
    names.forEach((name, index) => {
      const item = Object.fromEntries(names.slice(index).map((each) => [each, `${each}的名`]))
      expect(told(at('policy', 'interpretations'), [], [{ ...item, id: item['id'] ?? 'x' }])).toEqual([`新增对原文的理解：${name}的名`])
    })
  })

  it('are told apart by their material where they hide one from experts', () => {
    const [one, two] = [{ material: 'a', other: '一' }, { material: 'b', other: '二' }]
    expect(told(at('policy', 'withheldFromExperts'), [one, two], [two, one])).toEqual([])
  })

  it('stay two where two bear one name, and one where nothing tells them apart', () => {
    expect(told(at('policy', 'materials'), [{ title: '甲' }, { title: '甲' }], [{ title: '甲' }])).toEqual(['不再有材料：甲'])
    expect(told(at('policy', 'stages'), [{ title: '甲' }], [{ title: '乙' }])).toEqual([])
  })

  it('come and go with the clause that has them, and with the list', () => {
    expect(keyDifferences(at('policy', 'materials'), undefined, [{ title: '甲', clause: '第一条' }])).toEqual([
      { of: [{ noun: '材料', name: '甲', item: { title: '甲', clause: '第一条' } }], text: '新增材料：甲', clauses: { to: '第一条' } },
    ])
    expect(keyDifferences(at('policy', 'materials'), [{ title: '甲', clause: '第一条' }], undefined).map(({ clauses }) => clauses)).toEqual([{ from: '第一条' }])
  })
})

describe('keys that order nothing', () => {
  it.each(Object.entries(silentKeys))('%s: %s', (key, why) => {
    expect(why.length).toBeGreaterThan(5)
    expect(told(at('policy', 'bodies'), { [key]: '甲' }, { [key]: '乙' })).toEqual([])
  })
})

describe('one key 一个键的变化', () => {
  it('is headed by what the keys that lead to it mean, each said once', () => {
    expect(told(at('policy', 'title'), { allowance: { exclusive: true } }, { allowance: { exclusive: false } })).toEqual(['津贴怎样发：不与别的人才津贴重复享受，由“是”改为“否”'])
    expect(told(at('policy', 'document'), { number: '1号' }, { number: '2号' })).toEqual(['文件本身：发文字号，由“1号”改为“2号”'])
    expect(told(at('policy', 'unheardOf'), { strange: '甲' }, { strange: '乙' })).toEqual(['unheardOf：strange，由“甲”改为“乙”'])
  })

  it('names no list again above what is within it', () => {
    expect(told(at('form', 'pages.fields'), [{ id: 'a', required: true }], [{ id: 'a' }])).toEqual(['是不是必填，由“是”改为“否”'])
  })

  it('that isn’t written stands for what it stands for: off, or for each person', () => {
    for (const path of ['materials', 'title.reverification.materials']) {
      expect(told(at('policy', path), [{ title: '甲' }], [{ title: '甲', per: 'person' }])).toEqual([])
      expect(told(at('policy', path), [{ title: '甲' }], [{ title: '甲', per: 'nominator' }])).toHaveLength(1)
    }
    expect(told(at('form', 'pages.fields'), [{ id: 'a' }], [{ id: 'a', required: false }])).toEqual([])
    expect(told(at('policy', 'document'), {}, { number: '2号' })).toEqual(['文件本身：发文字号，由“没有写”改为“2号”'])
  })

  it('that a text leaves unstated is asked of the office, with the clause where one stands', () => {
    const stated = (value: unknown, clause: string) => ({ stated: true, value, clause })
    expect(keyDifferences(at('policy', 'title.prizeFen'), stated(100, '第一条'), { stated: false, ask: '多少' })).toMatchObject([{ text: '随称号发一次的奖金，由“100分”改为“文件没有写明”', clauses: { from: '第一条' } }])
    expect(told(at('policy', 'title.prizeFen'), { stated: false }, { stated: false })).toEqual([])
    expect(told(at('policy', 'title.prizeFen'), { stated: false }, stated(5, '第一条'))).toEqual(['随称号发一次的奖金，由“文件没有写明”改为“5分”'])
    expect(told(at('policy', 'title.prizeFen'), undefined, stated(5, '第一条'))).toEqual(['随称号发一次的奖金，由“没有写”改为“5分”'])
  })

  it('is left out where it is told elsewhere', () => {
    expect(told(at('policy', 'document', { without: ['document.number'] }), { number: '1号', name: '甲' }, { number: '2号', name: '乙' })).toEqual(['文件本身：文件的名称，由“甲”改为“乙”'])
  })

  it('is put as the section puts it, whole, with the side on which it stands', () => {
    const say: Section['say'] = (key, value, side) => key === 'document.rule' && value !== undefined ? `${side}${JSON.stringify(value)}` : undefined
    expect(told(at('policy', 'document', { say }), { rule: { a: 1 } }, { rule: { a: 2 } })).toEqual(['文件本身：rule，由“from{"a":1}”改为“to{"a":2}”'])
    expect(told(at('policy', 'document', { say }), { rule: { a: 1 } }, {})).toEqual(['文件本身：rule，由“from{"a":1}”改为“没有写”'])
  })

  it('of a group that came or went is told key by key, and of one that became a word as a whole', () => {
    expect(told(at('policy', 'document'), { parent: { name: '甲' } }, {})).toEqual([expect.stringContaining('由“甲”改为“没有写”')])
    expect(told(at('policy', 'document'), { parent: { name: '甲' } }, { parent: '甲' })).toEqual([expect.stringContaining('由“有规定”改为“甲”')])
    expect(told(at('policy', 'document'), { parent: null }, { parent: '甲' })).toEqual([expect.stringContaining('由“没有写”改为“甲”')])
    expect(told(at('policy', 'document'), {}, {})).toEqual([])
    expect(told(at('policy', 'document'), { parent: {} }, {})).toEqual([expect.stringContaining('由“有规定”改为“没有写”')])
  })
})

describe('a value in words', () => {
  it.each<[PolicyFileName, string, unknown, string]>([
    ['policy', 'title.prizeFen', 5, '5分'], ['policy', 'conditions.test.least', 5, '5'], ['policy', 'unheardOf', 5, '5'], ['policy', 'unheardOf', true, '是'], ['policy', 'unheardOf', false, '否'],
    ['policy', 'unheardOf', '甲', '甲'], ['policy', 'unheardOf', undefined, '没有写'], ['policy', 'unheardOf', { a: 1 }, '有规定'], ['policy', 'unheardOf', [], '没有'], ['policy', 'unheardOf', ['甲', 2], '甲、2'],
    ['policy', 'seats.kind', 'about', '左右'], ['policy', 'conditions.test.rankBy', 'effective', '有效名次'], ['policy', 'conditions.test.groups', ['worker', 'student'], '职工组、学生组'], ['policy', 'seats.kind', 'toString', 'toString'],
  ])('%s %s %j is %s', (file, path, value, words) => expect(valueInWords(file, path.split('.'), value)).toBe(words))
})
