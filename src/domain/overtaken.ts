import { folds } from './folds.ts'
import { acts, type Subject } from './lifecycle.ts'
import type { CaseEvent } from './consequences.ts'
import type { Act } from './shared/act.ts'
import type { Refusal } from './shared/decision.ts'
import type { DomainEvent } from './shared/event.ts'

/** By what it was settled that a step is refused for, where the stage of the subject does not say. */
const settledBy: Readonly<Record<string, readonly CaseEvent['type'][]>> = {
  'no-panel-proposed': ['PanelConfirmed', 'PanelReturned'],
  'no-release-proposed': ['ReleaseConfirmed', 'ReleaseReturned'],
  'no-amendment-proposed': ['AmendmentConfirmed', 'AmendmentReturned'],
  'no-termination-proposed': ['RoundTerminated', 'TerminationReturned'],
  'no-extra-places-proposed': ['ExtraPlacesConfirmed', 'ExtraPlacesReturned'],
  'no-exception-proposed': ['ExceptionConfirmed', 'ExceptionRejected'],
  'exception-confirmed': ['ExceptionConfirmed'],
  'already-posted': ['UnitPostingConfirmed'],
  'nothing-to-replace': ['UnitRepostingConfirmed', 'LocalRepostingConfirmed'],
  'nothing-to-remove': ['UnitRemovalConfirmed', 'LocalRemovalConfirmed'],
  'no-open-objection': ['ObjectionSettled'],
  'finding-already-proposed': ['FindingProposed'],
  'no-finding-proposed': ['FindingReturned'],
  'no-answer-due': ['ObjectorAnswered'],
}

type Step = Readonly<{ subject: Subject; command: Readonly<{ type: string }> }>

/** 别处已办 — the fact that took the step away: the step itself, taken in another window or by a colleague, or one in its place. Undefined where it is too early for it, or something else speaks against it. */
export function overtakenBy<Entry extends DomainEvent>({ subject, command }: Step, refusals: readonly Refusal[], history: readonly Entry[]): Entry | undefined {
  if (refusals.some(({ code }) => code === 'act-not-open')) return closing(subject, command.type, history)
  const types: readonly string[] = refusals.flatMap(({ code }) => settledBy[code] ?? [])
  return history.findLast(({ type, data }) => types.includes(type) && isAbout(command, data))
}

/** The last fact that led out of the stages in which the act is done. */
function closing<Entry extends DomainEvent>(subject: Subject, type: string, history: readonly Entry[]): Entry | undefined {
  const from = (acts[subject] as Readonly<Record<string, Act<string>>>)[type]?.from ?? []
  const isOpen = (state: unknown): boolean => from.includes((state as Readonly<{ stage: string }>).stage)
  const { initial, evolve } = folds[subject]
  let state = initial
  let last: Entry | undefined
  for (const entry of history) {
    const next = evolve(state, entry)
    if (isOpen(state) && !isOpen(next)) last = entry
    state = next
  }
  return last
}

const targets = ['application', 'objection', 'condition'] as const

/** One subject holds several objections, postings or exceptions: a fact about another of them took nothing away. */
function isAbout(command: object, data: object): boolean {
  const [asked, told] = [command, data] as readonly Readonly<Record<string, unknown>>[]
  return targets.every((each) => asked?.[each] === undefined || told?.[each] === undefined || asked[each] === told[each])
}
