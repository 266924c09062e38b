import { z } from 'zod'
import { nationalLayer, type CalendarLayer, type HolidayNotice } from './calendar.ts'
import { isRealDay, isWeekend, plusDays } from './day.ts'
import { inChinese } from './mistakeWords.ts'
import { readYaml, shapeMistakes, type PolicyMistake, type Yaml } from './readPolicy.ts'
import { day, text } from './schemaParts.ts'

/** One layer as it was read, or every mistake in its file at once. */
export type ReadCalendar =
  | Readonly<{ kind: 'read'; layer: CalendarLayer }>
  | Readonly<{ kind: 'wrong'; mistakes: readonly PolicyMistake[] }>

const spanShape = /^(\d{4}-\d{2}-\d{2})(?:\/(\d{4}-\d{2}-\d{2}))?$/

/** `2020-01-24/2020-01-30`: the first and the last day, both included. */
const span = z.string().refine((value) => daysOf(value).length > 0, '请写成存在的日期，如 2024-10-01；连续几天写 2024-10-01/2024-10-07。')

/** 工作日历 — what a file of `calendars/` must look like. */
export const calendarSchema = z.strictObject({
  notices: z.array(z.strictObject({
    number: text, name: text, by: text, publishedOn: day, year: z.exactOptional(z.int().min(1949).max(2999)),
    off: z.array(span), work: z.array(day),
  })).min(1),
})
type Written = z.infer<typeof calendarSchema>['notices'][number]

/** No holiday is a year long: a span that seems to be is a slip of the pen. */
const LONGEST_SPAN_DAYS = 60

function daysOf(written: string): readonly string[] {
  const [, from = '', to = from] = spanShape.exec(written) ?? []
  if (!isRealDay(from) || !isRealDay(to)) return []
  const days: string[] = []
  for (let each = from; each <= to && days.length < LONGEST_SPAN_DAYS; each = plusDays(each, 1)) days.push(each)
  return days.at(-1) === to ? days : []
}

/** Reads `calendars/<id>.yaml`: the nation's notices, or one jurisdiction's. */
export function readCalendar(id: string, content: string): ReadCalendar {
  const yaml = readYaml(`calendars/${id}.yaml`, content)
  const checked = calendarSchema.safeParse(yaml.value, { error: inChinese })
  if (!checked.success || yaml.mistakes.length > 0) return { kind: 'wrong', mistakes: shapeMistakes(yaml, checked) }
  const { notices } = checked.data
  const mistakes = notices.flatMap((notice, index) => noticeMistakes(id, notices, notice, index, yaml))
  return mistakes.length > 0 ? { kind: 'wrong', mistakes } : { kind: 'read', layer: { id, notices: notices.map(noticeOf) } }
}

function noticeOf({ off, ...notice }: Written): HolidayNotice {
  return { ...notice, off: off.flatMap(daysOf) }
}

function noticeMistakes(id: string, all: readonly Written[], { year, off, work, number }: Written, index: number, yaml: Yaml): readonly PolicyMistake[] {
  const at = ['notices', index]
  const offDays = new Set(off.flatMap(daysOf))
  return [
    ...(id !== nationalLayer && year !== undefined ? [yaml.mistake([...at, 'year'], '全年安排只由国务院通知，地方只能调整：请去掉 year。')] : []),
    ...(year !== undefined && all.findIndex((each) => each.year === year) < index ? [yaml.mistake([...at, 'year'], `${year}年的全年安排已经有了；调整它的通知不写 year。`)] : []),
    ...(all.findIndex((each) => each.number === number) < index ? [yaml.mistake([...at, 'number'], `文号“${number}”重复。`)] : []),
    ...work.filter((each) => offDays.has(each)).map((each) => yaml.mistake([...at, 'work'], `${each} 既写了放假，又写了上班。`)),
    ...(id === nationalLayer ? work.filter((each) => !isWeekend(each)).map((each) => yaml.mistake([...at, 'work'], `${each} 不是周末，本来就上班，请核对日期。`)) : []),
  ]
}
