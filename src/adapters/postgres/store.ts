import type pg from 'pg'
import { StaleVersion } from '../../usecases/ports.ts'
import type { Store, Transaction } from '../../usecases/ports.ts'
import { selectVersion } from './journal.ts'
import { recordParts } from './record.ts'
import type { RecordParts, RecordSettings } from './record.ts'
import { isSafeToRepeat } from './failures.ts'
import { Session } from './session.ts'
import type { OnQuery } from './session.ts'
import { RecordTransaction, StreamMoved } from './transaction.ts'

export { migrate } from './migrate.ts'
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
  return {
    async transaction(jurisdiction, work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transact(pool, parts, onQuery, jurisdiction, work)
        } catch (failure) {
          if (attempt === ATTEMPTS || !isSafeToRepeat(failure)) throw failure
        }
      }
    },
  }
}

async function transact<T>(
  pool: pg.Pool, parts: RecordParts, onQuery: OnQuery | undefined, jurisdiction: string, work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const session = new Session(client, onQuery)
  try {
    const transaction = new RecordTransaction(jurisdiction, session, parts)
    const result = await work(transaction)
    await transaction.commit()
    return result
  } catch (failure) {
    throw await givenUp(session, jurisdiction, failure)
  } finally {
    client.release(session.isLost)
  }
}

/** Rolls back, and says why in the words of the port. */
async function givenUp(session: Session, jurisdiction: string, failure: unknown): Promise<unknown> {
  await session.rollback()
  if (session.isLost || !(failure instanceof StreamMoved)) return failure
  const { stream, expected } = failure
  const { rows: [row] } = await session.run<{ version: number }>(selectVersion, [jurisdiction, stream.kind, stream.id])
  return new StaleVersion(stream, expected, row?.version ?? 0)
}
