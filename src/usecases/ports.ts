import type { Actor } from '../domain/shared/actor.ts'
import type { DomainEvent, StreamKind, StreamRef } from '../domain/shared/event.ts'
import type { Instant } from '../domain/shared/time.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Policy, PolicyId } from '../policy/policy.ts'
import type { Calendars } from '../policy/calendar.ts'
import type { Competitions } from '../policy/competition.ts'
import type { UploadAllowance } from './uploadAllowance.ts'
import type { Draft } from '../domain/application/draft.ts'

/** An entry of the journal, read back: the fact with its who, when, clauses and place in the chain. */
export type RecordedEvent = DomainEvent & Readonly<{
  /** There was a sealed part, and its key has been destroyed. */
  erased?: true
  stream: StreamRef
  /** 1 for the first entry of its stream. */
  version: number
  /** Order of arrival in the whole journal; grows, may have gaps. */
  position: bigint
  at: Instant
  actor: Actor
  /** Version of the policy it was decided under, `<jurisdiction>/<scheme>/<day in force>`; '' where none applies. */
  policy: string
  clauses: readonly string[]
  /** SHA-256 (or SM3) in lower-case hex over the canonical form of the entry and the hash before it. */
  hash: string
}>

/** What a use case hands to the journal. */
export type Appending = Readonly<{
  stream: StreamRef
  /** The version the decision was based on; 0 for a stream that must not exist yet. */
  expectedVersion: number
  events: readonly DomainEvent[]
  at: Instant
  actor: Actor
  policy: string
  clauses: readonly string[]
}>

/** An effect that leaves after the commit: mail, a document to render, a page to refresh. */
export type Effect = Readonly<{ kind: string; payload: object; dueAt?: Instant }>

/** Row of a read model: column name to value. */
export type Row = Readonly<Record<string, unknown>>

/** A read model is a pure function of one stream's folded state; its rows are replaced whenever the stream grows. */
export type ReadModel = Readonly<{
  table: string
  from: StreamKind
  /** The rows the stream `id` owns. Columns `jurisdiction`, `stream_id` are added by the store. */
  rows(id: string, state: unknown, at: Readonly<{ version: number; updatedAt: Instant }>): readonly Row[]
}>

/** One database transaction. Everything a use case reads and writes goes through it, or nothing is kept. */
export type Transaction = Readonly<{
  jurisdiction: string
  /** The stream's entries, oldest first, personal parts decrypted; empty where it does not exist. */
  load(stream: StreamRef): Promise<readonly RecordedEvent[]>
  /** Loads several streams in one query; every ref asked for has an entry, under `<kind>/<id>`. */
  loadAll(streams: readonly StreamRef[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>>
  /**
   * `load` of a stream that many read and hardly anybody changes. Work that travels with others may be shown it as it was last seen;
   * that nothing has changed since is made sure of before anything is kept, and the work is done again where something has.
   */
  recall(stream: StreamRef): Promise<readonly RecordedEvent[]>
  /** Appends and projects. Throws `StaleVersion` where the stream has moved on. */
  append(appending: Appending): Promise<number>
  /** Held until the transaction ends. Shared by many readers, or exclusive. */
  lock(name: string, mode: 'shared' | 'exclusive'): Promise<void>
  /** Rows of a read model by equality on its columns, personal columns in clear. */
  rows<T extends Row>(table: string, where: Row): Promise<readonly T[]>
  /**
   * `rows`, without those of the stream `besides`, where nearly always there are none. Work that travels with others may be told so
   * without a look; that it is so is made sure of before anything is kept, and the work is done again where it is not.
   */
  others<T extends Row>(table: string, where: Row, besides: string): Promise<readonly T[]>
  /** The unsubmitted words of an application; `undefined` before the first save. Drafts are not facts: they live beside the journal. */
  loadDraft(application: string): Promise<Draft | undefined>
  /** Replaces the draft; throws `StaleVersion` unless the stored version is `draft.version - 1` (0 for the first save). */
  saveDraft(application: string, subject: string, draft: Draft): Promise<void>
  queue(effect: Effect): Promise<void>
  /** What the work under this key answered, where it was done before; nothing is run. Same key, other request: `KeyReused`. */
  answered<T extends object>(key: string, requestHash: string): Promise<T | undefined>
  /** Runs the work once for a key: the second time the first answer comes back. Same key, other request: `KeyReused`. */
  once<T extends object>(key: string, requestHash: string, work: () => Promise<T>): Promise<T>
}>

export type Store = Readonly<{
  transaction<T>(jurisdiction: string, work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * The same, for work that many people send in the same minute: pieces of it that come together may be written together.
   * It may be done a second time, and is quick only where it reads before it writes.
   */
  shared<T>(jurisdiction: string, work: (tx: Transaction) => Promise<T>): Promise<T>
}>


/** The stream grew since the version the command was based on; `since` is what was recorded meanwhile, where it was read. */
export class StaleVersion extends Error {
  readonly stream: StreamRef
  readonly expected: number
  readonly actual: number
  readonly since: readonly RecordedEvent[]
  constructor(stream: StreamRef, expected: number, actual: number, since: readonly RecordedEvent[] = []) {
    super(`stream ${stream.kind}/${stream.id} is at version ${actual}, not ${expected}`)
    this.stream = stream
    this.expected = expected
    this.actual = actual
    this.since = since
  }
}

/** An idempotency key came again with another request. */
export class KeyReused extends Error {}

/** Attached files: kept encrypted under the person's key, named by the hash of what is stored. */
export type Files = Readonly<{
  /** Streams in at most `maxBytes`; gives the name to record in the journal. */
  put(jurisdiction: string, subject: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile>
  get(jurisdiction: string, sha256: string, subject: string): Promise<Uint8Array>
  /** Whether something is stored under this name: the record must not name what is not there. */
  has(sha256: string): Promise<boolean>
  /** Takes away what was stored and named by nobody: only for whoever has just stored it. */
  discard(sha256: string): Promise<void>
}>
/** 身份证件号码的检索摘要 — a keyed digest that finds a person again without keeping the number. The record calls it `personKey`; it opens nothing. */
export type PersonDigest = (jurisdiction: string, idNumber: string) => string

/** Formats in which files are accepted. */
export type FileType = 'pdf' | 'jpg' | 'png' | 'docx'
/** Says by its content what a file is, and gives it back without what cameras hide in pictures. Throws `Refused`, here or while the content is read. */
export type InspectFile = (content: AsyncIterable<Uint8Array>, fileName: string, accepted: readonly FileType[]) =>
  Promise<Readonly<{ type: FileType; mediaType: string; content: AsyncIterable<Uint8Array> }>>
export type StoredFile = Readonly<{ sha256: string; bytes: number }>

/** The measures this installation knows, by id. */
export type Policies = ReadonlyMap<PolicyId, Policy>

/** Outcome of a use case: what was recorded, or every reason nothing was. */
export type Performed =
  | Readonly<{ kind: 'accepted'; id: string; version: number; events: readonly string[] }>
  | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>

/** What every use case is built on; bound once in the composition root. */
export type Ports = Readonly<{
  store: Store
  policies: Policies
  calendars: Calendars
  competitions: Competitions
  clock: Clock
  ids: Ids
  files: Files
  inspect: InspectFile
  personDigest: PersonDigest
  uploads: UploadAllowance
}>

export type Clock = Readonly<{ now(): Instant }>
/** Unguessable, time-ordered ids (UUID version 7). */
export type Ids = Readonly<{ next(): string }>
