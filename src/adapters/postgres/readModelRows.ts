import type { StreamKind } from '../../domain/shared/event.ts'
import type { ColumnKind, TableReadModel } from '../../readmodels/readModel.ts'
import type { Row } from '../../usecases/ports.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import type { Statement } from './statement.ts'

/** Seals and opens the columns of kind `sealed`, under a key of their own derived from the master key. */
export type ColumnSeal = Readonly<{ seal(plain: string, place: string): string; open(sealed: Buffer, place: string): string }>

export function columnSeal(suite: CryptoSuite, masterKey: Uint8Array): ColumnSeal {
  const key = suite.hmac(masterKey, Buffer.from('read-model columns'))
  return {
    seal: (plain, place) => `\\x${Buffer.from(suite.seal(key, plain, Buffer.from(place))).toString('hex')}`,
    open: (sealed, place) => suite.open(key, sealed, Buffer.from(place)).toString(),
  }
}

/** Type and collation of each kind of column, as the table declares them. */
export const sqlType: Readonly<Record<ColumnKind, string>> = {
  text: 'text collate "C"',
  name: 'text collate pinyin',
  sealed: 'bytea',
  int: 'integer',
  number: 'double precision',
  bool: 'boolean',
  date: 'date',
  timestamptz: 'timestamptz(3)',
  jsonb: 'jsonb',
}

/** The names were checked when the model was defined; quoting keeps their capitals. */
export const quoted = (name: string): string => `"${name}"`
const quotedList = (names: readonly string[], prefix = ''): string => names.map((name) => `, ${prefix}${quoted(name)}`).join('')

/**
 * Puts the rows of streams in the place of those they had, in every model that their kind fills, in one statement.
 * Two values a model follow jurisdiction and streams: how many rows each stream has now, and what all of them hold, as JSON.
 */
export function replaceRows(kind: StreamKind, models: readonly TableReadModel[]): Statement {
  const replacements = models.map(({ table, columns }, index) => {
    const names = Object.keys(columns)
    const assignments = names.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
    const [counts, rows] = [`$${2 * index + 3}`, `$${2 * index + 4}`]
    return `surplus_${index} as (delete from ${quoted(table)} old using unnest($2::text[], ${counts}::integer[]) as now(id, count)
      where old.jurisdiction = $1 and old.stream_id = now.id and old.row_no >= now.count),
      rows_${index} as (insert into ${quoted(table)} (jurisdiction, stream_id, row_no${quotedList(names)})
      select $1, r.stream_id, r.row_no${quotedList(names, 'r.')} from json_populate_recordset(null::${quoted(table)}, ${rows}) r
      on conflict (jurisdiction, stream_id, row_no) do update set ${assignments})`
  })
  return { name: `replace-${kind}`, text: `with ${replacements.join(', ')} select` }
}

/**
 * The rows whose columns equal the values asked for, for each who asks: all with the same columns, empty in the same. $1 is the
 * jurisdiction; `asker` counts from 0.
 */
export function selectRows(model: TableReadModel, asked: readonly Row[]): Readonly<{ statement: Statement; values: readonly unknown[] }> {
  const { from, values } = sought(model, asked, { name: 'asker', type: 'integer', values: asked.map((_, asker) => asker) })
  return {
    statement: {
      name: `rows-${model.table}-${shapeOf(asked[0] ?? {})}`,
      text: `select wanted.asker, t.stream_id${quotedList(Object.keys(model.columns), 't.')} from ${from} order by wanted.asker, t.stream_id, t.row_no`,
    },
    values,
  }
}

type Apart = Readonly<{ name: string; type: string; values: readonly unknown[] }>

/** What stands after `from`: those who ask as `wanted`, told `apart` by a value of their own, with the rows `t` that each seeks. */
export function sought(model: TableReadModel, asked: readonly Row[], apart: Apart): Readonly<{ from: string; values: readonly unknown[] }> {
  const [first = {}] = asked
  const names = Object.keys(first).sort()
  for (const name of names) assertFilterable(model, name)
  const given = names.filter((name) => first[name] !== null)
  const conditions = names.map((name) => ` and t.${quoted(name)} ${given.includes(name) ? `= wanted.${quoted(name)}` : 'is null'}`)
  const arrays = given.map((name, index) => `, $${index + 3}::${bareType(model, name)}[]`)
  return {
    from: `unnest($2::${apart.type}[]${arrays.join('')}) as wanted(${apart.name}${quotedList(given)})
      join ${quoted(model.table)} t on t.jurisdiction = $1${conditions.join('')}`,
    values: [apart.values, ...given.map((name) => asked.map((where) => where[name]))],
  }
}

/** As values travel to be compared: the column brings its own order of letters. */
const bareType = ({ columns }: TableReadModel, name: string): string => sqlType[columns[name] ?? 'text'].replace(/ collate .*/, '')

/** What questions must have in common to be asked together: the columns, and which of them are to be empty. */
export const shapeOf = (where: Row): string => Object.keys(where).sort().map((name) => where[name] === null ? `${name}-null` : name).join(',')

/** The JSON in which a row travels to its table. A column the table has not is a mistake in the model, not something to drop. */
export function storedRow(model: TableReadModel, seal: ColumnSeal, place: RowPlace, row: Row): Row {
  const stored: Record<string, unknown> = { ...place }
  for (const [name, value] of Object.entries(row)) {
    const kind = model.columns[name]
    if (!kind) throw new RangeError(`read model ${model.table} has no column ${name}`)
    const sealing = kind === 'sealed' && typeof value === 'string'
    stored[name] = sealing ? seal.seal(value, sealPlace(model, place.jurisdiction, name)) : value
  }
  return stored
}
export type RowPlace = Readonly<{ jurisdiction: string; stream_id: string; row_no: number }>

/** A row as read from its table, sealed columns in clear. Changes the row it is given, which nobody else holds. */
export function openRow<T extends Row>(model: TableReadModel, seal: ColumnSeal, jurisdiction: string, row: Record<string, unknown>): T {
  for (const name of sealedColumns(model)) {
    const value = row[name]
    if (Buffer.isBuffer(value)) row[name] = seal.open(value, sealPlace(model, jurisdiction, name))
  }
  return row as T
}

/** `stream_id` can be asked for like a column of the model's own. */
export function assertFilterable({ table, columns }: TableReadModel, name: string): void {
  if (name === 'stream_id') return
  if (columns[name] === undefined) throw new RangeError(`read model ${table} has no column ${name}`)
  if (columns[name] === 'sealed') throw new RangeError(`column ${name} of read model ${table} is sealed: nothing can be sought in it`)
}

const sealedColumns = (model: TableReadModel): string[] =>
  Object.keys(model.columns).filter((name) => model.columns[name] === 'sealed')

const sealPlace = (model: TableReadModel, jurisdiction: string, column: string): string =>
  `read-model\n${jurisdiction}\n${model.table}\n${column}`
