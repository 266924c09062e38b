import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.ts'
import type { Clock } from '../../usecases/ports.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

/** An effect on its way out. It may come again after a crash, so what it does must bear being done twice; `id` tells that it is the same. */
export type Delivery = Readonly<{ jurisdiction: string; id: bigint; kind: string; payload: unknown; attempt: number }>
export type Deliver = (delivery: Delivery) => Promise<void>

/** An effect that failed at least once, with the last reason. Without `deadAt` it will be tried again by itself. */
export type Undelivered = Readonly<{ id: bigint; kind: string; payload: unknown; attempts: number; reason: string; deadAt: Instant | null }>

export type Outbox = Readonly<{
  /** Delivers what is due, at most `limit`, and says how it went. Several processes may drain at once. */
  drain(limit?: number): Promise<Readonly<{ delivered: number; postponed: number; dead: number }>>
  undelivered(jurisdiction: string): Promise<readonly Undelivered[]>
  /** Puts one of them back in the queue, as if new. False where there is none of that id. */
  revive(jurisdiction: string, id: bigint): Promise<boolean>
}>

export type OutboxSettings = Readonly<{
  pool: pg.Pool
  clock: Clock
  /** By kind of effect. */
  deliver: Readonly<Record<string, Deliver>>
  maxAttempts?: number
}>

const DRAIN_LIMIT = 100
/** Twenty hours in all: a mail server that is down overnight is up again before the last attempt. */
const MAX_ATTEMPTS = 12
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 4 * 3_600

type Outcome = 'delivered' | 'postponed' | 'dead'
type Waiting = Readonly<{ jurisdiction: string; id: bigint; kind: string; payload: string; attempts: number }>

export function createOutbox({ pool, clock, deliver, maxAttempts = MAX_ATTEMPTS }: OutboxSettings): Outbox {
  const db = kyselyOver(pool)

  const deliverNext = (): Promise<Outcome | undefined> => db.transaction().execute(async (tx) => {
    const now = clock.now()
    const waiting = await claimNext(tx, now)
    if (!waiting) return undefined
    const reason = await attempt(deliver[waiting.kind], waiting)
    if (reason === undefined) return remove(tx, waiting)
    const attempts = waiting.attempts + 1
    const isDead = attempts >= maxAttempts || !deliver[waiting.kind]
    return isDead ? bury(tx, waiting, attempts, reason, now) : postpone(tx, waiting, attempts, reason, now)
  })

  return {
    async drain(limit = DRAIN_LIMIT) {
      const tally: Record<Outcome, number> = { delivered: 0, postponed: 0, dead: 0 }
      for (let taken = 0; taken < limit; taken++) {
        const outcome = await deliverNext()
        if (!outcome) break
        tally[outcome]++
      }
      return tally
    },
    undelivered: (jurisdiction) => undelivered(db, jurisdiction),
    revive: (jurisdiction, id) => revive(db, jurisdiction, id),
  }
}

/** Takes one that nobody else is delivering; the row stays locked until the outcome is written, and free again if this process dies. */
function claimNext(tx: Transaction<Tables>, now: Instant): Promise<Waiting | undefined> {
  return tx.selectFrom('outbox').select(['jurisdiction', 'id', 'kind', 'payload', 'attempts'])
    .where('dead_at', 'is', null).where('due_at', '<=', now)
    .orderBy('due_at').orderBy('id').limit(1)
    .forUpdate().skipLocked().executeTakeFirst()
}

/** The reason why it failed, if it did. */
async function attempt(deliver: Deliver | undefined, { payload, attempts, ...effect }: Waiting): Promise<string | undefined> {
  if (!deliver) return `没有处理“${effect.kind}”的程序`
  try {
    await deliver({ ...effect, payload: JSON.parse(payload), attempt: attempts + 1 })
    return undefined
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure)
  }
}

async function remove(tx: Transaction<Tables>, { jurisdiction, id }: Waiting): Promise<Outcome> {
  await tx.deleteFrom('outbox').where('jurisdiction', '=', jurisdiction).where('id', '=', id).execute()
  return 'delivered'
}

async function postpone(tx: Transaction<Tables>, { jurisdiction, id }: Waiting, attempts: number, reason: string, now: Instant): Promise<Outcome> {
  const waitSeconds = Math.min(FIRST_WAIT_SECONDS * 2 ** (attempts - 1), LONGEST_WAIT_SECONDS)
  const due_at = new Date(Date.parse(now) + waitSeconds * 1_000).toISOString()
  await tx.updateTable('outbox').set({ attempts, last_error: reason, due_at })
    .where('jurisdiction', '=', jurisdiction).where('id', '=', id).execute()
  return 'postponed'
}

async function bury(tx: Transaction<Tables>, { jurisdiction, id }: Waiting, attempts: number, reason: string, now: Instant): Promise<Outcome> {
  await tx.updateTable('outbox').set({ attempts, last_error: reason, dead_at: now })
    .where('jurisdiction', '=', jurisdiction).where('id', '=', id).execute()
  return 'dead'
}

async function undelivered(db: Kysely<Tables>, jurisdiction: string): Promise<readonly Undelivered[]> {
  const rows = await db.selectFrom('outbox').select(['id', 'kind', 'payload', 'attempts', 'last_error', 'dead_at'])
    .where('jurisdiction', '=', jurisdiction).where('last_error', 'is not', null).orderBy('id').execute()
  return rows.map(({ id, kind, payload, attempts, last_error, dead_at }) =>
    ({ id, kind, payload: JSON.parse(payload), attempts, reason: last_error ?? '', deadAt: dead_at }))
}

async function revive(db: Kysely<Tables>, jurisdiction: string, id: bigint): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('outbox')
    .set({ attempts: 0, last_error: null, dead_at: null, due_at: sql<Instant>`'-infinity'` })
    .where('jurisdiction', '=', jurisdiction).where('id', '=', id).where('last_error', 'is not', null).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
