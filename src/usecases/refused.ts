import type { Refusal } from '../domain/shared/decision.ts'

/** Leaves the transaction with nothing kept; the edge turns it into a problem document. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(...refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '))
    this.refusals = refusals
  }
}

/** The subject does not exist, or is none of this actor's business: both look the same from outside. */
export class NotFound extends Error {}
