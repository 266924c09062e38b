import { readdirSync, readFileSync } from 'node:fs'

/** Processor time in milliseconds and memory of the program and of the PostgreSQL below it, as Linux accounts for them. */
export type Spent = Readonly<{ application: number; database: number }>

const TICKS_PER_SECOND = 100

export function processorMs(pid: number): Spent {
  const database = descendants(pid).filter((each) => each !== pid).reduce((sum, each) => sum + spentBy(each), 0)
  return { application: spentBy(pid), database }
}

/** Memory in megabytes, every shared page divided among those who share it: adding up what processes report alone would count it many times. */
export function memoryMB(pid: number): Spent {
  const share = (each: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1]) / 1_000
  const database = descendants(pid).filter((each) => each !== pid).reduce((sum, each) => sum + share(each), 0)
  return { application: share(pid), database }
}

function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) {
    const parent = Number(statOf(each)?.[1])
    children.set(parent, [...children.get(parent) ?? [], each])
  }
  const below = (of: number): readonly number[] => [of, ...(children.get(of) ?? []).flatMap(below)]
  return below(pid)
}

/** A backend that has ended meanwhile has given its time to its parent. */
function spentBy(pid: number): number {
  const fields = statOf(pid)
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields?.[at] ?? 0), 0)
  return ticks * 1_000 / TICKS_PER_SECOND
}

/** What stands in /proc/<pid>/stat behind the name; undefined once the process is gone. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
