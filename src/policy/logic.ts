import type { Outcome } from './condition.ts'

/** The four outcomes from worst to best: `all` takes the worst of its parts, `any` the best. */
export const outcomes = ['not-met', 'evidence-missing', 'needs-judgement', 'met'] as const satisfies readonly Outcome[]

const order: Readonly<Record<Outcome, number>> = { 'not-met': 0, 'evidence-missing': 1, 'needs-judgement': 2, 'met': 3 }

export function worst(parts: readonly Outcome[]): Outcome {
  let low: Outcome = 'met'
  for (const each of parts) if (order[each] < order[low]) low = each
  return low
}

export function best(parts: readonly Outcome[]): Outcome {
  let high: Outcome = 'not-met'
  for (const each of parts) if (order[each] > order[high]) high = each
  return high
}

/** 几项中的第几好 — what stands when so many of the parts are asked for: one is `any`, all of them is `all`. */
export function nthBest(parts: readonly Outcome[], count: number): Outcome {
  return parts.toSorted((one, other) => order[other] - order[one])[count - 1] ?? 'not-met'
}

/** What is unknown stays unknown when it is turned round. */
export function opposite(outcome: Outcome): Outcome {
  if (outcome === 'met') return 'not-met'
  return outcome === 'not-met' ? 'met' : outcome
}
