import { accountEventNames } from '../../domain/account/eventNames.ts'
import { endGroundName, type EndGround, type Ended } from '../../domain/application/application.ts'
import { erasureEventNames } from '../../domain/erasure/erasure.ts'
import { eventNames } from '../../domain/eventNames.ts'
import { answerWayName, type AnswerWay } from '../../domain/notice/answering.ts'
import { isInsider, isOffice, roleName, type Role } from '../../domain/shared/actor.ts'
import { erasedWords } from '../../domain/shared/personal.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import type { timelineEntryView, View } from '../api.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { recountNote } from './recounts.ts'

/** Steps inside the office that are nobody else's business before they are settled. */
const insideOffice: ReadonlySet<string> = new Set([
  'QualificationProposed', 'QualificationReturned', 'ExceptionProposed', 'ExceptionRejected', 'ApplicationRanked',
  'FindingProposed', 'FindingReturned', 'ObjectionRaised', 'ObjectionSettled', 'ObjectorAnswered',
])

/** 办理过程 — what happened, who, when, under which clause; without what is confidential for the one who looks. */
export function timelineView(entries: readonly RecordedEvent[], viewer: Role): View<typeof timelineEntryView>[] {
  const shown = isInsider(viewer) ? entries : entries.filter(({ type }) => !insideOffice.has(type))
  return shown.map((entry) => ({
    at: entry.at, hash: entry.hash, event: entry.type,
    title: titleOf(entry.type),
    actorName: !isInsider(viewer) && isOffice(entry.actor.role) ? roleName[entry.actor.role] : entry.actor.name,
    roleName: roleName[entry.actor.role],
    clause: entry.clauses[0] ?? '',
    note: noteOf(entry, viewer),
  }))
}

const names: Readonly<Record<string, string>> = { ...eventNames, ...accountEventNames, ...erasureEventNames }
export const titleOf = (type: string): string => names[type] ?? type

/** Why a case ended, as far as it is the viewer's business: a finding names witnesses and others, a vote is the meeting's own. */
export function endingFor(viewer: Role, { ground, reason }: Ended): string {
  if (ground === undefined) return reason
  const mayRead = isInsider(viewer) || (ground === 'local-notice' && viewer === 'district')
  return mayRead && reason !== '' ? `${endGroundName[ground]}：${reason}` : `${endGroundName[ground]}。`
}

type Words = Readonly<Record<string, unknown>>

/** The words of a fact that help whoever reads its line. */
function noteOf({ type, data, personal, erased }: RecordedEvent, viewer: Role): string {
  const { reason = erased && erasedWords, finding, opinion, place, minutes, paper, documentNumber, dueDay, certificate, ground, outcome, way } = { ...data, ...personal?.fields } as Words
  const ending = type === 'CandidateDropped' ? ground : outcome === 'upheld' ? 'local-notice' : undefined
  return [
    ...(ending === undefined ? [reason, finding] : [endingFor(viewer, { ground: ending as EndGround, reason: String(reason ?? finding ?? '') })]),
    opinion, place, paper, recountNote({ type, data }),
    minutes && `会议纪要：${String(minutes)}`,
    documentNumber && `文号：${String(documentNumber)}`,
    dueDay && `补正期限：${dayInChinese(String(dueDay))}`,
    certificate && `证书编号：${String(certificate)}`,
    way && answerWayName[way as AnswerWay],
  ].filter((part) => typeof part === 'string' && part !== '').join('；')
}
