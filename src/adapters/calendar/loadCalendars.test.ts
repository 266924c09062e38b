import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chineseDays from 'chinese-days'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendars, calendarsFolder, latestCalendar } from '../../../test/policy/calendars.ts'
import { plusDays } from '../../policy/day.ts'
import { noticePeriod } from '../../policy/workdays.ts'
import { loadCalendars, WrongCalendar } from './loadCalendars.ts'

describe('the State Council calendar 国务院放假安排', () => {
  it.each([
    ['2024-10-01', 'no', '国庆节'],
    ['2024-09-14', 'yes', '中秋节调休上班的周六'],
    ['2024-09-17', 'no', '中秋节，周二'],
    ['2024-09-21', 'no', '平常的周六'],
    ['2024-09-23', 'yes', '平常的周一'],
    ['2020-01-31', 'no', '延长的春节假期'],
    ['2020-02-01', 'no', '本来调休上班、因延长春节假期而放假的周六'],
    ['2019-05-02', 'no', '调整后的劳动节假期'],
    ['2015-09-03', 'no', '抗战胜利70周年纪念日'],
    ['2015-09-06', 'yes', '抗战胜利70周年纪念日调休上班的周日'],
    ['2005-12-31', 'yes', '2006年元旦调休上班的周六'],
    ['2025-01-26', 'yes', '春节前调休上班的周日'],
    ['2026-02-14', 'yes', '春节前调休上班的周六'],
  ])('%s: %s (%s)', (day, answer) => expect(latestCalendar.isWorkday(day)).toBe(answer))

  it('knows the years 2004 to 2026 and says so of no other', () => {
    expect(['2003-12-31', '2004-01-01', '2026-12-31', '2027-01-04'].map((day) => latestCalendar.isWorkday(day)))
      .toEqual(['unknown', 'no', 'yes', 'unknown'])
  })

  it('refuses what is not a day', () => expect(() => latestCalendar.isWorkday('2024-02-30')).toThrow(RangeError))

  it('agrees day by day with what others have collected, but for one make-up Saturday that they overlooked', () => {
    const differing: string[] = []
    for (let day = '2004-01-01'; day <= '2026-12-31'; day = plusDays(day, 1)) {
      if (chineseDays.isWorkday(day) !== (latestCalendar.isWorkday(day) === 'yes')) differing.push(day)
    }
    // 国办发明电〔2005〕35号, 一: 12月31日（星期六）上班.
    expect(differing).toEqual(['2005-12-31'])
  })
})

describe('the calendar as known on a day', () => {
  const knownOn = (day: string) => calendars.knownOn(day, '')
  const five = { workingDays: 5, countFirstDay: false }

  it('ends a notice of January 2020 by what its office could know', () => {
    expect(noticePeriod(knownOn('2020-01-20'), '2020-01-20', five).lastDay).toBe('2020-02-01')
    expect(noticePeriod(knownOn('2020-01-27'), '2020-01-20', five).lastDay).toBe('2020-02-04')
  })

  it.each([
    ['2015-05-12', '2015-09-03', 'yes'], ['2015-05-13', '2015-09-03', 'no'],
    ['2019-03-21', '2019-05-02', 'yes'], ['2019-03-22', '2019-05-02', 'no'],
    ['2019-11-20', '2020-01-02', 'unknown'], ['2019-11-21', '2020-01-02', 'yes'],
  ])('on %s: %s %s', (day, asked, answer) => expect(knownOn(day).isWorkday(asked)).toBe(answer))

  it('names the notices that a count rests on, and what it is by a version', () => {
    expect(knownOn('2020-01-27').noticesAbout('2020-01-20', '2020-02-04').map(({ number }) => number)).toEqual(['国办发明电〔2019〕16号', '国办发明电〔2020〕1号'])
    expect([knownOn('2020-01-26').version, knownOn('2020-03-01').version, knownOn('1999-01-01').version]).toEqual(['national@2019-11-21', 'national@2020-01-27', 'national@none'])
  })

  it('never shortens what is known: every year arranged once stays arranged', () => {
    const days = ['2004-06-01', '2014-06-03', '2026-06-01']
    for (const day of days) expect(knownOn(`${Number(day.slice(0, 4)) + 1}-12-31`).isWorkday(day)).not.toBe('unknown')
  })
})

describe('files of the calendar', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'calendars-'))
    cpSync(calendarsFolder, folder, { recursive: true })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('let a jurisdiction order more days off, for itself alone and from the day on which it said so', () => {
    writeFileSync(join(folder, 'demo-region.yaml'), [
      'notices:', '  - number: 演示政发〔2024〕1号', '    name: 演示自治区关于民族节日放假的通知', '    by: 演示自治区人民政府', '    publishedOn: 2024-03-01',
      '    off: [2024-04-11/2024-04-12]', '    work: []',
    ].join('\n'))
    const regional = loadCalendars(folder)
    expect(regional.knownOn('2024-03-01', 'demo-region').isWorkday('2024-04-11')).toBe('no')
    expect(regional.knownOn('2024-02-29', 'demo-region').isWorkday('2024-04-11')).toBe('yes')
    expect(regional.knownOn('2024-03-01', 'elsewhere').isWorkday('2024-04-11')).toBe('yes')
    expect(regional.knownOn('2024-03-01', 'demo-region').noticesAbout('2024-04-10', '2024-04-15').map(({ by }) => by)).toEqual(['国务院办公厅', '演示自治区人民政府'])
    expect(regional.knownOn('2024-03-01', 'demo-region').version).toBe('national@2023-10-25+demo-region@2024-03-01')
  })

  it('are refused with every mistake at once', () => {
    writeFileSync(join(folder, 'demo-region.yaml'), [
      'notices:', '  - { number: 甲, name: 甲, by: 演示, publishedOn: 2024-02-30, off: [2024-05-05/2024-05-01], work: [] }', '  - { number: 乙, name: 乙, by: 演示, publishedOn: 2024-02-01, off: [] }',
    ].join('\n'))
    const caught = caughtFrom(() => loadCalendars(folder))
    expect(caught.mistakes.map(({ file, line, key }) => [file, line, key])).toEqual([
      ['calendars/demo-region.yaml', 2, 'notices.0.publishedOn'], ['calendars/demo-region.yaml', 2, 'notices.0.off.0'], ['calendars/demo-region.yaml', 3, 'notices.1.work'],
    ])
  })

  it('are refused where they contradict themselves', () => {
    writeFileSync(join(folder, 'demo-region.yaml'), [
      'notices:', '  - { number: 甲, name: 甲, by: 演示, publishedOn: 2024-02-01, year: 2024, off: [2024-05-04], work: [2024-05-04] }',
      '  - { number: 甲, name: 甲, by: 演示, publishedOn: 2024-02-02, off: [], work: [] }',
    ].join('\n'))
    expect(caughtFrom(() => loadCalendars(folder)).mistakes.map(({ key, line }) => [key, line])).toEqual([['notices.0.year', 2], ['notices.0.work', 2], ['notices.1.number', 3]])
  })

  it('are named where they would never be read: in a folder of their own, or under another ending', () => {
    const own = join(folder, 'own')
    mkdirSync(join(own, '2027'), { recursive: true })
    cpSync(calendarsFolder, own, { recursive: true })
    writeFileSync(join(own, 'README.md'), '不是日历')
    writeFileSync(join(own, 'national.yaml.bak'), '')
    expect(loadCalendars(own).knownOn('2024-03-01', '').isWorkday('2024-10-01')).toBe('no')
    writeFileSync(join(own, '2027', 'national.yaml'), '')
    writeFileSync(join(own, '2027', 'weihai.YML'), '')
    writeFileSync(join(own, 'weihai.yml'), '')
    writeFileSync(join(own, 'weihai.yaml'), 'notices: 无\n')
    expect(caughtFrom(() => loadCalendars(own)).message.split('\n').slice(1).map((line) => line.replace(/ notices .*/u, ' notices …'))).toEqual([
      '  calendars/weihai.yaml:1 notices …',
      '  calendars/2027/national.yaml:1  放的层次不对：应直接放在 calendars 文件夹里，不再分文件夹。',
      '  calendars/2027/weihai.YML:1  放的层次不对：应直接放在 calendars 文件夹里，不再分文件夹。',
      '  calendars/2027/weihai.YML:1  文件名要以 .yaml 结尾。',
      '  calendars/weihai.yml:1  文件名要以 .yaml 结尾。',
    ])
    rmSync(own, { recursive: true })
  })

  function caughtFrom(load: () => unknown): WrongCalendar {
    try { load() } catch (error) { if (error instanceof WrongCalendar) return error }
    throw new Error('nothing was refused')
  }
})
