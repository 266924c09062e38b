import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import { quoted, sqlType } from './readModelRows.ts'
import type { Tables } from './schema.ts'

/** Creates anew every table whose definition changed, and drops those no model fills any more. Gives the models to be filled. */
export async function renewTables(db: Kysely<Tables>, models: readonly TableReadModel[]): Promise<readonly TableReadModel[]> {
  for (const name of ['pinyin', 'strokes']) await sql`alter collation ${sql.id(name)} refresh version`.execute(db)
  const { abandoned, changed } = await outdatedTables(db, models)
  for (const name of abandoned) await dropTable(db, name)
  for (const { model, definition } of changed) {
    await dropTable(db, model.table)
    await createTable(db, model)
    await db.insertInto('read_models').values({ name: model.table, definition }).execute()
  }
  return changed.map(({ model }) => model)
}

/** Tables that no model fills any more, and models whose table is missing or defined otherwise. */
export async function outdatedTables(db: Kysely<Tables>, models: readonly TableReadModel[]) {
  const collations = await collationVersions(db)
  const stored = await db.selectFrom('read_models').selectAll().execute()
  const known = new Map(stored.map(({ name, definition }) => [name, definition]))
  return {
    abandoned: stored.map(({ name }) => name).filter((name) => !models.some(({ table }) => table === name)),
    changed: models.map((model) => ({ model, definition: fingerprint(model, collations) })).filter(({ model, definition }) => known.get(model.table) !== definition),
  }
}

/** Everything that decides about the rows and their order. The fold lies outside: `revision` stands for it. */
function fingerprint(model: TableReadModel, collations: string): string {
  return hash('sha256', JSON.stringify([...tableStatements(model), model.from, model.revision, model.rows.toString(), collations]))
}

/** A server with other sorting rules would misread an index that was built under the old ones. */
async function collationVersions(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select collversion as version from pg_collation where collname in ('pinyin', 'strokes') order by collname`.execute(db)
  return rows.map(({ version }) => version).join(' ')
}

async function dropTable(db: Kysely<Tables>, name: string): Promise<void> {
  await db.schema.dropTable(name).ifExists().execute()
  await db.deleteFrom('read_models').where('name', '=', name).execute()
}

async function createTable(db: Kysely<Tables>, model: TableReadModel): Promise<void> {
  for (const statement of tableStatements(model)) await sql.raw(statement).execute(db)
}

function tableStatements({ table, columns, indexes }: TableReadModel): string[] {
  const declared = Object.entries(columns).map(([name, kind]) => `, ${quoted(name)} ${sqlType[kind]}`)
  return [
    `create table ${quoted(table)} (jurisdiction text collate "C" not null, stream_id text collate "C" not null, row_no integer not null
      ${declared.join('')}, primary key (jurisdiction, stream_id, row_no))`,
    // Rows are replaced with every entry of their stream; room on the page keeps most replacements away from the indexes.
    `alter table ${quoted(table)} set (fillfactor = 80)`,
    ...indexes.map((names) => `create index on ${quoted(table)} (jurisdiction, ${names.map(quoted).join(', ')})`),
  ]
}
