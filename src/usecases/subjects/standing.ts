import { isErased, type Application } from '../../domain/application/application.ts'
import { isDropped, type Batch } from '../../domain/decision/decision.ts'
import { objectionPending, type Notice } from '../../domain/notice/notice.ts'
import type { Transaction } from '../ports.ts'
import { foldListed } from './shared.ts'

/** Where the candidates of a round stand between publicity and decision. */
export type CandidateStanding = Readonly<{
  cleared: ReadonlySet<string>
  seatsTaken: number
  openDecisions: number
  publishedLists: number
  undecidedCandidates: number
}>

export async function undecided(tx: Transaction, round: string, applications: ReadonlyMap<string, Application>, besides?: string): Promise<CandidateStanding> {
  const notices = await foldListed<Notice>(tx, 'notice', 'notices', { round })
  const batches = await foldListed<Batch>(tx, 'decision', 'decisions', { round })
  return standingOf([...notices.values()], [...batches].filter(([id]) => id !== besides).map(([, batch]) => batch), applications)
}

/** Pure: from the notices, the other batches and the cases of a round. */
export function standingOf(notices: readonly Notice[], batches: readonly Batch[], applications: ReadonlyMap<string, Application>): CandidateStanding {
  const carrying = batches.filter((batch) => batch.stage !== 'none' && !isDropped(batch))
  const carried = new Set(carrying.flatMap((batch) => seated(batch)))
  // Whoever has been erased can't be decided on any more, and holds nobody up.
  const candidates = [...applications].filter(([, state]) => state.stage === 'candidate' && !isErased(state)).map(([id]) => id)
  return {
    cleared: new Set(candidates.filter((id) => !carried.has(id) && noticeOver(notices, id))),
    seatsTaken: carried.size,
    openDecisions: carrying.filter(({ stage }) => stage !== 'published').length,
    publishedLists: carrying.filter(({ stage }) => stage === 'published').length,
    undecidedCandidates: candidates.length,
  }
}

/** Those a batch holds a seat for: once the leading group has spoken, only the ones it agreed to. */
function seated(batch: Batch): readonly string[] {
  if (batch.stage === 'none') return []
  return 'votes' in batch ? batch.votes.filter(({ agreed }) => agreed).map(({ application }) => application) : batch.applications
}

function noticeOver(notices: readonly Notice[], application: string): boolean {
  return notices.some((notice) => notice.stage === 'ended'
    && notice.candidates.some((candidate) => candidate.application === application)
    && !objectionPending(notice.objections, application))
}
