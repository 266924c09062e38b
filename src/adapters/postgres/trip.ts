import type pg from 'pg'
import type { Draft } from '../../domain/application/draft.ts'
import type { StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { Row } from '../../usecases/ports.ts'
import { loadDrafts } from './drafts.ts'
import { Gathering } from './gathering.ts'
import { loadStreams, recordedEvent, streamKey } from './journal.ts'
import type { JournalRow, LoadedStream } from './journal.ts'
import { HeldLocks } from './locks.ts'
import type { LockMode, LockPurpose } from './locks.ts'
import type { PersonKey } from './personKeys.ts'
import { openRow, selectRows, shapeOf } from './readModelRows.ts'
import type { RecordParts } from './record.ts'
import type { Asking, Session, StatementRows } from './session.ts'
import type { Statement } from './statement.ts'
import { statementsOf } from './writes.ts'
import type { Writes } from './writes.ts'

/** What a piece of work needs can't be had while others travel along: it is done again by itself. */
export class TravelAlone extends Error {}

type AskedRows = Readonly<{ model: TableReadModel; where: Row }>

/**
 * 同行 — one database transaction and the pieces of work that travel in it, one or several. What they ask in the same turn of the
 * event loop leaves as one statement of a kind; what they leave behind goes at the end, together or not at all. They see what was
 * committed before and nothing of each other, just as if each had a transaction of its own.
 */
export class Trip implements Asking {
  readonly jurisdiction: string
  readonly isShared: boolean
  readonly #session: Session
  readonly #parts: RecordParts
  readonly #locks: HeldLocks
  readonly #gathering: Gathering

  constructor(session: Session, parts: RecordParts, jurisdiction: string, isShared: boolean) {
    this.jurisdiction = jurisdiction
    this.isShared = isShared
    this.#session = session
    this.#parts = parts
    this.#locks = new HeldLocks(jurisdiction)
    // A lock protects what is read after it, so it leaves first.
    this.#gathering = new Gathering(() => this.#locks.take(this.#session))
  }

  load(ref: StreamRef): Promise<LoadedStream> {
    return this.#gathering.ask('streams', ref, (refs) => this.loadAll(refs))
  }

  async loadAll(refs: readonly StreamRef[]): Promise<readonly LoadedStream[]> {
    // Each stream is read once, whoever and however many ask for it.
    const wanted = [...new Map(refs.map((ref) => [streamKey(ref), ref])).values()]
    this.#locks.take(this.#session)
    const { rows } = await this.#session.run<JournalRow>(loadStreams, [this.jurisdiction, wanted.map(({ kind }) => kind), wanted.map(({ id }) => id)])
    const byStream = Map.groupBy(rows, (row) => streamKey({ kind: row.stream_kind, id: row.stream_id }))
    const loaded = new Map(wanted.map((ref) => [streamKey(ref), this.#loaded(byStream.get(streamKey(ref)) ?? [])]))
    return refs.map((ref) => loaded.get(streamKey(ref)) ?? nothing)
  }

  loadDraft(application: string): Promise<Draft | undefined> {
    return this.#gathering.ask('drafts', application, (applications) => loadDrafts(this.#session, this.#parts.keys, this.jurisdiction, applications))
  }

  rows<T extends Row>(model: TableReadModel, where: Row): Promise<readonly T[]> {
    return this.#gathering.ask(`rows-${model.table}-${shapeOf(where)}`, { model, where }, (asked) => this.#rows<T>(asked))
  }

  /** Held by `traveller` to the end of the trip. Throws `TravelAlone` where somebody along holds what can't be held together. */
  lock(traveller: object, name: string, mode: LockMode, purpose?: LockPurpose): void {
    if (!this.#locks.ask(traveller, name, mode, purpose)) throw new TravelAlone(`${name} is held by another on the same trip`)
  }

  send(statement: Statement, values: readonly unknown[] = [], explain?: (failure: unknown) => unknown): void {
    this.#assertAlone()
    this.#send(statement, values, explain)
  }

  run<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<StatementRows<R>> {
    this.#assertAlone()
    this.#locks.take(this.#session)
    return this.#session.run<R>(statement, values)
  }

  leave(writes: readonly Writes[]): void {
    for (const { statement, values, explain } of statementsOf(this.jurisdiction, this.#parts.projection, writes)) this.#send(statement, values, explain)
  }

  async commit(): Promise<void> {
    await this.#session.commit()
  }

  #send(statement: Statement, values: readonly unknown[], explain?: (failure: unknown) => unknown): void {
    this.#locks.take(this.#session)
    this.#session.send(statement, values, explain)
  }

  /** A statement of one's own is not shared; and what it changes could not be taken back when only this work fails. */
  #assertAlone(): void {
    if (this.isShared) throw new TravelAlone('a statement of its own')
  }

  async #rows<T extends Row>(asked: readonly AskedRows[]): Promise<readonly (readonly T[])[]> {
    const [first] = asked
    if (!first) return []
    const { statement, values } = selectRows(first.model, asked.map(({ where }) => where))
    const { rows } = await this.#session.run<Record<string, unknown> & { asker: number }>(statement, [this.jurisdiction, ...values])
    const answers: T[][] = asked.map(() => [])
    for (const { asker, ...row } of rows) answers[asker]?.push(openRow<T>(first.model, this.#parts.projection.seal, this.jurisdiction, row))
    return answers
  }

  #loaded(rows: readonly JournalRow[]): LoadedStream {
    const { keys } = this.#parts
    const personKeys = new Map<string, PersonKey>()
    for (const { subject, wrapped } of rows) {
      if (subject !== null && wrapped) personKeys.set(subject, keys.unwrap(this.jurisdiction, subject, wrapped))
    }
    return { events: rows.map((row) => recordedEvent(keys, this.jurisdiction, row)), prevHash: rows.at(-1)?.hash ?? null, personKeys }
  }
}

const nothing: LoadedStream = { events: [], prevHash: null, personKeys: new Map() }
