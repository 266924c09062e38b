import { mayTouch } from '../../domain/application/reach.ts'
import { answerWayName } from '../../domain/notice/answering.ts'
import { candidatesLeft, issuedAnewOn, lastDayOf, noticeStageName, objectionPending, type Notice, type Objection, type Posted } from '../../domain/notice/notice.ts'
import { isInsider, isOffice, type Actor } from '../../domain/shared/actor.ts'
import { receiptInWords } from '../../domain/shared/receipt.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { noticeView, View } from '../api.ts'
import { calendarToday, type Services } from '../services.ts'
import { actsOnNotice, actsOnObjection } from './acts.ts'
import { daysLeft } from './caseScreen.ts'
import type { Names } from './names.ts'
import { paperToHang } from './papers.ts'
import { repostingAtUnit } from './reposting.ts'
import { startedIn, type RoundFile } from './roundFile.ts'

type NoticeView = View<typeof noticeView>
type Hung = Extract<Notice, { websiteOn: string }>

/** The notice as a whole for officials; for a unit, a district or a technician what hangs of their own, since the unit has to post it too. */
export function noticeOf(services: Services, actor: Actor, file: RoundFile, names: Names): NoticeView | null {
  const { id, notices, noticeVersion, applications, policy } = file
  const notice = [...notices.values()][0]
  if (!notice || notice.stage === 'none') return null
  const posted = 'websiteOn' in notice ? notice : undefined
  const insider = isInsider(actor.role)
  const left = new Set(candidatesLeft(notice).map(({ application }) => application))
  const shown = notice.candidates.filter(({ application }) => insider || (posted && isOwn(actor, applications, application)))
  if (!insider && shown.length === 0) return null
  return {
    id, version: noticeVersion, stage: notice.stage, stageName: noticeStageName[notice.stage],
    websiteOn: posted?.websiteOn ?? null, workingDays: posted?.period.workingDays ?? null,
    candidates: shown.map((candidate) => ({
      ...hanging(services, policy, posted, candidate), reposting: repostingAtUnit(notice, candidate, dayOf(services.ports.clock.now())),
      name: startedIn(applications, candidate.application)?.name ?? '', unitName: names.organisation(candidate.unit),
      held: objectionPending(notice.objections, candidate.application),
      issuedAnewOn: issuedAnewOn(notice, candidate) ?? null,
      isGone: !left.has(candidate.application),
    })),
    objections: insider ? notice.objections.map((objection) => objectionOf(actor, notice.stage, objection, file)) : [],
    acts: actsOnNotice(policy, notice, actor.role, isOver(services, policy, posted)), publicPath: `/notices/${id}`, paper: paperToHang(actor, file),
  }
}

/** Nobody hangs any more: each last day is past, or everybody left. */
function isOver(services: Services, policy: Policy, notice: Hung | undefined): boolean {
  if (!notice) return false
  const calendar = calendarToday(services, policy.jurisdiction)
  const today = dayOf(services.ports.clock.now())
  return candidatesLeft(notice).every((candidate) => {
    const period = lastDayOf(candidate, notice.websiteOn, notice.period, calendar)
    return period !== undefined && period.lastDay < today
  })
}

/** Where and since when a name hangs, and until when. */
function hanging(services: Services, policy: Policy, notice: Hung | undefined, candidate: Posted) {
  const { application, unit, secret, unitPostedOn, place } = candidate
  const period = notice && lastDayOf(candidate, notice.websiteOn, notice.period, calendarToday(services, policy.jurisdiction))
  return {
    application, unit, secret, unitPostedOn: unitPostedOn ?? null, place: place ?? '',
    lastDay: period?.lastDay ?? null, workingDaysLeft: period ? daysLeft(services, policy, period.lastDay) : null, provisional: period?.provisional ?? false,
  }
}

/** An objection with what was found; who raised it and in which words is for the office alone. */
function objectionOf(actor: Actor, stage: Notice['stage'], objection: Objection, { applications, policy }: RoundFile): NoticeView['objections'][number] {
  const { id, application, at, objector, statement, proposed, settled, answered } = objection
  return {
    id, application, name: startedIn(applications, application)?.name ?? '', at, receipt: receiptInWords(id),
    objector: isOffice(actor.role) ? { ...objector, ...statement } : null,
    proposed: proposed ? { upheld: proposed.upheld, finding: proposed.finding } : null,
    settled: settled ? { upheld: settled.upheld, finding: settled.finding } : null,
    answered: answered ? answerWayName[answered] : null,
    acts: actsOnObjection(policy, stage, objection, actor.role),
  }
}

function isOwn(actor: Actor, applications: RoundFile['applications'], application: string): boolean {
  const found = startedIn(applications, application)
  return found !== undefined && mayTouch(actor, found)
}
