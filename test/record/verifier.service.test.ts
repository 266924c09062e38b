import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVerifier } from '../../src/adapters/postgres/verifier.ts'
import type { Verifier, VerifyProgress } from '../../src/adapters/postgres/verifier.ts'
import { fill, openWorld, type World } from './world.ts'

describe('verifying one at a time 核验', () => {
  let world: World
  let verifier: Verifier
  let time = '2024-07-11T00:00:00.000Z'
  let readings = 0

  beforeAll(async () => {
    world = await openWorld()
    await fill(world, 'weihai', 5)
    const connect = world.owner.connect.bind(world.owner)
    const pool = new Proxy(world.owner, { get: (target, name) => name === 'connect' ? () => { readings += 1; return connect() } : Reflect.get(target, name) })
    verifier = createVerifier({ pool, dataDir: world.dataDir, ...world.settings }, { now: () => time })
  })
  afterAll(() => world.close())

  it('answers ten who ask at once with what one run finds, and reads the record once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => {
      time = `2024-07-11T00:00:0${index}.000Z`
      return verifier.verify()
    }))
    expect(answers.map(({ ok, entries, startedAt }) => ({ ok, entries, startedAt }))).toEqual(
      answers.map(() => ({ ok: true, entries: 15, startedAt: '2024-07-11T00:00:00.000Z' })))
    expect(readings, 'one connection for the lock, one for the reading').toBe(2)
  })

  it('says while it runs how far it is, and nothing once it is over', async () => {
    time = '2024-07-12T00:00:00.000Z'
    const seen: VerifyProgress[] = []
    const run = verifier.verify()
    for (let over = false; !over;) {
      const reached = verifier.progress()
      if (reached) seen.push(reached)
      over = await Promise.race([run.then(() => true), new Promise<false>((resolve) => { setImmediate(resolve, false) })])
    }
    expect(seen[0]).toEqual({ startedAt: time, entries: 0, of: 0 })
    expect(seen.at(-1)).toEqual({ startedAt: time, entries: 15, of: 15 })
    expect(verifier.progress()).toBeUndefined()
  })

  it('begins anew for whoever asks after a run has ended, also where it failed', async () => {
    const failing = createVerifier({ pool: world.owner, dataDir: world.dataDir, ...world.settings, folds: undefined as never }, { now: () => time })
    await expect(failing.verify()).rejects.toThrow(TypeError)
    expect(failing.progress()).toBeUndefined()
    await expect(failing.verify()).rejects.toThrow(TypeError)
    time = '2024-07-13T00:00:00.000Z'
    expect(await verifier.verify()).toMatchObject({ ok: true, startedAt: time })
  })
})
