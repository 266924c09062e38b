import type { Personal } from './personal.ts'

/**
 * A fact as the domain writes it. What identifies or describes a person stands only under `personal`,
 * which the journal keeps encrypted under the key of `subject`; destroying that key erases the person and leaves the chain intact.
 */
export type DomainEvent = Readonly<{
  type: string
  data: object
  personal?: Personal<object>
}>

/** The clear part of a fact that has said everything by having happened. */
export type NoWords = Readonly<Record<string, never>>

/**
 * Where a fold ends that has looked at every fact it knows: the compiler sees to it that none is left. What another version of the program
 * recorded and this one does not know changes nothing.
 */
export const unknownEvent = <Unchanged>(_none: never, unchanged: Unchanged): Unchanged => unchanged

export const streamKinds = ['round', 'application', 'scoresheet', 'notice', 'decision', 'title', 'organisation', 'account', 'erasure', 'paper'] as const
export type StreamKind = (typeof streamKinds)[number]

/** One subject's own history within a jurisdiction. */
export type StreamRef = Readonly<{ kind: StreamKind; id: string }>
