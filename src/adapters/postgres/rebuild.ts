import { CompiledQuery, sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent, Row } from '../../usecases/ports.ts'
import { loadStreams, recordedEvent } from './journal.ts'
import type { JournalRow } from './journal.ts'
import type { RecordParts } from './record.ts'
import type { Tables } from './schema.ts'

/** Streams replayed at a time: enough to spare round trips, few enough to fit into memory. */
const BATCH = 200

/**
 * Empties read models and fills them again by replaying the journal, while the system is in use: readers see the old rows
 * until the new ones are there, and whoever appends to a stream waits with its rows until then.
 */
export async function rebuildReadModels(
  db: Kysely<Tables>, parts: RecordParts, models: readonly TableReadModel[] = [...parts.projection.models.values()],
): Promise<void> {
  if (models.length === 0) return
  await db.transaction().execute(async (tx) => {
    await sql`lock table ${sql.join(models.map(({ table }) => sql.table(table)))} in share row exclusive mode`.execute(tx)
    for (const model of models) await sql`delete from ${sql.table(model.table)}`.execute(tx)
    await fillTables(tx, parts, models)
  })
}

/** Fills empty tables from the whole journal. */
export async function fillTables(tx: Transaction<Tables>, parts: RecordParts, models: readonly TableReadModel[]): Promise<void> {
  const byKind = Map.groupBy(models, ({ from }) => from)
  const jurisdictions = await tx.selectFrom('journal').select('jurisdiction').distinct().execute()
  for (const { jurisdiction } of jurisdictions) {
    for (const [kind, ofKind] of byKind) await fillFromStreams(tx, parts, jurisdiction, kind, ofKind)
  }
}

async function fillFromStreams(
  tx: Transaction<Tables>, parts: RecordParts, jurisdiction: string, kind: StreamKind, models: readonly TableReadModel[],
): Promise<void> {
  for await (const streams of replay(tx, parts, jurisdiction, kind)) {
    for (const model of models) {
      const rows = streams.flatMap(({ id, events }) => parts.projection.storedRows(model, jurisdiction, id, events))
      await insertAll(tx, model, rows)
    }
  }
}

async function insertAll(tx: Transaction<Tables>, model: TableReadModel, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const table = sql.table(model.table)
  await sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)})`.execute(tx)
}

/** One stream as a replay meets it: all its entries, oldest first. */
export type ReplayedStream = Readonly<{ id: string; events: readonly RecordedEvent[] }>

/** Every stream of a kind, in the order of their ids, a batch at a time. */
export async function* replay(
  db: Kysely<Tables>, parts: RecordParts, jurisdiction: string, kind: StreamKind,
): AsyncGenerator<readonly ReplayedStream[]> {
  let after = ''
  for (;;) {
    const ids = await nextIds(db, jurisdiction, kind, after)
    const last = ids.at(-1)
    if (last === undefined) return
    yield await streamsOf(db, parts, jurisdiction, kind, ids)
    after = last
  }
}

async function nextIds(db: Kysely<Tables>, jurisdiction: string, kind: StreamKind, after: string): Promise<string[]> {
  const rows = await db.selectFrom('journal').select('stream_id')
    .where('jurisdiction', '=', jurisdiction).where('stream_kind', '=', kind).where('version', '=', 1).where('stream_id', '>', after)
    .orderBy('stream_id').limit(BATCH).execute()
  return rows.map(({ stream_id }) => stream_id)
}

/** The entries of several streams of a kind, by stream. */
export async function streamsOf(
  db: Kysely<Tables>, { keys }: RecordParts, jurisdiction: string, kind: StreamKind, ids: readonly string[],
): Promise<readonly ReplayedStream[]> {
  const { rows } = await db.executeQuery<JournalRow>(CompiledQuery.raw(loadStreams.text, [jurisdiction, ids.map(() => kind), ids]))
  const byId = Map.groupBy(rows, (row) => row.stream_id)
  return [...byId].map(([id, entries]) => ({ id, events: entries.map((row) => recordedEvent(keys, jurisdiction, row)) }))
}
