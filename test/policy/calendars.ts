import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendars } from '../../src/adapters/calendar/loadCalendars.ts'
import type { CalendarLayer, Calendars, KnownCalendar } from '../../src/policy/calendar.ts'
import { readCalendar } from '../../src/policy/readCalendar.ts'

export const calendarsFolder = join(import.meta.dirname, '../../calendars')

/** The calendar that is shipped, as the program itself loads it. */
export const calendars: Calendars = loadCalendars(calendarsFolder)

/** The shipped layers, for a test that adds to what is known. */
const national = readCalendar('national', readFileSync(join(calendarsFolder, 'national.yaml'), 'utf8'))
export const shippedLayers: readonly CalendarLayer[] = national.kind === 'read' ? [national.layer] : []

/** All that is known by now. */
export const latestCalendar: KnownCalendar = calendars.knownOn('9999-12-31', '')
