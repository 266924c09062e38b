import { casesMeanings } from './casesMeanings.ts'
import { competitionsMeanings } from './competitionMeanings.ts'
import { calendarMeanings, documentMeanings } from './documentMeanings.ts'
import { formMeanings } from './formMeanings.ts'
import type { Meaning, Meanings } from './meaning.ts'
import { policyMeanings } from './policyMeanings.ts'
import { passageMeanings, sharedMeanings } from './sharedMeanings.ts'
import { titleMeanings } from './titleMeanings.ts'

/*
 * Where the keys of a version's files and of a list of competitions stand, and what each of them means. Parts that are written the same way in several places,
 * such as the rules within a rule or a form within a measure, have one place and one meaning.
 */

export type PolicyFileName = 'policy' | 'form' | 'cases' | 'competitions'
export type DocumentFileName = keyof typeof documentMeanings
/** Every file that a clerk writes: of a version, of its papers, of the calendar and the registry. */
export type DataFileName = PolicyFileName | DocumentFileName | 'calendar'

/** Where a key stands in a file, or where its twin does. */
export type Place = Readonly<{ file: DataFileName; path: readonly string[] }>

export const meaningsOf: Readonly<Record<DataFileName, Meanings>> = {
  policy: { ...policyMeanings, ...titleMeanings }, form: formMeanings, cases: casesMeanings, competitions: competitionsMeanings, ...documentMeanings, calendar: calendarMeanings,
}

/** An entry of a record: its name is the author's own. */
export const anyName = '*'

const twins: readonly (readonly [file: PolicyFileName, of: RegExp, place: string])[] = [
  ['policy', /^title\.reverification\.(conditions|materials)\b(?=\.)/, '$1'],
  ['policy', /^conditions\.test\.(?:of|alternatives\.\*)(?=\.)/, 'conditions.test'],
  ['policy', /^((?!conditions\.).+)\.alternatives\.\*(?=\.)/, '$1.value'],
  ['policy', /^stages\.localNotice\.value(?=\.)/, 'stages.notice.value'],
  ['form', /^(?:changes|additions)\.\*(?=\.)/, 'pages.fields'],
]

/** A form of its own within the measure, which is written as the form is. */
const formOfReverification = /^title\.reverification\.form\.(.+)/

/** The one place under which a key's meaning and example stand. */
export function placeOf(file: DataFileName, path: readonly string[]): Place {
  const written = path.join('.')
  const inForm = file === 'policy' ? formOfReverification.exec(written)?.[1] : undefined
  if (inForm !== undefined) return placeOf('form', inForm.split('.'))
  const twin = twins.reduce((place, [of, pattern, instead]) => (of === file ? place.replace(pattern, instead) : place), written)
  return twin === written ? { file, path } : placeOf(file, twin.split('.'))
}

const asMeaning = (written: string | Meaning): Meaning => typeof written === 'string' ? { means: written } : written

/** Keys that mean the same wherever they stand in such a file, and are told once. */
const sharedIn = (file: DataFileName): Meanings => Object.hasOwn(documentMeanings, file) ? passageMeanings : sharedMeanings

/** What a key means. The value that a text may leave unstated means what the key around it means. */
export function meaningOf({ file, path }: Place): Meaning | undefined {
  const own = meaningsOf[file][path.join('.')]
  if (own !== undefined) return asMeaning(own)
  const key = path.at(-1) ?? ''
  const shared = sharedIn(file)[key]
  if (shared === undefined) return undefined
  const around = meaningsOf[file][path.slice(0, -1).join('.')]
  if (around === undefined) return asMeaning(shared)
  if (key === 'value') return asMeaning(around)
  // What another reading would write is of the same sort as what stands there.
  const { unit, values } = key === 'alternatives' ? asMeaning(around) : {} as Partial<Meaning>
  return { ...asMeaning(shared), ...(unit !== undefined && { unit }), ...(values !== undefined && { values }) }
}

/** In one line, as an editor shows it beside the key. */
export function inOneLine({ means, unit, values = {} }: Meaning): string {
  const each = Object.entries(values).map(([value, what]) => `${value} ${what}`)
  return `${means}${unit === undefined ? '' : `（单位：${unit}）`}${each.length === 0 ? '' : `。可以写：${each.join('；')}`}`
}
