import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { StreamRef } from '../../domain/shared/event.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { SealBroken } from '../crypto/suite.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { fetchAll } from './cursor.ts'
import { entryHash } from './entry.ts'
import type { StoredEntry } from './entry.ts'
import { recordedEvent } from './journal.ts'
import type { JournalRow } from './journal.ts'
import { PersonKeyMissing } from './personKeys.ts'
import type { PersonKeys } from './personKeys.ts'
import type { Tables } from './schema.ts'
import { placed } from './verifyFindings.ts'
import type { Finding } from './verifyFindings.ts'

/** A row of the journal with everything its hash is made of. */
type ChainRow = JournalRow & Readonly<{ jurisdiction: string; prev_hash: Buffer | null }>

/** One stream with all its rows, oldest first. */
export type StoredStream = Readonly<{ jurisdiction: string; ref: StreamRef; rows: readonly ChainRow[] }>

const BATCH = 1_000

const everyEntry = sql`
  select j.jurisdiction, j.stream_kind, j.stream_id, j.version, j.position, j.type, j.data, j.personal, j.subject, j.at, j.actor, j.policy,
    j.clauses, j.prev_hash, j.hash, k.wrapped, k.subject is not null as key_known
  from journal j left join person_keys k on k.jurisdiction = j.jurisdiction and k.subject = j.subject
  order by j.jurisdiction, j.stream_kind, j.stream_id, j.version`

/** Every stream of the journal, one after the other; never more than one of them and a batch of rows in memory. */
export async function* storedStreams(tx: Transaction<Tables>): AsyncGenerator<StoredStream> {
  let rows: ChainRow[] = []
  for await (const batch of fetchAll<ChainRow>(tx, everyEntry, BATCH)) {
    for (const row of batch) {
      if (rows[0] && !isSameStream(rows[0], row)) {
        yield storedStream(rows[0], rows)
        rows = []
      }
      rows.push(row)
    }
  }
  if (rows[0]) yield storedStream(rows[0], rows)
}

const isSameStream = (one: ChainRow, other: ChainRow): boolean =>
  one.stream_id === other.stream_id && one.stream_kind === other.stream_kind && one.jurisdiction === other.jurisdiction

const storedStream = ({ jurisdiction, stream_kind, stream_id }: ChainRow, rows: readonly ChainRow[]): StoredStream =>
  ({ jurisdiction, ref: { kind: stream_kind, id: stream_id }, rows })

/** Recomputes every hash of a stream, and follows the chain from its first entry to its last. */
export function chainFindings(suite: CryptoSuite, { ref, rows }: StoredStream): readonly Finding[] {
  return rows.flatMap((row, index) => entryFindings(suite, ref, row, rows[index - 1]))
}

function entryFindings(suite: CryptoSuite, stream: StreamRef, row: ChainRow, before: ChainRow | undefined): readonly Finding[] {
  const place = placed({ ...row, stream })
  const expected = (before?.version ?? 0) + 1
  const findings: Finding[] = []
  if (row.version !== expected) {
    findings.push({ ...place, code: 'entry-missing', detail: `第 ${row.version} 条之前缺少第 ${expected} 条记录。` })
  } else if (!sameBytes(row.prev_hash, before?.hash ?? null)) {
    findings.push({ ...place, code: 'chain-broken', detail: `第 ${row.version} 条记录中前一条的哈希，与前一条实际的哈希不同：两者之一被改动过。` })
  }
  if (!sameBytes(row.hash, Buffer.from(entryHash(suite, storedEntry(stream, row))))) {
    findings.push({ ...place, code: 'entry-changed', detail: `第 ${row.version} 条记录的内容与它的哈希不符：记录在写入之后被改动过。` })
  }
  if (before && row.position <= before.position) {
    findings.push({ ...place, code: 'position-changed', detail: `第 ${row.version} 条记录的序号不大于前一条：序号被改动过。` })
  }
  return findings
}

const storedEntry = (stream: StreamRef, row: ChainRow): StoredEntry => ({ ...row, stream, prevHash: row.prev_hash })

const sameBytes = (one: Buffer | null, other: Buffer | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

/** The facts of a stream as a replay reads them, and what could not be read. */
export type OpenedStream = Readonly<{ events: readonly RecordedEvent[]; findings: readonly Finding[] }>

export function openStream(keys: PersonKeys, { jurisdiction, ref, rows }: StoredStream): OpenedStream {
  const events: RecordedEvent[] = []
  const findings: Finding[] = []
  for (const row of rows) {
    try {
      events.push(recordedEvent(keys, jurisdiction, row))
    } catch (failure) {
      if (!(failure instanceof SealBroken) && !(failure instanceof PersonKeyMissing)) throw failure
      findings.push({ ...placed({ ...row, stream: ref }), code: 'personal-unreadable', detail: failure.message })
    }
  }
  return { events, findings }
}
