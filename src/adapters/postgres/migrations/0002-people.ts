import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person_keys (
      jurisdiction text collate "C" not null,
      subject text collate "C" not null,
      wrapped bytea,
      destroyed_at timestamptz(3),
      primary key (jurisdiction, subject),
      check ((wrapped is null) = (destroyed_at is not null))
    )`.execute(db)
  await sql`
    create table drafts (
      jurisdiction text collate "C" not null,
      application text collate "C" not null,
      subject text collate "C" not null,
      version integer not null check (version > 0),
      sealed bytea not null,
      primary key (jurisdiction, application)
    )`.execute(db)
  // A draft is rewritten every few seconds; room on the page keeps the rewrite away from the indexes.
  await sql`alter table drafts set (fillfactor = 50)`.execute(db)
  await sql`alter table drafts alter column sealed set storage external`.execute(db)
  await sql`create index drafts_subject on drafts (jurisdiction, subject)`.execute(db)
}
