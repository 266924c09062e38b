import { registryOf, type Competition } from '../../../policy/competition.ts'
import { judge } from '../../../policy/conditions.ts'
import { normaliseAnswers } from '../../../policy/normaliseAnswers.ts'
import type { Answers, Policy } from '../../../policy/policy.ts'
import type { VerdictRow } from '../../parts/Verdicts.tsx'

/** The rules as the server applies them, on words that have not arrived there yet. A chunk of its own: a page is usable before it has come. */
export function verdictsOn(policy: Policy, answers: Answers, referenceDay: string, competitions: readonly Competition[]): readonly VerdictRow[] {
  return judge(policy, normaliseAnswers(policy.form, answers), { referenceDay, registry: registryOf(competitions) })
}
