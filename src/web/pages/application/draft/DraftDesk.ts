import type { AnswerValue, Answers } from '../../../../policy/policy.ts'
import { ClashError, RefusedError } from '../../../api/client.ts'
import type { DraftView } from '../../../api/views.ts'
import type { Saved } from '../../../parts/SavedState.tsx'
import type { UnsentWords } from '../../../unsent/unsent.ts'

/** What was typed here and has not arrived, and the version of the draft it was typed over. */
export type Typed = Readonly<{ value: AnswerValue; base: number }>
type AllTyped = Readonly<Record<string, Typed>>

/** Where typed words wait on this machine until they have arrived. */
export type Waiting = Readonly<{ read(): UnsentWords; keep(words: AllTyped): void; forget(words: AllTyped): void }>

export type Save = (saving: Readonly<{ baseVersion: number; changes: Answers }>) => Promise<DraftView>

/** 两处填写不一致 — one field, two hands: what is on this screen and what another device saved meanwhile. */
export type Clash = Readonly<{ field: string; mine: AnswerValue; theirs: AnswerValue | undefined }>

export type DeskState = Readonly<{
  /** The draft as the server last told it. */
  draft: DraftView
  /** What stands on the screen: the server's words, and over them those typed here. */
  answers: Answers
  /** Fields whose words are on their way: what the server said of them is out of date. */
  unsaved: ReadonlySet<string>
  saved: Saved
  clashes: readonly Clash[]
  /** Why the server takes no more words: the deadline has passed, the case has moved on. */
  refused: RefusedError | undefined
}>

/** Saves once the typing has rested this long. */
export const REST_MS = 3_000
/** Tries again after this long while the server can't be reached. */
export const RETRY_MS = 5_000

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * 填写台 — holds the words of one form between the fingers and the server. Every field carries the version it was typed over, so that what
 * another device wrote meanwhile is never overwritten unseen; a field on which two hands disagree is held back until a person decides.
 */
export class DraftDesk {
  readonly #save: Save
  readonly #waiting: Waiting
  readonly #listeners = new Set<() => void>()
  readonly #held = new Set<string>()
  /** Fields whose words the server can't take: they wait for other words, and the rest goes without them. */
  readonly #unfit = new Set<string>()
  #draft: DraftView
  #typed: AllTyped
  #running: Promise<void> | undefined
  #isCutOff = false
  #refused: RefusedError | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: DeskState

  constructor(draft: DraftView, save: Save, waiting: Waiting) {
    this.#draft = draft
    this.#save = save
    this.#waiting = waiting
    this.#typed = readTyped(waiting.read(), draft)
    this.#state = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DeskState => this.#state

  /** A field was typed in. The words are on this machine before this returns. */
  change(field: string, value: AnswerValue): void {
    const typed = { value, base: this.#typed[field]?.base ?? this.#draft.version }
    this.#unfit.delete(field)
    this.#typed = { ...this.#typed, [field]: typed }
    this.#waiting.keep({ [field]: typed })
    this.#saveIn(REST_MS)
    this.#tell()
  }

  /** Sends what waits: after a rest, on leaving a field, when the line is back. Resolves when everything that could go has gone. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined
      this.#tell()
    })
    return this.#running
  }

  /** The person decided what stands in a field on which two hands disagreed. */
  settle(field: string, value: AnswerValue | undefined): void {
    this.#held.delete(field)
    if (value === undefined || isSame(value, this.#draft.answers[field])) this.#drop({ [field]: this.#typed[field] ?? { value: '', base: 0 } })
    else this.#retype({ [field]: { value, base: this.#draft.version } })
    this.#tell()
    void this.flush()
  }

  /** A newer draft came by another way: files were attached, the page was looked at again. */
  adopt(draft: DraftView): void {
    if (draft.version < this.#draft.version) return
    this.#draft = draft
    for (const field of this.#held) if (isSame(this.#typed[field]?.value, draft.answers[field])) this.settle(field, undefined)
    this.#tell()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  async #sendAll(): Promise<void> {
    const gone = new Set<string>()
    for (let batch = this.#nextBatch(gone); Object.keys(batch).length > 0; batch = this.#nextBatch(gone)) {
      this.#tell()
      const outcome = await this.#send(batch)
      if (outcome === 'stopped') return
      // What was typed further meanwhile rests first, like everything that is being typed.
      if (outcome === 'arrived') for (const field of Object.keys(batch)) gone.add(field)
    }
  }

  /** Fields typed over the oldest version go first, together: one request states one version. */
  #nextBatch(gone: ReadonlySet<string>): AllTyped {
    const free = Object.entries(this.#typed).filter(([field]) => !this.#held.has(field) && !this.#unfit.has(field) && !gone.has(field))
    const oldest = Math.min(...free.map(([, { base }]) => base))
    return Object.fromEntries(free.filter(([, { base }]) => base === oldest))
  }

  async #send(batch: AllTyped): Promise<'arrived' | 'again' | 'stopped'> {
    const baseVersion = Math.min(...Object.values(batch).map(({ base }) => base))
    try {
      this.#arrived(await this.#save({ baseVersion, changes: Object.fromEntries(Object.entries(batch).map(([field, { value }]) => [field, value])) }), batch)
      return 'arrived'
    } catch (failure) {
      return this.#failed(failure, batch)
    }
  }

  #arrived(draft: DraftView, batch: AllTyped): void {
    this.#isCutOff = false
    if (this.#unfit.size === 0) this.#refused = undefined
    if (draft.version >= this.#draft.version) this.#draft = draft
    const entries = Object.entries(batch)
    const further = entries.filter(([field, { value }]) => !isSame(this.#typed[field]?.value, value)).map(([field]) => field)
    this.#drop(Object.fromEntries(entries.filter(([field]) => !further.includes(field))))
    // Typed further while the earlier words travelled: these go over what has just been saved.
    this.#retype(Object.fromEntries(further.flatMap((field) => {
      const typed = this.#typed[field]
      return typed === undefined ? [] : [[field, { value: typed.value, base: draft.version }]]
    })))
    if (further.length > 0) this.#saveIn(REST_MS)
  }

  #failed(failure: unknown, batch: AllTyped): 'again' | 'stopped' {
    if (failure instanceof ClashError) {
      this.#isCutOff = false
      for (const { field } of failure.clash.clashes) this.#held.add(field)
      this.adopt(failure.clash.draft)
      return 'again'
    }
    if (failure instanceof RefusedError && failure.status !== 401) {
      this.#refused = failure
      return this.#setAside(failure, batch) ? 'again' : 'stopped'
    }
    this.#isCutOff = true
    this.#saveIn(RETRY_MS)
    return 'stopped'
  }

  /** Where each reason names a field of the batch, those fields are at fault and no other has to wait for them. */
  #setAside({ refusals }: RefusedError, batch: AllTyped): boolean {
    const named = refusals.map(({ about }) => about?.split('.')[0] ?? '')
    if (named.length === 0 || !named.every((field) => field in batch)) return false
    for (const field of named) this.#unfit.add(field)
    return true
  }

  #drop(words: AllTyped): void {
    this.#waiting.forget(words)
    this.#typed = Object.fromEntries(Object.entries(this.#typed).filter(([field]) => !(field in words)))
  }

  #retype(words: AllTyped): void {
    this.#typed = { ...this.#typed, ...words }
    this.#waiting.keep(words)
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  #tell(): void {
    this.#state = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): DeskState {
    const typed = Object.entries(this.#typed)
    return {
      draft: this.#draft,
      answers: { ...this.#draft.answers, ...Object.fromEntries(typed.map(([field, { value }]) => [field, value])) },
      unsaved: new Set(typed.map(([field]) => field)),
      saved: this.#savedState(typed.length),
      clashes: typed.filter(([field]) => this.#held.has(field)).map(([field, { value }]) => ({ field, mine: value, theirs: this.#draft.answers[field] })),
      refused: this.#refused,
    }
  }

  #savedState(typedFields: number): Saved {
    if (this.#held.size > 0) return { kind: 'conflict' }
    if (typedFields > 0) return this.#refused !== undefined ? { kind: 'refused' } : { kind: this.#isCutOff ? 'kept-here' : 'saving' }
    return this.#draft.savedAt === '' ? { kind: 'untouched' } : { kind: 'saved', at: this.#draft.savedAt }
  }
}

/** Words left from an earlier visit, without those that have arrived after all. */
function readTyped(words: UnsentWords, draft: DraftView): AllTyped {
  const entries = Object.entries(words).filter((entry): entry is [string, Typed] => isTyped(entry[1]) && !isSame(entry[1].value, draft.answers[entry[0]]))
  return Object.fromEntries(entries)
}

const isTyped = (word: unknown): word is Typed => typeof word === 'object' && word !== null && 'value' in word && 'base' in word
