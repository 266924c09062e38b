import type { CompetitionLevel } from './condition.ts'

/** 参赛组别 — for whom a competition is held; the same competition may count for one group and not for another. */
export const contestantGroups = ['worker', 'student', 'teacher'] as const
export type ContestantGroup = (typeof contestantGroups)[number]

/** 档 — how some cities grade competitions instead of by class. */
export const competitionTiers = ['1', '2', '3'] as const
export type CompetitionTier = (typeof competitionTiers)[number]

/** 竞赛 — one competition of one year, as its authority published it. */
export type Competition = Readonly<{
  /** `<list>/<id in the list>`: what an application names that chose it. */
  id: string
  year: number
  name: string
  /** What certificates call it besides. */
  otherNames?: readonly string[]
  level: CompetitionLevel
  class: '1' | '2' | 'none'
  tier?: CompetitionTier
  /** The occupations for which level and class hold; absent where the document names none. */
  occupations?: readonly string[]
  groups?: readonly ContestantGroup[]
  /** 文号 — of the document that says so. */
  number: string
}>

/** 竞赛名录 — the competitions that one document of one authority published for one year. */
export type CompetitionList = Readonly<{
  id: string
  year: number
  by: string
  number: string
  name: string
  publishedOn: string
  /** Where the document can be read. */
  source: string
  /** The one jurisdiction that grades by this list; absent where everybody does. */
  jurisdiction?: string
  competitions: readonly Competition[]
}>

/** The lists as the rules of one jurisdiction look things up in them. */
export type Registry = Readonly<{
  competitions: readonly Competition[]
  ofId(id: string): Competition | undefined
  /** By a name as somebody typed it; a year in the name goes before the year of the award. */
  named(name: string, awardYear: number): Competition | 'several' | undefined
}>

/** 竞赛名录（全部） — every list this installation has. */
export type Competitions = Readonly<{ lists: readonly CompetitionList[]; registryOf(jurisdiction: string): Registry }>

/** Each jurisdiction's registry is put together once. */
export function competitionsOf(lists: readonly CompetitionList[]): Competitions {
  const built = new Map<string, Registry>()
  return {
    lists,
    registryOf(jurisdiction) {
      const registry = built.get(jurisdiction) ?? registryFor(lists, jurisdiction)
      built.set(jurisdiction, registry)
      return registry
    },
  }
}

/** A jurisdiction's own lists first: what it grades itself goes before what everybody's lists say of the same name. */
function registryFor(lists: readonly CompetitionList[], jurisdiction: string): Registry {
  const own = lists.filter((list) => list.jurisdiction === jurisdiction).flatMap(({ competitions }) => competitions)
  const common = lists.filter((list) => list.jurisdiction === undefined).flatMap(({ competitions }) => competitions)
  const taken = new Set(own.flatMap(keysOf))
  return registryOf([...own, ...common.filter((each) => !keysOf(each).some((key) => taken.has(key)))])
}

const keysOf = (competition: Competition): readonly string[] => namesOf(competition).map((name) => `${competition.year} ${nameKey(name)}`)

/** Every name of a competition, the first being its own. */
export const namesOf = ({ name, otherNames = [] }: Pick<Competition, 'name' | 'otherNames'>): readonly string[] => [name, ...otherNames]

/** A registry of these competitions; looking one up walks no list. */
export function registryOf(competitions: readonly Competition[]): Registry {
  const byId = new Map(competitions.map((each) => [each.id, each]))
  const byName = Map.groupBy(competitions.flatMap((each) => [...new Set(namesOf(each).map(nameKey))].map((key) => [key, each] as const)), ([key]) => key)
  return {
    competitions,
    ofId: (id) => byId.get(id),
    named(name, awardYear) {
      // Where nothing is registered nothing need be taken apart.
      if (byName.size === 0) return undefined
      const year = yearIn(name) ?? awardYear
      const found = byName.get(nameKey(name))?.filter(([, each]) => each.year === year) ?? []
      return found.length > 1 ? 'several' : found[0]?.[1]
    },
  }
}

/** 尚无名录 — no list at all, so no competition is registered. */
export const noRegistry: Registry = registryOf([])

const YEAR = /^(\d{4})年度?/u

/** The year that a name begins with: 2024年全省职业技能竞赛. */
export function yearIn(name: string): number | undefined {
  const [, year] = YEAR.exec(name.normalize('NFKC').trim()) ?? []
  return year === undefined ? undefined : Number(year)
}

/** What two ways of writing the same name have in common: no year before it, no quotation marks, no spaces. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/[\s“”"'‘’《》「」]/gu, '').replace(YEAR, '')
}
