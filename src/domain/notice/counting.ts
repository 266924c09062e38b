import type { KnownCalendar } from '../../policy/calendar.ts'
import type { NoticePeriod } from '../../policy/policy.ts'
import { noticePeriod } from '../../policy/workdays.ts'
import type { Day } from '../shared/time.ts'

/** 公示期的推算 — until when a name hangs as it was counted, by which version of the calendar, and the holiday notices that the count rests on. */
export type Counted = Readonly<{ lastDay: Day; provisional: boolean; calendar: string; restsOn: readonly string[] }>

/** 截止日重算 — the count before and after the calendar learned something, and from which notices it did. */
export type Recounted = Readonly<{ counted: Counted; was: Day; because: readonly string[] }>

export function count(calendar: KnownCalendar, from: Day, period: NoticePeriod): Counted {
  const { lastDay, provisional } = noticePeriod(calendar, from, period)
  return { lastDay, provisional, calendar: calendar.version, restsOn: calendar.noticesAbout(from, lastDay).map(({ by, number }) => by + number) }
}

/**
 * Counts again by what is known now; nothing where the calendar is the same, or another that gives the same end as firmly. An entry from
 * before counts were kept rests on nothing that is known, so nothing is said to be new about its notices but what was published since.
 */
export function recount(calendar: KnownCalendar, from: Day, period: NoticePeriod, old: Pick<Counted, 'lastDay'> & Partial<Counted>): Recounted | undefined {
  if (old.calendar === calendar.version) return undefined
  const counted = count(calendar, from, period)
  const settled = old.provisional === true && !counted.provisional
  if (counted.lastDay === old.lastDay && !settled) return undefined
  const later = counted.lastDay > old.lastDay ? counted.lastDay : old.lastDay
  const because = calendar.noticesAbout(from, later).filter(({ by, number, publishedOn }) => old.restsOn ? !old.restsOn.includes(by + number) : publishedOn > from)
  return { counted, was: old.lastDay, because: because.map(({ by, number, name }) => `${by}${number}《${name}》`) }
}
