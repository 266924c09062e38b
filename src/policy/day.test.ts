import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInWords, endOfDayInWords, fullYears, isRealDay, isRealMonth, isWeekend, monthInWords, monthNumber, plusDays, weekdayOf, yearsBefore } from './day.ts'

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

describe('days', () => {
  it.each([['2024-02-29', true], ['2023-02-29', false], ['2024-13-01', false], ['2024-7-1', false], ['2024-07-31T00:00', false], ['2024-07-31 ', false], ['2024/07/31', false], ['2024-00-10', false], ['2024-01-00', false], ['2000-02-29', true], ['1900-02-29', false]])('%s exists: %s', (text, real) => {
    expect(isRealDay(text)).toBe(real)
  })

  it('knows that 31 July 2024 was a Wednesday', () => expect(weekdayOf('2024-07-31')).toBe(3))

  it('knows Saturday and Sunday for the weekend', () => {
    expect(['2024-08-02', '2024-08-03', '2024-08-04', '2024-08-05'].map(isWeekend)).toEqual([false, true, true, false])
  })

  it.each([['2024-12', true], ['2024-00', false], ['2024-13', false], ['2024-7', false], ['2024-07-31', false], ['x2024-07', false]])('%s is a month: %s', (text, real) => expect(isRealMonth(text)).toBe(real))

  it('counts months, of a day too', () => expect([monthNumber('2024-01') - monthNumber('2023-12'), monthNumber('2024-07-31') - monthNumber('2023-07')]).toEqual([1, 12]))

  it('says days and months in words', () => expect([dayInWords('2024-07-05'), monthInWords('2024-11')]).toEqual(['2024年7月5日', '2024年11月']))

  it('ends a last day as official papers end it', () => expect(endOfDayInWords(dayInWords('2024-07-31'))).toBe('2024年7月31日24时'))

  it('counts a birthday as reached on the day itself 周岁', () => {
    expect([fullYears('1969-07-31', '2024-07-30'), fullYears('1969-07-31', '2024-07-31')]).toEqual([54, 55])
  })

  it('lets who was born on 29 February grow older on 1 March of a common year', () => {
    expect([fullYears('2000-02-29', '2023-02-28'), fullYears('2000-02-29', '2023-03-01'), fullYears('2000-02-29', '2024-02-29')]).toEqual([22, 23, 24])
  })

  it('goes on over months, years and leap days, and back again', () =>
    expect([plusDays('2024-02-28', 1), plusDays('2024-12-31', 1), plusDays('2024-03-01', -1)]).toEqual(['2024-02-29', '2025-01-01', '2024-02-29']))

  it('goes back to 28 February where the earlier year has no 29th', () => {
    expect([yearsBefore('2024-02-29', 4), yearsBefore('2024-02-29', 1)]).toEqual(['2020-02-29', '2023-02-28'])
  })

  it('grows by one year at a time, never backwards', () => {
    fc.assert(fc.property(day, day, (birth, on) => {
      fc.pre(birth <= on)
      const step = fullYears(birth, plusDays(on, 1)) - fullYears(birth, on)
      expect(step === 0 || step === 1).toBe(true)
    }))
  })
})
