import { describe, expect, it } from 'vitest'
import { readCalendar } from './readCalendar.ts'

const entry = (rest: string, number = '甲') => `  - { number: ${number}, name: 关于放假的通知, by: 演示, publishedOn: 2023-10-25, ${rest} }`
const file = (...entries: readonly string[]) => ['notices:', ...entries].join('\n')
const read = (rest: string, id = 'national') => readCalendar(id, file(entry(rest)))

function mistakes(content: string, id = 'national'): readonly string[] {
  const found = readCalendar(id, content)
  return found.kind === 'wrong' ? found.mistakes.map((each) => `${each.file}:${each.line} ${each.key} ${each.text}`) : []
}

describe('a calendar file', () => {
  it('gives the notices under the name of the file, each day of a span by itself', () => {
    expect(read('year: 2024, off: [2024-01-01, 2024-02-28/2024-03-01], work: [2024-02-04]')).toEqual({
      kind: 'read',
      layer: { id: 'national', notices: [{
        number: '甲', name: '关于放假的通知', by: '演示', publishedOn: '2023-10-25', year: 2024,
        off: ['2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01'], work: ['2024-02-04'],
      }] },
    })
  })

  it('lets a notice amend what was arranged, without a year of its own', () => {
    expect(mistakes(file(entry('year: 2024, off: [2024-01-01], work: []'), entry('off: [2024-01-02], work: [2024-01-06]', '乙')))).toEqual([])
  })

  it.each(['2024-02-30', '2024-05-05/2024-05-01', '2024-05-01/2024-05-32', '2024-02-30/2024-03-02', '2024-05-01 to 2024-05-03', 'from 2024-05-01', '2024-05-01/2024-05-03/2024-05-05', '2024-01-01/2024-03-01'])(
    'refuses %s for days off', (span) => {
      expect(mistakes(file(entry(`off: ["${span}"], work: []`)))).toEqual(['calendars/national.yaml:2 notices.0.off.0 请写成存在的日期，如 2024-10-01；连续几天写 2024-10-01/2024-10-07。'])
    })

  it('takes a span of sixty days, and a longer one for a slip of the pen', () => {
    expect([read('off: [2024-01-01/2024-02-29], work: []').kind, read('off: [2024-01-01/2024-03-01], work: []').kind]).toEqual(['read', 'wrong'])
  })

  it('names every part that is not as agreed, in its line', () => {
    expect(mistakes(file('  - { number: "", name: 名, by: 演示, publishedOn: 2024-02-30, off: [], work: [2024-13-01], colour: red }')).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      'number', 'publishedOn', 'work.0', 'colour',
    ].map((key) => `calendars/national.yaml:2 notices.0.${key}`))
    expect(mistakes(file('  - { number: 甲, name: 名, by: 演示, publishedOn: 2024-02-30, off: [], work: [] }'))).toEqual(['calendars/national.yaml:2 notices.0.publishedOn 请写成存在的日期，如 2024-07-31。'])
  })

  it.each(['', 'name', 'by'])('needs notices, and each its name and by whose order: %s', (lacking) => {
    const content = lacking === '' ? 'notices: []' : file(`  - { number: 甲, ${['name', 'by'].map((key) => `${key}: ${key === lacking ? "''" : '演示'}`).join(', ')}, publishedOn: 2024-02-01, off: [], work: [] }`)
    expect(mistakes(content).map((each) => each.split(' ')[1])).toEqual([lacking === '' ? 'notices' : `notices.0.${lacking}`])
  })

  it.each([['1948', 'wrong'], ['1949', 'read'], ['2999', 'read'], ['3000', 'wrong']])('arranges a year as there is one: %s, %s', (year, kind) =>
    expect(read(`year: ${year}, off: [], work: []`).kind).toBe(kind))

  it('refuses a file that is not YAML', () => {
    expect(mistakes('notices: {{').every((each) => each.includes('不是正确的 YAML')) && readCalendar('national', 'notices: {{').kind).toBe('wrong')
    expect(mistakes(`${file(entry('off: [], work: []'))}\nnotices: []`)[0]).toMatch(/^calendars\/national\.yaml:3 {2}不是正确的 YAML/)
  })

  it('refuses a day that is off and worked, and a number or a year that stands twice', () => {
    expect(mistakes(file(entry('year: 2024, off: [2024-05-03/2024-05-05], work: [2024-05-04, 2024-05-11]'), entry('year: 2024, off: [], work: []'), entry('off: [], work: []', '乙'), entry('off: [], work: []', '乙')))).toEqual([
      'calendars/national.yaml:2 notices.0.work 2024-05-04 既写了放假，又写了上班。',
      'calendars/national.yaml:3 notices.1.year 2024年的全年安排已经有了；调整它的通知不写 year。',
      'calendars/national.yaml:3 notices.1.number 文号“甲”重复。',
      'calendars/national.yaml:5 notices.3.number 文号“乙”重复。',
    ])
  })

  it('lets only the nation arrange a year, and asks only the nation for weekends', () => {
    expect(mistakes(file(entry('year: 2024, off: [], work: [2024-05-10]')), 'region')).toEqual(['calendars/region.yaml:2 notices.0.year 全年安排只由国务院通知，地方只能调整：请去掉 year。'])
    expect(mistakes(file(entry('year: 2024, off: [], work: [2024-05-10, 2024-05-11]')))).toEqual(['calendars/national.yaml:2 notices.0.work 2024-05-10 不是周末，本来就上班，请核对日期。'])
    expect(read('off: [], work: [2024-05-10]', 'region').kind).toBe('read')
  })
})
