import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Their tables are made from their definitions; here is what these need and how a changed definition is noticed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin')`.execute(db)
  await sql`create collation strokes (provider = icu, locale = 'zh-u-co-stroke')`.execute(db)
  await sql`create table read_models (name text collate "C" primary key, definition text not null)`.execute(db)
}
