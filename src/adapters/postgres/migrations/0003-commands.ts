import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idempotency (
      jurisdiction text collate "C" not null,
      key text collate "C" not null,
      request_hash text not null,
      answer json not null,
      recorded_at timestamptz(3) not null default now(),
      primary key (jurisdiction, key)
    )`.execute(db)
  await sql`create index idempotency_age on idempotency using brin (recorded_at)`.execute(db)
  await sql`
    create table outbox (
      jurisdiction text collate "C" not null,
      id bigint generated always as identity,
      kind text not null,
      payload json not null,
      due_at timestamptz(3) not null default '-infinity',
      attempts integer not null default 0,
      last_error text,
      dead_at timestamptz(3),
      primary key (jurisdiction, id)
    )`.execute(db)
  await sql`create index outbox_due on outbox (due_at, id) where dead_at is null`.execute(db)
}
