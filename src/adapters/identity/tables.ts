import { Kysely, PostgresDialect, type Generated, type JoinBuilder } from 'kysely'
import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { AccountRow } from '../../usecases/identity.ts'

/** What signing in needs beside the journal: secrets and passing things, nothing that is a fact about a case. */
export type IdentityTables = {
  account_secrets: {
    account: string
    jurisdiction: string
    /** Which of the account's passwords this is; the journal says which one counts. */
    password_version: Generated<number>
    password_hash: string | null
    second_factor: Buffer | null
    offered_factor: Buffer | null
    /** Time step of the last code that was used: none opens twice. */
    last_step: Generated<number>
  }
  sign_in_attempts: { name_key: string; count: number; since: Instant; locked_until: Instant | null }
  /** By a keyed hash of the address's network. */
  sign_in_allowances: { address_key: string; full_at: Instant }
  sessions: {
    token_hash: Buffer
    account: string
    jurisdiction: string
    session_epoch: number
    started_at: Instant
    last_seen_at: Instant
    expires_at: Instant
    /** From where it was begun, sealed: its owner is shown it. */
    origin: Buffer | null
  }
  /** One for an account that waits for its owner; gone once redeemed. */
  activations: { account: string; jurisdiction: string; code_hash: Buffer; expires_at: Instant }
  recovery_codes: { account: string; code_hash: string }
  first_administrator_links: { jurisdiction: string; token_hash: Buffer; expires_at: Instant }
}

/** The administrator's list is a read model; signing in reads it, and never writes it. */
type ReadTables = IdentityTables & {
  accounts: Omit<AccountRow, 'id'> & { jurisdiction: string; stream_id: string; passwordVersion: number; sessionEpoch: number; persons: readonly string[] }
  organisations: { jurisdiction: string; stream_id: string; name: string; open: boolean }
}
export type IdentityDb = Kysely<ReadTables>

export const identityDb = (pool: pg.Pool): IdentityDb => new Kysely<ReadTables>({ dialect: new PostgresDialect({ pool }) })

/** The columns from which `actorIn` knows who acts. */
export const actorColumns = ['accounts.stream_id', 'accounts.jurisdiction', 'accounts.role', 'accounts.body', 'accounts.displayName', 'accounts.persons'] as const

type ActorRow = Readonly<Pick<ReadTables['accounts'], 'stream_id' | 'jurisdiction' | 'role' | 'body' | 'displayName' | 'persons'>>

export function actorIn({ stream_id, jurisdiction, role, body, displayName, persons }: ActorRow): Actor {
  const further = persons.filter((person) => person !== body)
  return { account: stream_id, role, jurisdiction, body, name: displayName, ...(further.length > 0 ? { persons: further } : {}) }
}

/** Joins the body of an account where it is closed. */
export const closedBody = (join: JoinBuilder<ReadTables, 'accounts' | 'organisations'>) => join
  .onRef('organisations.jurisdiction', '=', 'accounts.jurisdiction').onRef('organisations.stream_id', '=', 'accounts.body').on('organisations.open', '=', false)

/** What the program's role may do with each table. */
export const identityRights: Readonly<Record<keyof IdentityTables, string>> = {
  account_secrets: 'select, insert, update',
  sign_in_attempts: 'select, insert, update, delete',
  sign_in_allowances: 'select, insert, update, delete',
  sessions: 'select, insert, update, delete',
  activations: 'select, insert, update, delete',
  recovery_codes: 'select, insert, delete',
  first_administrator_links: 'select, insert, update, delete',
}
