import type { CaseEvent } from './consequences.ts'

/** 印发 — a paper that leaves the house with a fact, and is kept as it was on that day. */
export type IssuedPaper = Readonly<{
  subject: 'round' | 'case'
  id: string
  kind: 'call' | 'publicity' | 'result' | 'certificate'
  /** The decision batch whose list it is. */
  batch?: string
}>

/** Which papers a fact issues. They are drawn after the commit, from what was recorded. */
export function papersIssuedBy(stream: string, event: CaseEvent): readonly IssuedPaper[] {
  switch (event.type) {
    case 'RoundAnnounced': return [{ subject: 'round', id: stream, kind: 'call' }]
    case 'NoticePosted': return [{ subject: 'round', id: stream, kind: 'publicity' }]
    case 'ResultsPublished': return [
      { subject: 'round', id: event.data.round, kind: 'result', batch: stream },
      ...event.data.certificates.map(({ application }) => ({ subject: 'case', id: application, kind: 'certificate' } as const)),
    ]
    default: return []
  }
}
