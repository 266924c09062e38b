import { CompiledQuery, sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { Instant } from '../../domain/shared/time.ts'
import { streamsOf } from './rebuild.ts'
import { recordParts } from './record.ts'
import type { RecordParts, RecordSettings } from './record.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

/**
 * 删除个人信息 — destroys the key of a person for good, and those of the accounts they apply with. Their sealed parts of the journal
 * can never be read again, nor their files and papers; their drafts go,
 * and the read models are rewritten from what remains. False where the person had no key.
 */
export type ErasePerson = (jurisdiction: string, subject: string, at: Instant) => Promise<boolean>

/** Somebody is reading the record for long, a back-up perhaps; nothing was changed. */
export class ErasureMustWait extends Error {
  readonly code = 'erasure-must-wait'
  constructor() {
    super('系统正在使用个人信息密钥（例如正在备份），暂时不能删除。没有作任何改动，请稍后再试。')
  }
}

export function createErasure({ pool, ...settings }: RecordSettings & Readonly<{ pool: pg.Pool }>): ErasePerson {
  const db = kyselyOver(pool)
  const parts = recordParts(settings)
  return (jurisdiction, subject, at) => db.transaction().execute(async (tx) => {
    await waitForReaders(tx)
    const destroyed = await destroyKey(tx, jurisdiction, subject, at)
    await tx.deleteFrom('drafts').where('jurisdiction', '=', jurisdiction).where('subject', '=', subject).execute()
    await rewriteRows(tx, parts, jurisdiction, subject)
    for (const account of await accountsOf(tx, jurisdiction, subject)) {
      await destroyKey(tx, jurisdiction, account, at)
      await rewriteRows(tx, parts, jurisdiction, account)
    }
    return destroyed
  })
}

/**
 * Every transaction that loads a stream looks at the keys and so holds a lock on their table to its end. Waiting for all of them
 * makes sure that none writes rows afterwards from words it read before.
 */
async function waitForReaders(tx: Transaction<Tables>): Promise<void> {
  // Whoever comes now waits behind this lock; better to give up soon than to stop the whole system behind one slow reader.
  await sql`set local lock_timeout = '2s'`.execute(tx)
  try {
    await sql`lock table person_keys in access exclusive mode`.execute(tx)
  } catch (failure) {
    throw failure instanceof pg.DatabaseError && failure.code === lockNotAvailable ? new ErasureMustWait() : failure
  }
}
const lockNotAvailable = '55P03'

async function destroyKey(tx: Transaction<Tables>, jurisdiction: string, subject: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('person_keys').set({ wrapped: null, destroyed_at: at })
    .where('jurisdiction', '=', jurisdiction).where('subject', '=', subject).where('wrapped', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The accounts a person applies with bear the person's name, under keys of their own. */
async function accountsOf(tx: Transaction<Tables>, jurisdiction: string, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`
    select stream_id as account from journal where jurisdiction = ${jurisdiction} and stream_kind = 'account' and version = 1
      and data ->> 'role' = 'applicant' and data ->> 'body' = ${person}`.execute(tx)
  return rows.map(({ account }) => account)
}

async function rewriteRows(tx: Transaction<Tables>, parts: RecordParts, jurisdiction: string, subject: string): Promise<void> {
  const touched = await tx.selectFrom('journal').select(['stream_kind', 'stream_id']).distinct()
    .where('jurisdiction', '=', jurisdiction).where('subject', '=', subject).execute()
  for (const [kind, streams] of Map.groupBy(touched, ({ stream_kind }) => stream_kind)) {
    await rewriteStreams(tx, parts, jurisdiction, kind, streams.map(({ stream_id }) => stream_id))
  }
}

async function rewriteStreams(
  tx: Kysely<Tables>, parts: RecordParts, jurisdiction: string, kind: StreamKind, ids: readonly string[],
): Promise<void> {
  const replacements = (await streamsOf(tx, parts, jurisdiction, kind, ids))
    .flatMap(({ id, events }) => parts.projection.replacement(jurisdiction, { kind, id }, events) ?? [])
  for (const { statement, values } of parts.projection.statements(jurisdiction, replacements)) {
    await tx.executeQuery(CompiledQuery.raw(statement.text, [...values]))
  }
}
