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
        const looksBack = attempt > 1
        const outcome = await transact({ pool, parts, onQuery, jurisdiction, looksBack }, work)
        if (outcome.kind === 'done') return outcome.result
        const { failure, mayHaveComeBefore } = outcome
        if (attempt === ATTEMPTS || !(mayHaveComeBefore || isSafeToRepeat(failure))) throw failure
      }
    },
  }
}

type Attempt = Readonly<{ pool: pg.Pool; parts: RecordParts; onQuery: OnQuery | undefined; jurisdiction: string; looksBack: boolean }>
type Outcome<T> = Readonly<{ kind: 'done'; result: T }> | Readonly<{ kind: 'failed'; failure: unknown; mayHaveComeBefore: boolean }>

async function transact<T>({ pool, parts, onQuery, jurisdiction, looksBack }: Attempt, work: (tx: Transaction) => Promise<T>): Promise<Outcome<T>> {
  const client = await pool.connect()
  const session = new Session(client, onQuery)
  const transaction = new RecordTransaction(jurisdiction, session, parts, looksBack)
  try {
    const result = await work(transaction)
    await transaction.commit()
    return { kind: 'done', result }
  } catch (failure) {
    return { kind: 'failed', failure: await givenUp(session, jurisdiction, failure), mayHaveComeBefore: transaction.mayHaveComeBefore }
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
