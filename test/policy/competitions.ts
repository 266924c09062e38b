import { join } from 'node:path'
import { loadCompetitions } from '../../src/adapters/competitions/loadCompetitions.ts'
import { registryOf, type Competitions, type Registry } from '../../src/policy/competition.ts'
import { competitionLevels } from '../../src/policy/condition.ts'

/** The demo's lists, as the demo loads them. */
export const demoCompetitionsFolder = join(import.meta.dirname, '../../src/demo/competitions')
export const competitions: Competitions = loadCompetitions(demoCompetitionsFolder)

/* Invented competitions for tests: one of each level and class in each year, all of the same name. */

const years = Array.from({ length: 12 }, (_, index) => 2012 + index)
const classes = ['1', '2', 'none'] as const

/** What is said of a prize below is what is registered of it. */
export const everyGrade: Registry = registryOf(years.flatMap((year) => competitionLevels.flatMap((level) => classes.map((ofClass) => (
  { id: `${year}/${level}-${ofClass}`, year, name: '演示竞赛', number: `演示发〔${year}〕1号`, level, class: ofClass })))))

/** A prize in the registered competition of that grade; in one that nobody registered where the class is unknown. */
export function prizeIn(level: string, ofClass: string, rank: string, awardedIn = '2019-05'): Readonly<Record<string, string>> {
  const chosen = ofClass === 'unknown' ? { competition: '演示邀请赛' } : { competition: '演示竞赛', registered: `${awardedIn.slice(0, 4)}/${level}-${ofClass}` }
  return { level, class: ofClass, rank, awardedIn, ...chosen }
}
