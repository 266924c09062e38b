import { hash } from 'node:crypto'
import pg from 'pg'
import type { StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent, Row } from '../../usecases/ports.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import type { JournalRow } from './journal.ts'
import { assertFilterable, columnSeal, openRow } from './readModelRows.ts'

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
        const rows = await runPrepared<Record<string, unknown>>(pool, pageQuery(model, jurisdiction, listing))
        return rows.map((row) => openRow<T>(model, seal, jurisdiction, row))
      },
      async countRows(table, filter = {}) {
        const [row] = await runPrepared<{ count: number }>(pool, countQuery(modelOf(table), jurisdiction, filter))
        return row?.count ?? 0
      },
      async timeline(streams) {
        const rows = await runPrepared<TimelineRow>(pool, timelineQuery(jurisdiction, streams))
        return rows.map(timelineEntry)
      },
    }),
  }
}

/** A statement under way: what it asks with stands beside its text, so that the same question always has the same text. */
class Question {
  readonly values: unknown[] = []

  /** The place of a value in the text. */
  at(value: unknown): string {
    return `$${this.values.push(value)}`
  }
}

type Asked = Readonly<{ text: string; values: readonly unknown[] }>

/** Statements of the same text share one prepared plan on each connection. */
async function runPrepared<R extends object>(pool: pg.Pool, { text, values }: Asked): Promise<R[]> {
  const { rows } = await pool.query<R>({ name: nameOf(text), text, values: [...values] })
  return rows
}

const MOST_NAMES = 1_000
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) names.clear()
  const name = hash('sha256', text, 'base64url')
  names.set(text, name)
  return name
}

const quoted = pg.escapeIdentifier

function pageQuery(model: TableReadModel, jurisdiction: string, listing: Listing): Asked {
  const { columns = Object.keys(model.columns), filter = {}, sort = [], limit, offset = 0 } = listing
  const question = new Question()
  const read = ['stream_id', ...columns].map(quoted).join(', ')
  const text = `select ${read} from ${quoted(model.table)} where ${conditions(question, model, jurisdiction, filter)}
    order by ${ordering(model, sort)} limit ${question.at(limit)} offset ${question.at(offset)}`
  return { text, values: question.values }
}

function countQuery(model: TableReadModel, jurisdiction: string, filter: Filter): Asked {
  const question = new Question()
  const text = `select count(*)::int as count from ${quoted(model.table)} where ${conditions(question, model, jurisdiction, filter)}`
  return { text, values: question.values }
}

function conditions(question: Question, model: TableReadModel, jurisdiction: string, filter: Filter): string {
  const asked = Object.entries(filter).map(([name, condition]) => {
    assertFilterable(model, name)
    return conditionOn(question, quoted(name), condition)
  })
  return [`jurisdiction = ${question.at(jurisdiction)}`, ...asked].join(' and ')
}

function conditionOn(question: Question, column: string, condition: Condition): string {
  if (condition === null) return `${column} is null`
  if (typeof condition !== 'object') return `${column} = ${question.at(condition)}`
  if ('in' in condition) return `${column} = any(${question.at(condition.in)})`
  // Compares whole characters, also those beyond the basic plane, and knows no wildcards that a name could contain.
  if ('contains' in condition) return `position(${question.at(condition.contains)} in ${column}) > 0`
  const { from, until } = condition
  const bounds = [
    ...(from === undefined ? [] : [`${column} >= ${question.at(from)}`]),
    ...(until === undefined ? [] : [`${column} < ${question.at(until)}`]),
  ]
  return bounds.length > 0 ? bounds.join(' and ') : 'true'
}

/** Ends with the primary key: rows that compare equal must not change places between one page and the next. */
function ordering(model: TableReadModel, sort: readonly Sort[]): string {
  const asked = sort.map(({ column, order, by }) => {
    assertFilterable(model, column)
    return `${quoted(column)}${by === 'strokes' ? ' collate strokes' : ''}${order === 'desc' ? ' desc' : ''}`
  })
  return [...asked, 'stream_id', 'row_no'].join(', ')
}

type TimelineRow = Omit<JournalRow, 'personal' | 'wrapped' | 'key_known'>

function timelineQuery(jurisdiction: string, streams: readonly StreamRef[]): Asked {
  return {
    text: `select stream_kind, stream_id, version, position, type, data, subject, at, actor, policy, clauses, hash
      from journal join unnest($1::text[], $2::text[]) as wanted(kind, id) on stream_kind = wanted.kind and stream_id = wanted.id
      where jurisdiction = $3 order by position`,
    values: [streams.map(({ kind }) => kind), streams.map(({ id }) => id), jurisdiction],
  }
}

const timelineEntry = (row: TimelineRow): TimelineEntry => ({
  type: row.type, data: JSON.parse(row.data), subject: row.subject,
  stream: { kind: row.stream_kind, id: row.stream_id }, version: row.version, position: row.position, at: row.at,
  actor: JSON.parse(row.actor), policy: row.policy, clauses: JSON.parse(row.clauses), hash: row.hash.toString('hex'),
})
