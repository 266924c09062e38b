import { isRealDay, isWeekend } from './day.ts'
import type { WorkingCalendar } from './workdays.ts'

/** 放假调休通知 — which days are off and which weekend days are worked, by whose order, and since when that is known. */
export type HolidayNotice = Readonly<{
  /** 文号 */
  number: string
  name: string
  by: string
  publishedOn: string
  /** 全年安排 — the year this notice arranges; absent where it only amends what was arranged. */
  year?: number
  off: readonly string[]
  work: readonly string[]
}>

/** 日历层 — the nation's notices, or what one jurisdiction orders over them. */
export type CalendarLayer = Readonly<{ id: string; notices: readonly HolidayNotice[] }>

/** The calendar as somebody knew it, who can also say why. */
export type KnownCalendar = WorkingCalendar & Readonly<{
  /** What a count over these days rests on: arrangements of their years, and amendments that touch them. */
  noticesAbout(from: string, to: string): readonly HolidayNotice[]
}>

/** 工作日历 — as known on a day, in a jurisdiction; the nation's alone where that orders nothing of its own. */
export type Calendars = Readonly<{
  /** Jurisdictions that have a layer of their own. */
  jurisdictions: readonly string[]
  knownOn(day: string, jurisdiction: string): KnownCalendar
}>

export const nationalLayer = 'national'

/** Each version is put together once: most days nothing new becomes known. A layer that comes twice is one: what comes later goes before. */
export function calendarsOf(given: readonly CalendarLayer[]): Calendars {
  const layers = [...Map.groupBy(given, ({ id }) => id).values()].map((same) => same.reduce(joined))
  const built = new Map<string, KnownCalendar>()
  return {
    jurisdictions: layers.map(({ id }) => id).filter((id) => id !== nationalLayer),
    knownOn(day, jurisdiction) {
      const known = layers
        .filter(({ id }) => id === nationalLayer || id === jurisdiction)
        .map(({ id, notices }) => ({ id, notices: notices.filter(({ publishedOn }) => publishedOn <= day) }))
      const version = known.map(({ id, notices }) => `${id}@${latestOf(notices)}`).join('+')
      const calendar = built.get(version) ?? calendarOf(version, known)
      built.set(version, calendar)
      return calendar
    },
  }
}

/** Two copies of a notice are one notice, and so are two of the arrangement of a year. */
function joined(layer: CalendarLayer, { id, notices }: CalendarLayer): CalendarLayer {
  const isAgain = ({ number, year }: HolidayNotice): boolean => notices.some((each) => each.number === number || (year !== undefined && each.year === year))
  return { id, notices: [...layer.notices.filter((each) => !isAgain(each)), ...notices] }
}

function latestOf(notices: readonly HolidayNotice[]): string {
  return notices.map(({ publishedOn }) => publishedOn).sort().at(-1) ?? 'none'
}

function calendarOf(version: string, layers: readonly CalendarLayer[]): KnownCalendar {
  const notices = layers.flatMap((layer) => layer.notices.toSorted((one, other) => (one.publishedOn < other.publishedOn ? -1 : 1)))
  const arranged = new Set(notices.flatMap(({ year }) => year ?? []))
  // A later notice changes what an earlier one said, a jurisdiction's what the nation's says.
  const said = new Map(notices.flatMap(({ off, work }) => [...off.map((day) => [day, 'no'] as const), ...work.map((day) => [day, 'yes'] as const)]))
  return {
    version,
    isWorkday(day) {
      if (!isRealDay(day)) throw new RangeError(`not a day: ${day}`)
      const answer = said.get(day)
      if (answer !== undefined) return answer
      if (!arranged.has(Number(day.slice(0, 4)))) return 'unknown'
      return isWeekend(day) ? 'no' : 'yes'
    },
    noticesAbout: (from, to) => notices.filter((notice) => speaksOf(notice, from, to)),
  }
}

function speaksOf({ year, off, work }: HolidayNotice, from: string, to: string): boolean {
  const arranges = year !== undefined && Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4))
  return arranges || [...off, ...work].some((day) => from <= day && day <= to)
}
