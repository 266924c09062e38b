import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { diskFull, EmbeddedFailure } from './failure.ts'
import { giveTo, syncFolder } from './folder.ts'
import type { DataFolder } from './folder.ts'
import { commandOf } from './identity.ts'
import type { Identity } from './identity.ts'

export const superuser = 'shouxi_owner'

/** A new cluster takes some 40 MB; beginning with less than this would end in the middle. */
const bytesForANewCluster = 128 * 2 ** 20

/** Makes a cluster beside its place and moves it there whole: a start cut short leaves nothing half made. */
export async function createCluster(folder: DataFolder, identity: Identity, { initdb }: Binaries): Promise<void> {
  const { bavail, bsize } = statfsSync(folder.root)
  if (bavail * bsize < bytesForANewCluster) throw diskFull(folder.root)

  rmSync(folder.nursery, { recursive: true, force: true })
  mkdirSync(folder.nursery, { mode: 0o700 })
  const password = join(folder.nursery, 'password')
  const cluster = join(folder.nursery, 'postgres')
  writeFileSync(password, newPassword(), { mode: 0o600 })
  giveTo(identity.user, folder.nursery)
  giveTo(identity.user, password)

  // `C.UTF-8` sorts by code point on every machine alike, and no update of a system library ever reorders an index.
  await run(identity, folder, initdb, [
    '--pgdata', cluster, '--username', superuser, '--pwfile', password, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions',
  ])

  renameSync(password, folder.password)
  renameSync(cluster, folder.cluster)
  syncFolder(folder.root)
  rmSync(folder.nursery, { recursive: true })
}

/** The superuser's password; where its file was lost, a new one is set while no server runs. */
export async function superuserPassword(folder: DataFolder, identity: Identity, { postgres }: Binaries): Promise<string> {
  if (existsSync(folder.password)) return readPassword(folder)
  const password = newPassword()
  await run(identity, folder, postgres, ['--single', '-D', folder.cluster, 'postgres'], `alter role ${superuser} password '${password}'\n`)
  writeFileSync(folder.password, password, { mode: 0o600 })
  return password
}

export const readPassword = ({ password }: DataFolder): string => readFileSync(password, 'utf8').trim()

const newPassword = (): string => randomBytes(24).toString('hex')

async function run(identity: Identity, folder: DataFolder, program: string, arguments_: readonly string[], input = ''): Promise<void> {
  const { command, words, user } = commandOf(identity, [program, ...arguments_])
  const child = spawn(command, words, { ...user, cwd: folder.root, env: serverEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text })
  child.stdin.end(input)
  const [status] = await once(child, 'close') as [number | null]
  if (status !== 0) throw explainServerWords(said, folder)
}

/** PostgreSQL's programs see only what they need: settings meant for other servers must not bend this one. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env
  return { ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TMPDIR && { TMPDIR }), ...(TEMP && { TEMP }), LC_ALL: 'C', TZ: 'UTC' }
}

/** Turns PostgreSQL's last words into a failure that says what to do. */
export function explainServerWords(said: string, folder: DataFolder): EmbeddedFailure {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(folder.root)
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line))?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '')
  return new EmbeddedFailure('database-did-not-start',
    `数据库没有启动：${reason ?? '没有说明原因'}。数据没有改动。请查看 ${folder.log}，按其中所说处理后再启动。`)
}
