import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/adapters/postgres/embedded/embedded.ts'
import { openPorts } from '../test/support/ports.ts'
import { raceForNominations, raceForSeats, type Race, type Racing } from '../test/support/races.ts'
import { openingInstant } from '../test/support/scene.ts'

/** 名额 — round after round, forty try at once for ten places. What counts is the most that were ever admitted. */

const PLACES = 10
const RACERS = 40
const CONNECTIONS = 30

export type Races = Readonly<{ rounds: number; fewest: number; most: number }>

export async function measureRaces(rounds: Readonly<{ nominations: number; seats: number }>): Promise<Readonly<{ nominations: Races; seats: Races }>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-bench-'))
  const server = await startEmbedded({ dataDir })
  try {
    const { ports, close } = await openPorts({ url: server.url, now: openingInstant, connections: CONNECTIONS })
    const inRound = (round: string): Racing => ({ scene: { ports, jurisdiction: 'weihai', round, unit: 'unit', district: 'district' }, places: PLACES, racers: RACERS })
    const nominations = await admitted(rounds.nominations, (round) => raceForNominations(inRound(`nominations-${round}`)))
    const seats = await admitted(rounds.seats, (round) => raceForSeats(inRound(`seats-${round}`)))
    await close()
    return { nominations, seats }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true })
  }
}

async function admitted(rounds: number, race: (round: number) => Promise<Race>): Promise<Races> {
  const numbers: number[] = []
  for (let round = 0; round < rounds; round += 1) numbers.push((await race(round)).admitted)
  return { rounds, fewest: Math.min(...numbers), most: Math.max(...numbers) }
}
