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

export type TestClosure = (answers: Answers, context: JudgingContext) => Finding

export function finding(outcome: Outcome, because: string, facts: Finding['facts'] = {}): Finding {
  return { outcome, because, facts }
}
