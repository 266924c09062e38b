import { randomBytes } from 'node:crypto'
import type { Clock } from '../../usecases/ports.ts'
import type { From, OwnSession, Session } from '../../usecases/identity.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { actsForBody } from '../../domain/account/bodies.ts'
import { actorColumns, actorIn, closedBody, type IdentityDb } from './tables.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
const LONGEST_MS = 12 * 60 * MINUTE_MS
/** How often a session that is in use says so: a write a minute, not a write a request. */
const TOUCH_MS = MINUTE_MS
/** How long another process may still honour a session that was ended elsewhere. */
const CACHE_MS = 5_000
const CACHED_SESSIONS = 10_000

/** 256 random bits in base64url. */
const tokenForm = /^[A-Za-z0-9_-]{43}$/

export type SessionOwner = Readonly<{ account: string; jurisdiction: string; sessionEpoch: number; from: From }>
type StoredSession = Session & Readonly<{ lastSeenMs: number }>
type Crypto = Readonly<{ suite: CryptoSuite; masterKey: Uint8Array }>
type Cached = Readonly<{ readMs: number; session: Promise<StoredSession | undefined> }>

/**
 * Who is signed in. The database knows tokens only by their hash: whoever reads it can't sign in with what they read.
 * Sessions run by the wall clock, since a person does not fall asleep because the demonstration moved on by a month.
 */
export class Sessions {
  readonly #db: IdentityDb
  readonly #crypto: Crypto
  readonly #wallClock: Clock
  readonly #cache = new Map<string, Cached>()

  constructor(db: IdentityDb, crypto: Crypto, wallClock: Clock) {
    this.#db = db
    this.#crypto = crypto
    this.#wallClock = wallClock
  }

  async start({ account, jurisdiction, sessionEpoch, from: { ip, userAgent } }: SessionOwner): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = this.#wallClock.now()
    const { suite, masterKey } = this.#crypto
    const origin = suite.seal(masterKey, Buffer.from(JSON.stringify({ ip, userAgent: userAgent.slice(0, 300) })), belongingTo(account))
    await this.#db.insertInto('sessions').values({
      token_hash: this.#hash(token), account, origin: Buffer.from(origin), jurisdiction, session_epoch: sessionEpoch,
      started_at: now, last_seen_at: now, expires_at: new Date(Date.parse(now) + LONGEST_MS).toISOString(),
    }).execute()
    return token
  }

  async find(token: string): Promise<Session | undefined> {
    if (!tokenForm.test(token)) return undefined
    const nowMs = Date.parse(this.#wallClock.now())
    const session = await this.#cached(this.#hash(token), nowMs)
    if (!session || isOver(session, nowMs)) return undefined
    const { lastSeenMs: _, ...known } = session
    return known
  }

  /** True for the one call that ended it. */
  async end(token: string): Promise<boolean> {
    if (!tokenForm.test(token)) return false
    const hash = this.#hash(token)
    this.#cache.delete(hash.toString('base64'))
    const { numDeletedRows } = await this.#db.deleteFrom('sessions').where('token_hash', '=', hash).executeTakeFirst()
    return numDeletedRows > 0n
  }

  /** The journal has ended them already by raising the account's epoch; here the rows go and this process forgets. */
  async endAllOf(account: string): Promise<void> {
    this.#cache.clear()
    await this.#db.deleteFrom('sessions').where('account', '=', account).execute()
  }

  /** The sessions of an account that go on, newest first; told apart by a name from which nobody finds the token. */
  async of(account: string, token = ''): Promise<readonly OwnSession[]> {
    const nowMs = Date.parse(this.#wallClock.now())
    const rows = await this.#db.selectFrom('sessions').selectAll().where('account', '=', account).orderBy('started_at', 'desc').execute()
    const here = this.#hash(token)
    return rows.filter((row) => !isOver({ expiresAt: row.expires_at, lastSeenMs: Date.parse(row.last_seen_at) }, nowMs)).map((row) => ({
      id: nameOf(row.token_hash), startedAt: row.started_at, lastSeenAt: row.last_seen_at, isHere: row.token_hash.equals(here), ...this.#origin(account, row.origin),
    }))
  }

  async endOne(account: string, id: string): Promise<void> {
    const rows = await this.#db.selectFrom('sessions').select('token_hash').where('account', '=', account).execute()
    const found = rows.find(({ token_hash }) => nameOf(token_hash) === id)
    if (!found) return
    this.#cache.clear()
    await this.#db.deleteFrom('sessions').where('token_hash', '=', found.token_hash).execute()
  }

  /** What an account reaches, or whether its body is open, has changed; the next request of its sessions looks. */
  forget(): void {
    this.#cache.clear()
  }

  async forgetOld(): Promise<void> {
    await this.#db.deleteFrom('sessions').where('expires_at', '<', this.#wallClock.now()).execute()
  }

  /** Requests that come together share one look into the database. */
  #cached(hash: Buffer, nowMs: number): Promise<StoredSession | undefined> {
    const key = hash.toString('base64')
    const known = this.#cache.get(key)
    if (known && nowMs - known.readMs < CACHE_MS) return known.session
    const session = this.#read(hash, nowMs)
    this.#remember(key, { readMs: nowMs, session })
    // A failure is answered to those who wait for it, and not kept.
    session.catch(() => this.#cache.delete(key))
    return session
  }

  #remember(key: string, cached: Cached): void {
    this.#cache.delete(key)
    this.#cache.set(key, cached)
    if (this.#cache.size <= CACHED_SESSIONS) return
    const [oldest] = this.#cache.keys()
    if (oldest !== undefined) this.#cache.delete(oldest)
  }

  async #read(hash: Buffer, nowMs: number): Promise<StoredSession | undefined> {
    const row = await this.#db.selectFrom('sessions')
      .innerJoin('accounts', (join) => join
        .onRef('accounts.jurisdiction', '=', 'sessions.jurisdiction')
        .onRef('accounts.stream_id', '=', 'sessions.account')
        .onRef('accounts.sessionEpoch', '=', 'sessions.session_epoch'))
      .leftJoin('organisations', closedBody)
      .select(['organisations.name as closedBody', 'started_at', 'expires_at', 'last_seen_at', 'mustChangePassword', ...actorColumns])
      .where('token_hash', '=', hash).where('accounts.open', '=', true)
      .executeTakeFirst()
    if (!row) return undefined
    const session: StoredSession = {
      actor: actorIn(row),
      mustChangePassword: row.mustChangePassword,
      ...(row.closedBody !== null && actsForBody(row.role) && { closedBody: row.closedBody }),
      startedAt: row.started_at, expiresAt: row.expires_at, lastSeenMs: Date.parse(row.last_seen_at),
    }
    return isOver(session, nowMs) ? undefined : this.#seen(hash, session, nowMs)
  }

  async #seen(hash: Buffer, session: StoredSession, nowMs: number): Promise<StoredSession> {
    if (nowMs - session.lastSeenMs < TOUCH_MS) return session
    const lastSeenAt = new Date(nowMs).toISOString()
    await this.#db.updateTable('sessions').set({ last_seen_at: lastSeenAt }).where('token_hash', '=', hash).execute()
    return { ...session, lastSeenMs: nowMs }
  }

  #origin(account: string, sealed: Buffer | null): From {
    if (!sealed) return { ip: '', userAgent: '' }
    const { suite, masterKey } = this.#crypto
    return JSON.parse(Buffer.from(suite.open(masterKey, sealed, belongingTo(account))).toString())
  }

  #hash(token: string): Buffer {
    return Buffer.from(this.#crypto.suite.hash(Buffer.from(token)))
  }
}

const belongingTo = (account: string): Uint8Array => Buffer.from(`session-origin\n${account}`)
const nameOf = (tokenHash: Buffer): string => tokenHash.toString('hex').slice(0, 16)

function isOver({ expiresAt, lastSeenMs }: Pick<StoredSession, 'expiresAt' | 'lastSeenMs'>, nowMs: number): boolean {
  return nowMs >= Date.parse(expiresAt) || nowMs >= lastSeenMs + IDLE_MS
}
