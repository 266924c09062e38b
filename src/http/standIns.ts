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

/**
 * The words with something passable in the place of each that is missing, too long or no day, so that the rules can be asked what else
 * speaks against the act; in as many ways as there are to fill a day in. Empty where nobody can guess: a choice, a number, a list.
 */
export function withStandIns<Words>(schema: z.ZodType, said: unknown, issues: Issues): readonly Words[] {
  if (issues.length > MOST_GAPS) return []
  const holes = issues.map(({ path }) => ({ path, fits: fitting(schema, said, path) }))
  const ways = Math.max(...holes.map(({ fits }) => fits.length))
  return holes.some(({ fits }) => fits.length === 0) ? [] : Array.from({ length: ways }, (_, way) => {
    const filled: unknown = structuredClone(said)
    for (const { path, fits } of holes) put(filled, path, fits[way] ?? fits[0] ?? '')
    return schema.parse(filled) as Words
  })
}

function fitting(schema: z.ZodType, said: unknown, path: Path): readonly string[] {
  if (fits(schema, said, path, someWords)) return [someWords]
  // An id takes a day like any other word; a day takes no other.
  return fits(schema, said, path, noDay) ? [] : someDays.filter((day) => fits(schema, said, path, day))
}

function fits(schema: z.ZodType, said: unknown, path: Path, standIn: string): boolean {
  const filled: unknown = structuredClone(said)
  const left = put(filled, path, standIn) ? schema.safeParse(filled).error?.issues ?? [] : undefined
  return left?.every((issue) => placeOf(issue.path) !== placeOf(path)) ?? false
}

/** False where there is no such place. */
function put(words: unknown, path: Path, standIn: string): boolean {
  const last = path.at(-1)
  const holder = path.slice(0, -1).reduce<unknown>((within, key) => isHolder(within) && Object.hasOwn(within, key) ? within[key] : undefined, words)
  if (last === undefined || last === '__proto__' || !isHolder(holder)) return false
  holder[last] = standIn
  return true
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
