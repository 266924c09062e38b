import { casesReach, roundOpens, stagesReached, type Scene } from '../test/support/scene.ts'
import type { Instance } from './support/instance.ts'
import type { Ask } from './support/load.ts'

/** 申报一览 — twenty of ten thousand cases as the office's list asks for them: a filter of 2,500 or 5,000 cases, sorted, the first pages and the eleventh. */

const CASES = 10_000
const BATCH = 50
const ROUND = 'bench-list'

/** What is in one stage, the newest change first; and one district's cases by name, in the order of pinyin. */
const views = [
  ...stagesReached.map((stage) => `stage=${stage}&sort=updatedAt&descending=true`),
  ...['demo-district-1', 'demo-district-2'].map((district) => `district=${district}&sort=name&descending=false`),
]

/** Gives a function that asks so many times. */
export async function prepareLists(instance: Instance): Promise<(count: number) => Iterator<Ask, undefined>> {
  await fill({ ...instance.scene, round: ROUND })
  const cookie = await instance.session('jingban')
  const pages = views.flatMap((view) => [0, 20, 200].map((offset) => `/api/cases?round=${ROUND}&${view}&limit=20&offset=${offset}`))
  return (count) => Array.from({ length: count }, (_, index): Ask => ({ method: 'GET', path: pages[index % pages.length] ?? '', headers: { cookie } })).values()
}

async function fill(scene: Scene): Promise<void> {
  await roundOpens(scene, 10)
  const places = ['demo-district-1', 'demo-district-2'].flatMap((district) => stagesReached.map((stage) => ({ district, stage })))
  for (let from = 0; from < CASES; from += BATCH) {
    const { district = '', stage = 'submitted' } = places[from / BATCH % places.length] ?? {}
    const cases = Array.from({ length: BATCH }, (_, index) => ({ id: `listed-${from + index}`, serial: from + index }))
    await casesReach({ ...scene, district }, cases, stage)
  }
}
