import type { Waiting } from '../shared/waiting.ts'
import type { NoticeCommandName } from '../notice/commands.ts'
import type { RoundCommandName } from './commands.ts'
import { isRunning, type Panel, type Round } from './round.ts'

const drawUpNotice: NoticeCommandName = 'ProposeNotice'

/** Who has the round now. What belongs to its notice or its decision batches waits there. */
export function waitingOnRound(round: Round): readonly Waiting[] {
  return [...atStage(round), ...(isRunning(round) && round.askedTermination ? [checker('ConfirmTermination')] : [])]
}

function atStage(round: Round): readonly Waiting[] {
  switch (round.stage) {
    case 'none':
    case 'terminated':
    case 'finished': return []
    case 'drafted': return [maker('ProposeAnnouncement')]
    case 'proposed': return [checker('AnnounceRound')]
    // Until it is out the published day holds, and with it the correction falls.
    case 'nominate': return [{ ...maker('CloseNominations'), after: round.plan.reportBy }, ...waitingOnAmendment(round), ...(round.askedPlaces ? [checker('ConfirmExtraPlaces')] : [])]
    case 'qualify': return [maker('CloseQualification'), ...waitingOnPanel(round.panel, false)]
    case 'review': return waitingOnPanel(round.panel, true)
    case 'ranked': return [checker('ApproveCandidates')]
    case 'publicity': return round.notice === undefined ? [{ role: 'office-maker', act: drawUpNotice }] : []
    case 'decide': return [maker('FinishRound')]
  }
}

function waitingOnAmendment({ askedAmendment, returnedAmendment, plan: { reportBy: due } }: Extract<Round, { stage: 'nominate' }>): readonly Waiting[] {
  if (askedAmendment) return [{ ...checker('ConfirmAmendment'), due }]
  return returnedAmendment === undefined ? [] : [{ ...maker('ProposeAmendment'), due }]
}

function waitingOnPanel(panel: Panel | undefined, reviewing: boolean): readonly Waiting[] {
  if (!panel) return [maker('ProposePanel')]
  if (!panel.confirmed) return [checker('ConfirmPanel')]
  if (panel.release) return [checker('ConfirmRelease')]
  return reviewing ? [maker('ProposeCandidates')] : []
}

const maker = (act: RoundCommandName): Waiting => ({ role: 'office-maker', act })
const checker = (act: RoundCommandName): Waiting => ({ role: 'office-checker', act })
