import { isErased } from '../../domain/application/application.ts'
import { scoredByNobody, unscored } from '../../domain/review/ranking.ts'
import { unfinishedBy } from '../../domain/round/release.ts'
import { remainingIn } from '../../domain/round/remaining.ts'
import { isRunning, type Round } from '../../domain/round/round.ts'
import type { Role } from '../../domain/shared/actor.ts'
import { standingOf } from '../../usecases/subjects/standing.ts'
import type { actView, View } from '../api.ts'
import { actsFor, panelActs } from './acts.ts'
import type { RoundFile } from './roundFile.ts'

type ActView = View<typeof actView>

/**
 * What this role may do with a round now: from the table of acts, without those that the cases, the marks or the day still speak
 * against. The page offers exactly these, and the worklist asks for no others: nobody is sent to a button that will be refused.
 */
export function actsOnRound(file: RoundFile, role: Role, today: string): ActView[] {
  const { policy, round, notices } = file
  const proposing = round.stage === 'publicity' && [...notices.values()].every(({ stage }) => stage === 'none')
  const offered = [
    ...actsFor(policy, 'round', round.stage, role),
    ...(proposing ? actsFor(policy, 'notice', 'none', role) : []),
    ...(round.stage === 'decide' ? actsFor(policy, 'decision', 'none', role) : []),
  ]
  const applies = { ...panelActs('panel' in round ? round.panel : undefined), ...whileOpen(file, today) }
  return offered.filter(({ act }) => applies[act] ?? true)
}

function whileOpen(file: RoundFile, today: string): Readonly<Record<string, boolean>> {
  const { round, applications } = file
  const { unsettled, admitted, left, titled } = remainingIn(applications, today)
  const { cleared, openDecisions, publishedLists, undecidedCandidates } = standingOf([...file.notices.values()], [...file.batches.values()].map(({ state }) => state), applications)
  const hangs = round.stage === 'publicity' && round.notice !== undefined
  return {
    ...amendmentActs(file, today),
    ...terminationActs(round, publishedLists),
    ...extraPlacesActs(file),
    CloseNominations: round.stage === 'nominate' && today > round.plan.reportBy,
    CloseQualification: unsettled === 0 && admitted > 0,
    ProposeCandidates: admitted > 0 && isScored(file),
    ProposeRelease: mayRelease(file),
    ProposeNotice: undecidedCandidates > 0,
    PrepareDecision: cleared.size > 0,
    FinishRound: titled > 0 && openDecisions === 0 && undecidedCandidates === 0,
    CloseWithoutHolders: left === 0 && titled === 0 && openDecisions === 0 && !hangs,
  }
}

/** A notice is corrected once at a time, and while its day for reports has not gone by. */
function amendmentActs({ round }: RoundFile, today: string): Readonly<Record<string, boolean>> {
  const isAsked = round.stage === 'nominate' && round.askedAmendment !== undefined
  const isAhead = round.stage === 'nominate' && today <= round.plan.reportBy
  return { ProposeAmendment: isAhead && !isAsked, ConfirmAmendment: isAhead && isAsked, ReturnAmendment: isAsked }
}

/** A round is given up while no list of it is out. */
function terminationActs(round: Round, publishedLists: number): Readonly<Record<string, boolean>> {
  const isAsked = isRunning(round) && round.askedTermination !== undefined
  return { ProposeTermination: !isAsked && publishedLists === 0, ConfirmTermination: isAsked && publishedLists === 0, ReturnTermination: isAsked }
}

/** More places are asked for one at a time, and where the table binds in principle only. */
function extraPlacesActs({ policy: { nominations }, round }: RoundFile): Readonly<Record<string, boolean>> {
  const isAsked = round.stage === 'nominate' && round.askedPlaces !== undefined
  return { ProposeExtraPlaces: nominations.kind === 'per-body' && nominations.generally === true && !isAsked, ConfirmExtraPlaces: isAsked, ReturnExtraPlaces: isAsked }
}

/** Somebody's sheets are missing, and others are there to go on. */
function mayRelease({ round, ...file }: RoundFile): boolean {
  const panel = 'panel' in round ? round.panel : undefined
  return panel !== undefined && panel.confirmed && !panel.release && panel.experts.length > 1 && unfinishedBy(panel.experts, file).length > 0
}

/** 补充评审专家 — every sheet is in, and somebody still has no mark: whoever might have given one stood aside or was released. */
export function wantsExperts({ round, applications, scoresheets }: RoundFile): boolean {
  const panel = 'panel' in round ? round.panel : undefined
  if (round.stage !== 'review' || !panel?.confirmed || panel.release) return false
  const admitted = admittedIn(applications)
  return unscored(admitted, panel.experts, scoresheets).length === 0 && scoredByNobody(admitted, panel, scoresheets).length > 0
}

const admittedIn = (applications: RoundFile['applications']): readonly string[] =>
  [...applications].filter(([, each]) => each.stage === 'admitted' && !isErased(each)).map(([id]) => id)

/** Every sheet is in or given up, and nobody is left whom no expert could mark. */
function isScored({ round, applications, scoresheets }: RoundFile): boolean {
  const panel = 'panel' in round ? round.panel : undefined
  if (!panel?.confirmed || panel.release) return false
  const admitted = admittedIn(applications)
  return unscored(admitted, panel.experts, scoresheets).length === 0 && scoredByNobody(admitted, panel, scoresheets).length === 0
}
