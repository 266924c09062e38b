import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdingFiles, ORPHAN_GRACE_DAYS, removeOrphans } from '../../src/adapters/postgres/storedFiles.ts'
import { storedFilesLock } from '../../src/usecases/saveDraft.ts'
import { at, weihai } from '../store/instance.ts'
import { fill, openWorld, piecesOf, type World } from './world.ts'

const DAY_MS = 86_400_000

describe('files that nobody names any more 无人使用的附件', () => {
  let world: World
  let recorded: readonly string[]
  beforeAll(async () => {
    world = await openWorld()
    recorded = await fill(world, weihai, 3)
  })
  afterAll(() => world.close())

  const now = Date.now()
  const sweep = () => removeOrphans({ pool: world.pool, dataDir: world.dataDir, suite: world.settings.suite, masterKey: world.settings.masterKey }, now)
  const stored = async (): Promise<string[]> => (await readdir(join(world.dataDir, 'files'), { recursive: true })).map((path) => path.split('/').at(-1) ?? '').filter((name) => name.length === 64).sort()
  const put = async (text: string): Promise<string> => (await world.files.put(weihai, 'person-1', piecesOf(Buffer.from(text)), 1_000)).sha256
  const age = (name: string, days: number) => utimes(join(world.dataDir, 'files', name.slice(0, 2), name), new Date(now - days * DAY_MS), new Date(now - days * DAY_MS))
  const draftNaming = (photo: string, version: number) => world.store.transaction(weihai, async (tx) => {
    await tx.lock(storedFilesLock, 'shared')
    await tx.saveDraft('case-1', 'person-1', { version, answers: { photo }, changedAt: {}, attachments: [], savedAt: at, savedBy: 'a' })
  })

  it('go after their days of grace; what an entry or a draft names stays, however old, and verification tells them apart', async () => {
    const [orphan, young, drafted] = [await put('orphan'), await put('young'), await put('drafted')]
    await draftNaming(drafted, 1)
    for (const name of [...recorded, orphan, drafted]) await age(name, ORPHAN_GRACE_DAYS + 1)
    await age(young, ORPHAN_GRACE_DAYS - 1)
    expect(await world.verify()).toMatchObject({ ok: true, files: 6, unnamedFiles: 2 })
    expect(await sweep()).toBe(1)
    expect(await stored()).toEqual([...recorded, young, drafted].sort())
    expect(await world.verify()).toMatchObject({ ok: true, files: 5, unnamedFiles: 1 })
  })

  it('stay while a save is under way that is about to name one, and after it', async () => {
    const named = await put('about to be named')
    await age(named, ORPHAN_GRACE_DAYS + 1)
    const removedMeanwhile = await world.store.transaction(weihai, async (tx) => {
      await tx.lock(storedFilesLock, 'shared')
      await tx.loadDraft('case-1')
      const removed = await sweep()
      await tx.saveDraft('case-1', 'person-1', { version: 2, answers: { photo: named }, changedAt: {}, attachments: [], savedAt: at, savedBy: 'a' })
      return removed
    })
    expect([removedMeanwhile, await sweep(), (await stored()).includes(named)]).toEqual([0, 1, true])
  })

  it('stay while a backup or a verification reads all files', async () => {
    const orphan = await put('another orphan')
    await age(orphan, ORPHAN_GRACE_DAYS + 1)
    expect(await holdingFiles(world.owner, sweep)).toBe(0)
    expect([await sweep(), (await stored()).includes(orphan)]).toEqual([1, false])
  })

  it('all stay where the record can not be read whole', async () => {
    const orphan = await put('a third')
    await age(orphan, ORPHAN_GRACE_DAYS + 1)
    await world.owner.query('alter table journal disable trigger all')
    await world.owner.query(`update journal set type = type || 'X' where position = (select min(position) from journal)`)
    expect([await sweep(), (await stored()).includes(orphan)]).toEqual([0, true])
  })
})
