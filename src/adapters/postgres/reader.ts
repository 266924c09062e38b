import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { CompiledQuery, Kysely, RawBuilder } from 'kysely'
import type pg from 'pg'
import type { StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent, Row } from '../../usecases/ports.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import type { JournalRow } from './journal.ts'
import { assertFilterable, columnSeal, openRow } from './readModelRows.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

type Scalar = string | number | boolean
/** What a column is asked for: a value, nothing at all, one of several, a part of its text, or a range without its end. */
export type Condition =
  | Scalar
  | null
  | Readonly<{ in: readonly Scalar[] }>
  | Readonly<{ contains: string }>
  | Readonly<{ from?: Scalar; until?: Scalar }>

export type Filter = Readonly<Record<string, Condition>>
/** `strokes` sorts a name by 姓氏笔画 instead of pinyin. What is missing comes last, and descending first: an index runs both ways. */
export type Sort = Readonly<{ column: string; order?: 'asc' | 'desc'; by?: 'strokes' }>
/** Without `columns` all are read; who leaves out the sealed ones spares opening them. */
export type Listing = Readonly<{ columns?: readonly string[]; filter?: Filter; sort?: readonly Sort[]; limit: number; offset?: number }>

/** An entry as a timeline shows it: who, when, what, under which clause. Personal parts stay sealed. */
export type TimelineEntry = Omit<RecordedEvent, 'personal'> & Readonly<{ subject: string | null }>

/** What the screens of one jurisdiction read. */
export type Query = Readonly<{
  /** One page of a read model, in an order that is the same each time. Rows bear `stream_id` beside their own columns. */
  listRows<T extends Row>(table: string, listing: Listing): Promise<readonly T[]>
  countRows(table: string, filter?: Filter): Promise<number>
  /** The entries of these streams together, in the order in which they were recorded. */
  timeline(streams: readonly StreamRef[]): Promise<readonly TimelineEntry[]>
}>
export type Reader = Readonly<{ query(jurisdiction: string): Query }>

export type ReaderSettings = Readonly<{
  pool: pg.Pool
  suite: CryptoSuite
  masterKey: Uint8Array
  readModels: readonly TableReadModel[]
}>

export function createReader({ pool, suite, masterKey, readModels }: ReaderSettings): Reader {
  const db = kyselyOver(pool)
  const seal = columnSeal(suite, masterKey)
  const models = new Map(readModels.map((model) => [model.table, model]))
  const modelOf = (table: string): TableReadModel => {
    const model = models.get(table)
    if (!model) throw new RangeError(`there is no read model ${table}`)
    return model
  }
  return {
    query: (jurisdiction) => ({
      async listRows<T extends Row>(table: string, listing: Listing) {
        const model = modelOf(table)
        const rows = await runPrepared<Record<string, unknown>>(pool, pageQuery(db, model, jurisdiction, listing))
        return rows.map((row) => openRow<T>(model, seal, jurisdiction, row))
      },
      async countRows(table, filter = {}) {
        const [row] = await runPrepared<{ count: number }>(pool, countQuery(db, modelOf(table), jurisdiction, filter))
        return row?.count ?? 0
      },
      async timeline(streams) {
        const rows = await runPrepared<TimelineRow>(pool, timelineQuery(db, jurisdiction, streams))
        return rows.map(timelineEntry)
      },
    }),
  }
}

/** Statements of the same text share one prepared plan on each connection. */
async function runPrepared<R extends object>(pool: pg.Pool, { sql: text, parameters }: CompiledQuery): Promise<R[]> {
  const { rows } = await pool.query<R>({ name: hash('sha256', text, 'base64url'), text, values: [...parameters] })
  return rows
}

function pageQuery(db: Kysely<Tables>, model: TableReadModel, jurisdiction: string, listing: Listing): CompiledQuery {
  const { columns = Object.keys(model.columns), filter = {}, sort = [], limit, offset = 0 } = listing
  const read = ['stream_id', ...columns].map((name) => sql.ref(name))
  return sql`select ${sql.join(read)} from ${sql.table(model.table)} where ${conditions(model, jurisdiction, filter)}
    order by ${ordering(model, sort)} limit ${limit} offset ${offset}`.compile(db)
}

function countQuery(db: Kysely<Tables>, model: TableReadModel, jurisdiction: string, filter: Filter): CompiledQuery {
  return sql`select count(*)::int as count from ${sql.table(model.table)} where ${conditions(model, jurisdiction, filter)}`.compile(db)
}

function conditions(model: TableReadModel, jurisdiction: string, filter: Filter): RawBuilder<unknown> {
  const asked = Object.entries(filter).map(([name, condition]) => {
    assertFilterable(model, name)
    return conditionOn(sql.ref(name), condition)
  })
  return sql.join([sql`jurisdiction = ${jurisdiction}`, ...asked], sql` and `)
}

function conditionOn(column: RawBuilder<unknown>, condition: Condition): RawBuilder<unknown> {
  if (condition === null) return sql`${column} is null`
  if (typeof condition !== 'object') return sql`${column} = ${condition}`
  if ('in' in condition) return sql`${column} = any(${condition.in})`
  // Compares whole characters, also those beyond the basic plane, and knows no wildcards that a name could contain.
  if ('contains' in condition) return sql`position(${condition.contains} in ${column}) > 0`
  const { from, until } = condition
  const bounds = [
    ...(from === undefined ? [] : [sql`${column} >= ${from}`]),
    ...(until === undefined ? [] : [sql`${column} < ${until}`]),
  ]
  return bounds.length > 0 ? sql.join(bounds, sql` and `) : sql`true`
}

/** Ends with the primary key: rows that compare equal must not change places between one page and the next. */
function ordering(model: TableReadModel, sort: readonly Sort[]): RawBuilder<unknown> {
  const asked = sort.map(({ column, order, by }) => {
    assertFilterable(model, column)
    const collation = by === 'strokes' ? sql` collate strokes` : sql``
    return order === 'desc' ? sql`${sql.ref(column)}${collation} desc` : sql`${sql.ref(column)}${collation}`
  })
  return sql.join([...asked, sql`stream_id`, sql`row_no`])
}

type TimelineRow = Omit<JournalRow, 'personal' | 'wrapped' | 'key_known'>

function timelineQuery(db: Kysely<Tables>, jurisdiction: string, streams: readonly StreamRef[]): CompiledQuery {
  return sql`select stream_kind, stream_id, version, position, type, data, subject, at, actor, policy, clauses, hash
    from journal join unnest(${streams.map(({ kind }) => kind)}::text[], ${streams.map(({ id }) => id)}::text[]) as wanted(kind, id)
      on stream_kind = wanted.kind and stream_id = wanted.id
    where jurisdiction = ${jurisdiction} order by position`.compile(db)
}

const timelineEntry = (row: TimelineRow): TimelineEntry => ({
  type: row.type, data: JSON.parse(row.data), subject: row.subject,
  stream: { kind: row.stream_kind, id: row.stream_id }, version: row.version, position: row.position, at: row.at,
  actor: JSON.parse(row.actor), policy: row.policy, clauses: JSON.parse(row.clauses), hash: row.hash.toString('hex'),
})
