import type { Draft } from '../../domain/application/draft.ts'
import type { DomainEvent, StreamRef } from '../../domain/shared/event.ts'
import { KeyReused, StaleVersion } from '../../usecases/ports.ts'
import type { Appending, Effect, RecordedEvent, Row, Transaction } from '../../usecases/ports.ts'
import { insertAnswer, selectAnswer } from './answers.ts'
import type { KnownAnswer } from './answers.ts'
import { Drafts } from './drafts.ts'
import { canonical } from './canonical.ts'
import { isVersionTaken } from './failures.ts'
import { entryValues, insertEntry, loadStream, loadStreams, newEntry, recordedEvent, streamKey, unplaced } from './journal.ts'
import type { JournalRow } from './journal.ts'
import { lockNumber, lockStatements } from './locks.ts'
import type { PersonKey } from './personKeys.ts'
import { openRow, selectRows } from './readModelRows.ts'
import type { RecordParts } from './record.ts'
import type { Session, Statement } from './session.ts'

/** Another transaction took the version first; `Store` turns it into `StaleVersion` once it can ask how far the stream has come. */
export class StreamMoved extends Error {
  readonly stream: StreamRef
  readonly expected: number
  constructor(stream: StreamRef, expected: number) {
    super(`stream ${streamKey(stream)} moved past version ${expected}`)
    this.stream = stream
    this.expected = expected
  }
}

/** A stream as this transaction knows it. */
type KnownStream = { readonly ref: StreamRef; readonly events: RecordedEvent[]; prevHash: Uint8Array | null; grown: boolean }

/** The port's transaction over one session: entries leave as they are appended, read models follow once at the end. */
export class RecordTransaction implements Transaction {
  readonly jurisdiction: string
  /** The work carries a key and took for granted that it is new. */
  mayHaveComeBefore = false
  readonly #looksBack: boolean
  readonly #session: Session
  readonly #parts: RecordParts
  readonly #drafts: Drafts
  readonly #streams = new Map<string, KnownStream>()
  readonly #personKeys = new Map<string, PersonKey>()

  /** `looksBack`: a request is first sought among those answered. */
  constructor(jurisdiction: string, session: Session, parts: RecordParts, looksBack: boolean) {
    this.jurisdiction = jurisdiction
    this.#looksBack = looksBack
    this.#session = session
    this.#parts = parts
    this.#drafts = new Drafts(session, parts.keys, jurisdiction)
  }

  async load(ref: StreamRef): Promise<readonly RecordedEvent[]> {
    return [...(await this.#settled(ref)).events]
  }

  async loadAll(refs: readonly StreamRef[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const missing = refs.filter((ref) => !this.#isSettled(ref))
    if (missing.length > 0) await this.#readAll(missing)
    return new Map(refs.map((ref) => [streamKey(ref), [...this.#known(ref).events]]))
  }

  async append(appending: Appending): Promise<number> {
    const { stream: ref, expectedVersion, events } = appending
    const stream = this.#streams.get(streamKey(ref)) ?? await this.#startingFrom(ref, expectedVersion)
    const actual = stream.events.length
    if (actual !== expectedVersion) throw new StaleVersion(ref, expectedVersion, actual)
    for (const event of events) await this.#write(stream, appending, event)
    return stream.events.length
  }

  async lock(name: string, mode: 'shared' | 'exclusive'): Promise<void> {
    this.#session.send(lockStatements[mode], [lockNumber(this.jurisdiction, 'lock', name)])
  }

  async rows<T extends Row>(table: string, where: Row): Promise<readonly T[]> {
    const { projection } = this.#parts
    const model = projection.model(table)
    this.#project()
    const { statement, values } = selectRows(model, where)
    const { rows } = await this.#session.run<Record<string, unknown>>(statement, [this.jurisdiction, ...values])
    return rows.map((row) => openRow<T>(model, projection.seal, this.jurisdiction, row))
  }

  loadDraft(application: string): Promise<Draft | undefined> {
    return this.#drafts.load(application)
  }

  saveDraft(application: string, subject: string, draft: Draft): Promise<void> {
    return this.#drafts.save(application, subject, draft)
  }

  async queue({ kind, payload, dueAt }: Effect): Promise<void> {
    this.#session.send(insertEffect, [this.jurisdiction, kind, canonical(payload), dueAt ?? '-infinity'])
  }

  async answered<T extends object>(key: string, requestHash: string): Promise<T | undefined> {
    const known = await this.#answerTo(key)
    if (known && known.request_hash !== requestHash) throw new KeyReused(`key ${key} belongs to another request`)
    return known && JSON.parse(known.answer)
  }

  /**
   * Nearly every request is new, so it is taken to be. One that came before fails, by what its first coming left behind: the stream
   * that has moved on, or at the latest the key that is taken. Only then is it sought, and where it is found another attempt answers it.
   */
  async once<T extends object>(key: string, requestHash: string, work: () => Promise<T>): Promise<T> {
    const known = this.#looksBack ? await this.answered<T>(key, requestHash) : undefined
    if (known) return known
    this.mayHaveComeBefore = !this.#looksBack
    const answer = canonical(await work().catch((failure: unknown) => this.#failedOnce(key, failure)))
    this.#session.send(insertAnswer, [this.jurisdiction, key, requestHash, answer])
    return JSON.parse(answer)
  }

  async commit(): Promise<void> {
    this.#project()
    await this.#session.commit()
  }

  /** What the work itself refuses it would refuse again; a transaction that the server has given up can't be asked. */
  async #failedOnce(key: string, failure: unknown): Promise<never> {
    if (this.mayHaveComeBefore) this.mayHaveComeBefore = await this.#answerTo(key).then((known) => known !== undefined, () => true)
    throw failure
  }

  /** Equal requests queue here, so that the second one looks after the first has committed or failed. */
  async #answerTo(key: string): Promise<KnownAnswer | undefined> {
    this.#session.send(lockStatements.exclusive, [lockNumber(this.jurisdiction, 'once', key)])
    const { rows: [known] } = await this.#session.run<KnownAnswer>(selectAnswer, [this.jurisdiction, key])
    return known
  }

  async #write(stream: KnownStream, appending: Appending, event: DomainEvent): Promise<void> {
    const { ref, prevHash } = stream
    const expected = stream.events.length
    const key = event.personal && await this.#personKey(event.personal.subject)
    const place = { jurisdiction: this.jurisdiction, version: expected + 1, prevHash, key }
    const entry = newEntry(this.#parts.suite, appending, event, place)
    const explain = (failure: unknown): unknown => isVersionTaken(failure) ? new StreamMoved(ref, expected) : failure
    this.#session.send(insertEntry, entryValues(entry), explain)
    stream.events.push(entry.recorded)
    stream.prevHash = entry.hash
    stream.grown = true
  }

  /** A key seen here stays valid to the end: erasure waits for every transaction that has looked at the keys. */
  async #personKey(subject: string): Promise<PersonKey> {
    const key = this.#personKeys.get(subject) ?? await this.#parts.keys.obtain(this.#session, this.jurisdiction, subject)
    this.#personKeys.set(subject, key)
    return key
  }

  /** Sends the rows that the grown streams now have; whatever is asked next sees them. */
  #project(): void {
    for (const stream of this.#streams.values()) {
      if (!stream.grown) continue
      const replacement = this.#parts.projection.replacement(this.jurisdiction, stream.ref, stream.events)
      if (replacement) this.#session.send(replacement.statement, replacement.values)
      stream.grown = false
    }
  }

  /** A stream that must not exist yet is not looked for: the primary key finds out if it does. */
  #startingFrom(ref: StreamRef, expectedVersion: number): KnownStream | Promise<KnownStream> {
    return expectedVersion === 0 ? this.#remember(ref, []) : this.#read(ref)
  }

  async #settled(ref: StreamRef): Promise<KnownStream> {
    return this.#isSettled(ref) ? this.#known(ref) : this.#read(ref)
  }

  /** What this transaction itself appended has its position only in the database. */
  #isSettled(ref: StreamRef): boolean {
    const last = this.#streams.get(streamKey(ref))?.events.at(-1)
    return this.#streams.has(streamKey(ref)) && last?.position !== unplaced
  }

  async #read(ref: StreamRef): Promise<KnownStream> {
    this.#project()
    const { rows } = await this.#session.run<JournalRow>(loadStream, [this.jurisdiction, ref.kind, ref.id])
    return this.#remember(ref, rows)
  }

  async #readAll(refs: readonly StreamRef[]): Promise<void> {
    this.#project()
    const values = [this.jurisdiction, refs.map(({ kind }) => kind), refs.map(({ id }) => id)]
    const { rows } = await this.#session.run<JournalRow>(loadStreams, values)
    const byStream = Map.groupBy(rows, (row) => streamKey({ kind: row.stream_kind, id: row.stream_id }))
    for (const ref of refs) this.#remember(ref, byStream.get(streamKey(ref)) ?? [])
  }

  #remember(ref: StreamRef, rows: readonly JournalRow[]): KnownStream {
    for (const { subject, wrapped } of rows) {
      if (subject !== null && wrapped) this.#personKeys.set(subject, this.#parts.keys.unwrap(this.jurisdiction, subject, wrapped))
    }
    const events = rows.map((row) => recordedEvent(this.#parts.keys, this.jurisdiction, row))
    const stream = { ref, events, prevHash: rows.at(-1)?.hash ?? null, grown: false }
    this.#streams.set(streamKey(ref), stream)
    return stream
  }

  #known(ref: StreamRef): KnownStream {
    const stream = this.#streams.get(streamKey(ref))
    if (!stream) throw new Error(`stream ${streamKey(ref)} was not loaded`)
    return stream
  }
}

const insertEffect: Statement = {
  name: 'effect-insert',
  text: 'insert into outbox (jurisdiction, kind, payload, due_at) values ($1, $2, $3, $4)',
}
