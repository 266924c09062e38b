import { accountEventNames } from '../../domain/account/eventNames.ts'
import { eventNames } from '../../domain/eventNames.ts'
import { isInsider, isOffice, roleName, type Role } from '../../domain/shared/actor.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import type { timelineEntryView, View } from '../api.ts'
import type { Entry } from '../services.ts'

/** Steps inside the office that are nobody else's business before they are settled. */
const insideOffice: ReadonlySet<string> = new Set([
  'QualificationProposed', 'QualificationReturned', 'ExceptionProposed', 'ExceptionRejected', 'ApplicationRanked',
  'FindingProposed', 'FindingReturned', 'ObjectionRaised', 'ObjectionSettled',
])

/** 办理过程 — what happened, who, when, under which clause; without what is confidential for the one who looks. */
export function timelineView(entries: readonly Entry[], viewer: Role): View<typeof timelineEntryView>[] {
  const shown = isInsider(viewer) ? entries : entries.filter(({ type }) => !insideOffice.has(type))
  return shown.map(({ type, data, actor, at, clauses, hash }) => ({
    at, hash, event: type,
    title: titleOf(type),
    actorName: !isInsider(viewer) && isOffice(actor.role) ? roleName[actor.role] : actor.name,
    roleName: roleName[actor.role],
    clause: clauses[0] ?? '',
    note: noteOf(data),
  }))
}

const names: Readonly<Record<string, string>> = { ...eventNames, ...accountEventNames }
export const titleOf = (type: string): string => names[type] ?? type

/** The words of a fact that help whoever reads its line. */
function noteOf(data: object): string {
  const { reason, finding, opinion, place, minutes, paper, documentNumber, dueDay, certificate } = data as Readonly<Record<string, unknown>>
  return [
    reason, finding, opinion, place, paper,
    minutes && `会议纪要：${String(minutes)}`,
    documentNumber && `文号：${String(documentNumber)}`,
    dueDay && `补正期限：${dayInChinese(String(dueDay))}`,
    certificate && `证书编号：${String(certificate)}`,
  ].filter((part) => typeof part === 'string' && part !== '').join('；')
}
