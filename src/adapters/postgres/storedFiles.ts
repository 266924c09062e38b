import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import { storedFilesLock } from '../../usecases/saveDraft.ts'
import { Shelves } from '../files/shelves.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { fetchAll } from './cursor.ts'
import { draftPlace } from './drafts.ts'
import { holdingLock, lockNumber } from './locks.ts'
import { PersonKeys } from './personKeys.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'
import { chainFindings, openStream, storedStreams } from './verifyChain.ts'

/** Held by whatever reads all stored files, so that none is taken away under its eyes. */
const everyFile = lockNumber('', 'lock', storedFilesLock)

/** Runs the work while no file is taken away: backup and verification first read which files there are and the files after. */
export const holdingFiles = <T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> => holdingLock(pool, 'shared', everyFile, work)

export type OrphanSettings = Readonly<{ pool: pg.Pool; dataDir: string; suite: CryptoSuite; masterKey: Uint8Array }>

const DAY_MS = 86_400_000
/** How long a file may lie unnamed: a page left open over a holiday still names the photo it uploaded. */
export const ORPHAN_GRACE_DAYS = 30

/**
 * Takes away files that no draft and no entry names any more, once they have lain for the days of grace. Whoever is about to name one
 * holds the same lock, and so do backup and verification; where it is held, another day will do. Gives how many went.
 */
export async function removeOrphans({ pool, dataDir, suite, masterKey }: OrphanSettings, nowMs: number): Promise<number> {
  const shelves = new Shelves(dataDir)
  const keys = new PersonKeys(suite, masterKey)
  const db = kyselyOver(pool)
  const old = await storedBefore(shelves, nowMs - ORPHAN_GRACE_DAYS * DAY_MS)
  const seen = await db.transaction().execute((tx) => namedFiles(tx, suite, keys))
  const suspects = seen ? old.filter((file) => !seen.has(file)) : []
  if (suspects.length === 0) return 0
  return db.transaction().execute(async (tx) => {
    if (!await lockAll(tx)) return 0
    const named = await namedFiles(tx, suite, keys)
    const orphans = named ? suspects.filter((file) => !named.has(file)) : []
    for (const file of orphans) await shelves.remove(file)
    return orphans.length
  })
}

async function storedBefore(shelves: Shelves, instantMs: number): Promise<string[]> {
  const old: string[] = []
  for await (const file of shelves.names()) {
    const storedAt = await shelves.storedAt(file)
    if (storedAt !== undefined && storedAt < instantMs) old.push(file)
  }
  return old
}

/** Never waits: a waiting exclusive lock would hold up every save behind it. */
async function lockAll(tx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ jurisdiction: string }>`select distinct jurisdiction from person_keys`.execute(tx)
  for (const number of [everyFile, ...rows.map(({ jurisdiction }) => lockNumber(jurisdiction, 'lock', storedFilesLock))]) {
    const { rows: [got] } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${number}::bigint) as got`.execute(tx)
    if (!got?.got) return false
  }
  return true
}

/** Undefined where the record can't be read whole: then nothing may be called unnamed. */
async function namedFiles(tx: Transaction<Tables>, suite: CryptoSuite, keys: PersonKeys): Promise<ReadonlySet<string> | undefined> {
  const named = await namedInDrafts(tx, keys)
  for await (const stream of storedStreams(tx)) {
    const { events, findings } = openStream(keys, stream)
    if (findings.length + chainFindings(suite, stream).length > 0) return undefined
    for (const { data, personal } of events) for (const name of namesIn(JSON.stringify([data, personal?.fields]))) named.add(name)
  }
  return named
}

type SealedDraft = Readonly<{ jurisdiction: string; application: string; subject: string; sealed: Buffer; wrapped: Buffer }>

/** The files that drafts name; what was sealed for a person since erased can't be opened and names nothing. */
export async function namedInDrafts(tx: Transaction<Tables>, keys: PersonKeys): Promise<Set<string>> {
  const named = new Set<string>()
  const drafts = sql`select d.jurisdiction, d.application, d.subject, d.sealed, k.wrapped from drafts d
    join person_keys k on k.jurisdiction = d.jurisdiction and k.subject = d.subject where k.wrapped is not null`
  for await (const batch of fetchAll<SealedDraft>(tx, drafts, 200)) {
    for (const { jurisdiction, application, subject, sealed, wrapped } of batch) {
      const text = keys.unwrap(jurisdiction, subject, wrapped).open(sealed, draftPlace(jurisdiction, application))
      for (const name of namesIn(text)) named.add(name)
    }
  }
  return named
}

/** Whatever looks like the name of a file is taken for one: a file kept for nothing does less harm than one that is missing. */
const namesIn = (text: string): readonly string[] => text.match(/[0-9a-f]{64}/g) ?? []
