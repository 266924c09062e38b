import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { extract, pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoTimeIn, openDemoClock } from '../../src/adapters/clock/clock.ts'
import { gm, international } from '../../src/adapters/crypto/suite.ts'
import { backup, describeBackup } from '../../src/adapters/postgres/backup.ts'
import { found } from '../../src/adapters/postgres/founding.ts'
import type { BackupReport } from '../../src/adapters/postgres/backup.ts'
import { keptTables } from '../../src/adapters/postgres/backupTables.ts'
import { readArchive } from '../../src/adapters/postgres/backupArchive.ts'
import { createReader } from '../../src/adapters/postgres/reader.ts'
import { checkArchive, describeRestore, restore } from '../../src/adapters/postgres/restore.ts'
import { appending, application, at, moved, weihai, wordAdded } from '../store/instance.ts'
import { fill, openWorld, piecesOf } from './world.ts'
import type { World } from './world.ts'

/** A row for each table that a backup deliberately leaves: counts that hold for minutes, who was signed in on that machine, a link of that machine. */
const leftBehind: Readonly<Record<string, string>> = {
  sign_in_attempts: `(name_key, count, since) values ('演示', 3, '${at}')`,
  sign_in_allowances: `(address_key, full_at) values ('192.0.2.7', '${at}')`,
  first_administrator_links: `(jurisdiction, token_hash, expires_at) values ('weihai', '\\x03', '${at}')`,
  sessions: `(token_hash, account, jurisdiction, session_epoch, started_at, last_seen_at, expires_at) values ('\\x02', 'a1', 'weihai', 1, '${at}', '${at}', '${at}')`,
}

const readModelTables = ['case_list', 'word_list']

/** Every row of a table as the texts of its columns, but for the number of the transaction that wrote it. */
async function rowsOf({ owner }: World, table: string): Promise<unknown[]> {
  const { rows } = await owner.query<{ row: string }>(`select to_json(t) as row from (select * from ${table}) t`)
  return rows.map(({ row }) => ({ ...JSON.parse(row), written_in: undefined })).map((row) => JSON.stringify(row)).sort()
}

/** Read models as screens see them: sealed columns opened, since no seal gives the same bytes twice. */
async function shownRows({ pool, settings }: World): Promise<unknown[]> {
  const reader = createReader({ pool, ...settings })
  const tables = readModelTables.flatMap((table) => [weihai, 'zibo'].map((jurisdiction) => ({ table, jurisdiction })))
  return Promise.all(tables.map(({ table, jurisdiction }) => reader.query(jurisdiction).listRows(table, { limit: 1_000 })))
}

const codeOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => 'done', (failure) => failure.code ?? failure)

async function isEmpty(world: World): Promise<boolean> {
  for (const table of [...keptTables, ...readModelTables]) if ((await rowsOf(world, table)).length > 0) return false
  return (await readdir(world.dataDir)).length === 0
}

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'shouxi-backup-')) })
afterAll(() => rm(folder, { recursive: true }))

/** A world with something in every table and folder that is kept. */
async function openFilledWorld(suite = international): Promise<World> {
  const world = await openWorld({ suite })
  await found(world.owner, { suite: suite.name, world: 'real' })
  await fill(world, weihai, 6)
  await fill(world, 'zibo', 2)
  await world.store.transaction(weihai, async (tx) => {
    await tx.saveDraft('case-1', 'person-1', { version: 1, answers: { name: '演示·䶮' }, changedAt: {}, attachments: [], savedAt: at, savedBy: 'a1' })
    await tx.queue({ kind: 'mail', payload: { to: '演示', text: '换行\n"引号"\\反斜线\u0001' } })
    await tx.once('key-1', 'hash', async () => ({ id: 'case-1' }))
    await tx.append(appending('odd', 0, wordAdded('\u2028 😀 "\\\n\t'), moved('')))
  })
  await world.owner.query(`insert into account_secrets (account, jurisdiction, password_hash, second_factor) values ('a1', 'weihai', 'scrypt$…', '\\x00ff')`)
  await world.owner.query(`insert into recovery_codes (account, code_hash) values ('a1', 'hash-1'), ('a1', 'hash-2')`)
  await world.owner.query(`insert into activations (account, jurisdiction, code_hash, expires_at) values ('a2', 'weihai', '\\x01fe', '2024-08-07T00:00:00.000Z')`)
  for (const [table, row] of Object.entries(leftBehind)) await world.owner.query(`insert into ${table} ${row}`)
  await world.checkpoints.take(weihai, at)
  await world.erase(weihai, 'person-5', at)
  return world
}

const backUp = ({ owner, dataDir, settings }: World, path: string): Promise<BackupReport> =>
  backup({ pool: owner, dataDir, path, at, suite: settings.suite, masterKey: settings.masterKey })
const restoreInto = async ({ owner, dataDir, settings }: World, path: string): ReturnType<typeof restore> =>
  restore({ pool: owner, dataDir, archive: await checkArchive(path, settings), ...settings })
const openEmptyTwin = ({ settings: { suite, masterKey } }: World): Promise<World> => openWorld({ suite, masterKey })

describe('the clock of a demo 演示时钟', () => {
  it('is not in the archive of real work; a restored demo stands at the same demo time, and a restore that fails leaves none', async () => {
    const world = await openFilledWorld()
    const [demo, real, broken] = [join(folder, 'demo.tar'), join(folder, 'real.tar'), join(folder, 'demo-broken.tar')]
    const [twin, other] = [await openEmptyTwin(world), await openEmptyTwin(world)]
    try {
      await backUp(world, real)
      await (await openDemoClock(world.dataDir, '2024-07-11T01:00:00.000Z')).moveTo('2031-05-06T02:00:00.000Z')
      await backUp(world, demo)
      await writeFile(broken, (await readFile(demo)).subarray(0, -3_000))
      expect(await codeOf(restoreInto(other, broken))).toBe('archive-damaged')
      await restoreInto(twin, demo)
      await restoreInto(other, real)
      expect([(await demoTimeIn(twin.dataDir))?.slice(0, 13), await demoTimeIn(other.dataDir)]).toEqual(['2031-05-06T02', undefined])
      expect((await openDemoClock(twin.dataDir, '2024-07-11T01:00:00.000Z')).now().slice(0, 13)).toBe('2031-05-06T02')
    } finally {
      for (const each of [world, twin, other]) await each.close()
    }
  })
})

describe('the bureau’s own rules 本单位自己的规则', () => {
  it('come back beside the data, never over rules that are there, and not at all where the restore fails', async () => {
    const world = await openFilledWorld()
    const [whole, broken, own] = [join(folder, 'rules.tar'), join(folder, 'rules-broken.tar'), join(folder, 'own')]
    const [twin, other] = [await openEmptyTwin(world), await openEmptyTwin(world)]
    const { owner: pool, dataDir, settings: { suite, masterKey } } = world
    try {
      await mkdir(join(own, 'policies'), { recursive: true })
      await writeFile(join(own, 'policies', 'here.yaml'), 'jurisdiction: yanshizhou\n')
      const report = await backup({ pool, dataDir, path: whole, at, suite, masterKey, rules: own })
      expect([report.rules, describeBackup(report).join('')]).toEqual([1, expect.stringContaining('本单位自己的规则文件夹也在其中，共 1 个文件。')])

      await mkdir(join(other.dataDir, 'rules'))
      expect(await codeOf(restoreInto(other, whole))).toBe('instance-not-empty')
      await rm(join(other.dataDir, 'rules'), { recursive: true })
      await other.owner.query('alter table journal add constraint none check (false)')
      expect(await codeOf(restoreInto(other, whole))).toBe('23514')
      expect(await readdir(other.dataDir)).not.toContain('rules')

      const restored = await restoreInto(twin, whole)
      expect([restored.rules, describeRestore(restored).join('')]).toEqual([join(twin.dataDir, 'rules'), expect.stringContaining(`本单位自己的规则放在 ${join(twin.dataDir, 'rules')}`)])
      expect(await readFile(join(twin.dataDir, 'rules/policies/here.yaml'), 'utf8')).toBe('jurisdiction: yanshizhou\n')
      await writeFile(broken, (await readFile(whole)).subarray(0, -3_000))
      expect(await codeOf(restoreInto(other, broken))).toBe('archive-damaged')
    } finally {
      for (const each of [world, twin, other]) await each.close()
    }
  })
})

describe.each([[international, 'all.tar'], [gm, 'all.tar.gz']] as const)('backup and restore, suite $name', (suite, fileName) => {
  let world: World
  let twin: World
  let path: string
  beforeAll(async () => {
    world = await openFilledWorld(suite)
    twin = await openEmptyTwin(world)
    path = join(folder, `${suite.name}-${fileName}`)
  })
  afterAll(async () => {
    await world.close()
    await twin.close()
  })

  it('says what it kept, and that the master key is not among it', async () => {
    const report = await backUp(world, path)
    expect(report).toMatchObject({ path, entries: 26, files: 8, damagedFiles: [] })
    expect(report.rows).toEqual(Object.fromEntries(await Promise.all(keptTables.map(async (table) => [table, (await rowsOf(world, table)).length]))))
    for (const table of keptTables) expect([table, report.rows[table]]).not.toEqual([table, 0])
    expect(describeBackup(report).join('')).toContain('备份中不含主密钥')
    const archive = await readFile(path)
    const content = fileName.endsWith('gz') ? gunzipSync(archive) : archive
    for (const secret of [Buffer.from(world.settings.masterKey), Buffer.from(Buffer.from(world.settings.masterKey).toString('hex'))]) {
      expect(content.includes(secret)).toBe(false)
    }
  })

  it('gives every row of every kept table back, the same hashes, files and read models; what ends with the machine stays there', async () => {
    const report = await restoreInto(twin, path)
    expect(report).toMatchObject({ createdAt: at, entries: 26, files: 8 })
    expect(describeRestore(report)[0]).toContain('26 条记录、8 个附件和存档文书')
    for (const table of keptTables) expect([table, await rowsOf(twin, table)]).toEqual([table, await rowsOf(world, table)])
    for (const table of Object.keys(leftBehind)) expect([table, (await rowsOf(world, table)).length, (await rowsOf(twin, table)).length]).toEqual([table, 1, 0])
    expect(await shownRows(twin)).toEqual(await shownRows(world))
    const heads = await world.checkpoints.heads(weihai)
    expect(await twin.verify(heads)).toEqual(await world.verify(heads))
    expect(await twin.verify(heads)).toMatchObject({ ok: true, entries: 26, files: 8, checkpoints: 1 })
  })

  it('gives a system that goes on where the other stopped', async () => {
    const grown = await twin.store.transaction(weihai, async (tx) => {
      await tx.append(appending('case-0', 3, wordAdded('续')))
      await tx.queue({ kind: 'mail', payload: {} })
      return tx.load(application('case-0'))
    })
    expect(grown.map(({ version }) => version)).toEqual([1, 2, 3, 4])
    expect(grown[0]!.personal?.fields).toEqual({ name: '演示·王0', idNumber: '371002199001011234' })
    const { sha256 } = (grown[0]!.data as { files: string[] }).files.map((each) => ({ sha256: each }))[0]!
    expect(Buffer.from(await twin.files.get(weihai, sha256, 'person-0'))).toEqual(Buffer.alloc(1_000, '0'))
    expect((await twin.store.transaction(weihai, (tx) => tx.loadDraft('case-1')))?.answers).toEqual({ name: '演示·䶮' })
    expect((await twin.checkpoints.take(weihai, at))?.size).toBe(21)
    expect((await twin.verify(await world.checkpoints.heads(weihai))).ok).toBe(true)
  })

  it('leaves what is there alone: no restore into a system with data, no backup over a file', async () => {
    expect(await codeOf(restoreInto(twin, path))).toBe('instance-not-empty')
    expect(await codeOf(backUp(world, path))).toBe('archive-exists')
    expect((await twin.verify()).ok).toBe(true)
  })
})

describe('a backup made while the system is in use 在线备份', () => {
  it('holds one moment of the record: every chain whole, every named file there', async () => {
    const world = await openWorld()
    const twin = await openEmptyTwin(world)
    await fill(world, weihai, 3)
    let isDone = false
    const writing = [0, 1, 2].map(async (writer) => {
      for (let index = 0; !isDone; index++) {
        const subject = `writer-${writer}-${index}`
        const { sha256 } = await world.files.put(weihai, subject, piecesOf(Buffer.alloc(5_000, subject)), 1_000_000)
        await world.store.transaction(weihai, async (tx) => {
          await tx.append(appending(subject, 0, { type: 'Submitted', data: { stage: 'submitted', files: [sha256] }, personal: { subject, fields: { name: '演示·并发' } } }))
          await tx.append(appending(subject, 1, wordAdded('一'), wordAdded('二')))
        })
      }
    })
    const path = join(folder, 'in-use.tar')
    const report = await backUp(world, path)
    isDone = true
    await Promise.all(writing)
    await restoreInto(twin, path)
    const verified = await twin.verify()
    expect(verified).toMatchObject({ ok: true, entries: report.entries, findings: [] })
    expect(verified.entries % 3).toBe(0)
    expect((await world.verify()).entries).toBeGreaterThan(verified.entries)
    await world.close()
    await twin.close()
  })
})

describe('an archive that is not what was written', () => {
  let world: World
  let twin: World
  let whole: Buffer
  let path: string
  beforeAll(async () => {
    world = await openFilledWorld()
    twin = await openEmptyTwin(world)
    path = join(folder, 'touched.tar')
    await backUp(world, path)
    whole = await readFile(path)
  })
  afterAll(async () => {
    await world.close()
    await twin.close()
  })

  const attempt = async (content: Uint8Array, name = 'touched.tar'): Promise<unknown> => {
    await writeFile(join(folder, name), content)
    return restoreInto(twin, join(folder, name)).then(() => 'restored', (failure) => failure)
  }

  /** Name, first byte and length of each member: a head of 512 bytes, then the content, filled up to the next 512. */
  async function membersOf(archive: Buffer): Promise<{ name: string; start: number; size: number }[]> {
    const reading = extract()
    Readable.from([archive]).pipe(reading as unknown as NodeJS.WritableStream)
    const members: { name: string; start: number; size: number }[] = []
    let end = 0
    for await (const entry of reading) {
      members.push({ name: entry.header.name, start: end + 512, size: entry.header.size })
      end += 512 + Math.ceil(entry.header.size / 512) * 512
      entry.resume()
    }
    return members
  }

  it('is refused with the name of the member in which a byte is another one, and nothing is restored', async () => {
    for (const { name, start, size } of await membersOf(whole)) {
      const touched = Buffer.from(whole)
      const place = start + Math.floor(size / 2)
      touched[place] = touched[place]! ^ 1
      const failure = await attempt(touched) as { code: string; members: readonly string[]; message: string }
      expect({ name, code: failure.code }).toEqual({ name, code: 'archive-damaged' })
      expect(failure.members).toEqual([name === 'manifest.hmac' ? 'manifest.json' : name])
      expect(failure.message).toContain('没有恢复任何内容')
    }
    expect(await isEmpty(twin)).toBe(true)
  })

  /** Says whether the twin is now what the original is, and empties it for the next attempt. */
  async function comparedWithOriginal(): Promise<string> {
    const { ok, entries, files } = await twin.verify(await world.checkpoints.heads(weihai))
    await twin.close()
    twin = await openEmptyTwin(world)
    return ok && entries === 26 && files === 8 ? 'the same' : 'another'
  }

  it('with any byte changed anywhere is refused, or the change was in no member at all and the restored system is the same', () => fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      const touched = Buffer.from(whole)
      touched[place] = touched[place]! ^ by
      const outcome = await attempt(touched)
      const verdict = outcome === 'restored' ? await comparedWithOriginal() : (outcome as { code: string }).code
      expect(['the same', 'archive-damaged', 'archive-newer', 'archive-of-another-key', 'archive-of-another-suite']).toContain(verdict)
    }), { numRuns: 40 }))

  it('cut short is refused, wherever it is cut', async () => {
    const members = await membersOf(whole)
    const last = members.at(-1)!
    for (let length = 0; length < last.start + last.size; length += Math.ceil(whole.length / 40)) {
      expect({ length, outcome: await attempt(whole.subarray(0, length)) }).toMatchObject({ length, outcome: { code: 'archive-damaged' } })
    }
    expect(await isEmpty(twin)).toBe(true)
  })

  it('compressed and cut short is refused', async () => {
    const compressed = join(folder, 'cut.tar.gz')
    await backUp(world, compressed)
    await truncate(compressed, (await readFile(compressed)).length - 20)
    expect(await codeOf(restoreInto(twin, compressed))).toBe('archive-damaged')
  })

  /** The archive again, with members left out, added or exchanged. */
  async function repacked(change: (name: string, content: Buffer) => Buffer | undefined, added: Readonly<Record<string, string>> = {}): Promise<Buffer> {
    await writeFile(path, whole)
    const tar = pack()
    for await (const { name, content } of readArchive(path)) {
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece)
      const changed = change(name, Buffer.concat(pieces))
      if (changed) tar.entry({ name }, changed)
    }
    for (const [name, content] of Object.entries(added)) tar.entry({ name }, content)
    tar.finalize()
    return buffer(tar as unknown as AsyncIterable<Uint8Array>)
  }

  it('with a member missing or added names it', async () => {
    const missing = await repacked((name, content) => name === 'tables/journal/000001.ndjson' ? undefined : content)
    expect(await attempt(missing)).toMatchObject({ code: 'archive-damaged', members: ['tables/journal/000001.ndjson'] })
    const added = await repacked((_, content) => content, { 'files/../../evil': 'x' })
    expect(await attempt(added)).toMatchObject({ code: 'archive-damaged', members: ['files/../../evil'] })
    const twice = await repacked((_, content) => content, { 'tables/drafts/000001.ndjson': '' })
    expect(await attempt(twice)).toMatchObject({ code: 'archive-damaged', members: ['tables/drafts/000001.ndjson', 'tables/drafts/000001.ndjson'] })
  })

  it('with members and manifest changed to fit each other lacks the seal of this system', async () => {
    const forged = await repacked((name, content) => name === 'manifest.json' ? Buffer.from(content.toString().replace(at, '2020-01-01T00:00:00.000Z')) : content)
    expect(await attempt(forged)).toMatchObject({ code: 'archive-damaged', members: ['manifest.json'] })
  })

  it('of a newer format, another key or another suite says so', async () => {
    const withManifest = (change: (manifest: Record<string, unknown>) => void): Promise<Buffer> => repacked((name, content) => {
      if (name !== 'manifest.json') return content
      const manifest = JSON.parse(content.toString())
      change(manifest)
      return Buffer.from(JSON.stringify(manifest))
    })
    expect(await attempt(await withManifest((manifest) => { manifest['format'] = 3 }))).toMatchObject({ code: 'archive-newer' })
    expect(await attempt(await withManifest((manifest) => { manifest['format'] = 1 }))).toMatchObject({ code: 'archive-older' })
    await writeFile(path, whole)
    const stranger = await openWorld()
    const unlike = await openWorld({ suite: gm })
    const failure = await restoreInto(stranger, path).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'archive-of-another-key' })
    expect(String(failure)).toContain('请取回备份时的主密钥文件')
    expect(await codeOf(restoreInto(unlike, path))).toBe('archive-of-another-suite')
    expect([await isEmpty(stranger), await isEmpty(unlike)]).toEqual([true, true])
    await stranger.close()
    await unlike.close()
  })

  it('by a program with migrations that this one does not know is refused', async () => {
    await world.owner.query(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`)
    const newer = join(folder, 'newer.tar')
    await backUp(world, newer)
    await world.owner.query(`delete from kysely_migration where name = '9999-later'`)
    expect(await codeOf(restoreInto(twin, newer))).toBe('archive-newer')
  })

  it('that is not there, or no archive at all, is refused', async () => {
    expect(await codeOf(restoreInto(twin, join(folder, 'nowhere.tar')))).toBe('ENOENT')
    expect(await attempt(Buffer.from('this is no archive'.repeat(100)))).toMatchObject({ code: 'archive-damaged' })
    expect(await attempt(Buffer.alloc(0))).toMatchObject({ code: 'archive-damaged' })
    expect(await isEmpty(twin)).toBe(true)
  })
})

describe('a restore that can not be finished', () => {
  it('leaves the system as empty as it was, files too', async () => {
    const world = await openFilledWorld()
    const twin = await openEmptyTwin(world)
    const path = join(folder, 'refused.tar')
    await backUp(world, path)
    await twin.owner.query(`alter table outbox add constraint refused check (kind <> 'mail')`)
    await expect(restoreInto(twin, path)).rejects.toThrow('violates check constraint')
    expect(await isEmpty(twin)).toBe(true)
    await twin.owner.query('alter table outbox drop constraint refused')
    expect(await restoreInto(twin, path)).toMatchObject({ entries: 26, files: 8 })
    await world.close()
    await twin.close()
  })
})

describe('a backup that can not be finished', () => {
  it('leaves no file behind, and says why', async () => {
    const world = await openFilledWorld()
    const nowhere = join(folder, 'no-such-folder', 'all.tar')
    expect(await codeOf(backUp(world, nowhere))).toBe('ENOENT')
    const before = await readdir(folder)
    const [name] = await readdir(join(world.dataDir, 'files')).then((names) => names.filter((each) => each !== 'incoming'))
    const [file] = await readdir(join(world.dataDir, 'files', name!))
    await rm(join(world.dataDir, 'files', name!, file!))
    await writeFile(join(world.dataDir, 'files', name!, file!), 'damaged')
    const report = await backUp(world, join(folder, 'with-damage.tar'))
    expect(report.damagedFiles).toEqual([file])
    expect(describeBackup(report)[1]).toContain('有 1 个附件在存储中已损坏')
    expect((await readdir(folder)).sort()).toEqual([...before, 'with-damage.tar'].sort())
    await world.close()
  })
})
