import { nameKey, namesOf, yearIn, type Competition, type Registry } from '../../policy/competition.ts'
import type { competitionListView, View } from '../api.ts'

/** As many as a list under a field shows; who looks for one among more types another word of its name. */
const MOST_A_NAME = 20
/** One letter is in too many names to be looked for. */
const FEWEST_CHARS = 2

/** 竞赛名录 — the competitions that bear these names, or have these words in them, and those that were chosen. */
export function competitionsFound(registry: Registry, { named, chosen }: Readonly<{ named: readonly string[]; chosen: readonly string[] }>): View<typeof competitionListView> {
  const found = [...chosen.flatMap((id) => registry.ofId(id) ?? []), ...named.flatMap((words) => withWords(registry, words))]
  return { rows: [...new Set(found)].map(rowOf) }
}

function withWords({ competitions }: Registry, words: string): readonly Competition[] {
  const key = nameKey(words)
  if (key.length < FEWEST_CHARS) return []
  const year = yearIn(words)
  const keysOf = (each: Competition) => namesOf(each).map(nameKey)
  return competitions
    .filter((each) => (year === undefined || each.year === year) && keysOf(each).some((name) => name.includes(key)))
    .toSorted((one, other) => Number(keysOf(other).includes(key)) - Number(keysOf(one).includes(key)) || other.year - one.year)
    .slice(0, MOST_A_NAME)
}

const rowOf = ({ otherNames, occupations, groups, ...entry }: Competition): View<typeof competitionListView>['rows'][number] => ({
  ...entry, ...(otherNames && { otherNames: [...otherNames] }), ...(occupations && { occupations: [...occupations] }), ...(groups && { groups: [...groups] }),
})
