import { dayInWords } from './day.ts'
import type { Policy } from './policy.ts'

/** 施行、失效 — whether a round may be opened under a measure on a day. Rounds and titles that began under it live on. */
export type Standing = 'not-yet' | 'in-force' | 'expired'

export function standingOn({ validity: { from, until } }: Pick<Policy, 'validity'>, day: string): Standing {
  if (day < from) return 'not-yet'
  return until !== null && day > until ? 'expired' : 'in-force'
}

/** 自2024年7月11日起至2024年12月31日止 */
export function validityInWords({ validity: { from, until } }: Pick<Policy, 'validity'>): string {
  return `自${dayInWords(from)}起${until === null ? '，没有写明终止日' : `至${dayInWords(until)}止`}`
}
