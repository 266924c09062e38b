import { clauseInWords } from './clauseWords.ts'
import { chosenLabel, textIn } from './facts.ts'
import type { Answers, Policy } from './policy.ts'

/** 名额分配 — who of the list has a seat; `full` says why somebody is passed over although seats were left. */
export type Seated<Case> = Case & Readonly<{ seated: boolean; full?: string }>

/** 同类上限 — whose answers count as the same: spaces and the width of letters are the typist's. */
export function groupOf({ seats: { cap } }: Policy, answers: Answers): string {
  return cap ? textIn(answers, cap.field).normalize('NFKC').replace(/\s/gu, '') : ''
}

/** In the order of the list, as many as there are seats; whoever finds the places of the same answer taken is passed over, and the next goes up. */
export function seat<Case extends Readonly<{ group: string }>>(policy: Policy, placed: readonly Case[], seats: number): readonly Seated<Case>[] {
  const taken = new Map<string, number>()
  let left = seats
  return placed.map((each) => {
    if (left === 0) return { ...each, seated: false }
    const before = taken.get(each.group) ?? 0
    const full = fullWords(policy, each.group, before)
    if (full !== undefined) return { ...each, seated: false, full }
    taken.set(each.group, before + 1)
    left -= 1
    return { ...each, seated: true }
  })
}

function fullWords({ seats: { cap }, form }: Policy, group: string, taken: number): string | undefined {
  if (!cap || taken < cap.atMost) return undefined
  return `“${chosenLabel(form, cap.field, group)}”已有${taken}人列入，不再列入（${clauseInWords(cap.clause)}：“${cap.quote}”）。`
}

/**
 * Who holds a seat that an equal without one could hold as well: an equal for whom nothing was left,
 * or one passed over because of this very person's answer.
 */
export function contested<Case extends Readonly<{ place: number; group: string }>>(placed: readonly Seated<Case>[]): readonly Seated<Case>[] {
  const without = placed.filter(({ seated }) => !seated)
  return placed.filter((one) => one.seated
    && without.some((other) => other.place === one.place && (other.full === undefined || other.group === one.group)))
}
