import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { explainServerWords, serverEnvironment } from './cluster.ts'
import { EmbeddedFailure } from './failure.ts'
import { giveTo } from './folder.ts'
import type { DataFolder } from './folder.ts'
import { commandOf } from './identity.ts'
import type { Identity } from './identity.ts'
import { isAlive, serversIn } from './processes.ts'
import { settings } from './settings.ts'

/** A running PostgreSQL that this process started. */
export type Server = Readonly<{
  address: Address
  /** Resolves once the server has ended, whoever ended it. */
  ended: Promise<void>
  stop(): Promise<void>
}>
export type Address = Readonly<{ host: string; port: number }>

const logBytesKept = 4 * 2 ** 20

/** Starts the server and waits until it accepts connections, recovering first where it was cut off. */
export async function launch(folder: DataFolder, identity: Identity, { postgres }: Binaries, log: (sentence: string) => void): Promise<Server> {
  prepareSockets(folder, identity)
  giveTo(identity.user, folder.cluster)
  // A folder that was copied may have become readable for everybody, and PostgreSQL refuses it then.
  chmodSync(folder.cluster, 0o700)
  const logFile = openLog(folder)
  const logStart = statSync(folder.log).size
  const { command, words, user } = commandOf(identity, [postgres, '-D', folder.cluster, ...listening(folder), ...flags(settings)])
  const child = spawn(command, words, {
    ...user, cwd: folder.root, env: serverEnvironment(), stdio: ['ignore', logFile, logFile],
    // A group of its own: Ctrl-C at the terminal is for the program, which stops the server after its last query.
    detached: true,
  })
  closeSync(logFile)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const address = await ready(child, folder, log, () => readFileSync(folder.log).subarray(logStart).toString())
  return {
    address,
    ended,
    stop: () => stop(child, ended).finally(() => rmSync(folder.sockets, { recursive: true, force: true })),
  }
}

function prepareSockets(folder: DataFolder, { user }: Identity): void {
  rmSync(folder.sockets, { recursive: true, force: true })
  mkdirSync(folder.sockets, { mode: 0o700 })
  giveTo(user, folder.sockets)
}

/** A socket in a folder only its owner may enter; Windows, where clients know none, gets a port on the machine itself. */
function listening({ sockets }: DataFolder): string[] {
  return process.platform === 'win32'
    ? flags({ listen_addresses: '127.0.0.1', port: '0' })
    : flags({ listen_addresses: '', unix_socket_directories: sockets })
}

const flags = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])

function openLog({ log }: DataFolder): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > logBytesKept) renameSync(log, `${log}.1`)
  return openSync(log, 'a', 0o600)
}

async function ready(child: ChildProcess, folder: DataFolder, log: (sentence: string) => void, said: () => string): Promise<Address> {
  // Recovery after a cut takes as long as there is log to replay; ten minutes is far beyond what the log's size allows.
  for (let waitedMs = 0; waitedMs < 600_000; waitedMs += 10) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) throw explainServerWords(said(), folder)
    const note = readPidFile(folder)
    if (note?.pid === child.pid && note.status === 'ready') return { host: note.host, port: note.port }
    if (waitedMs === 3_000) log('数据库上次没有正常结束，正在自行恢复，请稍候……')
    await sleep(10)
  }
  child.kill('SIGQUIT')
  throw explainServerWords(said(), folder)
}

/** What PostgreSQL writes about itself in `postmaster.pid`; undefined where the file is missing or still being written. */
export function readPidFile({ cluster, sockets }: Pick<DataFolder, 'cluster' | 'sockets'>): (Address & { pid: number; status: string }) | undefined {
  try {
    const [pid, , , port, , address, , status] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').map((line) => line.trim())
    return { pid: Number(pid), port: Number(port), host: address || sockets, status: status ?? '' }
  } catch {
    return undefined
  }
}

/** Lets running queries be undone and ends; pressed harder only if that takes too long. What was committed is safe in each case. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    if (await Promise.race([ended.then(() => true), sleep(15_000, false, { ref: false })])) return
  }
}

/** Ends what a killed program left running in the folder, and clears a note that names a stranger. */
export async function endLeftovers(folder: DataFolder, log: (sentence: string) => void): Promise<void> {
  const note = readPidFile(folder)
  if (serversIn(folder.cluster, note?.pid).length > 0) log('上次的数据库还在运行，正在结束它……')
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (await endedAfter(signal, folder, note?.pid)) break
  }
  const remaining = serversIn(folder.cluster, note?.pid)
  if (remaining.length > 0) {
    throw new EmbeddedFailure('database-did-not-start', `上次的数据库（进程号 ${remaining.join('、')}）无法结束。请先结束这些进程，再启动。`)
  }
  // The number belongs to somebody else by now. PostgreSQL would take that process for its server and refuse.
  if (note !== undefined && isAlive(note.pid)) rmSync(join(folder.cluster, 'postmaster.pid'), { force: true })
}

async function endedAfter(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL', folder: DataFolder, postmaster: number | undefined): Promise<boolean> {
  const found = serversIn(folder.cluster, postmaster)
  const leads = found.filter((pid) => pid === postmaster)
  // The server ends its own helpers; helpers without a server are told one by one, in the word that ends them.
  for (const pid of leads) signalIfThere(pid, signal)
  if (leads.length === 0) for (const pid of found) signalIfThere(pid, signal === 'SIGINT' ? 'SIGTERM' : signal)
  for (let waitedMs = 0; waitedMs < 15_000; waitedMs += 20) {
    if (serversIn(folder.cluster, postmaster).length === 0) return true
    await sleep(20)
  }
  return false
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, signal)
}
