import { differences, type Difference } from './compare.ts'
import type { Alternative, Interpretation, Policy } from './policy.ts'

/*
 * 读法 — a version as a reading that was not taken would have it. Rules say at their own place what each reading makes of them; nothing
 * here knows any of them.
 */

/** Which alternative is taken, by interpretation. */
export type Readings = Readonly<Record<string, string>>

/** The version under other readings; what rests on none of them stays as it is. */
export function readAs(policy: Policy, readings: Readings): Policy {
  const { form, interpretations, ...rules } = policy
  return { ...reread(rules, readings) as typeof rules, form, interpretations: interpretations.map((each) => exchanged(each, readings[each.id])) }
}

/** What was read first stands among the others then. */
function exchanged(interpretation: Interpretation, chosen: string | undefined): Interpretation {
  const { alternatives = [], reading } = interpretation
  const taken = alternatives.find(({ id }) => id === chosen)
  if (!taken) return interpretation
  return { ...interpretation, reading: taken.reading, alternatives: alternatives.map((each) => each === taken ? { id: AS_PUBLISHED, reading } : each) }
}

/** The reading that the version itself takes, once another has its place. */
const AS_PUBLISHED = 'as-taken'

type Part = Readonly<Record<string, unknown>>
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

function reread(value: unknown, readings: Readings): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => reread(each, readings))
  if (!isPart(value)) return value
  const other = otherwise(value, readings)
  return other === undefined ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, reread(each, readings)])) : reread(other, readings)
}

/** A rule, a stated value or a bar as the chosen reading has it; `undefined` where that says nothing of it. */
function otherwise(value: Part, readings: Readings): unknown {
  const { alternatives, ...rest } = value
  const chosen = readings[String(value['interpretation'])]
  if (chosen === undefined || !isPart(alternatives) || !Object.hasOwn(alternatives, chosen)) return undefined
  if (value['kind'] === 'as-read') return alternatives[chosen]
  return { ...rest, ['stated' in value ? 'value' : 'from']: alternatives[chosen] }
}

/** What a reading that was not taken would change, or why that can't be worked out. */
export type ReadingEffect =
  | Readonly<{ kind: 'computed'; changes: readonly Difference[] }>
  | Readonly<{ kind: 'not-computed'; reason: string }>

export function effectOf(policy: Policy, interpretation: string, { id, notComputed }: Alternative): ReadingEffect {
  if (notComputed !== undefined) return { kind: 'not-computed', reason: notComputed }
  // That the reading itself is another, nobody has to be told.
  return { kind: 'computed', changes: differences(policy, { ...readAs(policy, { [interpretation]: id }), interpretations: policy.interpretations }) }
}

/** A place where a rule says what other readings make of it. */
export type Reread = Readonly<{ at: readonly (string | number)[]; interpretation: string | undefined; readings: readonly string[] }>

/** Every such place of a version, rules within rules included. */
export function rereadIn(value: unknown, at: readonly (string | number)[] = []): readonly Reread[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => rereadIn(each, [...at, index]))
  if (!isPart(value)) return []
  const { alternatives, interpretation } = value
  const own = isPart(alternatives) ? [{ at, interpretation: typeof interpretation === 'string' ? interpretation : undefined, readings: Object.keys(alternatives) }] : []
  return [...own, ...Object.entries(value).flatMap(([key, each]) => rereadIn(each, [...at, key]))]
}
