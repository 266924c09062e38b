import type { DomainEvent, StreamKind, StreamRef } from '../../domain/shared/event.ts'
import { onRecord } from '../../domain/shared/actor.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { Appending, RecordedEvent } from '../../usecases/ports.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { canonical } from './canonical.ts'
import { entryHash } from './entry.ts'
import type { StoredEntry } from './entry.ts'
import { PersonKeyMissing } from './personKeys.ts'
import type { PersonKey, PersonKeys } from './personKeys.ts'
import type { Statement } from './statement.ts'

/** Name of a stream within its jurisdiction: the key of `loadAll`'s answer. */
export const streamKey = ({ kind, id }: StreamRef): string => `${kind}/${id}`

/** A stream as it was read: its entries, and the keys of the people in them. */
export type LoadedStream = Readonly<{ events: readonly RecordedEvent[]; prevHash: Uint8Array | null; personKeys: ReadonlyMap<string, PersonKey> }>

/** An entry as `loadStreams` returns it: the stored columns and what is left of the subject's key. */
export type JournalRow = Readonly<{
  stream_kind: StreamKind
  stream_id: string
  version: number
  position: bigint
  type: string
  data: string
  personal: Buffer | null
  subject: string | null
  at: Instant
  actor: string
  policy: string
  clauses: string
  hash: Buffer
  wrapped: Buffer | null
  key_known: boolean
}>

const columns = `j.stream_kind, j.stream_id, j.version, j.position, j.type, j.data, j.personal, j.subject, j.at, j.actor, j.policy,
  j.clauses, j.hash, k.wrapped, k.subject is not null as key_known`
const withKeys = 'from journal j left join person_keys k on k.jurisdiction = j.jurisdiction and k.subject = j.subject'

export const loadStreams: Statement = {
  name: 'journal-load',
  text: `select ${columns} ${withKeys} join unnest($2::text[], $3::text[]) as wanted(kind, id)
    on j.stream_kind = wanted.kind and j.stream_id = wanted.id where j.jurisdiction = $1 order by j.stream_kind, j.stream_id, j.version`,
}
const storedColumns = ['jurisdiction', 'stream_kind', 'stream_id', 'version', 'type', 'data', 'personal', 'subject', 'at', 'actor', 'policy', 'clauses', 'prev_hash', 'hash']

/** One statement for so many entries. Their sealed parts travel as bytes, which an array of them would not. */
export function insertEntries(count: number): Statement {
  const places = Array.from({ length: count }, (_, entry) => `(${storedColumns.map((_name, column) => `$${entry * storedColumns.length + column + 1}`).join(', ')})`)
  return { name: `journal-insert-${count}`, text: `insert into journal (${storedColumns.join(', ')}) values ${places.join(', ')}` }
}
export const selectVersion: Statement = {
  name: 'journal-version',
  text: 'select coalesce(max(version), 0) as version from journal where jurisdiction = $1 and stream_kind = $2 and stream_id = $3',
}

/** Where a sealed part belongs: it opens nowhere else in the record. */
const placeOf = (jurisdiction: string, { kind, id }: StreamRef, version: number): string =>
  `journal\n${jurisdiction}\n${kind}\n${id}\n${version}`

/** The fact behind a row. A personal part whose key was destroyed is gone; everything else of the entry remains. */
export function recordedEvent(keys: PersonKeys, jurisdiction: string, row: JournalRow): RecordedEvent {
  const stream = { kind: row.stream_kind, id: row.stream_id }
  const personal = personalPart(keys, jurisdiction, stream, row)
  return {
    type: row.type,
    data: JSON.parse(row.data),
    ...(personal ? { personal } : row.personal === null ? {} : { erased: true }),
    stream,
    version: row.version,
    position: row.position,
    at: row.at,
    actor: JSON.parse(row.actor),
    policy: row.policy,
    clauses: JSON.parse(row.clauses),
    hash: row.hash.toString('hex'),
  }
}

function personalPart(keys: PersonKeys, jurisdiction: string, stream: StreamRef, row: JournalRow): DomainEvent['personal'] {
  const { subject, personal, wrapped } = row
  if (subject === null || personal === null) return undefined
  if (!row.key_known) throw new PersonKeyMissing(subject)
  if (wrapped === null) return undefined
  const fields = keys.unwrap(jurisdiction, subject, wrapped).open(personal, placeOf(jurisdiction, stream, row.version))
  return { subject, fields: JSON.parse(fields) }
}

/** Stands for the position of an entry that this very transaction wrote: the database gives it one. */
export const unplaced = 0n

/** A new entry in both its forms: as stored, and as it will be read back. */
export type NewEntry = Readonly<{ stored: StoredEntry; hash: Uint8Array; recorded: RecordedEvent }>

/** Where the entry goes: its version, the hash before it, and the key for its personal part. */
export type Place = Readonly<{ jurisdiction: string; version: number; prevHash: Uint8Array | null; key: PersonKey | undefined }>

export function newEntry(suite: CryptoSuite, appending: Appending, event: DomainEvent, place: Place): NewEntry {
  const { jurisdiction, version, prevHash, key } = place
  const { stream, at, policy, clauses } = appending
  const actor = onRecord(appending.actor)
  const fields = event.personal && canonical(event.personal.fields)
  const stored: StoredEntry = {
    jurisdiction, stream, version, type: event.type, at, policy, prevHash,
    data: canonical(event.data),
    personal: fields && key ? key.seal(fields, placeOf(jurisdiction, stream, version)) : null,
    subject: event.personal?.subject ?? null,
    actor: canonical(actor),
    clauses: canonical(clauses),
  }
  const hash = entryHash(suite, stored)
  // Parsed from the text that is stored: the fold must see now what it will see when the stream is replayed.
  const personal = event.personal && fields ? { subject: event.personal.subject, fields: JSON.parse(fields) } : undefined
  const recorded: RecordedEvent = {
    type: event.type, data: JSON.parse(stored.data), ...(personal ? { personal } : {}),
    stream, version, position: unplaced, at, actor, policy, clauses, hash: Buffer.from(hash).toString('hex'),
  }
  return { stored, hash, recorded }
}

/** The values of `insertEntries`, in the order of its columns. */
export function entryValues({ stored, hash }: NewEntry): readonly unknown[] {
  const { jurisdiction, stream, version, type, data, personal, subject, at, actor, policy, clauses, prevHash } = stored
  return [jurisdiction, stream.kind, stream.id, version, type, data, personal, subject, at, actor, policy, clauses, prevHash, hash]
}
