import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * Tells a process from a later one that was given the same number: when it was born, in words only this machine and
 * this boot would use. Undefined where no such process lives; one that waits only to be buried counts as dead.
 */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'linux') return birthOnLinux(pid)
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined
  return askPs(pid, 'lstart=')
}

function birthOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The program's name stands in brackets and may itself hold spaces and brackets: count from the last one.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const bootId = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return state === 'Z' || state === 'X' ? undefined : `${bootId}:${rest[18]}`
}

/** Whether a signal could reach the process. Another user's process is alive too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The PostgreSQL processes that work in the folder, whoever started them; `named` is the one its pid file names. */
export function serversIn(folder: string, named: number | undefined): number[] {
  if (process.platform === 'linux') return processNumbers().filter((pid) => worksIn(pid, folder))
  if (named === undefined || !isAlive(named)) return []
  if (process.platform === 'win32') return [named]
  return askPs(named, 'command=')?.includes(folder) === true ? [named] : []
}

function worksIn(pid: number, folder: string): boolean {
  try {
    // A shell that merely stands in the folder is somebody's work: only PostgreSQL itself counts.
    return readlinkSync(`/proc/${pid}/cwd`) === folder && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
  } catch {
    // Gone since it was listed, or another user's: in either case none of ours.
    return false
  }
}

const processNumbers = (): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    // `ps` ends with 1 where there is no such process.
    return undefined
  }
}
