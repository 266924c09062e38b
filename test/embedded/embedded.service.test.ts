import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, readFile, readdir, rm, stat, symlink, unlink, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EmbeddedFailure, reachEmbedded, startEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'
import type { EmbeddedServer } from '../../src/adapters/postgres/embedded/embedded.ts'
import { findBinaries } from '../../src/adapters/postgres/embedded/binaries.ts'
import { endServersIn } from '../support/program.ts'
import { placeStartedFolder } from '../support/startedFolder.ts'
import { chooseIdentity, commandOf } from '../../src/adapters/postgres/embedded/identity.ts'
import { birthOf, serversIn } from '../../src/adapters/postgres/embedded/processes.ts'

let place: string
let dataDir: string

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'shouxi-embedded-'))
  dataDir = join(place, 'data')
})
afterEach(async () => {
  endServersIn(cluster())
  await rm(place, { recursive: true, maxRetries: 20 })
})

const cluster = (): string => join(dataDir, 'postgres')
const postmaster = async (): Promise<number> => Number((await readFile(join(cluster(), 'postmaster.pid'), 'utf8')).split('\n')[0])

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  // A connection cut from the other side also fails the query under way, which is where it is looked at.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Starts, lets the work be done, stops. */
async function withServer<T>(work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ dataDir })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

const remember = (server: EmbeddedServer): Promise<unknown[]> => query(server.url, "create table kept as select '首席技师' as words")
const recall = (server: EmbeddedServer): Promise<unknown[]> => query(server.url, 'select words from kept')

async function failureOf(attempt: Promise<unknown>): Promise<EmbeddedFailure> {
  const outcome = await attempt.then(() => 'started', (error: unknown) => error)
  if (!(outcome instanceof EmbeddedFailure)) throw new Error(`expected a failure, got ${String(outcome)}`)
  return outcome
}

describe('the data folder', () => {
  it('keeps what was written over a stop and a second start', async () => {
    await withServer(remember)
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('is made for its owner alone, password included', async () => {
    await withServer(remember)
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)
  })

  it('runs with every commit on disk, in UTC and UTF-8', async () => {
    await placeStartedFolder(dataDir)
    const shown = await withServer(({ url }) => query(url, `
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
             current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding, current_setting('password_encryption') as passwords`))
    expect(shown).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', zone: 'UTC', encoding: 'UTF8', passwords: 'scram-sha-256' }])
  })

  it('lets nobody in without the password', async () => {
    await placeStartedFolder(dataDir)
    await withServer(async ({ url }) => {
      const stranger = new URL(url)
      stranger.password = 'wrong'
      await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    })
  })

  it('may lie in a folder that only its owner can enter, with a name of several words and scripts', async () => {
    await chmod(place, 0o700)
    dataDir = join(place, '首席 data')
    await withServer(remember)
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('may lie deeper than the path of a socket can reach', async () => {
    dataDir = join(place, ...Array.from({ length: 8 }, () => '很深的文件夹'))
    await withServer(remember)
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('opens again after the file with the password was lost', async () => {
    await placeStartedFolder(dataDir)
    await withServer(remember)
    await unlink(join(dataDir, 'postgres-password'))
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('opens again after it was copied without its rights', async () => {
    await placeStartedFolder(dataDir)
    await chmod(cluster(), 0o755)
    await withServer(remember)
    expect((await stat(cluster())).mode & 0o777).toBe(0o700)
  })

  it('begins anew where the making of a cluster was cut short', async () => {
    await mkdir(join(dataDir, 'postgres.new', 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres.new', 'postgres', 'PG_VERSION'), '18\n')
    await withServer(remember)
    expect(await readdir(dataDir)).not.toContain('postgres.new')
  })
})

describe('after a kill -9', () => {
  beforeEach(() => placeStartedFolder(dataDir))

  it('of the program, the next start finds every committed row', async () => {
    const { program, server } = await startInAnotherProgram()
    await remember(server)
    const database = await postmaster()
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
    expect(birthOf(database)).toBeUndefined()
  })

  it('of the program that left its server running, the next start ends that server and goes on', async () => {
    await withServer(remember)
    const orphan = await startOrphan()
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
    expect(birthOf(orphan)).toBeUndefined()
  })

  it('of the database, the program hears of it and the next start recovers', async () => {
    const server = await startEmbedded({ dataDir })
    await remember(server)
    process.kill(await postmaster(), 'SIGKILL')
    await server.ended
    await server.stop()
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('of the database whose helper is still at work, the next start ends the helper first', async () => {
    const server = await startEmbedded({ dataDir })
    await remember(server)
    const busy = query(server.url, 'select pg_sleep(600)').catch((error: unknown) => error)
    await untilHelpersAre('active', server)
    process.kill(await postmaster(), 'SIGKILL')
    await server.stop()
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
    expect(await busy).toBeInstanceOf(Error)
  })

  it('a number that another process bears by now does not keep the database from starting', async () => {
    await withServer(remember)
    await writeFile(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n1700000000\n5432\n\n\n\nready   \n`)
    await writeFile(join(dataDir, 'shouxi.lock'), JSON.stringify({ pid: process.pid, born: 'long ago' }))
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('a lock cut off in the middle of writing does not keep the folder closed', async () => {
    await writeFile(join(dataDir, 'shouxi.lock'), '{"pi')
    await withServer(remember)
    expect(await readdir(dataDir)).not.toContain('shouxi.lock')
  })
})

describe('two programs on one folder', () => {
  it('the second is refused, the first goes on', async () => {
    await placeStartedFolder(dataDir)
    await withServer(async (first) => {
      await remember(first)
      const refused = await failureOf(startEmbedded({ dataDir }))
      expect(refused.code).toBe('already-running')
      expect(refused.message).toContain(`进程号 ${process.pid}`)
      expect(await recall(first)).toEqual([{ words: '首席技师' }])
    })
  })

  it('of several that start at once, exactly one runs', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => startEmbedded({ dataDir })))
    const running = outcomes.flatMap((outcome) => outcome.status === 'fulfilled' ? [outcome.value] : [])
    for (const server of running) await server.stop()
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
  })

  it('a command beside the running system reaches its database and leaves it running', async () => {
    await placeStartedFolder(dataDir)
    await withServer(async (running) => {
      await remember(running)
      const reached = await reachEmbedded({ dataDir })
      expect(await recall(reached)).toEqual([{ words: '首席技师' }])
      await reached.stop()
      expect(await recall(running)).toEqual([{ words: '首席技师' }])
    })
  })

  it('a command while nothing runs starts the database for itself and ends it', async () => {
    await placeStartedFolder(dataDir)
    await withServer(remember)
    const reached = await reachEmbedded({ dataDir })
    expect(await recall(reached)).toEqual([{ words: '首席技师' }])
    await reached.stop()
    expect(serversIn(cluster(), undefined)).toEqual([])
  })
})

describe('is refused in a sentence, with nothing touched', () => {
  it('a folder written by another major version', async () => {
    await placeStartedFolder(dataDir)
    await withServer(remember)
    await writeFile(join(cluster(), 'PG_VERSION'), '17\n')
    const refused = await failureOf(startEmbedded({ dataDir }))
    expect(refused.code).toBe('data-of-another-version')
    expect(refused.message).toContain('由 PostgreSQL 17 写成')
    await writeFile(join(cluster(), 'PG_VERSION'), '18\n')
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('a folder that is something else', async () => {
    await mkdir(cluster(), { recursive: true })
    await writeFile(join(cluster(), '年终总结.txt'), '演示')
    expect((await failureOf(startEmbedded({ dataDir }))).code).toBe('data-folder-damaged')
    expect(await readdir(cluster())).toEqual(['年终总结.txt'])
  })

  it('a place where no folder can be', async () => {
    await writeFile(join(place, 'file'), '')
    for (dataDir of [join(place, 'file', 'data'), join(place, 'file')]) {
      expect((await failureOf(startEmbedded({ dataDir }))).code).toBe('data-folder-unwritable')
    }
  })

  it('a folder that may not be written', { skip: process.getuid?.() !== 0 }, async () => {
    await mkdir(dataDir, { mode: 0o755 })
    await chown(dataDir, 65_534, 65_534)
    const words = withoutRootsOverride(`
      import { openDataFolder } from ${JSON.stringify(sourceOf('folder.ts'))}
      try { openDataFolder(${JSON.stringify(dataDir)}); console.log('opened') } catch (error) { console.log(error.code, error.message) }`)
    expect(words).toMatch(/^data-folder-unwritable 数据文件夹 .* 不能写入/)
  })

  it('a full disk, at the first start and at a later one', { skip: !canMount() }, async () => {
    await mkdir(dataDir)
    mountSmallDisk(dataDir, '160m')
    try {
      const ballast = join(dataDir, 'ballast')
      await fillDisk(ballast, 100)
      expect((await failureOf(startEmbedded({ dataDir }))).code).toBe('disk-full')

      await rm(ballast)
      await withServer(remember)
      await fillDisk(ballast, Infinity)
      expect((await failureOf(startEmbedded({ dataDir }))).code).toBe('disk-full')

      await rm(ballast)
      expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
    } finally {
      spawnSync('umount', [dataDir])
    }
  })
})

describe('as root', { skip: process.getuid?.() !== 0 }, () => {
  it('where the kernel grants no user namespace, it runs as a user who is not root, and the folder stays that user’s', async () => {
    await onPathWithout(['unshare'], () => withServer(async (server) => {
      await remember(server)
      expect((await stat(cluster())).uid).not.toBe(0)
      expect(await uidOf(await postmaster())).toBe((await stat(cluster())).uid)
    }))
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('where no program lends capabilities either, folders that others may pass are enough', { skip: !othersReach(findBinaries().folder) }, async () => {
    await chmod(place, 0o755)
    await onPathWithout(['unshare', 'setpriv'], () => withServer(remember))
    expect(await withServer(recall)).toEqual([{ words: '首席技师' }])
  })

  it('a folder made in a namespace is handed over where there is none any more', async () => {
    await withServer(remember)
    expect(await onPathWithout(['unshare'], () => withServer(recall))).toEqual([{ words: '首席技师' }])
  })

  it('where none of this is possible, it says so', async () => {
    expect((await onPathWithout(['unshare', 'setpriv'], () => failureOf(startEmbedded({ dataDir })))).code).toBe('root-refused')
  })
})

const sourceOf = (name: string): string => join(import.meta.dirname, '../../src/adapters/postgres/embedded', name)

/** A program of its own that starts the server, says its address and then waits to be killed. */
async function startInAnotherProgram(): Promise<{ program: ChildProcess; server: EmbeddedServer }> {
  const text = `
    import { startEmbedded } from ${JSON.stringify(sourceOf('embedded.ts'))}
    const { url } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(url)
    setInterval(() => {}, 1000)`
  const program = spawn(process.execPath, ['--input-type=module-typescript', '--eval', text], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(createInterface({ input: program.stdout }), 'line') as [string]
  return { program, server: { url, ended: new Promise(() => {}), stop: async () => {} } }
}

/** A server nobody looks after, as a killed program leaves it where the kernel does not end it with its parent. */
async function startOrphan(): Promise<number> {
  const binaries = findBinaries()
  const { command, words, user } = commandOf(chooseIdentity(dataDir, cluster(), binaries),
    [binaries.postgres, '-D', cluster(), '-c', 'listen_addresses=', '-c', `unix_socket_directories=${cluster()}`])
  const orphan = spawn(command, words, { ...user, stdio: 'ignore', detached: true })
  orphan.unref()
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 20) {
    const note = await readFile(join(cluster(), 'postmaster.pid'), 'utf8').catch(() => '')
    if (note.includes('ready')) return orphan.pid ?? 0
    await sleep(20)
  }
  throw new Error('the orphan did not start')
}

async function untilHelpersAre(state: string, { url }: EmbeddedServer): Promise<void> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 20) {
    const rows = await query(url, `select from pg_stat_activity where state = '${state}' and query like '%pg_sleep%' and pid <> pg_backend_pid()`)
    if (rows.length > 0) return
    await sleep(20)
  }
  throw new Error(`no helper became ${state}`)
}

/** Does the work with the same programs on the path, but for some. */
async function onPathWithout<T>(missing: readonly string[], work: () => Promise<T>): Promise<T> {
  const folder = join(place, 'path')
  await mkdir(folder, { mode: 0o755 })
  for (const name of ['setpriv', 'ps', 'sh', 'true', 'unshare'].filter((name) => !missing.includes(name))) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found.startsWith('/')) await symlink(found, join(folder, name))
  }
  const before = process.env['PATH']
  process.env['PATH'] = folder
  try {
    return await work()
  } finally {
    process.env['PATH'] = before
  }
}

/** Runs a program for which the rights of files count, as they do for everybody but root. */
function withoutRootsOverride(text: string): string {
  const words = ['--bounding-set=-dac_override,-dac_read_search', process.execPath, '--input-type=module-typescript', '--eval', text]
  return spawnSync('setpriv', words, { encoding: 'utf8' }).stdout
}

const uidOf = async (pid: number): Promise<number> => Number(/^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])

function othersReach(folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: 65_534, gid: 65_534 }).status === 0
}

function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0
}

function mountSmallDisk(folder: string, size: string): void {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder])
  expect(status).toBe(0)
}

async function fillDisk(path: string, megabytes: number): Promise<void> {
  const count = Number.isFinite(megabytes) ? [`count=${megabytes}`] : []
  spawnSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=1M', ...count])
}
