import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadMasterKey } from '../../src/adapters/crypto/masterKey.ts'
import { international } from '../../src/adapters/crypto/suite.ts'
import { createCheckpoints } from '../../src/adapters/postgres/checkpoint.ts'
import { startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'
import { entryHash } from '../../src/adapters/postgres/entry.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import type { StreamKind } from '../../src/domain/shared/event.ts'
import { endServersIn, runProgram, startProgram } from '../support/program.ts'
import { placeStartedFolder } from '../support/startedFolder.ts'

let place: string
let city: string
let counts: Readonly<{ entries: number; streams: number; files: number }>

const folder = (name: string): string => join(place, name)
const archive = (): string => folder('backup.tar.gz')

/** A command's exit code and its result as a program reads it. */
async function result(...words: string[]): Promise<{ code: number | string; report: Record<string, unknown> }> {
  const { code, lines } = await runProgram([...words, '--json'])
  return { code, report: JSON.parse(lines.at(-1) ?? '{}') }
}

const refusedWith = (code: string): object => ({ code: 1, report: { status: 'refused', reasons: [{ code }] } })

/** Changes one word of one entry, with all the rights there are, and tells which entry that was. */
async function touchEntry(dataDir: string, position: number): Promise<string> {
  const server = await startEmbedded({ dataDir })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query('alter table journal disable trigger all')
    const { rows } = await client.query<{ entry: string }>(
      `update journal set type = type || 'X' where position = $1 returning stream_kind || '/' || stream_id || '@' || version as entry`, [position])
    return rows[0]?.entry ?? ''
  } finally {
    await client.end()
    await server.stop()
  }
}

/** A demo city that has been verified and backed up while it was running. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'shouxi-record-'))
  city = folder('city')
  await placeStartedFolder(city)
  const program = startProgram(['demo', '--port', '0', '--json', '--data', city])
  await program.nextLine()
  const verified = await result('verify', '--data', city)
  counts = verified.report as typeof counts
  const saved = await result('backup', archive(), '--data', city)
  program.process.kill('SIGTERM')
  expect([verified.code, saved.code, await program.ended]).toEqual([0, 0, 0])
})
afterAll(async () => {
  for (const name of await readdir(place)) endServersIn(join(place, name, 'postgres'))
  await rm(place, { recursive: true, maxRetries: 20 })
})

describe('shouxi verify', () => {
  it('counts what it has recomputed, beside the running system and without it', async () => {
    expect(counts.entries).toBeGreaterThan(0)
    expect(counts.files).toBeGreaterThan(0)
    const { entries, streams, files } = counts
    expect(await result('verify', '--data', city)).toMatchObject({ code: 0, report: { status: 'done', entries, streams, files } })
  })

  it('names the first entry that somebody touched, although he was the owner of the database', async () => {
    const touched = folder('touched')
    await cp(city, touched, { recursive: true })
    const entry = await touchEntry(touched, 7)
    const { code, report } = await result('verify', '--data', touched)
    expect(code).toBe(1)
    expect((report['reasons'] as object[])[0]).toMatchObject({ code: 'entry-changed', about: entry })
  })

  it('is refused where nothing was ever recorded, and makes nothing', async () => {
    expect(await result('verify', '--data', folder('nowhere'))).toMatchObject(refusedWith('nothing-recorded'))
    expect(await readdir(place)).not.toContain('nowhere')
  })
})

describe('a real system in its first night, founded and still empty', () => {
  const isEmpty = '其中还没有任何记录：系统启动过，还没有人在里面办过事。如果不是刚刚启用，请核对 --data 所指的文件夹。'

  it('is backed up, verified and restored as any other, and whoever named the wrong folder is told that it is empty', async () => {
    const [founded, restored, saved] = [folder('founded'), folder('founded-restored'), folder('founded.tar.gz')]
    await placeStartedFolder(founded)
    const program = startProgram(['serve', '--port', '0', '--json', '--data', founded])
    await program.nextLine()
    const told = await Promise.all([runProgram(['backup', saved, '--data', founded]), runProgram(['verify', '--data', founded])])
    program.process.kill('SIGTERM')
    expect([...told.map(({ code, lines }) => ({ code, said: lines.includes(isEmpty) })), await program.ended]).toEqual([{ code: 0, said: true }, { code: 0, said: true }, 0])

    await mkdir(restored, { mode: 0o700 })
    await cp(join(founded, 'keys'), join(restored, 'keys'), { recursive: true })
    expect(await result('restore', saved, '--data', restored)).toMatchObject({ code: 0, report: { entries: 0, rows: { founding: 1 } } })
    expect(await result('verify', '--data', restored)).toMatchObject({ code: 0, report: { entries: 0 } })
  })
})

describe('the master key of another instance, whole but wrong', () => {
  const foreign = async (): Promise<string> => {
    await writeFile(folder('foreign.key'), `${Buffer.from(international.newKey()).toString('hex')}\n`, { mode: 0o600 })
    return folder('foreign.key')
  }

  it('is found out by the start and by every command that opens the record, which is untouched', async () => {
    const environment = { SHOUXI_MASTER_KEY_FILE: await foreign() }
    for (const words of [['demo', '--port', '0'], ['verify'], ['heads'], ['administrator'], ['backup', folder('not-made.tar.gz')]]) {
      const { code, lines } = await runProgram([...words, '--data', city, '--json'], environment)
      expect({ words, code, report: JSON.parse(lines.at(-1) ?? '{}') }).toMatchObject({ words, ...refusedWith('master-key-wrong') })
    }
    expect(await readdir(place)).not.toContain('not-made.tar.gz')
    expect(await result('verify', '--data', city)).toMatchObject({ code: 0, report: { entries: counts.entries } })
  })

  it('is found out by a restore before anything is put into the folder', async () => {
    await mkdir(join(folder('mixed-up'), 'keys'), { recursive: true, mode: 0o700 })
    await cp(await foreign(), join(folder('mixed-up'), 'keys', 'master.key'))
    expect(await result('restore', archive(), '--data', folder('mixed-up'))).toMatchObject(refusedWith('archive-of-another-key'))
    expect(await readdir(folder('mixed-up'))).toEqual(['keys'])
  })
})

describe('shouxi administrator', () => {
  it('lets nobody into a demonstration', async () =>
    expect(await result('administrator', 'guanli', '--data', city)).toMatchObject(refusedWith('demo-data-folder')))

  it('is refused where nothing was ever recorded', async () =>
    expect(await result('administrator', '--data', folder('nowhere'))).toMatchObject(refusedWith('nothing-recorded')))

  it('asks for the sign-in name of an account that is to be made', async () =>
    expect(await result('administrator', '--name', '演示', '--data', city)).toMatchObject({ code: 2, report: { status: 'wrong-use' } }))
})

/** Rewrites who did something, then every hash, and signs checkpoints anew: whoever has database and master key can. */
async function rewriteAll(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir })
  const pool = openPool({ url: server.url, max: 2 })
  try {
    await pool.query('alter table journal disable trigger all')
    await pool.query('alter table checkpoints disable trigger all')
    await pool.query('alter table checkpoint_leaves disable trigger all')
    const { rows } = await pool.query<EntryRow>(`select * from journal where (stream_kind, stream_id) = (select stream_kind, stream_id from journal where actor::text like '%演%' order by position limit 1) order by version`)
    let prevHash: Buffer | null = null
    for (const row of rows) {
      const actor = row.actor.replace('演', '假')
      const hash: Buffer = Buffer.from(entryHash(international, { ...row, actor, prevHash, stream: { kind: row.stream_kind, id: row.stream_id } }))
      await pool.query('update journal set actor = $1, prev_hash = $2, hash = $3 where position = $4', [actor, prevHash, hash, row.position])
      prevHash = hash
    }
    await pool.query('delete from checkpoint_leaves')
    await pool.query('delete from checkpoints')
    const masterKey = await loadMasterKey({ dataDir }, false)
    await createCheckpoints({ pool, suite: international, masterKey }).take('weihai', '2024-08-01T00:00:00.000Z')
  } finally {
    await pool.end()
    await server.stop()
  }
}
type EntryRow = Readonly<Omit<Parameters<typeof entryHash>[1], 'prevHash' | 'stream'> & { stream_kind: StreamKind; stream_id: string; position: string; actor: string }>

describe('heads kept elsewhere', () => {
  it('are refused where the file holds none, before anything is recomputed', async () => {
    await writeFile(folder('empty.txt'), '')
    expect(await result('verify', '--data', city, '--head', folder('empty.txt'))).toMatchObject(refusedWith('heads-unreadable'))
    expect(await result('verify', '--data', city, '--head', folder('absent.txt'))).toMatchObject(refusedWith('file-missing'))
  })

  it('agree with the record they were taken from, as lines and as JSON', async () => {
    const printed = await runProgram(['heads', '--data', city])
    await writeFile(folder('heads.txt'), printed.lines.join('\n'))
    await writeFile(folder('heads.json'), (await runProgram(['heads', '--data', city, '--json'])).lines.join('\n'))
    for (const kept of ['heads.txt', 'heads.json']) {
      expect(await result('verify', '--data', city, '--head', folder(kept))).toMatchObject({ code: 0, report: { status: 'done', keptHeads: 1 } })
    }
  })

  it('alone find a journal that was rewritten from end to end so that everything inside fits', async () => {
    const rewritten = folder('rewritten')
    await cp(city, rewritten, { recursive: true })
    await rewriteAll(rewritten)
    expect(await result('verify', '--data', rewritten)).toMatchObject({ code: 0, report: { status: 'done' } })
    expect(await result('verify', '--data', rewritten, '--head', folder('heads.txt'))).toMatchObject(refusedWith('kept-head-contradicted'))
  })
})

describe('shouxi backup', () => {
  it('does not write over a file', async () => {
    expect(await result('backup', archive(), '--data', city)).toMatchObject(refusedWith('archive-exists'))
  })

  it('asks for the name of the file', async () => {
    expect(await result('backup', '--data', city)).toMatchObject({ code: 2, report: { status: 'wrong-use' } })
  })
})

describe('shouxi restore', () => {
  it('gives an empty instance the same record, which then verifies', async () => {
    const restored = folder('restored')
    await mkdir(restored, { mode: 0o700 })
    await cp(join(city, 'keys'), join(restored, 'keys'), { recursive: true })
    const { entries, streams, files } = counts
    expect(await result('restore', archive(), '--data', restored)).toMatchObject({ code: 0, report: { status: 'done', entries, files } })
    expect(await result('verify', '--data', restored)).toMatchObject({ code: 0, report: { entries, streams, files } })
    expect(await result('restore', archive(), '--data', restored)).toMatchObject(refusedWith('instance-not-empty'))
  })

  it('says that the master key is missing, which no archive holds', async () => {
    expect(await result('restore', archive(), '--data', folder('keyless'))).toMatchObject(refusedWith('master-key-missing'))
  })

  it('leaves no instance behind for a file that is not there', async () => {
    expect(await result('restore', folder('mistyped.tar.gz'), '--data', folder('empty'))).toMatchObject(refusedWith('file-missing'))
    expect(await readdir(place)).not.toContain('empty')
  })
})
