import type { Batch } from '../../domain/decision/decision.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { countingInWords } from '../../domain/round/amendment.ts'
import { publicOrder } from '../../domain/round/publicOrder.ts'
import { announcedPlan, endedStages, roundStageName, type RoundStage } from '../../domain/round/round.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { standingOn } from '../../policy/validity.ts'
import type { CertificateData, Holder, HomeData, ListData, RoundData } from '../../site/pages.ts'
import { deadlineOn } from '../../site/words.ts'
import { NotFound } from '../../usecases/refused.ts'
import { publishedIn } from '../screens/amendments.ts'
import { loadRound, type RoundFile } from '../screens/roundFile.ts'
import { suppliedOf } from '../screens/roundScreen.ts'
import { terminationOf } from '../screens/termination.ts'
import { calendarToday, type Services } from '../services.ts'
import { policiesHere, refOf } from './frame.ts'
import { hangs, listOf, noticeIn, publicNotice } from './notice.ts'

type RoundRow = Readonly<{ stream_id: string; title: string; stage: RoundStage; applyBy: string; reportBy: string; seats: number; year: number }>
type TitleRow = Readonly<{
  stream_id: string; round: string; application: string; number: string; titleName: string; documentNumber: string; grantedOn: string; secret: boolean
  name: string | null; unit: string | null; occupation: string | null; termYears: number | null
}>

const announced: readonly RoundStage[] = ['nominate', 'qualify', 'review', 'ranked', 'publicity', 'decide', 'terminated', 'finished']
const LIMIT = 1000

/** What is going on now and what has been decided. */
export async function homeData(services: Services): Promise<HomeData> {
  const { ports: { clock }, publicJurisdiction } = services
  const calendar = calendarToday(services, publicJurisdiction)
  const query = services.query(publicJurisdiction)
  const today = dayOf(clock.now())
  const rows = await query.listRows<RoundRow>('rounds', { filter: { stage: { in: announced } }, sort: [{ column: 'announcedAt', order: 'desc' }], limit: 50 })
  const files = await Promise.all(rows.filter(({ stage }) => stage === 'publicity').map(({ stream_id }) => loadRound(services, publicJurisdiction, stream_id)))
  const notices = await Promise.all(files.filter(hangs).map((file) => publicNotice(services, file.id, file)))
  const holders = await query.listRows<TitleRow>('titles', { filter: { secret: false }, limit: LIMIT })
  // All holders of a round may be marked: that nobody is listed does not say that nobody was chosen.
  const unlisted = await Promise.all(rows.filter(({ stage, stream_id }) => stage === 'finished' && listed(holders, stream_id).length === 0)
    .map(({ stream_id }) => loadRound(services, publicJurisdiction, stream_id)))
  return {
    rounds: rows.filter(({ stage }) => !endedStages.has(stage)).map(({ stream_id, title, stage, seats, applyBy, reportBy }) => ({
      id: stream_id, title, seats, stageName: roundStageName[stage], applyBy: deadlineOn(applyBy, today, calendar), reportBy: deadlineOn(reportBy, today, calendar),
    })),
    notices: notices.flatMap((each) => (each.kind === 'hanging' && each.notice.candidates.length > 0
      ? [{ id: each.notice.id, title: each.notice.title, people: each.notice.candidates.length, period: each.notice.period }] : [])),
    lists: rows.flatMap(({ stream_id, title }) => listed(holders, stream_id).slice(0, 1).map(({ grantedOn }) => ({
      round: stream_id, title, people: listed(holders, stream_id).length, publishedOn: grantedOn,
    }))),
    without: unlisted.filter(isWithout).map(({ id, round: { plan: { title } } }) => ({ id, title })),
    terminated: rows.filter(({ stage }) => stage === 'terminated').map(({ stream_id, title }) => ({ id: stream_id, title })),
    policies: policiesHere(services).map((policy) => ({ ...refOf(policy), standing: standingOn(policy, today) })),
  }
}

const listed = (holders: readonly TitleRow[], round: string): readonly TitleRow[] => holders.filter((each) => each.round === round)

const isWithout = ({ round }: RoundFile): boolean => round.stage === 'finished' && round.without !== undefined

const shownAs: Partial<Readonly<Record<Notice['stage'], 'over' | 'taken-down'>>> = { 'ended': 'over', 'taken-down': 'taken-down' }

/** The call of one round, as it was announced. */
export async function roundData(services: Services, id: string): Promise<RoundData> {
  const { ports: { clock }, policies, publicJurisdiction } = services
  const calendar = calendarToday(services, publicJurisdiction)
  const file = await loadRound(services, publicJurisdiction, id)
  const { round, policy } = file
  const plan = announcedPlan(round)
  if (!plan || !('announcedAt' in round)) throw new NotFound(`round ${id}`)
  const today = dayOf(clock.now())
  return {
    id, title: plan.title, documentNumber: plan.documentNumber, announcedOn: dayOf(round.announcedAt), stageName: roundStageName[round.stage], seats: plan.seats,
    applyBy: deadlineOn(plan.applyBy, today, calendar), reportBy: deadlineOn(plan.reportBy, today, calendar),
    terminated: terminationOf(round), amendments: publishedIn(round), counting: countingInWords(policy, round), policy, source: policies.sourceOf(policy.id).text, supplied: suppliedOf(plan),
    notice: hangs(file) ? { id, stage: shownAs[noticeIn(file).stage] ?? 'hanging' } : undefined, list: listOf(file), isWithout: isWithout(file),
  }
}

/** The year's list, without anybody marked 涉密. */
export async function listData(services: Services, id: string): Promise<ListData> {
  const { publicJurisdiction } = services
  const file = await loadRound(services, publicJurisdiction, id)
  const rows = await services.query(publicJurisdiction).listRows<TitleRow>('titles', { filter: { round: id, secret: false }, sort: [{ column: 'number' }], limit: LIMIT })
  const batch = [...file.batches.values()].map(({ state }) => state).find((state): state is Extract<Batch, { stage: 'published' }> => state.stage === 'published')
  if (!batch) throw new NotFound(`list ${id}`)
  const { plan } = file.round
  // Signed and ordered as the paper is that makes it known.
  const { result } = services.policies.wordingOf(file.policy.id)
  return {
    round: { id, title: plan.title }, year: plan.year, titleName: file.policy.titleName, issuer: result.issuers.join('、'),
    documentNumber: batch.documentNumber, publishedOn: batch.publishedOn, termYears: rows[0]?.termYears ?? undefined,
    holders: holdersIn(rows).toSorted(publicOrder(result.orderBy, file.round)).map(holderOf), policy: refOf(file.policy), notice: hangs(file) ? id : undefined,
  }
}

/** Whoever has been erased since has no name to show. */
const holdersIn = (rows: readonly TitleRow[]): readonly (TitleRow & Readonly<{ name: string }>)[] =>
  rows.flatMap((row) => (row.name === null ? [] : [{ ...row, name: row.name }]))

const holderOf = ({ name, unit, occupation, number }: TitleRow): Holder => ({ name: name ?? '', unit: unit ?? '', occupation: occupation ?? '', number })

/** What a certificate's number says; a holder marked 涉密 is not confirmed in public. */
export async function certificateData(services: Services, number: string): Promise<CertificateData> {
  const query = services.query(services.publicJurisdiction)
  const [row] = await query.listRows<TitleRow>('titles', { filter: { number, secret: false }, limit: 1 })
  if (!row?.name) return { kind: 'not-found', number }
  const [round] = await query.listRows<RoundRow>('rounds', { filter: { stream_id: row.round }, limit: 1 })
  return {
    kind: 'valid', ...holderOf(row), titleName: row.titleName, documentNumber: row.documentNumber, grantedOn: row.grantedOn, termYears: row.termYears ?? undefined,
    list: { round: row.round, title: round?.title ?? '' },
  }
}
