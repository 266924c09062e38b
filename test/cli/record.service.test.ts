import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'
import { endServersIn, runProgram, startProgram } from '../support/program.ts'

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
