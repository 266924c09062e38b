import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { IdentityTables } from '../identity/tables.ts'
import { fetchAll } from './cursor.ts'
import type { Tables } from './schema.ts'

/**
 * What a backup holds. Read models are computed from the journal; sessions, the counts of failed sign-ins and the first administrator's link die with the machine.
 * Activation and recovery codes stand on slips of paper already handed out, which a restore must not make worthless.
 */
const isKept: Readonly<Record<keyof Tables | keyof IdentityTables, boolean>> = {
  journal: true,
  checkpoints: true,
  checkpoint_leaves: true,
  founding: true,
  person_keys: true,
  drafts: true,
  idempotency: true,
  outbox: true,
  account_secrets: true,
  read_models: false,
  recovery_codes: true,
  sessions: false,
  activations: true,
  sign_in_attempts: false,
  sign_in_allowances: false,
  first_administrator_links: false,
}
export const keptTables: readonly string[] = Object.entries(isKept).filter(([, kept]) => kept).map(([table]) => table)

/** Numbers of transactions mean something only to the server that gave them. */
const leftToTheServer: Readonly<Record<string, readonly string[]>> = { journal: ['written_in'] }

export type Column = Readonly<{ name: string; type: string }>

export async function columnsOf(db: Kysely<Tables>, table: string): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(db)
  return rows.filter(({ name }) => !leftToTheServer[table]?.includes(name))
}

/** A row as the texts of its columns: PostgreSQL reads its own texts back to the very same value, to the last bit. */
export type TextRow = readonly (string | null)[]

const BATCH = 500

export async function* dumpTable(tx: Transaction<Tables>, table: string, columns: readonly Column[]): AsyncGenerator<readonly TextRow[]> {
  const texts = columns.map(({ name }) => sql`${sql.ref(name)}::text`)
  for await (const rows of fetchAll<{ row: TextRow }>(tx, sql`select array[${sql.join(texts)}] as row from ${sql.table(table)}`, BATCH)) {
    yield rows.map(({ row }) => row)
  }
}

/** Rows for the named columns, which the table has in whatever order. */
export async function loadRows(tx: Transaction<Tables>, table: string, columns: readonly Column[], rows: readonly TextRow[]): Promise<void> {
  const names = columns.map(({ name }) => sql.id(name))
  const values = columns.map(({ type }, index) => sql`${sql.id(`c${index}`)}::${sql.raw(type)}`)
  const texts = columns.map((_, index) => sql`${rows.map((row) => row[index] ?? null)}::text[]`)
  const given = columns.map((_, index) => sql.id(`c${index}`))
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from unnest(${sql.join(texts)}) as given(${sql.join(given)})`.execute(tx)
}

/** New rows must not be given numbers that restored rows bear. */
export async function continueNumbers(tx: Transaction<Tables>, table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attidentity <> ''`.execute(tx)
  for (const { name } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${name}), max(${sql.ref(name)})) from ${sql.table(table)}`.execute(tx)
  }
}

/** In order; none in a database that no program has opened. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: [database] } = await sql<{ opened: boolean }>`select to_regclass('kysely_migration') is not null as opened`.execute(db)
  if (!database?.opened) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}
