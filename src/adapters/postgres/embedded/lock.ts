import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedFailure, errorNumber } from './failure.ts'
import { birthOf } from './processes.ts'

type Holder = Readonly<{ pid: number; born: string }>

/** One process at a time works on a data folder: two would each believe the database to be theirs. */
export type FolderLock = Readonly<{ release(): void }>

/** Long enough for a holder that is just ending, short enough for a person at the console. */
const patienceMs = 3_000

/** Takes the folder for this process. A lock whose holder no longer lives is taken over; a living one gets a moment to end. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const path = lockPath(dataDir)
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) ?? '' } satisfies Holder)
  for (let waitedMs = 0; ; waitedMs += 50) {
    if (placeIfAbsent(path, mine)) return { release: () => releaseIfHeld(path, mine) }
    const found = readLock(path)
    const holder = found === undefined ? undefined : livingHolder(found)
    if (holder === undefined && found !== undefined) clearAway(path, found)
    if (waitedMs >= patienceMs) throw alreadyRunning(dataDir, holder)
    if (holder !== undefined) await sleep(50)
  }
}

/** The living process that holds the folder, if one does. */
export function holderOf(dataDir: string): number | undefined {
  const found = readLock(lockPath(dataDir))
  return found === undefined ? undefined : livingHolder(found)?.pid
}

const lockPath = (dataDir: string): string => join(dataDir, 'shouxi.lock')

/** A hard link either makes the whole file appear or fails: nobody ever reads half a lock. */
function placeIfAbsent(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorNumber(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the dead holder's file aside and looks at what was moved: a lock taken in the meantime goes back. */
function clearAway(path: string, dead: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorNumber(error) === 'ENOENT') return
    throw error
  }
  if (readLock(aside) !== dead) linkSync(aside, path)
  rmSync(aside)
}

function releaseIfHeld(path: string, mine: string): void {
  if (readLock(path) === mine) rmSync(path, { force: true })
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorNumber(error) === 'ENOENT') return undefined
    throw error
  }
}

function livingHolder(content: string): Holder | undefined {
  const holder = parseHolder(content)
  return holder !== undefined && birthOf(holder.pid) === holder.born ? holder : undefined
}

/** A power cut can leave the file empty; then nobody who lives wrote it. */
function parseHolder(content: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(content) as Partial<Holder>
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : undefined
  } catch {
    return undefined
  }
}

function alreadyRunning(dataDir: string, holder: Holder | undefined): EmbeddedFailure {
  return new EmbeddedFailure('already-running',
    `数据文件夹 ${dataDir} 正由另一个首席进程${holder === undefined ? '' : `（进程号 ${holder.pid}）`}使用。请先结束它，或用 --data 指定另一个文件夹。`)
}
