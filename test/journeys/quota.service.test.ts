import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { openPorts, type OpenedPorts } from '../support/ports.ts'
import { raceBeyondTable, raceForNominations, raceForSeats, raceForSharedNominations } from '../support/races.ts'
import { openingInstant, type Scene } from '../support/scene.ts'

const PLACES = 10
const RACERS = 40
const ROUNDS = [1, 2, 3]

let database: TestDatabase
let opened: OpenedPorts

beforeAll(async () => {
  database = await openDatabase()
  opened = await openPorts({ url: database.url, now: openingInstant, connections: 20 })
})
afterAll(async () => {
  await opened.close()
  await database.close()
})

const sceneOf = (round: string): Scene => ({ ports: opened.ports, jurisdiction: 'weihai', round, unit: 'unit', district: `district-of-${round}` })
const turnedAway = (code: string): string[] => Array.from({ length: RACERS - PLACES }, () => code)

describe('forty at once for ten places', () => {
  it.each(ROUNDS)('ten are recommended by a district that may put forward ten, and thirty hear why not (%i)', async (round) => {
    const race = await raceForNominations({ scene: sceneOf(`nominations-${round}`), places: PLACES, racers: RACERS })
    expect(race).toEqual({ admitted: PLACES, refusals: turnedAway('quota-full') })
  })

  it.each(ROUNDS)('ten are recommended by two bodies together whom one row of the table names, and thirty hear why not (%i)', async (round) => {
    const race = await raceForSharedNominations({ scene: sceneOf(`shared-${round}`), places: PLACES, racers: RACERS })
    expect(race).toEqual({ admitted: PLACES, refusals: turnedAway('quota-full') })
  })

  it('ten are recommended under a table of seven that binds in principle, where the office has agreed to three more', async () => {
    const race = await raceBeyondTable({ scene: sceneOf('beyond'), places: PLACES - 3, extra: 3, racers: RACERS })
    expect(race).toEqual({ admitted: PLACES, refusals: turnedAway('quota-full') })
  })

  it.each(ROUNDS)('ten come before the leading group where the round has ten seats, and thirty hear why not (%i)', async (round) => {
    const race = await raceForSeats({ scene: sceneOf(`seats-${round}`), places: PLACES, racers: RACERS })
    expect(race).toEqual({ admitted: PLACES, refusals: turnedAway('seats-full') })
  })
})
