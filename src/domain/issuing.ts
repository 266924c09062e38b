import { keyHolder, type Application } from './application/application.ts'
import type { CaseEvent } from './consequences.ts'
import { roundSubject } from './shared/personal.ts'

/** 印发 — a paper that leaves the house with a fact, and is kept as it was on that day. */
export type IssuedPaper = Readonly<{
  subject: 'round' | 'case'
  id: string
  kind: 'call' | 'publicity' | 'result' | 'certificate'
  /** The decision batch whose list it is. */
  batch?: string | undefined
}>

/** Which papers a fact issues. They are drawn after the commit, from what was recorded. */
export function papersIssuedBy(stream: string, event: CaseEvent): readonly IssuedPaper[] {
  switch (event.type) {
    // Corrected or taken back, it goes out once more and says so; the first stays on the shelves as it was.
    case 'RoundAnnounced':
    case 'AmendmentConfirmed':
    case 'RoundTerminated': return [{ subject: 'round', id: stream, kind: 'call' }]
    // Counted again, or without a name that was on it, what was printed no longer holds: the paper goes out once more.
    case 'NoticePosted':
    case 'NoticeRecounted': return [{ subject: 'round', id: stream, kind: 'publicity' }]
    case 'NoticeListChanged': return event.data.isPublic ? [{ subject: 'round', id: stream, kind: 'publicity' }] : []
    case 'ResultsPublished': return [
      { subject: 'round', id: event.data.round, kind: 'result', batch: stream },
      ...event.data.certificates.map(({ application }) => ({ subject: 'case', id: application, kind: 'certificate' } as const)),
    ]
    default: return []
  }
}

/** 存档文书 — a paper as it left the house: what was kept, under whose key, and what it was issued for. */
export type KeptPaper =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'kept' } & PaperEvent['data']>

export type PaperEvent = Readonly<{
  type: 'PaperIssued'
  /** `sha256` and `bytes` are those of the sealed file; `subject` names the key that opens it. */
  data: Readonly<{ for: 'round' | 'case'; about: string; kind: IssuedPaper['kind']; batch?: string | undefined; format: 'pdf'; subject: string; sha256: string; bytes: number }>
}>

export const noPaper: KeptPaper = { stage: 'none' }

export function evolvePaper(state: KeptPaper, event: PaperEvent): KeptPaper {
  return event.type === 'PaperIssued' && state.stage === 'none' ? { stage: 'kept', ...event.data } : state
}

/** A paper about one person goes with that person; a list of a round is the round's. `undefined` where the person has been erased: nothing is left to issue. */
export function paperKeyHolder({ subject, id }: IssuedPaper, application: Application | undefined): string | undefined {
  if (subject === 'round') return roundSubject(id)
  return application && application.stage !== 'none' ? keyHolder(application) : undefined
}
