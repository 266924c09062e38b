import type { z } from 'zod'
import type { Refusal } from '../domain/shared/decision.ts'

type Issues = readonly z.core.$ZodIssue[]
type Path = readonly PropertyKey[]

/** Pass wherever free words are asked for, and say nothing that a rule would read. */
const someWords = '待补'
/** Long ago and far ahead: what the rules say to both does not hang on the day. */
const someDays = ['2000-01-01', '2999-12-31'] as const
const noDay = '2000-02-31'
/** Whoever sends more than this did not fill in a form. */
const MOST_GAPS = 20

/** More ways than these to fill the gaps in are not tried. */
const MOST_WAYS = 8

/**
 * The words with something passable in the place of each that is missing, too long or not to be chosen, so that the rules can be asked
 * what else speaks against the act; in every way there is to fill them in. Empty where nobody can guess: a number, an id, a list.
 */
export function withStandIns<Words>(schema: z.ZodType, said: unknown, issues: Issues): readonly Words[] {
  if (issues.length > MOST_GAPS) return []
  const gaps = issues.map((issue) => ({ path: issue.path, fits: fitting(schema, said, issue) }))
  if (gaps.reduce((ways, { fits }) => ways * fits.length, 1) > MOST_WAYS) return []
  const filled = gaps.reduce<readonly unknown[]>((ways, { path, fits }) => ways.flatMap((words) => fits.map((standIn) => put(words, path, standIn))), [said])
  return filled.map((words) => schema.parse(words) as Words)
}

function fitting(schema: z.ZodType, said: unknown, issue: Issues[number]): readonly unknown[] {
  const { path } = issue
  if (issue.code === 'invalid_value') return issue.values
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return [true, false]
  if (fits(schema, said, path, someWords)) return [someWords]
  // An id takes a day like any other word; a day takes no other.
  return fits(schema, said, path, noDay) ? [] : someDays.filter((day) => fits(schema, said, path, day))
}

function fits(schema: z.ZodType, said: unknown, path: Path, standIn: string): boolean {
  const filled = put(said, path, standIn)
  const left = filled === undefined ? undefined : schema.safeParse(filled).error?.issues ?? []
  return left?.every((issue) => placeOf(issue.path) !== placeOf(path)) ?? false
}

/** The words with another one in one place; undefined where there is no such place. */
function put(said: unknown, path: Path, standIn: unknown): unknown {
  const words: unknown = structuredClone(said)
  const last = path.at(-1)
  const holder = path.slice(0, -1).reduce<unknown>((within, key) => isHolder(within) && Object.hasOwn(within, key) ? within[key] : undefined, words)
  if (last === undefined || last === '__proto__' || !isHolder(holder)) return undefined
  holder[last] = standIn
  return words
}

const isHolder = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null

const placeOf = (path: Path): string => path.join('.')

/** What the rules say beyond the words, whichever way the gaps were filled: of a stand-in itself they can say nothing that holds. */
export function besides(issues: Issues, [first = [], ...others]: readonly (readonly Refusal[])[]): readonly Refusal[] {
  const gaps = issues.flatMap(({ path }) => path.map((_, at) => placeOf(path.slice(at))))
  const isSame = (one: Refusal) => (other: Refusal) => one.code === other.code && one.about === other.about
  return first
    .filter(({ about }) => about === undefined || !gaps.includes(about))
    .filter((refusal) => others.every((refusals) => refusals.some(isSame(refusal))))
}
