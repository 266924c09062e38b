import type { Registry } from './competition.ts'
import type { Outcome } from './condition.ts'
import type { Answers } from './policy.ts'

/** What a verdict may look at besides the answers. */
export type JudgingContext = Readonly<{
  /** Ages and windows are counted on this day. */
  referenceDay: string
  /** What named roles have affirmed or denied so far, by condition. */
  attested?: Readonly<Record<string, boolean>>
  /** First day of the term, for conditions on the years of the title. */
  termFrom?: string
  /** The competitions that are registered; without it none is. */
  registry?: Registry
}>

/** What a test found; `because` is a sentence without its full stop. */
export type Finding = Readonly<{ outcome: Outcome; facts: Readonly<Record<string, string>>; because: string }>

/** A finding that is put into words when somebody reads them: of a reading that was not taken, the outcome alone is looked at. */
export class Unworded implements Finding {
  readonly outcome: Outcome
  readonly #because: () => string
  readonly #facts: () => Finding['facts']

  constructor(outcome: Outcome, because: () => string, facts: () => Finding['facts']) {
    this.outcome = outcome
    this.#because = because
    this.#facts = facts
  }

  get because(): string { return this.#because() }
  get facts(): Finding['facts'] { return this.#facts() }
}

export type TestClosure = (answers: Answers, context: JudgingContext) => Finding

export function finding(outcome: Outcome, because: string, facts: Finding['facts'] = {}): Finding {
  return { outcome, because, facts }
}
