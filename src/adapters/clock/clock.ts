import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/shared/time.ts'
import type { Clock } from '../../usecases/ports.ts'
import { writeDurably } from '../files/durable.ts'

/** The time on the wall. */
export const wallClock: Clock = { now: () => new Date().toISOString() }

/** 演示时钟 — runs on from where it was set, never back; remembered in the data folder. */
export type DemoClock = Clock & Readonly<{ moveTo(instant: Instant): Promise<void> }>

/** Somebody else has moved it past that instant meanwhile. */
export class ClockGoesForward extends Error {
  readonly code = 'clock-goes-forward'
  constructor() {
    super('演示时钟只能往前拨，它已经过了这个时间。请刷新页面看现在的时间。')
  }
}

const fileOf = (dataDir: string): string => join(dataDir, 'demo-clock.json')

/** Continues a demo clock, or starts one at `firstInstant`. */
export async function openDemoClock(dataDir: string, firstInstant: Instant): Promise<DemoClock> {
  const path = fileOf(dataDir)
  let offset = await readOffset(path) ?? await keep(path, Date.parse(firstInstant) - Date.now())
  const now = (): Instant => new Date(Date.now() + offset).toISOString()
  const move = async (instant: Instant): Promise<void> => {
    if (instant < now()) throw new ClockGoesForward()
    offset = await keep(path, Date.parse(instant) - Date.now())
  }
  let moved = Promise.resolve()
  // One after the other: they share one file.
  const moveTo = (instant: Instant): Promise<void> => (moved = moved.catch(() => undefined).then(() => move(instant)))
  return { now, moveTo }
}

/** What time it is in a demo whose data lie in this folder; undefined where there is no demo. */
export async function demoTimeIn(dataDir: string): Promise<Instant | undefined> {
  const offset = await readOffset(fileOf(dataDir))
  return offset === undefined ? undefined : new Date(Date.now() + offset).toISOString()
}

/** Sets the clock of a demo that is put into this folder; undefined takes it away. */
export async function setDemoTimeIn(dataDir: string, instant: Instant | undefined): Promise<void> {
  if (instant === undefined) await rm(fileOf(dataDir), { force: true })
  else await keep(fileOf(dataDir), Date.parse(instant) - Date.now())
}

async function keep(path: string, offset: number): Promise<number> {
  const draft = `${path}.new`
  // A process that was killed may have left one.
  await rm(draft, { force: true })
  await writeDurably(draft, JSON.stringify({ offset }))
  await rename(draft, path)
  return offset
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
