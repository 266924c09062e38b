import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/shared/time.ts'
import type { Clock } from '../../usecases/ports.ts'
import { writeDurably } from '../files/durable.ts'

/** The time on the wall. */
export const wallClock: Clock = { now: () => new Date().toISOString() }

/** 演示时钟 — runs on from where it was set, never back; remembered in the data folder. */
export type DemoClock = Clock & Readonly<{ moveTo(instant: Instant): Promise<void> }>

/** Continues a demo clock, or starts one at `firstInstant`. */
export async function openDemoClock(dataDir: string, firstInstant: Instant): Promise<DemoClock> {
  const path = join(dataDir, 'demo-clock.json')
  let offset = await readOffset(path) ?? Date.parse(firstInstant) - Date.now()
  const now = (): Instant => new Date(Date.now() + offset).toISOString()
  const moveTo = async (instant: Instant): Promise<void> => {
    if (instant < now()) throw new RangeError('the demo clock only goes forward')
    offset = Date.parse(instant) - Date.now()
    await writeDurably(`${path}.new`, JSON.stringify({ offset }))
    await rename(`${path}.new`, path)
  }
  return { now, moveTo }
}

async function readOffset(path: string): Promise<number | undefined> {
  try {
    const { offset } = JSON.parse(await readFile(path, 'utf8')) as { offset: number }
    return offset
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
