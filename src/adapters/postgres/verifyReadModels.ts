import { sql } from 'kysely'
import type { RawBuilder, Transaction } from 'kysely'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { SealBroken } from '../crypto/suite.ts'
import { fetchAll } from './cursor.ts'
import { Projection } from './projection.ts'
import { columnSeal, openRow } from './readModelRows.ts'
import type { ColumnSeal } from './readModelRows.ts'
import type { RecordSettings } from './record.ts'
import type { Tables } from './schema.ts'
import { placed } from './verifyFindings.ts'
import type { Finding } from './verifyFindings.ts'
import type { StoredStream } from './verifyChain.ts'

const BATCH = 500

/** Puts sealed columns down in clear: a seal never gives the same bytes twice, so what is compared is what stands under it. */
const unsealed: ColumnSeal = {
  seal: (plain) => `\\x${Buffer.from(plain).toString('hex')}`,
  open: (clear) => clear.toString(),
}

type ShadowRow = Readonly<{ jurisdiction: string; stream_id: string; row_no: number }>

/**
 * The read models as a replay of the whole journal gives them, beside those the program reads from. The tables live only in this
 * transaction; PostgreSQL moves them to the disk where they grow large.
 */
export class Shadow {
  readonly #tx: Transaction<Tables>
  readonly #projection: Projection
  readonly #seal: ColumnSeal
  readonly #waiting = new Map<TableReadModel, object[]>()

  private constructor(tx: Transaction<Tables>, { suite, masterKey, folds, readModels }: RecordSettings) {
    this.#tx = tx
    this.#projection = new Projection(folds, readModels, unsealed)
    this.#seal = columnSeal(suite, masterKey)
  }

  static async create(tx: Transaction<Tables>, settings: RecordSettings): Promise<Shadow> {
    for (const model of settings.readModels) {
      await sql`create temporary table ${shadowOf(model)} (like ${sql.table(model.table)}) on commit drop`.execute(tx)
    }
    return new Shadow(tx, settings)
  }

  async add({ jurisdiction, ref }: StoredStream, events: readonly RecordedEvent[]): Promise<void> {
    for (const model of this.#projection.models.values()) {
      if (model.from !== ref.kind) continue
      const rows = [...this.#waiting.get(model) ?? [], ...this.#projection.storedRows(model, jurisdiction, ref.id, events)]
      this.#waiting.set(model, rows)
      if (rows.length >= BATCH) await this.#flush(model)
    }
  }

  /** Rows that differ, are missing, or belong to no stream. */
  async *findings(): AsyncGenerator<Finding> {
    for (const model of this.#projection.models.values()) {
      await this.#flush(model)
      for await (const row of this.#differing(model)) yield differs(model, row)
    }
  }

  async #flush(model: TableReadModel): Promise<void> {
    const rows = this.#waiting.get(model) ?? []
    this.#waiting.delete(model)
    if (rows.length === 0) return
    const shadow = shadowOf(model)
    await sql`insert into ${shadow} select * from json_populate_recordset(null::${shadow}, ${JSON.stringify(rows)})`.execute(this.#tx)
  }

  async *#differing(model: TableReadModel): AsyncGenerator<ShadowRow> {
    for await (const rows of fetchAll<ShadowRow>(this.#tx, plainDifferences(model), BATCH)) yield* rows
    if (sealedColumns(model).length === 0) return
    for await (const rows of fetchAll<SealedPair>(this.#tx, sealedPairs(model), BATCH)) {
      for (const row of rows) if (!this.#isSameUnderSeal(model, row)) yield row
    }
  }

  #isSameUnderSeal(model: TableReadModel, { jurisdiction, shown, replayed }: SealedPair): boolean {
    const columns = sealedColumns(model)
    try {
      const opened = openRow(model, this.#seal, jurisdiction, rowOf(columns, shown))
      const expected = openRow(model, unsealed, jurisdiction, rowOf(columns, replayed))
      return columns.every((column) => opened[column] === expected[column])
    } catch (failure) {
      if (failure instanceof SealBroken) return false
      throw failure
    }
  }
}

type SealedPair = ShadowRow & Readonly<{ shown: readonly (Buffer | null)[]; replayed: readonly (Buffer | null)[] }>

const shadowOf = ({ table }: TableReadModel): RawBuilder<unknown> => sql`pg_temp.${sql.id(`shadow_${table}`)}`

const columnsWhere = ({ columns }: TableReadModel, isSealed: boolean): string[] =>
  Object.keys(columns).filter((name) => (columns[name] === 'sealed') === isSealed)
const sealedColumns = (model: TableReadModel): string[] => columnsWhere(model, true)

/** Compared as texts: every difference counts, also one between values that the database holds equal. */
function plainDifferences(model: TableReadModel): RawBuilder<unknown> {
  const names = columnsWhere(model, false)
  return sql`select jurisdiction, stream_id, row_no
    from ${sql.table(model.table)} shown full join ${shadowOf(model)} replayed using (jurisdiction, stream_id, row_no)
    where shown.jurisdiction is null or replayed.jurisdiction is null
      or ${arrayOf('shown', names, 'text')} is distinct from ${arrayOf('replayed', names, 'text')}
    order by jurisdiction, stream_id, row_no`
}

function sealedPairs(model: TableReadModel): RawBuilder<unknown> {
  const names = sealedColumns(model)
  return sql`select jurisdiction, stream_id, row_no,
      ${arrayOf('shown', names, 'bytea')} as shown, ${arrayOf('replayed', names, 'bytea')} as replayed
    from ${sql.table(model.table)} shown join ${shadowOf(model)} replayed using (jurisdiction, stream_id, row_no)
    order by jurisdiction, stream_id, row_no`
}

function arrayOf(table: string, names: readonly string[], type: 'text' | 'bytea'): RawBuilder<unknown> {
  // One array holds columns of several collations; byte for byte is the only order they share.
  const collation = sql.raw(type === 'text' ? ' collate "C"' : '')
  const values = names.map((name) => sql`${sql.ref(`${table}.${name}`)}::${sql.raw(type)}${collation}`)
  return sql`array[${sql.join(values)}]::${sql.raw(type)}[]`
}

const rowOf = (columns: readonly string[], values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column, index) => [column, values[index]]))

function differs({ table, from }: TableReadModel, { jurisdiction, stream_id, row_no }: ShadowRow): Finding {
  return {
    ...placed({ jurisdiction, stream: { kind: from, id: stream_id } }),
    code: 'read-model-differs',
    detail: `查询表 ${table} 中这一行（第 ${row_no + 1} 行）与由日志重算的结果不同：多出、缺少或被改动过。日志未受影响，可由日志重建查询表。`,
  }
}
