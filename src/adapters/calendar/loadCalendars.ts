import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarsOf, nationalLayer, type Calendars } from '../../policy/calendar.ts'
import { readCalendar } from '../../policy/readCalendar.ts'
import type { PolicyMistake } from '../../policy/readPolicy.ts'
import { misplacedIn } from '../rules/misplaced.ts'

/** Files of the calendar are wrong. Says every mistake in every file at once. */
export class WrongCalendar extends Error {
  readonly code = 'wrong-calendar'
  readonly mistakes: readonly PolicyMistake[]
  constructor(mistakes: readonly PolicyMistake[]) {
    super(['工作日历文件有误，请改正后再试：', ...mistakes.map(({ file, line, key, text }) => `  ${file}:${line} ${key} ${text}`)].join('\n'))
    this.mistakes = mistakes
  }
}

/** Reads `<folder>/national.yaml` and the layers of jurisdictions beside it, `<folder>/<jurisdiction>.yaml`, of every folder. */
export function loadCalendars(...folders: readonly string[]): Calendars {
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => ({ folder, id: name.slice(0, -'.yaml'.length) })))
  // The nation's layer first: what a jurisdiction orders changes it.
  const inOrder = files.toSorted((one, other) => Number(other.id === nationalLayer) - Number(one.id === nationalLayer))
  const read = inOrder.map(({ folder, id }) => readCalendar(id, readFileSync(join(folder, `${id}.yaml`), 'utf8')))
  const mistakes = [...read.flatMap((each) => (each.kind === 'wrong' ? each.mistakes : [])), ...folders.flatMap((folder) => misplacedIn(folder, 'calendars'))]
  if (mistakes.length > 0) throw new WrongCalendar(mistakes)
  if (!files.some(({ id }) => id === nationalLayer)) throw new Error(`在 ${folders.join('、')} 中没有找到全国工作日历（${nationalLayer}.yaml）。`)
  return calendarsOf(read.flatMap((each) => (each.kind === 'read' ? [each.layer] : [])))
}
