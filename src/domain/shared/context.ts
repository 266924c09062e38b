import type { Policy } from '../../policy/policy.ts'
import type { KnownCalendar } from '../../policy/calendar.ts'
import type { Meta } from './actor.ts'

/** What every decision may look at besides the state: who and when, the rules of the round, the working days as known now. */
export type Context = Meta & Readonly<{ policy: Policy; calendar: KnownCalendar }>
