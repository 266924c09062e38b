import { candidatesLeft, lastDayOf, noticeGoesOut, type Notice } from '../../domain/notice/notice.ts'
import { publicOrder } from '../../domain/round/publicOrder.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Candidate, EndedNoticeData, NoticeData, NoticeFacts } from '../../site/pages.ts'
import { periodOn, type Period } from '../../site/words.ts'
import { NotFound } from '../../usecases/refused.ts'
import { namesNow } from '../screens/names.ts'
import { loadRound, startedIn, type RoundFile } from '../screens/roundFile.ts'
import { calendarToday, type Services } from '../services.ts'
import { refOf } from './frame.ts'

type Shown = Extract<Notice, { websiteOn: string }>

/** What the public is told of a notice: the names while they hang, and no name once the period is over. */
export type PublicNotice =
  | Readonly<{ kind: 'hanging'; notice: NoticeData }>
  | Readonly<{ kind: 'ended'; notice: EndedNoticeData }>

export const noticeIn = ({ notices }: RoundFile): Notice => [...notices.values()][0] ?? { stage: 'none' }
export const hangs = (file: RoundFile): boolean => 'websiteOn' in noticeIn(file)

/** The notice of a round as anybody may see it today; `known` where the round has been read already. */
export async function publicNotice(services: Services, id: string, known?: RoundFile): Promise<PublicNotice> {
  const file = known ?? await loadRound(services, services.publicJurisdiction, id)
  const notice = noticeIn(file)
  if (!('websiteOn' in notice)) throw new NotFound(`notice ${id}`)
  const shown = await shownToday(services, file, notice)
  const hanging = shown.filter(({ period }) => period.kind !== 'over')
  const facts = factsOf(file, notice)
  if (notice.stage === 'posted' && (hanging.length > 0 || shown.length === 0)) {
    return { kind: 'hanging', notice: { ...facts, candidates: hanging, order: services.policies.wordingOf(file.policy.id).publicity.order.text, period: longest(hanging.map(({ period }) => period)) } }
  }
  return { kind: 'ended', notice: { ...facts, people: namedOnce(file, notice), lastDay: notice.takenDownOn ?? lastDayOfAll(services, notice), isTakenDown: notice.takenDownOn !== undefined, list: listOf(file) } }
}

function factsOf({ id, round, policy }: RoundFile, { websiteOn, period }: Shown): NoticeFacts {
  const basis = policy.stages.find(({ kind }) => kind === 'publicity')
  if (!basis) throw new NotFound(`notice ${id}`)
  const { title } = round.plan
  return {
    id, title: `${title}候选人公示`, round: { id, title }, policy: refOf(policy), basis: { clause: basis.clause, quote: basis.quote },
    websiteOn, workingDays: period.workingDays, countFirstDay: period.countFirstDay,
  }
}

/** Those still before the public; who is marked 涉密 is left out here and has no way further, as is who is a candidate no more. */
async function shownToday(services: Services, { applications, policy, round, history }: RoundFile, notice: Shown): Promise<readonly Candidate[]> {
  const { ports: { clock }, publicJurisdiction } = services
  const calendar = calendarToday(services, publicJurisdiction)
  const names = await namesNow(services.query(publicJurisdiction))
  const today = dayOf(clock.now())
  const wentOut = history.findLast(({ type }) => noticeGoesOut.has(type))?.at
  const shown = candidatesLeft(notice).filter(({ secret }) => !secret).flatMap((candidate): Candidate[] => {
    const found = startedIn(applications, candidate.application)
    // Whoever has been erased since has no name to show.
    return found && !found.secret && found.name !== '' ? [{
      application: candidate.application, name: found.name, unit: names.organisation(candidate.unit, wentOut), occupation: String(found.content?.answers['occupation'] ?? ''),
      period: periodOn(lastDayOf(candidate, notice.websiteOn, notice.period, calendar), today, calendar),
    }] : []
  })
  return shown.toSorted(publicOrder(services.policies.wordingOf(policy.id).publicity.order.by, round))
}

/** How many names the notice showed when it was posted: a number tells nobody apart. */
function namedOnce({ applications }: RoundFile, { candidates }: Shown): number {
  return candidates.filter(({ application, secret }) => !secret && startedIn(applications, application)?.secret === false).length
}

function lastDayOfAll(services: Services, notice: Shown): string {
  const calendar = calendarToday(services, services.publicJurisdiction)
  const days = candidatesLeft(notice).map((candidate) => lastDayOf(candidate, notice.websiteOn, notice.period, calendar)?.lastDay ?? notice.websiteOn)
  return days.reduce((latest, day) => (day > latest ? day : latest), notice.websiteOn)
}

/** The period of the name that hangs longest; one that has not begun outlasts them all. */
function longest(periods: readonly Period[]): Period {
  return periods.reduce<Period>((one, other) => {
    if (one.kind === 'not-started' || other.kind === 'not-started') return { kind: 'not-started' }
    return other.lastDay > one.lastDay ? other : one
  }, periods[0] ?? { kind: 'not-started' })
}

/** The round whose published list says what came of the notice; `undefined` before there is one. */
export function listOf({ id, batches }: RoundFile): string | undefined {
  return [...batches.values()].some(({ state }) => state.stage === 'published') ? id : undefined
}
