import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** By name, in order, for the migrator of the database that holds the journal too. */
export const identityMigrations: Readonly<Record<string, Migration>> = {
  '0005-identity': { up: createTables },
  '0008-sign-in-allowances': { up: createAllowances },
  '0009-activations': { up: createActivations },
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await createSecrets(db)
  await createSessions(db)
  await sql`
    create table first_administrator_links (
      jurisdiction text collate "C" primary key,
      token_hash bytea not null unique,
      expires_at timestamptz(3) not null
    )`.execute(db)
}

async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_secrets (
      account text collate "C" primary key,
      jurisdiction text collate "C" not null,
      password_version integer not null default 0,
      password_hash text,
      second_factor bytea,
      offered_factor bytea,
      last_step integer not null default 0
    )`.execute(db)
  await sql`
    create table sign_in_attempts (
      name_key text collate "C" primary key,
      count integer not null,
      since timestamptz(3) not null,
      locked_until timestamptz(3)
    )`.execute(db)
  await sql`create index sign_in_attempts_since on sign_in_attempts (since)`.execute(db)
}

async function createAllowances(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_allowances (
      address_key text collate "C" primary key,
      full_at timestamptz(3) not null
    )`.execute(db)
  await sql`create index sign_in_allowances_full on sign_in_allowances (full_at)`.execute(db)
}

async function createActivations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table activations (
      account text collate "C" primary key,
      jurisdiction text collate "C" not null,
      code_hash bytea not null unique,
      expires_at timestamptz(3) not null
    )`.execute(db)
  await sql`
    create table recovery_codes (
      account text collate "C" not null,
      code_hash text collate "C" not null,
      primary key (account, code_hash)
    )`.execute(db)
  await sql`alter table sessions add column origin bytea`.execute(db)
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      token_hash bytea primary key,
      account text collate "C" not null,
      jurisdiction text collate "C" not null,
      session_epoch integer not null,
      started_at timestamptz(3) not null,
      last_seen_at timestamptz(3) not null,
      expires_at timestamptz(3) not null
    )`.execute(db)
  await sql`create index sessions_account on sessions (account)`.execute(db)
  await sql`create index sessions_end on sessions (expires_at)`.execute(db)
}
