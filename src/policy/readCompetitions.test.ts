import { describe, expect, it } from 'vitest'
import { readCompetitions } from './readCompetitions.ts'

const head = ['year: 2024', 'by: 演示机关', 'number: 演示发〔2024〕1号', 'name: 演示通知', 'publishedOn: 2024-03-01', 'source: 演示网站']
const mistakesIn = (lines: readonly string[], id = 'demo-2024') => {
  const read = readCompetitions(id, lines.join('\n'))
  return read.kind === 'wrong' ? read.mistakes.map(({ line, key, text }) => `${line} ${key} ${text}`) : []
}

describe('a list of competitions 竞赛名录', () => {
  it('gives each competition its year, its document and a number of the whole registry', () => {
    const read = readCompetitions('demo-2024', [...head, 'jurisdiction: demo-city', 'competitions:', "  - { id: skills, name: 演示竞赛, level: municipal, class: none, tier: '2', occupations: [焊工], groups: [worker] }"].join('\n'))
    expect(read).toEqual({
      kind: 'read', list: {
        id: 'demo-2024', year: 2024, by: '演示机关', number: '演示发〔2024〕1号', name: '演示通知', publishedOn: '2024-03-01', source: '演示网站', jurisdiction: 'demo-city',
        competitions: [{ id: 'demo-2024/skills', year: 2024, number: '演示发〔2024〕1号', name: '演示竞赛', level: 'municipal', class: 'none', tier: '2', occupations: ['焊工'], groups: ['worker'] }],
      },
    })
  })

  it('is refused with every mistake of its shape at once', () => {
    expect(mistakesIn([
      'year: 二〇二四', 'by: 演示机关', 'nubmer: 演示发〔2024〕1号', 'name: 演示通知', 'publishedOn: 2024-02-30', 'source: ""',
      'competitions:', '  - { id: Skills, name: 演示竞赛, level: 省级, class: 1, occupation: [焊工] }', "  - { id: other, name: 另一竞赛, level: municipal, class: '3', groups: [] }",
    ])).toEqual([
      '1 year 应是整数，这里是“二〇二四”。',
      '1 number 缺少“number”，应是文字。',
      '3 nubmer 不认识“nubmer”，请核对拼写。是不是“number”？',
      '5 publishedOn 请写成存在的日期，如 2024-07-31。',
      '6 source 不能空着。',
      '8 competitions.0.id 只能用小写字母、数字和连字符，以字母开头。',
      '8 competitions.0.level 应是 world、national、provincial、municipal、district 之一，这里是“省级”。',
      '8 competitions.0.class 应是 1、2、none 之一，这里是 1。请加引号：\'1\'。',
      '8 competitions.0.occupation 不认识“occupation”，请核对拼写。是不是“occupations”？',
      '9 competitions.1.class 应是 1、2、none 之一，这里是“3”。是不是“1”？',
      '9 competitions.1.groups 至少写1项，这里有0项。',
    ])
  })

  it('is refused where it contradicts itself, with everything at once', () => {
    expect(mistakesIn([
      ...head, 'competitions:', "  - { id: one, name: 演示竞赛, otherNames: [演示杯, 2023年演示杯大赛], level: municipal, class: '1' }",
      "  - { id: one, name: 2024年“演示竞赛”, otherNames: [2022年演示 杯], level: municipal, class: '2' }", "  - { id: two, name: 新竞赛, otherNames: [“新竞赛”], level: municipal, class: '2' }",
    ])).toEqual([
      '8 competitions.0.otherNames.1 名称里写的是2023年，这份名录是2024年的。',
      '9 competitions.1.id 编号“one”前面已经有了。',
      '9 competitions.1.name 名称 2024年“演示竞赛” 前面已经有了（年份、引号和空格不计）。',
      '9 competitions.1.otherNames.0 名称里写的是2022年，这份名录是2024年的。',
      '9 competitions.1.otherNames.0 名称 2022年演示 杯 前面已经有了（年份、引号和空格不计）。',
      '10 competitions.2.otherNames.0 名称 “新竞赛” 前面已经有了（年份、引号和空格不计）。',
    ])
  })

  it('has a file name that can be part of a number', () => {
    const lines = [...head, 'competitions:', "  - { id: one, name: 演示竞赛, level: municipal, class: '1' }"]
    expect([mistakesIn(lines, '2024-demo'), mistakesIn(lines, '演示 2024'), mistakesIn(['year: 2024'], 'Demo').length]).toEqual([
      [], ['1  文件名只能用小写字母、数字和连字符：它是竞赛编号的前一半，现在是“演示 2024”。'], 7,
    ])
  })

  it('is told where it is no YAML at all', () => {
    expect(mistakesIn(['competitions: [', '  - {'])[0]).toMatch(/不是正确的 YAML/u)
    // Right in its shape, and yet read by nobody twice the same.
    expect(mistakesIn([...head, 'year: 2024', 'competitions:', "  - { id: one, name: 演示竞赛, level: municipal, class: '1' }"])[0]).toMatch(/^7 {2}不是正确的 YAML/u)
  })

  it('names its file', () => {
    const read = readCompetitions('demo-2024', 'year: 2024')
    expect(read.kind === 'wrong' ? read.mistakes.map(({ file }) => file) : []).toEqual(Array(6).fill('competitions/demo-2024.yaml'))
    expect(mistakesIn(['year: 2024'], 'demo_2024')[0]).toContain('现在是“demo_2024”')
  })
})
