import { isWeekend, plusDays } from './day.ts'
import type { NoticePeriod } from './policy.ts'

/** 工作日历 — the State Council's calendar as known on a day. `unknown` for a year whose notice is not out yet. */
export type WorkingCalendar = Readonly<{
  /** Names what was known: journal entries record which calendar a period was counted by. */
  version: string
  isWorkday(day: string): 'yes' | 'no' | 'unknown'
}>

/** 公示期 — first and last counted day. `provisional` where a year of the calendar is not published yet. */
export type Period = Readonly<{ firstDay: string; lastDay: string; provisional: boolean }>

/** A count that looks further ahead than this is a broken calendar, not a long notice. */
const HORIZON_DAYS = 3_660

/** Whole working days of a notice posted on a day; it ends at 24:00 of `lastDay`. */
export function noticePeriod(calendar: WorkingCalendar, postedOn: string, { workingDays, countFirstDay }: NoticePeriod): Period {
  const counted: string[] = []
  let provisional = false
  for (let offset = countFirstDay ? 0 : 1; counted.length < workingDays; offset += 1) {
    if (offset > HORIZON_DAYS) throw new RangeError(`calendar ${calendar.version} has no ${workingDays} working days after ${postedOn}`)
    const day = plusDays(postedOn, offset)
    const { works, known } = look(calendar, day)
    provisional ||= !known
    if (works) counted.push(day)
  }
  return { firstDay: counted[0] ?? postedOn, lastDay: counted.at(-1) ?? postedOn, provisional }
}

/** Working days after `from`, up to and including `to`: what is left of a period. 0 once it is over. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): Readonly<{ days: number; provisional: boolean }> {
  let days = 0
  let provisional = false
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    const { works, known } = look(calendar, day)
    provisional ||= !known
    if (works) days += 1
  }
  return { days, provisional }
}

/**
 * 日期固定的法定节日 — 元旦, 劳动节 and 国庆 are days off for everybody by 全国年节及纪念日放假办法 itself, as it stands since 2025. A year's notice
 * arranges the days around them; what falls on a weekend is made up for on days that it names, so such a year stays provisional.
 */
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const fixedSince = '2025-01-01'

const isFixedHoliday = (day: string): boolean => day >= fixedSince && fixedHolidays.has(day.slice(5))

/** 休息日 — whether nobody works on a day; `provisional` where the arrangement of its year is not out yet. */
export function dayOff(calendar: WorkingCalendar, day: string): Readonly<{ isOff: boolean; provisional: boolean }> {
  const { works, known } = look(calendar, day)
  return { isOff: !works, provisional: !known }
}

/** An unknown day is taken for a plain weekday or weekend unless the law itself makes it a holiday, and said to be so. */
function look(calendar: WorkingCalendar, day: string): Readonly<{ works: boolean; known: boolean }> {
  const answer = calendar.isWorkday(day)
  if (answer !== 'unknown') return { works: answer === 'yes', known: true }
  return { works: !isWeekend(day) && !isFixedHoliday(day), known: false }
}
