/*
 * Arithmetic on calendar days written `YYYY-MM-DD` and months written `YYYY-MM`. Both sort as text; nothing here knows an hour or a zone.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** True for a day that exists: 2023-02-29 does not. */
export function isRealDay(day: string): boolean {
  if (!DAY.test(day)) return false
  const date = Number(day.slice(8))
  return date >= 1 && date <= daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A month that does not exist has no days. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : MONTH_LENGTHS[month - 1] ?? 0
}

export function isRealMonth(month: string): boolean {
  return MONTH.test(month)
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay()
}

export function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

/** Months since year 0, so that months can be subtracted. */
export function monthNumber(monthOrDay: string): number {
  return Number(monthOrDay.slice(0, 4)) * 12 + Number(monthOrDay.slice(5, 7)) - 1
}

/** 周岁 — full years on a day, the birthday itself counted. Who was born on 29 February grows older on 1 March of a common year. */
export function fullYears(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) >= birth.slice(5) ? years : years - 1
}

/** The same day so many years earlier; 29 February falls back to the 28th. */
export function yearsBefore(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
  return isRealDay(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** 2024年7月31日 */
export function dayInWords(day: string): string {
  return `${monthInWords(day)}${Number(day.slice(8))}日`
}

/** 2024年7月31日24时 — when a day that is the last one ends, in whatever words the day itself is named. */
export const endOfDayInWords = (day: string): string => `${day}24时`

/** 2024年7月, of a month or a day. */
export function monthInWords(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`
}
