import type pg from 'pg'
import { StaleVersion } from '../../usecases/ports.ts'
import type { Store } from '../../usecases/ports.ts'
import { selectVersion } from './journal.ts'
import { recordParts } from './record.ts'
import type { RecordParts, RecordSettings } from './record.ts'
import { isSafeToRepeat } from './failures.ts'
import { Departures, leftBehind } from './departures.ts'
import type { Arrival, Travel, Work } from './departures.ts'
import { Session } from './session.ts'
import type { OnQuery } from './session.ts'
import { RecordTransaction, StreamMoved } from './transaction.ts'
import { Trip } from './trip.ts'
import type { Writes } from './writes.ts'

export { asMigrated, migrate } from './migrate.ts'
export { openPool } from './pool.ts'

export type StoreSettings = RecordSettings & Readonly<{
  /** From `openPool`, under the role that `migrate` names. */
  pool: pg.Pool
  onQuery?: OnQuery
}>

/** How often work is begun again after the server gave it up: a deadlock that comes back every time is a mistake to be seen. */
const ATTEMPTS = 4

/** The record in PostgreSQL. */
export function createStore({ pool, onQuery, ...settings }: StoreSettings): Store {
  const parts = recordParts(settings)
  const departures = new Map<string, Departures>()
  const transaction: Store['transaction'] = (jurisdiction, work) => alone({ pool, parts, onQuery, jurisdiction }, work)
  return {
    transaction,
    async shared(jurisdiction, work) {
      const its = departures.get(jurisdiction) ?? new Departures(together({ pool, parts, onQuery, jurisdiction }))
      departures.set(jurisdiction, its)
      const arrival = await its.board(work)
      // Whatever happened on the way, a refusal or another's mistake: by itself it gets the answer it would have got at once.
      return arrival.kind === 'arrived' ? arrival.result : transaction(jurisdiction, work)
    },
  }
}

type Route = Readonly<{ pool: pg.Pool; parts: RecordParts; onQuery: OnQuery | undefined; jurisdiction: string }>

async function alone<T>(route: Route, work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await transact(route, work, attempt > 1)
    if (outcome.kind === 'done') return outcome.result
    const { failure, mayHaveComeBefore } = outcome
    if (attempt === ATTEMPTS || !(mayHaveComeBefore || isSafeToRepeat(failure))) throw failure
  }
}

type Outcome<T> = Readonly<{ kind: 'done'; result: T }> | Readonly<{ kind: 'failed'; failure: unknown; mayHaveComeBefore: boolean }>

async function transact<T>({ pool, parts, onQuery, jurisdiction }: Route, work: Work<T>, looksBack: boolean): Promise<Outcome<T>> {
  const client = await pool.connect()
  const session = new Session(client, onQuery)
  const trip = new Trip(session, parts, jurisdiction, false)
  const transaction = new RecordTransaction(trip, parts, looksBack)
  try {
    const result = await work(transaction)
    trip.leave([transaction.takeWrites()])
    await trip.commit()
    return { kind: 'done', result }
  } catch (failure) {
    return { kind: 'failed', failure: await givenUp(session, jurisdiction, failure), mayHaveComeBefore: transaction.mayHaveComeBefore }
  } finally {
    client.release(session.isLost)
  }
}

/** Several pieces of work in one database transaction: those that succeed are kept together, or none of them is. */
const together = ({ pool, parts, onQuery, jurisdiction }: Route): Travel => async (works) => {
  const client = await pool.connect().catch(() => undefined)
  if (!client) return works.map(() => leftBehind)
  const session = new Session(client, onQuery)
  const trip = new Trip(session, parts, jurisdiction, true)
  try {
    const { arrivals, writes } = await decide(trip, parts, works)
    trip.leave(writes)
    await trip.commit()
    return arrivals
  } catch {
    // Each finds out by itself whose doing it was.
    await session.rollback()
    return works.map(() => leftBehind)
  } finally {
    client.release(session.isLost)
  }
}

async function decide(trip: Trip, parts: RecordParts, works: readonly Work<unknown>[]): Promise<Readonly<{ arrivals: readonly Arrival[]; writes: readonly Writes[] }>> {
  const writes: Writes[] = []
  const taken = new Set<string>()
  const arrivals = await Promise.all(works.map(async (work): Promise<Arrival> => {
    const transaction = new RecordTransaction(trip, parts, false)
    try {
      const result = await work(transaction)
      if (!claims(taken, transaction.streamsWritten())) return leftBehind
      writes.push(transaction.takeWrites())
      return { kind: 'arrived', result }
    } catch {
      // Refused, or at odds with another: by itself it is told what is the matter.
      return leftBehind
    }
  }))
  return { arrivals, writes }
}

/** Whoever writes to a stream that another has written to on this trip would be the second at a version. */
function claims(taken: Set<string>, streams: readonly string[]): boolean {
  if (streams.some((stream) => taken.has(stream))) return false
  for (const stream of streams) taken.add(stream)
  return true
}

/** Rolls back, and says why in the words of the port. */
async function givenUp(session: Session, jurisdiction: string, failure: unknown): Promise<unknown> {
  await session.rollback()
  if (session.isLost || !(failure instanceof StreamMoved)) return failure
  const { stream, expected } = failure
  const { rows: [row] } = await session.run<{ version: number }>(selectVersion, [jurisdiction, stream.kind, stream.id])
  return new StaleVersion(stream, expected, row?.version ?? 0)
}
