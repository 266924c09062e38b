/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. When something was true. */
export type Day = string
/** An instant, ISO 8601 in UTC with milliseconds: `2024-07-31T15:59:59.999Z`. When something was recorded. */
export type Instant = string

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The business day on which an instant falls. China has kept UTC+8 without summer time since 1992. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** 24:00 of a day in Asia/Shanghai: the first instant that is no longer within it. */
export function endOfDay(day: Day): Instant {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 24 * 3_600_000 - SHANGHAI_OFFSET_MS).toISOString()
}

/** True while the day has not ended: 24:00 itself is too late. */
export function isWithinDay(at: Instant, lastDay: Day): boolean {
  return at < endOfDay(lastDay)
}

/** 2024年7月31日, without leading zeros as GB/T 9704-2012 has it. */
export function dayInChinese(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
