import type { Batch } from '../../domain/decision/decision.ts'
import { lastDayOf, type Notice } from '../../domain/notice/notice.ts'
import { announcedPlan, roundStageName, type RoundStage } from '../../domain/round/round.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Candidate, CertificateData, Holder, HomeData, ListData, NoticeData, PolicyRef, RoundData } from '../../site/pages.ts'
import { deadlineOn, periodOn, type Period } from '../../site/words.ts'
import { NotFound } from '../../usecases/refused.ts'
import { namesOf } from '../screens/names.ts'
import { loadRound, startedIn, type RoundFile } from '../screens/roundFile.ts'
import { suppliedOf } from '../screens/roundScreen.ts'
import type { Services } from '../services.ts'
import { policiesHere } from './frame.ts'

type RoundRow = Readonly<{ stream_id: string; title: string; stage: RoundStage; applyBy: string; reportBy: string; seats: number; year: number }>
type TitleRow = Readonly<{
  stream_id: string; round: string; number: string; titleName: string; documentNumber: string; grantedOn: string; secret: boolean
  name: string | null; unit: string | null; occupation: string | null; termYears: number | null
}>

const refOf = ({ id, document }: Policy): PolicyRef => ({ id, name: document.name, number: document.number })
const announced: readonly RoundStage[] = ['nominate', 'qualify', 'review', 'ranked', 'publicity', 'decide', 'finished']
const LIMIT = 1000

/** What is going on now and what has been decided. */
export async function homeData(services: Services): Promise<HomeData> {
  const { ports: { calendar, clock }, publicJurisdiction } = services
  const query = services.query(publicJurisdiction)
  const today = dayOf(clock.now())
  const rows = await query.listRows<RoundRow>('rounds', { filter: { stage: { in: announced } }, sort: [{ column: 'announcedAt', order: 'desc' }], limit: 50 })
  const files = await Promise.all(rows.filter(({ stage }) => stage === 'publicity').map(({ stream_id }) => loadRound(services, publicJurisdiction, stream_id)))
  const notices = await Promise.all(files.filter(hangs).map((file) => noticeData(services, file.id, file)))
  const holders = await query.listRows<TitleRow>('titles', { filter: { secret: false }, limit: LIMIT })
  return {
    rounds: rows.filter(({ stage }) => stage !== 'finished').map(({ stream_id, title, stage, seats, applyBy, reportBy }) => ({
      id: stream_id, title, seats, stageName: roundStageName[stage], applyBy: deadlineOn(applyBy, today, calendar), reportBy: deadlineOn(reportBy, today, calendar),
    })),
    notices: notices.map(({ id, title, candidates, period }) => ({ id, title, people: candidates.length, period })),
    lists: rows.flatMap(({ stream_id, title }) => listed(holders, stream_id).slice(0, 1).map(({ grantedOn }) => ({
      round: stream_id, title, people: listed(holders, stream_id).length, publishedOn: grantedOn,
    }))),
    policies: policiesHere(services).map(refOf),
  }
}

const listed = (holders: readonly TitleRow[], round: string): readonly TitleRow[] => holders.filter((each) => each.round === round)

const noticeIn = ({ notices }: RoundFile): Notice => [...notices.values()][0] ?? { stage: 'none' }
const hangs = (file: RoundFile): boolean => 'websiteOn' in noticeIn(file)

/** The call of one round, as it was announced. */
export async function roundData(services: Services, id: string): Promise<RoundData> {
  const { ports: { calendar, clock }, policies, publicJurisdiction } = services
  const file = await loadRound(services, publicJurisdiction, id)
  const { round, policy } = file
  const plan = announcedPlan(round)
  if (!plan || !('announcedAt' in round)) throw new NotFound(`round ${id}`)
  const today = dayOf(clock.now())
  const published = [...file.batches.values()].some(({ state }) => state.stage === 'published')
  return {
    id, title: plan.title, documentNumber: plan.documentNumber, announcedOn: dayOf(round.announcedAt), stageName: roundStageName[round.stage], seats: plan.seats,
    applyBy: deadlineOn(plan.applyBy, today, calendar), reportBy: deadlineOn(plan.reportBy, today, calendar),
    policy, source: policies.sourceOf(policy.id).text, supplied: suppliedOf(plan),
    notice: hangs(file) ? id : undefined, list: published ? id : undefined,
  }
}

/** The candidates before the public; who is marked 涉密 is left out here and has no way further. */
export async function noticeData(services: Services, id: string, known?: RoundFile): Promise<NoticeData> {
  const { ports: { calendar, clock }, publicJurisdiction } = services
  const file = known ?? await loadRound(services, publicJurisdiction, id)
  const notice = noticeIn(file)
  const basis = file.policy.stages.find(({ kind }) => kind === 'publicity')
  if (!('websiteOn' in notice) || !basis) throw new NotFound(`notice ${id}`)
  const names = await namesOf(services.query(publicJurisdiction), publicJurisdiction, services)
  const today = dayOf(clock.now())
  const candidates = notice.candidates.filter(({ secret }) => !secret).flatMap((candidate): Candidate[] => {
    const found = startedIn(file.applications, candidate.application)
    // Whoever has been erased since has no name to show.
    return found && !found.secret && found.name !== '' ? [{
      application: candidate.application, name: found.name, unit: names.organisation(candidate.unit), occupation: String(found.content?.answers['occupation'] ?? ''),
      period: periodOn(lastDayOf(candidate, notice.websiteOn, notice.period, calendar), today, calendar),
    }] : []
  })
  const { title } = file.round.plan
  return {
    id, title: `${title}候选人公示`, round: { id, title }, policy: refOf(file.policy), basis: { clause: basis.clause, quote: basis.quote },
    websiteOn: notice.websiteOn, workingDays: notice.period.workingDays, countFirstDay: notice.period.countFirstDay,
    candidates, order: '按评审名次排列', period: longest(candidates.map(({ period }) => period)),
  }
}

/** The period of the name that hangs longest; one that has not begun outlasts them all. */
function longest(periods: readonly Period[]): Period {
  return periods.reduce<Period>((one, other) => {
    if (one.kind === 'not-started' || other.kind === 'not-started') return { kind: 'not-started' }
    return other.lastDay > one.lastDay ? other : one
  }, periods[0] ?? { kind: 'not-started' })
}

/** The year's list, without anybody marked 涉密. */
export async function listData(services: Services, id: string): Promise<ListData> {
  const { publicJurisdiction } = services
  const file = await loadRound(services, publicJurisdiction, id)
  const rows = await services.query(publicJurisdiction).listRows<TitleRow>('titles', { filter: { round: id, secret: false }, sort: [{ column: 'number' }], limit: LIMIT })
  const batch = [...file.batches.values()].map(({ state }) => state).find((state): state is Extract<Batch, { stage: 'published' }> => state.stage === 'published')
  if (!batch) throw new NotFound(`list ${id}`)
  const { plan } = file.round
  return {
    round: { id, title: plan.title }, year: plan.year, titleName: file.policy.titleName, issuer: file.policy.bodies.government,
    documentNumber: batch.documentNumber, publishedOn: batch.publishedOn, termYears: rows[0]?.termYears ?? undefined,
    holders: rows.filter(({ name }) => name !== null).map(holderOf), policy: refOf(file.policy),
  }
}

const holderOf = ({ name, unit, occupation, number }: TitleRow): Holder => ({ name: name ?? '', unit: unit ?? '', occupation: occupation ?? '', number })

/** What a certificate's number says; a holder marked 涉密 is not confirmed in public. */
export async function certificateData(services: Services, number: string): Promise<CertificateData> {
  const query = services.query(services.publicJurisdiction)
  const [row] = await query.listRows<TitleRow>('titles', { filter: { number, secret: false }, limit: 1 })
  if (!row?.name) return { kind: 'not-found', number }
  const [round] = await query.listRows<RoundRow>('rounds', { filter: { stream_id: row.round }, limit: 1 })
  return {
    kind: 'valid', ...holderOf(row), titleName: row.titleName, documentNumber: row.documentNumber, grantedOn: row.grantedOn,
    list: { round: row.round, title: round?.title ?? '' },
  }
}
