import type { RecordedEvent } from '../../usecases/ports.ts'
import { recountsOf } from './recounts.ts'
import { listChangesOf } from './reposting.ts'

type History = readonly RecordedEvent[]
type Words = Readonly<{ application?: string; certificates?: readonly Readonly<{ application: string }>[] }>

/** Of the notice as a whole, and of this one name on it. */
const onNotice: ReadonlySet<string> = new Set(['NoticePosted', 'NoticeEnded'])
const onName: ReadonlySet<string> = new Set(['UnitPostingConfirmed', 'UnitRepostingConfirmed', 'UnitRemovalConfirmed', 'ObjectionRaised', 'ObjectionSettled'])

/** 公示 — what happened to the notice while this name hung on it. A draft that went back never hung anywhere. */
export function ofNotice(application: string, history: History): History {
  const own = history.filter(({ type, data }) => onNotice.has(type) || (onName.has(type) && (data as Words).application === application))
  return [...own, ...recountsOf(application, history), ...listChangesOf(application, history)]
}

/** 审批 — the approval of the list on which this person was published; before that day it is not theirs to know. */
export function ofLists(application: string, lists: readonly History[]): History {
  const isPublished = (list: History): boolean =>
    list.some(({ type, data }) => type === 'ResultsPublished' && (data as Words).certificates?.some((each) => each.application === application))
  return lists.filter(isPublished).flatMap((list) => list.filter(({ type }) => type === 'GovernmentApproved'))
}
