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

/** The one place under which a key's meaning and example stand. */
export function placeOf(file: DataFileName, path: readonly string[]): Place {
  const [first, second, third, ...rest] = path
  if (file === 'policy' && first === 'title' && second === 'reverification' && third === 'form' && rest.length > 0) return placeOf('form', rest)
  const written = path.join('.')
  const twin = twins.reduce((place, [of, pattern, instead]) => (of === file ? place.replace(pattern, instead) : place), written)
  return twin === written ? { file, path } : placeOf(file, twin.split('.'))
}

const asMeaning = (written: string | Meaning): Meaning => typeof written === 'string' ? { means: written } : written

const wrapping = new Set(['stated', 'value', 'alternatives', 'ask', 'neededFor'])
const citing = new Set(['clause', 'quote', 'also', 'interpretation'])

/** Keys with a place of their own, under which their meaning is told once for all the files. */
export const isShared = (file: DataFileName, path: readonly string[]): boolean => {
  const key = path.at(-1) ?? ''
  return (wrapping.has(key) || citing.has(key) || (key === 'text' && Object.hasOwn(documentMeanings, file))) && meaningsOf[file][path.join('.')] === undefined
}

/** What a key means. The value that a text may leave unstated means what the key around it means. */
export function meaningOf({ file, path }: Place): Meaning | undefined {
  const own = meaningsOf[file][path.join('.')]
  if (own !== undefined) return asMeaning(own)
  const key = path.at(-1) ?? ''
  if (!isShared(file, path)) return undefined
  const around = meaningsOf[file][path.slice(0, -1).join('.')]
  const shared = Object.hasOwn(documentMeanings, file) ? passageMeanings[key] : sharedMeanings[key]
  if (key === 'value' && around !== undefined) return asMeaning(around)
  if (shared === undefined) return undefined
  // What another reading would write is of the same sort as what stands there.
  const { unit, values } = key === 'alternatives' && around !== undefined ? asMeaning(around) : {} as Partial<Meaning>
  return { ...asMeaning(shared), ...(unit !== undefined && { unit }), ...(values !== undefined && { values }) }
}

/** In one line, as an editor shows it beside the key. */
export function inOneLine({ means, unit, values = {} }: Meaning): string {
  const each = Object.entries(values).map(([value, what]) => `${value} ${what}`)
  return `${means}${unit === undefined ? '' : `（单位：${unit}）`}${each.length === 0 ? '' : `。可以写：${each.join('；')}`}`
}
