import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdingFiles, ORPHAN_GRACE_DAYS, removeOrphans } from '../../src/adapters/postgres/storedFiles.ts'
import { isFileName } from '../../src/adapters/files/shelves.ts'
import { storedFilesLock } from '../../src/usecases/saveDraft.ts'
import { issuePaper } from '../../src/usecases/issuePaper.ts'
import { roundSubject } from '../../src/domain/shared/personal.ts'
import type { IssuedPaper } from '../../src/domain/issuing.ts'
import { appending, at, weihai } from '../store/instance.ts'
import { started } from '../support/facts.ts'
import { fill, openWorld, piecesOf, type World } from './world.ts'

const DAY_MS = 86_400_000
const now = Date.now()

const sweeping = ({ pool, dataDir, settings: { suite, masterKey } }: World) => removeOrphans({ pool, dataDir, suite, masterKey }, now)
const storedIn = async ({ dataDir }: World): Promise<string[]> =>
  (await readdir(join(dataDir, 'files'), { recursive: true })).map((path) => path.split('/').at(-1) ?? '').filter(isFileName).sort()
const putInto = async ({ files }: World, text: string): Promise<string> => (await files.put(weihai, 'person-1', piecesOf(Buffer.from(text)), 1_000)).sha256
const aging = ({ dataDir }: World, name: string, days: number) =>
  utimes(join(dataDir, 'files', name.slice(0, 2), name), new Date(now - days * DAY_MS), new Date(now - days * DAY_MS))

describe('files that nobody names any more 无人使用的附件', () => {
  let world: World
  let recorded: readonly string[]
  beforeAll(async () => {
    world = await openWorld()
    recorded = await fill(world, weihai, 3)
  })
  afterAll(() => world.close())

  const sweep = () => sweeping(world)
  const stored = () => storedIn(world)
  const put = (text: string) => putInto(world, text)
  const age = (name: string, days: number) => aging(world, name, days)
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

  it('stay where a save came first that names one, between the look at the record and the lock', async () => {
    const named = await put('named between')
    await age(named, ORPHAN_GRACE_DAYS + 1)
    const { dataDir, settings: { suite, masterKey } } = world
    let connections = 0
    const connect = async () => {
      connections += 1
      if (connections === 2) await draftNaming(named, 3)
      return world.pool.connect()
    }
    const removed = await removeOrphans({ pool: Object.create(world.pool, { connect: { value: connect } }) as typeof world.pool, dataDir, suite, masterKey }, now)
    expect([connections, removed, (await stored()).includes(named)]).toEqual([2, 0, true])
    expect(await sweep()).toBe(1)
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

describe('issued papers 存档文书', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.store.transaction(weihai, (tx) => tx.append(appending('case-1', 0, started)))
  })
  afterAll(() => world.close())

  const papers: readonly IssuedPaper[] = [{ subject: 'round', id: 'round-1', kind: 'publicity' }, { subject: 'case', id: 'case-1', kind: 'certificate' }]
  const issue = (paper: IssuedPaper) => issuePaper({ ...world, clock: { now: () => at } }, async () => Buffer.from(`%PDF ${paper.kind}`), {
    jurisdiction: weihai, effect: paper.kind, paper,
  })
  const issued = async (kind: string): Promise<string> => {
    const { rows: [entry] } = await world.owner.query<{ sha256: string }>(`select data ->> 'sha256' as sha256 from journal where stream_kind = 'paper' and stream_id = $1`, [kind])
    return entry?.sha256 ?? 'never issued'
  }
  const ageAll = async (days: number) => { for (const name of await storedIn(world)) await aging(world, name, days) }
  const opened = async (kind: string, subject: string) => Buffer.from(await world.files.get(weihai, await issued(kind), subject)).toString()

  it('stay when the days of grace are long over, whole and readable, while one that was drawn and never recorded goes', async () => {
    for (const paper of papers) await issue(paper)
    const unrecorded = await putInto(world, '%PDF certificate')
    await ageAll(ORPHAN_GRACE_DAYS + 1)
    expect(await world.verify()).toMatchObject({ ok: true, files: 3, unnamedFiles: 1 })
    expect([await sweeping(world), (await storedIn(world)).includes(unrecorded)]).toEqual([1, false])
    expect(await storedIn(world)).toEqual([await issued('publicity'), await issued('certificate')].sort())
    expect([await opened('publicity', roundSubject('round-1')), await opened('certificate', 'person-1')]).toEqual(['%PDF publicity', '%PDF certificate'])
    expect(await world.verify()).toMatchObject({ ok: true, files: 2, unnamedFiles: 0 })
  })

  it('stay, though nobody can open it any more, when the person of a certificate has been erased', async () => {
    expect(await world.erase(weihai, 'person-1', at)).toBe(true)
    await ageAll(ORPHAN_GRACE_DAYS * 13)
    expect(await sweeping(world)).toBe(0)
    expect(await world.verify()).toMatchObject({ ok: true, files: 2, unnamedFiles: 0 })
  })
})
