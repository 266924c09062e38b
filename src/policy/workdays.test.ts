import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plusDays, weekdayOf } from './day.ts'
import { dayOff, noticePeriod, workingDaysBetween, type WorkingCalendar } from './workdays.ts'

const plainWeeks: WorkingCalendar = { version: 'plain', isWorkday: (day) => ([0, 6].includes(weekdayOf(day)) ? 'no' : 'yes') }
/** A calendar that knows 2024 only, with Monday 2 September off and Saturday 31 August worked. */
const of2024: WorkingCalendar = {
  version: '2024',
  isWorkday: (day) => {
    if (!day.startsWith('2024')) return 'unknown'
    if (day === '2024-09-02') return 'no'
    return day === '2024-08-31' ? 'yes' : plainWeeks.isWorkday(day)
  },
}
const five = { workingDays: 5, countFirstDay: false }

describe('a notice of five working days 公示', () => {
  it('posted on a Wednesday begins on Thursday and ends on the Wednesday after', () => {
    expect(noticePeriod(plainWeeks, '2024-08-21', five)).toEqual({ firstDay: '2024-08-22', lastDay: '2024-08-28', provisional: false })
  })

  it('counts the day of posting where the policy says so', () => {
    expect(noticePeriod(plainWeeks, '2024-08-21', { ...five, countFirstDay: true })).toEqual({ firstDay: '2024-08-21', lastDay: '2024-08-27', provisional: false })
  })

  it('posted on a Saturday begins on Monday, whether that day is counted or not', () => {
    const monday = { firstDay: '2024-08-26', lastDay: '2024-08-30', provisional: false }
    expect(noticePeriod(plainWeeks, '2024-08-24', five)).toEqual(monday)
    expect(noticePeriod(plainWeeks, '2024-08-24', { ...five, countFirstDay: true })).toEqual(monday)
  })

  it('counts a make-up Saturday and leaves out a day off', () => {
    expect(noticePeriod(of2024, '2024-08-29', five)).toEqual({ firstDay: '2024-08-30', lastDay: '2024-09-05', provisional: false })
  })

  it('is provisional where it reaches a year that nobody has announced yet', () => {
    expect(noticePeriod(of2024, '2025-03-07', five)).toEqual({ firstDay: '2025-03-10', lastDay: '2025-03-14', provisional: true })
  })

  it('leaves out, in such a year, the holidays that the law itself sets to a date, and stays provisional', () => {
    expect(noticePeriod(of2024, '2026-12-30', five)).toEqual({ firstDay: '2026-12-31', lastDay: '2027-01-07', provisional: true })
    expect(noticePeriod(of2024, '2029-04-27', five)).toEqual({ firstDay: '2029-04-30', lastDay: '2029-05-08', provisional: true })
    expect(noticePeriod(of2024, '2029-09-28', five)).toEqual({ firstDay: '2029-10-04', lastDay: '2029-10-10', provisional: true })
    expect(workingDaysBetween(of2024, '2026-12-31', '2027-01-01')).toEqual({ days: 0, provisional: true })
  })

  it('takes the days of the law as it stands since 2025 for no year before', () => {
    const nothingKnown: WorkingCalendar = { version: 'none', isWorkday: () => 'unknown' }
    expect(noticePeriod(nothingKnown, '2024-04-30', { workingDays: 1, countFirstDay: false }).lastDay).toBe('2024-05-01')
    expect(noticePeriod(nothingKnown, '2025-04-30', { workingDays: 1, countFirstDay: false }).lastDay).toBe('2025-05-05')
  })

  it('is refused by a calendar without working days instead of searching for ever', () => {
    expect(() => noticePeriod({ version: 'never', isWorkday: () => 'no' }, '2024-08-21', five)).toThrow(new RangeError('calendar never has no 5 working days after 2024-08-21'))
  })

  it('has exactly its working days after the day of posting, whatever the calendar', () => {
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((offset) => plusDays('2020-01-01', offset))
    const anyCalendar = fc.array(fc.constantFrom('yes', 'no', 'unknown'), { minLength: 20, maxLength: 20 }).map((week): WorkingCalendar => ({
      version: 'any', isWorkday: (day) => week[Number(day.slice(8)) % 20] as 'yes',
    }))
    fc.assert(fc.property(anyDay, anyCalendar, fc.integer({ min: 1, max: 10 }), (postedOn, calendar, workingDays) => {
      fc.pre(calendar.isWorkday('2020-01-01') !== 'no')
      const { firstDay, lastDay } = noticePeriod(calendar, postedOn, { workingDays, countFirstDay: false })
      expect(workingDaysBetween(calendar, postedOn, lastDay).days).toBe(workingDays)
      expect(workingDaysBetween(calendar, postedOn, plusDays(lastDay, -1)).days).toBe(workingDays - 1)
      expect(firstDay > postedOn && firstDay <= lastDay).toBe(true)
    }))
  })
})

describe('the working days that are left', () => {
  it('are counted after today, the last day included', () => {
    expect(workingDaysBetween(plainWeeks, '2024-08-23', '2024-08-27')).toEqual({ days: 2, provisional: false })
  })

  it('are provisional where a year is reached that nobody has announced yet', () => {
    expect(workingDaysBetween(of2024, '2024-12-30', '2025-01-02')).toEqual({ days: 2, provisional: true })
  })

  it('are none once the period is over', () => {
    expect(workingDaysBetween(plainWeeks, '2024-08-27', '2024-08-23')).toEqual({ days: 0, provisional: false })
  })
})

describe('a day off 休息日', () => {
  it.each([
    ['2024-08-24', { isOff: true, provisional: false }], ['2024-08-26', { isOff: false, provisional: false }],
    ['2024-08-31', { isOff: false, provisional: false }], ['2024-09-02', { isOff: true, provisional: false }],
    ['2025-03-08', { isOff: true, provisional: true }], ['2025-03-10', { isOff: false, provisional: true }], ['2025-10-01', { isOff: true, provisional: true }],
  ])('of %s', (day, expected) => expect(dayOff(of2024, day)).toEqual(expected))
})
