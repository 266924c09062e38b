import { isDeepStrictEqual } from 'node:util'
import { announcedPlan, referenceDay } from '../../domain/round/round.ts'
import { firstDraft, type Draft } from '../../domain/application/draft.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { checkAnswers, checkMaterials, normaliseAnswers, problemPlace } from '../../policy/answers.ts'
import { judge } from '../../policy/conditions.ts'
import type { draftView, View } from '../api.ts'
import type { Services } from '../services.ts'
import { daysLeft } from './caseScreen.ts'
import { loadCase, type LoadedCase } from './loading.ts'

type DraftView = View<typeof draftView>

/** The form as it stands: what was typed, what is still missing, and how the conditions look on it now. */
export async function draftScreen(services: Services, actor: Actor, id: string): Promise<DraftView> {
  return draftViewOf(services, await loadCase(services, actor, id))
}

export function draftViewOf(services: Services, { application, version, round, policy, draft }: LoadedCase): DraftView {
  const { ports } = services
  const current = draft ?? firstDraft(application.name)
  const answers = normaliseAnswers(policy.form, current.answers)
  const countedOn = referenceDay(policy, round)
  const lastDay = application.stage === 'returned' && application.correction ? application.correction.dueDay : announcedPlan(round)?.applyBy ?? ''
  return {
    version: current.version, answers: current.answers as DraftView['answers'], attachments: [...current.attachments],
    savedAt: current.savedAt, savedBy: current.savedBy,
    problems: [
      ...checkAnswers(policy.form, answers, dayOf(ports.clock.now())).map((problem) => ({ field: problemPlace(problem), text: problem.text })),
      ...checkMaterials(policy, current.attachments).map(({ material, text }) => ({ field: material, text })),
    ],
    verdicts: judge(policy, answers, { referenceDay: countedOn, registry: ports.competitions.registryOf(policy.jurisdiction) }).map((verdict) => ({ ...verdict, facts: { ...verdict.facts } })),
    referenceDay: countedOn,
    signedVersion: application.commitment?.draftVersion ?? null,
    correction: application.correction ? { dueDay: application.correction.dueDay, problems: application.correction.problems.map((problem) => ({ ...problem, isChanged: isChanged(problem.field, application.content, { answers, attachments: current.attachments }) })) } : null,
    caseVersion: version, stage: application.stage, policy: policy.id, applyBy: lastDay, workingDaysLeft: lastDay ? daysLeft(services, policy, lastDay) : 0,
  }
}

type Written = Pick<Draft, 'answers' | 'attachments'>

/** Whether a field, or the files of a material, differ from what was submitted. */
function isChanged(field: string, submitted: Written | undefined, draft: Written): boolean {
  const [root = ''] = field.split('.')
  const saidOf = (content: Written | undefined) => [content?.answers[root], content?.attachments.filter(({ material }) => material === root).map(({ sha256 }) => sha256)]
  return !isDeepStrictEqual(saidOf(submitted), saidOf(draft))
}
