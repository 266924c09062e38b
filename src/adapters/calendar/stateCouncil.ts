import { createRequire } from 'node:module'
import chineseDays from 'chinese-days'
import { isRealDay } from '../../policy/day.ts'
import type { WorkingCalendar } from '../../policy/workdays.ts'

/**
 * Years whose State Council notice the library carries, compared with the notices day by day.
 * Beyond them it silently takes every weekday for a working day, so they are not asked.
 */
const FIRST_YEAR = 2004
const LAST_YEAR = 2026

const { version } = createRequire(import.meta.url)('chinese-days/package.json') as { version: string }

/** 国务院办公厅放假安排 — days off and make-up working days, 2004 to 2026. */
export const stateCouncilCalendar: WorkingCalendar = {
  version: `chinese-days-${version}/${FIRST_YEAR}-${LAST_YEAR}`,
  isWorkday(day) {
    if (!isRealDay(day)) throw new RangeError(`not a day: ${day}`)
    const year = Number(day.slice(0, 4))
    if (year < FIRST_YEAR || year > LAST_YEAR) return 'unknown'
    // A text, never a Date: a Date would be read in the machine's own zone.
    return chineseDays.isWorkday(day) ? 'yes' : 'no'
  },
}
