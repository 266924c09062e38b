import type { SignInFailure } from '../../domain/account/account.ts'
import { accountEventNames, signInFailureName } from '../../domain/account/eventNames.ts'
import { endGroundName, type EndGround, type Ended } from '../../domain/application/application.ts'
import { erasureEventNames } from '../../domain/erasure/erasure.ts'
import { eventNames } from '../../domain/eventNames.ts'
import { answerWayName, type AnswerWay } from '../../domain/notice/answering.ts'
import { isInsider, isOffice, roleName, type Actor, type Role } from '../../domain/shared/actor.ts'
import { erasedWords } from '../../domain/shared/personal.ts'
import { dayInChinese } from '../../domain/shared/time.ts'
import type { timelineEntryView, View } from '../api.ts'
import type { Policy } from '../../policy/policy.ts'
import { momentInChinese } from '../../site/words.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { amendmentNote } from './amendments.ts'
import { problemsFor, problemsIn } from './corrections.ts'
import { recountNote } from './recounts.ts'
import { repostingNote } from './reposting.ts'

/** Steps inside the office that are nobody else's business before they are settled. */
const insideOffice: ReadonlySet<string> = new Set([
  'QualificationProposed', 'QualificationReturned', 'ExceptionProposed', 'ExceptionRejected',
  'FindingProposed', 'FindingReturned', 'ObjectorAnswered',
])

/** 为谁 — whom a fact is about, where many stand in one history; '' where it is about all of them. */
export type AboutWhom = (entry: RecordedEvent) => string

/**
 * 办理过程 — what happened, who, when, under which clause; without what is confidential for the one who looks.
 * The measure names what was to be put right in a case.
 */
export function timelineView(entries: readonly RecordedEvent[], viewer: Role, policy?: Policy, aboutWhom: AboutWhom = () => ''): View<typeof timelineEntryView>[] {
  const shown = isInsider(viewer) ? entries : entries.filter(({ type }) => !insideOffice.has(type))
  return shown.map((entry) => ({
    at: entry.at, hash: entry.hash, event: entry.type,
    title: titleFor(viewer, entry),
    ...handFor(viewer, entry),
    clause: entry.clauses[0] ?? '',
    note: inOneLine([aboutWhom(entry), noteOf(entry, viewer)]),
    ...(policy && problemsIn(entry).length > 0 && { problems: problemsFor(policy, viewer, problemsIn(entry)) }),
  }))
}

/** By whom and when something was done, in one clause, for somebody who was about to do the same; undefined where it is none of theirs to know. */
export function doneBy(entry: RecordedEvent, { role, account }: Pick<Actor, 'role' | 'account'>): string | undefined {
  const [told] = timelineView([entry], role)
  if (told === undefined) return undefined
  const { actorName, roleName: known, title, at } = told
  const who = entry.actor.account === account ? '您自己' : actorName === known ? known : `${actorName}（${known.replace(/[（）]/g, '')}）`
  return `${who}已在${momentInChinese(at)}办理了“${title}”`
}

/** Whose decision it is that the program carries out: what follows from an act is recorded under its hand, acting as the system. A list that changes names one hand, whoever left it and how. */
const decidedBy: Readonly<Record<string, Role>> = { ApplicationRanked: 'office-checker', CandidateAgreed: 'leading-group', CandidateTitled: 'office-checker', NoticeListChanged: 'office-checker' }

/** Outside the office its people are known by their role alone; so is whoever set off what followed by itself. */
function handFor(viewer: Role, { type, actor: { role, name } }: RecordedEvent): Readonly<{ actorName: string; roleName: string }> {
  if (isInsider(viewer) || !(isOffice(role) || role === 'system')) return { actorName: name, roleName: roleName[role] }
  const known = roleName[role === 'system' ? decidedBy[type] ?? role : role]
  return { actorName: known, roleName: known }
}

/** The place in the ranking is the office's own; that it led to the list of candidates, or did not, is the applicant's to know. */
function titleFor(viewer: Role, { type, data }: RecordedEvent): string {
  if (type !== 'ApplicationRanked' || isInsider(viewer)) return titleOf(type)
  return (data as Words)['candidate'] === true ? '经专家评审列为候选人' : '专家评审结束，未列为候选人'
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

/** What was found names witnesses and others: whoever the objection is about learns that it is settled. */
const isKept = (type: string, viewer: Role): boolean => type === 'ObjectionSettled' && !isInsider(viewer)

const MINUTE = 60_000

function failureNote({ reason, lockedUntil }: Words, at: string): string {
  const locked = typeof lockedUntil === 'string' ? `；由此锁定${Math.round((Date.parse(lockedUntil) - Date.parse(at)) / MINUTE)}分钟` : ''
  return `${signInFailureName[reason as SignInFailure]}${locked}`
}

/** The words of a fact that help whoever reads its line. */
function noteOf({ type, data, personal, erased, at }: RecordedEvent, viewer: Role): string {
  if (type === 'SignInFailed') return failureNote(data as Words, at)
  const { reason = erased && erasedWords, finding, opinion, place, minutes, paper, documentNumber, dueDay, certificate, ground, outcome, way, bodyName, places, issuedAs } = { ...data, ...personal?.fields } as Words
  const ending = type === 'CandidateDropped' ? ground : outcome === 'upheld' ? 'local-notice' : undefined
  return inOneLine([
    places && `${String(bodyName ?? '')}增加${String(places)}名`,
    type === 'OrganisationRenamed' && `更名为“${String((data as Words)['name'])}”`,
    ...(ending === undefined ? [reason, isKept(type, viewer) ? undefined : finding] : [endingFor(viewer, { ground: ending as EndGround, reason: String(reason ?? finding ?? '') })]),
    issuedAs && `文号：${String(issuedAs)}`, amendmentNote({ type, data }),
    opinion, place, paper, recountNote({ type, data }), repostingNote({ type, data }),
    minutes && `会议纪要：${String(minutes)}`,
    documentNumber && `文号：${String(documentNumber)}`,
    dueDay && `补正期限：${dayInChinese(String(dueDay))}`,
    certificate && `证书编号：${String(certificate)}`,
    way && answerWayName[way as AnswerWay],
  ])
}

/** Part after part on one line: a sentence that another follows gives up its full stop. */
function inOneLine(parts: readonly unknown[]): string {
  const said = parts.filter((part) => typeof part === 'string' && part !== '')
  return said.map((part, at) => (at < said.length - 1 ? String(part).replace(/。$/, '') : part)).join('；')
}
