import { describe, expect, it } from 'vitest'
import { stateCouncilCalendar } from './stateCouncil.ts'

describe('the State Council calendar 国务院放假安排', () => {
  it.each([
    ['2024-10-01', 'no', '国庆节'],
    ['2024-09-14', 'yes', '中秋节调休上班的周六'],
    ['2024-09-17', 'no', '中秋节，周二'],
    ['2024-09-21', 'no', '平常的周六'],
    ['2024-09-23', 'yes', '平常的周一'],
    ['2020-01-31', 'no', '2020年1月26日通知延长的春节假期'],
    ['2025-01-26', 'yes', '春节前调休上班的周日'],
    ['2026-02-14', 'yes', '春节前调休上班的周六'],
  ])('%s: %s (%s)', (day, answer) => expect(stateCouncilCalendar.isWorkday(day)).toBe(answer))

  it('knows the years 2004 to 2026 and says so of no other', () => {
    expect(['2003-12-31', '2004-01-01', '2026-12-31', '2027-01-04'].map((day) => stateCouncilCalendar.isWorkday(day)))
      .toEqual(['unknown', 'no', 'yes', 'unknown'])
  })

  it('refuses what is not a day', () => expect(() => stateCouncilCalendar.isWorkday('2024-02-30')).toThrow(RangeError))
})
