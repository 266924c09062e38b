import type { Draft } from '../../domain/application/draft.ts'
import type { Meta } from '../../domain/shared/actor.ts'
import type { Decision } from '../../domain/shared/decision.ts'
import type { DomainEvent } from '../../domain/shared/event.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Ports, Transaction } from '../ports.ts'

export type Loading = Meta & Readonly<{ ports: Ports; tx: Transaction; draft?: Draft | undefined }>
export type Asked = Readonly<{ id: string; command: Readonly<{ type: string }> }>

/** A subject ready to decide: the rules it stands under, and its deciding function with everything it rests on. */
export type Loaded = Readonly<{
  policy: Policy
  /** The round the subject belongs to. */
  round: string
  decide(command: Readonly<{ type: string }>): Decision<DomainEvent>
}>

/**
 * How one kind of stream is brought together with what its decisions rest on.
 * The stream itself is guarded by its version; a lock is taken only for what a decision counts in other streams.
 */
export type SubjectLoader = Readonly<{
  /** Taken before the stream is read. */
  lock?(tx: Transaction, asked: Asked): Promise<void>
  /** Read beside the stream: what has been typed into the form, where the act is about it. */
  draft?(tx: Transaction, asked: Asked): Promise<Draft | undefined>
  load(loading: Loading, asked: Asked, state: unknown): Promise<Loaded>
}>
