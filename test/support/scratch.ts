import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const prefix = 'shouxi-tests-'
/** Far more than a whole run lays down at once: whoever has less keeps it for the programs. */
const ROOM_BYTES = 4 * 2 ** 30

/**
 * Where the tests of this run lay their folders: in memory, where the machine has plenty. A cluster is more than a thousand small files, and a disk takes
 * longer to make them than PostgreSQL to start on them. What a run that was killed left behind goes with the next one.
 */
export function openScratch(): string {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return tmpdir()
  for (const name of readdirSync(memory)) if (isLeftBehind(name)) rmSync(join(memory, name), { recursive: true, force: true })
  const place = join(memory, `${prefix}${process.pid}`)
  // As open as the folder for temporary files is: some tests work as somebody who is not root.
  mkdirSync(place, { recursive: true, mode: 0o755 })
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  return place
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, process.availableMemory()) >= ROOM_BYTES
}

const isLeftBehind = (name: string): boolean => name.startsWith(prefix) && !existsSync(join('/proc', name.slice(prefix.length)))
