import type { StreamKind } from '../domain/shared/event.ts'
import type { Instant } from '../domain/shared/time.ts'
import type { ReadModel } from '../usecases/ports.ts'

/**
 * What a column of a read model holds.
 * `text` is for codes and ids and sorts by code point; `name` is for what people read, sorts by pinyin and can be sorted by strokes;
 * `sealed` is text kept encrypted where it lies and shown in clear, for ID numbers and telephones: it can be neither filtered nor sorted.
 */
export type ColumnKind = 'text' | 'name' | 'sealed' | 'int' | 'number' | 'bool' | 'date' | 'timestamptz' | 'jsonb'
export type Columns = Readonly<Record<string, ColumnKind>>

type ValueOf = Readonly<{
  text: string
  name: string
  sealed: string
  int: number
  number: number
  bool: boolean
  date: string
  timestamptz: string
  jsonb: object | string | number | boolean
}>

/** A row as its columns declare it; what is not known yet may be left out. */
export type RowOf<C extends Columns> = Readonly<{ [K in keyof C]?: ValueOf[C[K]] | null | undefined }>

/** A read model together with the table it fills. */
export type TableReadModel = ReadModel & Readonly<{
  columns: Columns
  /** Column lists that screens filter and sort by, most telling column first. */
  indexes: readonly (readonly string[])[]
  /** Raised when a change in the fold, out of sight of this definition, gives other rows. */
  revision: number
}>

export type ReadModelDefinition<C extends Columns, State> = Readonly<{
  table: string
  from: StreamKind
  columns: C
  indexes?: readonly (readonly Extract<keyof C, string>[])[]
  revision?: number
  rows(id: string, state: State, at: Readonly<{ version: number; updatedAt: Instant }>): readonly RowOf<C>[]
}>

const identifier = /^[a-z][A-Za-z0-9_]{0,62}$/
/** Columns that the store adds to every read model. */
const ownedByStore = ['jurisdiction', 'stream_id', 'row_no']

/** Declares a read model beside its table, so that a screen's columns, types and indexes are read in one place. */
export function defineReadModel<const C extends Columns, State>(definition: ReadModelDefinition<C, State>): TableReadModel {
  const { table, from, columns, indexes = [], revision = 1, rows } = definition
  assertNames(table, columns)
  return {
    table,
    from,
    columns,
    indexes,
    revision,
    // The store folds each kind of stream by that kind's own functions, so the state it hands over is the one named here.
    rows: rows as unknown as ReadModel['rows'],
  }
}

function assertNames(table: string, columns: Columns): void {
  for (const name of [table, ...Object.keys(columns)]) {
    if (!identifier.test(name)) throw new RangeError(`read model ${table}: "${name}" can't name a table or column`)
    if (ownedByStore.includes(name)) throw new RangeError(`read model ${table}: the store itself adds the column ${name}`)
  }
}
