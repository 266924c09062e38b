import { describe, expect, it } from 'vitest'
import { calendarsOf, nationalLayer, type HolidayNotice } from './calendar.ts'

const notice = (number: string, publishedOn: string, rest: Partial<HolidayNotice> = {}): HolidayNotice => ({ number, name: number, by: '演示', publishedOn, off: [], work: [], ...rest })

const national = { id: nationalLayer, notices: [
  notice('延长', '2024-01-26', { off: ['2024-02-18'] }),
  notice('全年', '2023-10-25', { year: 2024, off: ['2024-02-12', '2024-10-01'], work: ['2024-02-18', '2024-09-14'] }),
] }
const local = { id: 'region', notices: [notice('地方', '2024-03-01', { off: ['2024-04-11', '2024-09-14'] })] }
const calendars = calendarsOf([national, local])
const latest = calendars.knownOn('2024-12-31', 'elsewhere')
const regional = calendars.knownOn('2024-12-31', 'region')

describe('a working calendar 工作日历', () => {
  it.each([
    ['2024-10-01', 'no', 'a day off'], ['2024-09-14', 'yes', 'a Saturday that is worked'], ['2024-09-16', 'yes', 'a Monday'], ['2024-09-21', 'no', 'a Saturday'],
    ['2024-09-22', 'no', 'a Sunday'], ['2024-02-18', 'no', 'what a later notice says over an earlier one'], ['2025-01-01', 'unknown', 'a year that nobody has arranged'], ['2023-12-29', 'unknown', 'another'],
  ])('%s: %s (%s)', (day, answer) => expect(latest.isWorkday(day)).toBe(answer))

  it('knows on a day what was published by then', () => {
    const asked = (day: string) => ['2024-02-12', '2024-02-18'].map((each) => calendars.knownOn(day, 'region').isWorkday(each))
    expect([asked('2023-10-24'), asked('2023-10-25'), asked('2024-01-25'), asked('2024-01-26')]).toEqual([['unknown', 'unknown'], ['no', 'yes'], ['no', 'yes'], ['no', 'no']])
  })

  it('follows a jurisdiction over the nation, and only its own', () => {
    expect(['2024-04-11', '2024-09-14'].map((day) => [regional.isWorkday(day), latest.isWorkday(day)])).toEqual([['no', 'yes'], ['no', 'yes']])
  })

  it('is named by the last notice of each layer, whatever the order in which they are listed', () => {
    expect([latest.version, regional.version, calendars.knownOn('2024-02-01', 'region').version]).toEqual(['national@2024-01-26', 'national@2024-01-26+region@2024-03-01', 'national@2024-01-26+region@none'])
  })

  it('takes a layer that comes twice for one: what comes later adds to it, and goes before where it speaks of the same notice or year', () => {
    const own = { id: nationalLayer, notices: [notice('延长', '2024-01-27', { off: ['2024-02-19'] }), notice('来年', '2024-11-12', { year: 2025, off: ['2025-01-01'] }), notice('全年另一版', '2023-10-25', { year: 2024, off: ['2024-10-01'] })] }
    const both = calendarsOf([national, own, local]).knownOn('2024-12-31', 'region')
    expect(['2025-01-01', '2024-02-19', '2024-02-18', '2024-02-12', '2024-04-11'].map((day) => both.isWorkday(day))).toEqual(['no', 'no', 'no', 'yes', 'no'])
    expect(both.version).toBe('national@2024-11-12+region@2024-03-01')
    expect(both.noticesAbout('2024-02-12', '2025-01-01').map(({ number }) => number)).toEqual(['全年另一版', '延长', '来年', '地方'])
  })

  it('is put together once for all days on which the same is known', () => {
    expect(calendars.knownOn('2024-02-01', 'elsewhere')).toBe(calendars.knownOn('2024-02-02', 'elsewhere'))
    expect(calendars.knownOn('2024-01-25', 'elsewhere')).not.toBe(calendars.knownOn('2024-01-26', 'elsewhere'))
  })

  it('refuses what is not a day', () => expect(() => latest.isWorkday('2024-02-30')).toThrow(new RangeError('not a day: 2024-02-30')))
})

describe('the notices a count rests on', () => {
  const about = (from: string, to: string) => regional.noticesAbout(from, to).map(({ number }) => number)

  it.each([
    ['2024-01-01', '2024-01-05', ['全年']], ['2023-12-28', '2024-01-03', ['全年']], ['2024-12-30', '2025-01-03', ['全年']], ['2023-12-20', '2025-01-05', ['全年', '延长', '地方']],
    ['2023-11-01', '2023-11-05', []], ['2025-03-01', '2025-03-05', []],
    ['2024-02-18', '2024-02-20', ['全年', '延长']], ['2024-02-16', '2024-02-18', ['全年', '延长']], ['2024-02-19', '2024-02-20', ['全年']], ['2024-02-14', '2024-02-17', ['全年']],
    ['2024-04-10', '2024-04-12', ['全年', '地方']],
  ])('from %s to %s: %j', (from, to, numbers) => expect(about(from, to)).toEqual(numbers))

  it('are those that order a day to be worked too', () => {
    const { noticesAbout } = calendarsOf([{ id: nationalLayer, notices: [notice('补班', '2024-01-01', { work: ['2024-05-11'] })] }]).knownOn('2024-12-31', '')
    expect([noticesAbout('2024-05-10', '2024-05-13'), noticesAbout('2024-05-12', '2024-05-13')].map((list) => list.length)).toEqual([1, 0])
  })
})
