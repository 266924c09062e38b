import { Kysely, PostgresDialect } from 'kysely'
import type { ColumnType, Generated } from 'kysely'
import type pg from 'pg'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { Instant } from '../../domain/shared/time.ts'

/** Given when a row is written, never changed after. */
type Fixed<T> = ColumnType<T, T, never>

/** The tables that the migrations create; those of the read models are known by their definitions. */
export type Tables = {
  journal: {
    jurisdiction: Fixed<string>
    stream_kind: Fixed<StreamKind>
    stream_id: Fixed<string>
    version: Fixed<number>
    position: ColumnType<bigint, bigint | undefined, never>
    written_in: ColumnType<string, never, never>
    type: Fixed<string>
    data: Fixed<string>
    personal: Fixed<Buffer | null>
    subject: Fixed<string | null>
    at: Fixed<Instant>
    actor: Fixed<string>
    policy: Fixed<string>
    clauses: Fixed<string>
    prev_hash: Fixed<Buffer | null>
    hash: Fixed<Buffer>
  }
  checkpoints: {
    jurisdiction: Fixed<string>
    size: Fixed<bigint>
    position: Fixed<bigint>
    root: Fixed<Buffer>
    signature: Fixed<Buffer>
    public_key: Fixed<Buffer>
    at: Fixed<Instant>
  }
  checkpoint_leaves: {
    jurisdiction: Fixed<string>
    ordinal: Fixed<bigint>
    stream_kind: Fixed<StreamKind>
    stream_id: Fixed<string>
    version: Fixed<number>
    position: Fixed<bigint>
    hash: Fixed<Buffer>
    subtree: Fixed<Buffer>
  }
  founding: {
    only_one: Generated<boolean>
    suite: Fixed<string>
    world: Fixed<'demo' | 'real'>
    format: Fixed<number>
  }
  person_keys: {
    jurisdiction: string
    subject: string
    /** The person's key under the master key; null once destroyed. */
    wrapped: Buffer | null
    destroyed_at: Instant | null
  }
  drafts: { jurisdiction: string; application: string; subject: string; version: number; sealed: Buffer }
  idempotency: { jurisdiction: string; key: string; request_hash: string; answer: string; recorded_at: Generated<Instant> }
  outbox: {
    jurisdiction: string
    id: Generated<bigint>
    kind: string
    payload: string
    due_at: Generated<Instant>
    attempts: Generated<number>
    last_error: string | null
    dead_at: Instant | null
  }
  read_models: { name: string; definition: string }
}

/** The same connections, asked through Kysely. */
export const kyselyOver = (pool: pg.Pool): Kysely<Tables> => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
