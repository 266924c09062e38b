import { gradeWords } from '../../../../policy/competitionWords.ts'
import { nameKey, registryOf, type Competition } from '../../../../policy/competition.ts'
import type { RowValues } from '../../../parts/RowsEditor.tsx'
import type { Suggestion } from '../../../parts/TextField.tsx'
import { readMonth } from '../../../words/days.ts'

/* What a row of prizes is told and filled in by the registry of competitions. */

/** How a row stands: an entry was chosen; its name and year are those of one; of several; of none; or nothing can be said yet. */
export type RowStanding =
  | Readonly<{ kind: 'chosen' | 'meant'; competition: Competition }>
  | Readonly<{ kind: 'several' | 'unregistered' | 'open' }>

export function standingOfRow(row: RowValues, registered: readonly Competition[]): RowStanding {
  const { competition: name = '', registered: id = '' } = row
  const { ofId, named } = registryOf(registered)
  const chosen = ofId(id)
  if (chosen !== undefined) return { kind: 'chosen', competition: chosen }
  const year = awardYear(row)
  if (name.trim() === '' || year === undefined) return { kind: 'open' }
  const found = named(name, year)
  if (found === undefined) return { kind: 'unregistered' }
  return found === 'several' ? { kind: 'several' } : { kind: 'meant', competition: found }
}

function awardYear({ awardedIn = '' }: RowValues): number | undefined {
  const month = readMonth(awardedIn)
  return month === undefined ? undefined : Number(month.slice(0, 4))
}

/** 2022年演示市职业技能竞赛 — one name a year; where two documents name the same, with the document. */
export function suggestionsFor(name: string, registered: readonly Competition[]): readonly Suggestion[] {
  const typed = nameKey(name)
  const fitting = registered.filter((each) => typed !== '' && [each.name, ...each.otherNames ?? []].some((known) => nameKey(known).includes(typed)))
  return fitting.map((each) => ({ value: labelOf(each, registered), label: `${gradeWords(each)}，${each.number}` }))
}

function labelOf(competition: Competition, registered: readonly Competition[]): string {
  const label = yearly(competition)
  const isAmbiguous = registered.some((other) => other.id !== competition.id && yearly(other) === label)
  return isAmbiguous ? `${label}（${competition.number}）` : label
}

const yearly = ({ year, name }: Competition): string => name.startsWith(`${year}年`) ? name : `${year}年${name}`

/** A suggestion that was taken fills the row in; a name that was changed leaves the entry again, and a month with the name beside it finds one. */
export function filledIn(row: RowValues, column: string, registered: readonly Competition[]): RowValues {
  if (column !== 'competition' && column !== 'awardedIn') return row
  const open = column === 'competition' ? { ...row, registered: '' } : row
  const taken = column === 'competition' ? registered.find((each) => labelOf(each, registered) === row['competition']) : undefined
  if (taken) return asRegistered({ ...open, competition: taken.name }, taken)
  const standing = standingOfRow(open, registered)
  return standing.kind === 'meant' ? asRegistered(open, standing.competition) : open
}

/** The same row, or the row as registered where name and year say which is meant and nobody has said a level or class. */
export function ungradedFilledIn(row: RowValues, registered: readonly Competition[]): RowValues {
  if (row['level'] || row['class']) return row
  const standing = standingOfRow(row, registered)
  return standing.kind === 'meant' ? asRegistered(row, standing.competition) : row
}

/** Level and class are the registry's; occupation and group too, where it leaves no choice and nothing else was said. */
export function asRegistered(row: RowValues, { id, level, class: ofClass, occupations = [], groups = [] }: Competition): RowValues {
  const only = (said: string | undefined, of: readonly string[]): string => said || (of.length === 1 ? of[0] ?? '' : '')
  return { ...row, registered: id, level, class: ofClass, occupation: only(row['occupation'], occupations), group: only(row['group'], groups) }
}
