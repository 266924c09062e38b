import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StaleVersion } from '../../src/usecases/ports.ts'
import { perform } from '../../src/usecases/perform.ts'
import { Refused } from '../../src/usecases/refused.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { openPorts, type OpenedPorts } from '../support/ports.ts'
import { amended, bureau, casesReach, maker, openingInstant, roundDecides, roundOpens, type Scene } from '../support/scene.ts'

const PLACES = 10
const TRIES = 40
const ROUNDS = 3

let database: TestDatabase
let opened: OpenedPorts

beforeAll(async () => {
  database = await openDatabase()
  opened = await openPorts({ url: database.url, now: openingInstant })
})
afterAll(async () => {
  await opened.close()
  await database.close()
})

const sceneOf = (round: string): Scene => ({ ports: opened.ports, jurisdiction: 'weihai', round, unit: 'unit', district: `district-of-${round}` })
const casesOf = (round: string, from: number) => Array.from({ length: TRIES }, (_, index) => ({ id: `${round}-case-${index}`, serial: from + index }))

/** How forty tries at once ended: how many were let in, and what the others were told. */
async function raced(tries: readonly Promise<unknown>[]): Promise<Readonly<{ accepted: number; told: readonly string[] }>> {
  const ended = await Promise.allSettled(tries)
  const told = ended.flatMap((each) => {
    if (each.status === 'fulfilled') return []
    if (each.reason instanceof Refused) return each.reason.refusals.map(({ code }) => code)
    return [each.reason instanceof StaleVersion ? 'stale-version' : String(each.reason)]
  })
  return { accepted: ended.filter(({ status }) => status === 'fulfilled').length, told: [...new Set(told)] }
}

describe('forty hands that reach for ten places at once 名额不超', () => {
  it('recommend ten for a body whose quota is ten, and are told that it is full', async () => {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const scene = sceneOf(`quota-${turn}`)
      const quota = { kind: 'per-body', rows: [{ body: '各区市', count: PLACES, each: true }], clause: '附件1', quote: '名额' } as const
      const ports = amended(scene, { nominations: quota })
      await roundOpens(scene, PLACES)
      const cases = casesOf(scene.round, 1_000 * (turn + 1))
      await casesReach(scene, cases, 'verified')
      const tries = cases.map(({ id }) => perform(ports, {
        subject: 'application', id, actor: bureau(scene), idempotencyKey: `recommend-${id}`, requestHash: id,
        command: { type: 'RecommendApplication', opinion: '同意推荐。', secret: false, attested: [] } as { type: string },
      }))
      expect(await raced(tries)).toEqual({ accepted: PLACES, told: ['quota-full'] })
    }
  })

  it('put ten before the leading group where the round has ten seats', async () => {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const scene = sceneOf(`seats-${turn}`)
      await roundOpens(scene, PLACES)
      const cases = casesOf(scene.round, 5_000 + 1_000 * turn)
      await casesReach(scene, cases, 'candidate')
      await roundDecides(scene, cases.map(({ id }) => id))
      const tries = cases.map(({ id }) => perform(scene.ports, {
        subject: 'decision', id: `batch-of-${id}`, actor: maker('weihai'), expectedVersion: 0, idempotencyKey: `batch-${id}`, requestHash: id,
        command: { type: 'PrepareDecision', round: scene.round, applications: [id] } as { type: string },
      }))
      expect(await raced(tries)).toEqual({ accepted: PLACES, told: ['seats-full'] })
    }
  })
})
