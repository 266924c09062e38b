import { stageNameOn, type ApplicationStage } from '../../domain/application/application.ts'
import type { Batch } from '../../domain/decision/decision.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { phaseName, type Beside } from '../../domain/round/phase.ts'
import type { RoundStage } from '../../domain/round/round.ts'
import { receiptIn } from '../../domain/shared/receipt.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { isInsider, isOffice, type Actor, personsOf } from '../../domain/shared/actor.ts'
import { nameAsRegistered } from '../../policy/normaliseAnswers.ts'
import { certificateNumberIn } from '../../site/pages/verify.ts'
import type { Row } from '../../usecases/ports.ts'
import type { caseListView, roundListView, View } from '../api.ts'
import type { Filter, Query, Services } from '../services.ts'
import { scoreText } from './caseScreen.ts'
import { everyRow } from './everyRow.ts'
import { keptFor } from './kept.ts'
import { namesOf } from './names.ts'
import type { Paging } from './paging.ts'

/** What a row of the list shows; the ID number is none of it and stays sealed. */
const shown = ['round', 'unit', 'district', 'stage', 'secret', 'name', 'occupation', 'rank', 'scoreHundredths', 'dueDay', 'noticeUntil', 'submittedAt', 'updatedAt'] as const

export type CaseRow = Readonly<{
  stream_id: string; round: string; unit: string; district: string; stage: ApplicationStage; secret: boolean; name: string | null; occupation: string | null
  rank: number | null; scoreHundredths: number | null; dueDay: string | null; noticeUntil: string | null; submittedAt: string | null; updatedAt: string
}>

export type Asking = Readonly<{
  round?: string | undefined; stage?: string | undefined; district?: string | undefined; q?: string | undefined
}> & Paging

/** Whose business a case is, as a filter; the same rule as `mayTouch`. */
export function scopeOf({ role, body, persons }: Actor): Filter {
  switch (role) {
    case 'unit': return { unit: body }
    case 'district': return { district: body }
    case 'applicant': return { subject: { in: [...personsOf({ body, persons })] } }
    case 'leading-group':
    case 'government': return { reachedOffice: true }
    case 'office-maker':
    case 'office-checker':
    case 'auditor': return {}
    default: return { unit: '' }
  }
}

/** Counting ten thousand rows costs more than reading twenty. Whoever turns the pages within the second is told the number once. */
const keptTotal = keptFor<number>(1_000)

/** 申报一览 — one page of the cases this person may see, filtered and sorted. */
export async function caseList(services: Services, actor: Actor, asking: Asking): Promise<View<typeof caseListView>> {
  const query = services.query(actor.jurisdiction)
  const filter = { ...await asked(query, asking), ...scopeOf(actor) }
  const [rows, total, names, titles] = await Promise.all([
    query.listRows<CaseRow>('cases', { columns: shown, filter, sort: [{ column: asking.sort, order: asking.descending ? 'desc' : 'asc' }], limit: asking.limit, offset: asking.offset }),
    keptTotal(services, JSON.stringify([actor.jurisdiction, filter]), () => query.countRows('cases', filter)),
    namesOf(query, actor.jurisdiction, services),
    roundTitles(query, actor.jurisdiction, services),
  ])
  const seesRank = isInsider(actor.role)
  const today = dayOf(services.ports.clock.now())
  return {
    total,
    rows: rows.map((row) => ({
      id: row.stream_id, name: row.name ?? '', occupation: row.occupation ?? '', unit: row.unit, unitName: names.organisation(row.unit),
      district: row.district, districtName: names.organisation(row.district), round: row.round, roundTitle: titles.get(row.round) ?? '',
      stage: row.stage, stageName: stageNameOn(today, { stage: row.stage, localNotice: row.noticeUntil === null ? undefined : { lastDay: row.noticeUntil }, ...(row.submittedAt === null && { submissions: 0 }) }), secret: row.secret,
      rank: seesRank ? row.rank : null, score: seesRank && row.scoreHundredths !== null ? scoreText(row.scoreHundredths) : null,
      dueDay: row.dueDay, updatedAt: row.updatedAt,
    })),
  }
}

async function asked(query: Query, { round, stage, district, q }: Asking): Promise<Filter> {
  return { ...(round ? { round } : {}), ...(stage ? { stage } : {}), ...(district ? { district } : {}), ...(q ? await titledUnder(query, q) ?? soughtBy(q) : {}) }
}

/** Shorter than the ten figures of a receipt, whose owner may put a stroke anywhere. */
const CERTIFICATE = /^\d{4}-\d{3,5}$/

/** 证书编号 — the cases whose title bears it, by the register's index of numbers; `undefined` for words that are no such number. */
async function titledUnder(query: Query, q: string): Promise<Filter | undefined> {
  const number = certificateNumberIn(q)
  if (number === undefined || !CERTIFICATE.test(number)) return undefined
  const titles = await query.listRows<Readonly<{ application: string }>>('titles', { columns: ['application'], filter: { number }, limit: 10 })
  return { stream_id: { in: titles.map(({ application }) => application) } }
}

/** Whoever telephones gives the number on the receipt, or a name. */
export function soughtBy(q: string): Filter {
  const receipt = receiptIn(q)
  return receipt === undefined ? { name: { contains: nameAsRegistered(q) } } : { receipt }
}

type RoundRow = Readonly<{ stream_id: string; title: string; year: number; policy: string; stage: RoundStage; applyBy: string; reportBy: string; seats: number; documentNumber: string }>

type Titles = ReadonlyMap<string, string>
const keptTitles = keptFor<Titles>(2_000)

export function roundTitles(query: Query, jurisdiction: string, owner: object): Promise<Titles> {
  return keptTitles(owner, jurisdiction, async () => {
    const rows = await everyRow<Pick<RoundRow, 'stream_id' | 'title'>>(query, 'rounds', { columns: ['title'] })
    return new Map(rows.map(({ stream_id, title }) => [stream_id, title]))
  })
}

/** Before the call is published a round is the office's own. */
export function maySeeRound({ role }: Pick<Actor, 'role'>, stage: RoundStage): boolean {
  return (stage !== 'drafted' && stage !== 'proposed') || isOffice(role) || role === 'auditor'
}

type Found = Readonly<{ round: string }>

/** What stands beside those rounds of whose stage it says more. */
async function besidesOf(query: Query, rounds: readonly RoundRow[]): Promise<(id: string) => Beside> {
  const at = (wanted: RoundStage): string[] => rounds.filter(({ stage }) => stage === wanted).map(({ stream_id }) => stream_id)
  const beside = async <T extends Row>(table: string, key: string, ids: string[]): Promise<readonly T[]> => ids.length === 0 ? [] : everyRow<T>(query, table, { filter: { [key]: { in: ids } } })
  const [members, notices, batches] = await Promise.all([
    beside<Readonly<{ stream_id: string; confirmed: boolean }>>('panel_members', 'stream_id', at('review')),
    beside<Found & Readonly<{ stage: Notice['stage'] }>>('notices', 'round', at('publicity')),
    beside<Found & Readonly<{ stage: Batch['stage'] }>>('decisions', 'round', at('decide')),
  ])
  return (id) => ({
    panel: members.find(({ stream_id }) => stream_id === id),
    notice: notices.find(({ round }) => round === id)?.stage ?? 'none',
    batches: batches.filter(({ round }) => round === id).map(({ stage }) => stage),
  })
}

export async function roundList(services: Services, actor: Actor): Promise<View<typeof roundListView>> {
  const query = services.query(actor.jurisdiction)
  const rows = (await everyRow<RoundRow>(query, 'rounds', { sort: [{ column: 'year', order: 'desc' }] })).filter(({ stage }) => maySeeRound(actor, stage))
  const besides = await besidesOf(query, rows)
  return {
    rows: rows.map(({ stream_id, stage, ...row }) => ({
      id: stream_id, stage, stageName: phaseName(stage, besides(stream_id)), title: row.title, year: row.year, policy: row.policy,
      applyBy: row.applyBy, reportBy: row.reportBy, seats: row.seats, documentNumber: row.documentNumber,
    })),
  }
}
