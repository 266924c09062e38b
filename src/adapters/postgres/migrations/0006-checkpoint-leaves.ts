import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/**
 * The order in which entries stand in the Merkle tree. Positions are given before the commit, so a lower one can appear after a higher one
 * was sealed into a checkpoint: the tree keeps an order of its own. With the hashes kept here, what is taken from the journal is named.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table checkpoint_leaves (
      jurisdiction text collate "C" not null,
      ordinal bigint not null check (ordinal > 0),
      stream_kind text collate "C" not null,
      stream_id text collate "C" not null,
      version integer not null,
      position bigint not null,
      hash bytea not null,
      -- The largest complete subtree that ends with this leaf: from a few of them the tree grows on without being read again.
      subtree bytea not null,
      primary key (jurisdiction, ordinal),
      unique (jurisdiction, stream_kind, stream_id, version)
    )`.execute(db)
  await sql`create trigger append_only before update or delete or truncate on checkpoint_leaves
    for each statement execute function refuse_change()`.execute(db)
  await sql`alter table checkpoint_leaves enable always trigger append_only`.execute(db)
}
