import { casesReach, roundPublishes, roundOpens, type Scene } from '../test/support/scene.ts'
import { flood, type Flood } from './support/flood.ts'
import type { Instance } from './support/instance.ts'

/** 公示网页 — the public page of a notice with thirty names, from the whole program, database and all. */

const PEOPLE = 30

/** The page, how much it sends gzipped, and a function that asks for it for some seconds, whole and packed as browsers want it. */
export type PublicNotice = Readonly<{ page: string; gzippedKB: number; flood(): Promise<Flood> }>

export async function prepareNotice(instance: Instance): Promise<PublicNotice> {
  const scene: Scene = { ...instance.scene, round: 'bench-notice' }
  const candidates = Array.from({ length: PEOPLE }, (_, serial) => ({ id: `public-${serial}`, serial }))
  await roundOpens(scene, PEOPLE)
  await casesReach(scene, candidates, 'candidate')
  await roundPublishes(scene, candidates.map(({ id }) => id))
  const url = `${instance.url}/notices/${scene.round}`
  const page = await fetch(url).then((response) => response.text())
  if (page.split('演').length <= PEOPLE) throw new Error(`the notice does not show its ${PEOPLE} names: ${page}`)
  return { page, gzippedKB: await gzippedKB(url), flood: () => floodOf(url) }
}

async function floodOf(url: string): Promise<Flood> {
  const measured = await flood(url)
  if (measured.failures > 0) throw new Error(`${measured.failures} answers were not the page`)
  return measured
}

/** The page is all there is to load: its style stands within it, and it has neither script nor picture. */
async function gzippedKB(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
  await response.bytes()
  if (response.headers.get('content-encoding') !== 'gzip') throw new Error('the page was not sent gzipped')
  return Number(response.headers.get('content-length')) / 1_000
}
