import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** What an instance was founded as, once and for good: its algorithms, whether its world is real, and the format of its data. A back-up carries it along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table founding (
      only_one boolean primary key default true check (only_one),
      suite text not null,
      world text not null check (world in ('demo', 'real')),
      format integer not null
    )`.execute(db)
  await sql`create trigger append_only before update or delete or truncate on founding
    for each statement execute function refuse_change()`.execute(db)
  await sql`alter table founding enable always trigger append_only`.execute(db)
}
