import type { StreamRef } from '../domain/shared/event.ts'
import { dayOf, type Day, type Instant } from '../domain/shared/time.ts'
import type { KnownCalendar } from '../policy/calendar.ts'
import type { Wording } from '../policy/wordingSchema.ts'
import type { Identity } from '../usecases/identity.ts'
import type { Policies, Ports, RecordedEvent, Row } from '../usecases/ports.ts'

/** What the edge is built on: the use cases' ports, and what screens read. Bound in the composition root. */
export type Services = Readonly<{
  ports: Ports
  policies: Policies & Readonly<{ sourceOf(id: string): Readonly<{ text: string }>; wordingOf(id: string): Wording }>
  query(jurisdiction: string): Query
  identity: Identity
  papers: Papers
  effects: Effects
  /** Recomputes the record; for the auditor's desk. */
  verifier: Verifier
  checkpoints(jurisdiction: string): Promise<PublishedHeads>
  /** The jurisdiction whose public pages this installation serves. */
  publicJurisdiction: string
  /** Present in the demo alone. */
  demo?: Demo | undefined
  /** Where the built pages lie. */
  webFolder: string
  /** https in front: cookies are marked Secure. */
  secure: boolean
  /** Addresses whose X-Forwarded-For is believed; anybody else's says nothing about where they are. */
  proxies: readonly string[]
}>

/** The working days as they are known today. */
export function calendarToday({ ports: { calendars, clock } }: Pick<Services, 'ports'>, jurisdiction: string): KnownCalendar {
  return calendars.knownOn(dayOf(clock.now()), jurisdiction)
}

export type Filter = Readonly<Record<string, string | number | boolean | null | Readonly<{ in: readonly (string | number | boolean)[] }> | Readonly<{ contains: string }>>>
export type Listing = Readonly<{ columns?: readonly string[]; filter?: Filter; sort?: readonly Readonly<{ column: string; order?: 'asc' | 'desc' }>[]; limit: number; offset?: number }>
export type Entry = Omit<RecordedEvent, 'personal'>

/** What the screens of one jurisdiction read. */
export type Query = Readonly<{
  listRows<T extends Row>(table: string, listing: Listing): Promise<readonly T[]>
  countRows(table: string, filter?: Filter): Promise<number>
  timeline(streams: readonly StreamRef[]): Promise<readonly Entry[]>
  /** The whole journal, newest first. */
  journal(page: Readonly<{ limit: number; offset: number; stream?: string | undefined }>): Promise<Readonly<{ rows: readonly (Entry & Readonly<{ prevHash: string }>)[]; total: number }>>
}>

/** What left, or could not leave, after a commit. */
export type Effects = Readonly<{
  undelivered(jurisdiction: string): Promise<readonly Undelivered[]>
  /** False where there is none of that number. */
  revive(jurisdiction: string, id: bigint): Promise<boolean>
}>
export type Undelivered = Readonly<{ id: bigint; kind: string; payload: unknown; attempts: number; reason: string; deadAt: Instant | null }>

/** The papers of a case or a round, rendered from the record. */
export type Papers = Readonly<{
  listed(subject: PaperSubject, stage: string): readonly Readonly<{ kind: string; title: string; formats: readonly string[] }>[]
  /** In clear, without anybody secret-related. */
  render(wanted: WantedPaper): Promise<Rendered | undefined>
  /** Complete, in an archive that opens with the passphrase alone. */
  renderSealed(wanted: WantedPaper, passphrase: string): Promise<Rendered | undefined>
}>
/** Papers of a recommending body belong to the round `id`, as does a notice that waits for the second hand. */
export type PaperSubject = 'case' | 'round' | 'district' | 'draft'
export type WantedPaper = Readonly<{ jurisdiction: string; subject: PaperSubject; id: string; district?: string | undefined; kind: string; format: string; baseUrl: string; overseer?: boolean; asOf?: Day }>
export type Rendered = Readonly<{ bytes: Uint8Array; mediaType: string; fileName: string }>

export type Verified = Readonly<{
  ok: boolean; startedAt: Instant; entries: number; streams: number; files: number; checkpoints: number
  findings: readonly Readonly<{ code: string; detail: string }>[]
}>
/** One run at a time: whoever asks meanwhile waits for the one that goes on, and sees how far it is. */
export type Verifier = Readonly<{
  verify(): Promise<Verified>
  progress(): Readonly<{ startedAt: Instant; entries: number; of: number }> | undefined
}>
/** Signed heads of the journal, newest first, and what checks their signatures. */
export type PublishedHeads = Readonly<{
  algorithms: string
  publicKey: string | undefined
  heads: readonly Readonly<{ size: number; root: string; signature: string; at: Instant }>[]
}>

export type Demo = Readonly<{
  now(): Instant
  /** Moves the demo clock forward to the instant; never back. */
  moveTo(instant: Instant): Promise<void>
  accounts: readonly Readonly<{ signInName: string; password: string; roleName: string; displayName: string }>[]
}>
