import { join } from 'node:path'
import { loadCalendars } from '../../src/adapters/calendar/loadCalendars.ts'
import type { Calendars, KnownCalendar } from '../../src/policy/calendar.ts'

export const calendarsFolder = join(import.meta.dirname, '../../calendars')

/** The calendar that is shipped, as the program itself loads it. */
export const calendars: Calendars = loadCalendars(calendarsFolder)

/** All that is known by now. */
export const latestCalendar: KnownCalendar = calendars.knownOn('9999-12-31', '')
