import type { Draft } from '../../domain/application/draft.ts'
import type { DomainEvent, StreamRef } from '../../domain/shared/event.ts'
import { KeyReused, StaleVersion } from '../../usecases/ports.ts'
import type { Appending, Effect, RecordedEvent, Row, Transaction } from '../../usecases/ports.ts'
import { selectAnswer } from './answers.ts'
import type { GivenAnswer, KnownAnswer } from './answers.ts'
import { canonical } from './canonical.ts'
import { saveDraft } from './drafts.ts'
import { isVersionTaken } from './failures.ts'
import { newEntry, streamKey, unplaced } from './journal.ts'
import type { LoadedStream, NewEntry } from './journal.ts'
import type { PersonKey } from './personKeys.ts'
import type { RecordParts } from './record.ts'
import type { Supposition } from './suppositions.ts'
import { TravelAlone } from './trip.ts'
import type { Trip } from './trip.ts'
import type { QueuedEffect, Writes } from './writes.ts'

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

/** A stream as this transaction knows it; `unsent` entries follow those the database has. */
type KnownStream = { readonly ref: StreamRef; readonly events: RecordedEvent[]; prevHash: Uint8Array | null; unsent: NewEntry[] }

/** The port's transaction: one piece of work on a trip. What it writes is kept until it reads again, or until the trip ends. */
export class RecordTransaction implements Transaction {
  readonly jurisdiction: string
  /** The work carries a key and took for granted that it is new. */
  mayHaveComeBefore = false
  readonly #looksBack: boolean
  readonly #trip: Trip
  readonly #parts: RecordParts
  readonly #streams = new Map<string, KnownStream>()
  readonly #personKeys = new Map<string, PersonKey>()
  #suppositions: Supposition[] = []
  #effects: QueuedEffect[] = []
  #answers: GivenAnswer[] = []

  /** `looksBack`: a request is first sought among those answered. */
  constructor(trip: Trip, parts: RecordParts, looksBack: boolean) {
    this.jurisdiction = trip.jurisdiction
    this.#looksBack = looksBack
    this.#trip = trip
    this.#parts = parts
  }

  async load(ref: StreamRef): Promise<readonly RecordedEvent[]> {
    return [...(this.#isSettled(ref) ? this.#known(ref) : await this.#read(ref)).events]
  }

  async loadAll(refs: readonly StreamRef[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const missing = refs.filter((ref) => !this.#isSettled(ref))
    if (missing.length > 0) {
      this.#send()
      const loaded = await this.#trip.loadAll(missing)
      for (const [index, ref] of missing.entries()) this.#remember(ref, loaded[index])
    }
    return new Map(refs.map((ref) => [streamKey(ref), [...this.#known(ref).events]]))
  }

  async recall(ref: StreamRef): Promise<readonly RecordedEvent[]> {
    const seen = this.#trip.isShared && !this.#streams.has(streamKey(ref)) ? this.#parts.lastSeen.of(this.jurisdiction, ref) : undefined
    const last = seen?.events.at(-1)
    if (seen && last) {
      this.#suppositions.push({ kind: 'unchanged', stream: ref, hash: last.hash })
      return [...this.#remember(ref, seen).events]
    }
    const events = await this.load(ref)
    this.#parts.lastSeen.remember(this.jurisdiction, this.#known(ref))
    return events
  }

  async append(appending: Appending): Promise<number> {
    const { stream: ref, expectedVersion, events } = appending
    // A stream that must not exist yet is not looked for: the primary key finds out if it does.
    const stream = this.#streams.get(streamKey(ref)) ?? (expectedVersion === 0 ? this.#remember(ref) : await this.#read(ref))
    const actual = stream.events.length
    if (actual !== expectedVersion) throw new StaleVersion(ref, expectedVersion, actual)
    for (const event of events) await this.#write(stream, appending, event)
    return stream.events.length
  }

  async lock(name: string, mode: 'shared' | 'exclusive'): Promise<void> {
    this.#trip.lock(this, name, mode)
  }

  async rows<T extends Row>(table: string, where: Row): Promise<readonly T[]> {
    const model = this.#parts.projection.model(table)
    this.#send()
    return this.#trip.rows<T>(model, where)
  }

  async others<T extends Row>(table: string, where: Row, besides: string): Promise<readonly T[]> {
    if (this.#trip.isShared) {
      this.#suppositions.push({ kind: 'none-besides', model: this.#parts.projection.model(table), where, besides })
      return []
    }
    return (await this.rows<T & Readonly<{ stream_id: string }>>(table, where)).filter(({ stream_id }) => stream_id !== besides)
  }

  loadDraft(application: string): Promise<Draft | undefined> {
    return this.#trip.loadDraft(application)
  }

  saveDraft(application: string, subject: string, draft: Draft): Promise<void> {
    return saveDraft(this.#trip, this.#parts.keys, { jurisdiction: this.jurisdiction, application, subject, draft })
  }

  async queue({ kind, payload, dueAt }: Effect): Promise<void> {
    this.#effects.push({ kind, payload: canonical(payload), dueAt })
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
    this.#answers.push({ key, requestHash, answer })
    return JSON.parse(answer)
  }

  streamsWritten(): readonly string[] {
    return [...this.#streams].filter(([, { unsent }]) => unsent.length > 0).map(([key]) => key)
  }

  /** What the work has written and not sent yet, together with the rows that follow from it. */
  takeWrites(): Writes {
    const grown = [...this.#streams.values()].filter(({ unsent }) => unsent.length > 0)
    const writes = {
      suppositions: this.#suppositions,
      streams: grown.map((stream) => this.#grown(stream)),
      replacements: grown.flatMap(({ ref, events }) => this.#parts.projection.replacement(this.jurisdiction, ref, events) ?? []),
      effects: this.#effects,
      answers: this.#answers,
    }
    for (const stream of grown) stream.unsent = []
    this.#suppositions = []
    this.#effects = []
    this.#answers = []
    return writes
  }

  #grown({ ref, events, unsent }: KnownStream): Writes['streams'][number] {
    const expected = events.length - unsent.length
    return { entries: unsent, explain: (failure) => isVersionTaken(failure) ? new StreamMoved(ref, expected) : failure }
  }

  /** What is asked next has to see what was written before. */
  #send(): void {
    if (![...this.#streams.values()].some(({ unsent }) => unsent.length > 0)) return
    if (this.#trip.isShared) throw new TravelAlone('what the work wrote itself is to be read again')
    this.#trip.leave([this.takeWrites()])
  }

  /** What the work itself refuses it would refuse again; a transaction that the server has given up can't be asked. */
  async #failedOnce(key: string, failure: unknown): Promise<never> {
    if (this.mayHaveComeBefore && !this.#trip.isShared) this.mayHaveComeBefore = await this.#answerTo(key).then((known) => known !== undefined, () => true)
    throw failure
  }

  /** Equal requests queue here, so that the second one looks after the first has committed or failed. */
  async #answerTo(key: string): Promise<KnownAnswer | undefined> {
    this.#trip.lock(this, key, 'exclusive', 'once')
    const { rows: [known] } = await this.#trip.run<KnownAnswer>(selectAnswer, [this.jurisdiction, key])
    return known
  }

  async #write(stream: KnownStream, appending: Appending, event: DomainEvent): Promise<void> {
    const key = event.personal && await this.#personKey(event.personal.subject)
    const entry = newEntry(this.#parts.suite, appending, event, { jurisdiction: this.jurisdiction, version: stream.events.length + 1, prevHash: stream.prevHash, key })
    stream.events.push(entry.recorded)
    stream.prevHash = entry.hash
    stream.unsent.push(entry)
  }

  /** A key seen here stays valid to the end: erasure waits for every transaction that has looked at the keys. */
  async #personKey(subject: string): Promise<PersonKey> {
    const key = this.#personKeys.get(subject) ?? await this.#parts.keys.obtain(this.#trip, this.jurisdiction, subject)
    this.#personKeys.set(subject, key)
    return key
  }

  /** What this transaction itself appended has its position only in the database. */
  #isSettled(ref: StreamRef): boolean {
    const last = this.#streams.get(streamKey(ref))?.events.at(-1)
    return this.#streams.has(streamKey(ref)) && last?.position !== unplaced
  }

  async #read(ref: StreamRef): Promise<KnownStream> {
    this.#send()
    return this.#remember(ref, await this.#trip.load(ref))
  }

  #remember(ref: StreamRef, loaded?: LoadedStream): KnownStream {
    for (const [subject, key] of loaded?.personKeys ?? []) this.#personKeys.set(subject, key)
    const stream: KnownStream = { ref, events: [...loaded?.events ?? []], prevHash: loaded?.prevHash ?? null, unsent: [] }
    this.#streams.set(streamKey(ref), stream)
    return stream
  }

  #known(ref: StreamRef): KnownStream {
    const stream = this.#streams.get(streamKey(ref))
    if (!stream) throw new Error(`stream ${streamKey(ref)} was not loaded`)
    return stream
  }
}
