import { unreportedStages, type ApplicationEvent, type ApplicationStage, type Problem } from '../../domain/application/application.ts'
import { isOverseer, type Role } from '../../domain/shared/actor.ts'
import { withheldFromOverseers } from '../../policy/overseerView.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import type { caseView, namedProblemView, View } from '../api.ts'
import type { LoadedCase } from './loading.ts'

type NamedProblem = View<typeof namedProblemView>
type LastReturn = View<typeof caseView>['lastReturns'][number]

export const keptBack = '为保护个人信息，这一处写了什么不向您显示。'

/** What was to be put right, each by what the form calls it. Of what is kept from this reader it is told that it was named, and not in which words. */
export function problemsFor(policy: Pick<Policy, 'form' | 'materials' | 'withheldFromExperts'>, viewer: Role, problems: readonly Problem[]): NamedProblem[] {
  const withheld = isOverseer(viewer) ? withheldFromOverseers(policy) : new Set<string>()
  return problems.map(({ field, text }) => ({ field, label: labelOf(policy, field), text: withheld.has(field) ? keptBack : text }))
}

function labelOf({ form, materials }: Pick<Policy, 'form' | 'materials'>, id: string): string {
  const field = form.pages.flatMap(({ fields }) => fields).find((each) => each.id === id)
  return field?.label ?? materials.find((each) => each.id === id)?.title ?? id
}

type Returned = Extract<ApplicationEvent, { type: 'ApplicationReturned' }>

/** The words of a return as they were recorded; none once the person has been erased. */
export const problemsIn = ({ type, personal }: Pick<RecordedEvent, 'type' | 'personal'>): readonly Problem[] =>
  (type === 'ApplicationReturned' ? (personal?.fields as { problems?: readonly Problem[] } | undefined)?.problems ?? [] : [])

/** Stages in which somebody reads what was handed in once more. */
const isLookedAt = (stage: ApplicationStage): boolean =>
  stage === 'reported' || stage === 'qualification-proposed' || (unreportedStages.has(stage) && stage !== 'draft' && stage !== 'returned')

/** 上次退回 — what each hand last asked to have put right, the newest first, for as long as the case that came back is being looked at. */
export function lastReturns({ application, history, policy }: Pick<LoadedCase, 'application' | 'history' | 'policy'>, viewer: Role): LastReturn[] {
  if (!isLookedAt(application.stage)) return []
  const byHand = new Map(history.filter((entry) => problemsIn(entry).length > 0).map((entry) => [(entry.data as Returned['data']).by, entry]))
  return [...byHand]
    .sort(([, one], [, other]) => other.version - one.version)
    .map(([by, entry]) => ({ by, at: entry.at, problems: problemsFor(policy, viewer, problemsIn(entry)) }))
}
