import type { Refusal } from '../domain/shared/decision.ts'
import type { RecordedEvent } from './ports.ts'

/** Leaves the transaction with nothing kept; the edge turns it into a problem document. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '))
    this.refusals = refusals
  }
}

/** 别处已办 — refused because it, or something in its place, was done already; `by` is the entry that says by whom and when. */
export class Overtaken extends Refused {
  readonly by: RecordedEvent
  constructor(by: RecordedEvent, ...refusals: readonly Refusal[]) {
    super(...refusals)
    this.by = by
  }
}

/** The subject does not exist, or is none of this actor's business: both look the same from outside. */
export class NotFound extends Error {}
