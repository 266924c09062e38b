import { stageNameOn, type ApplicationStage } from '../../domain/application/application.ts'
import { batchStageName, type Batch } from '../../domain/decision/decision.ts'
import { noticeStageName, type Notice } from '../../domain/notice/notice.ts'
import { roundStageName, type RoundStage } from '../../domain/round/round.ts'
import { personsOf, type Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { workingDaysBetween } from '../../policy/workdays.ts'
import { getRound, policyOf } from '../../usecases/subjects/shared.ts'
import type { View, workItemView, worklistView } from '../api.ts'
import { calendarToday, type Filter, type Query, type Services } from '../services.ts'
import { actTitle } from './acts.ts'
import { amendmentsFor } from './amendments.ts'
import { closedSeatsOf } from './closedSeats.ts'
import { deskItems } from './desk.ts'
import { everyRow } from './everyRow.ts'
import { erasuresToSettle } from './erasures.ts'
import { namesOf } from './names.ts'
import { hangingNote } from './hanging.ts'
import { isForfeited, overdueNote, waitTitle } from './overdue.ts'
import { byUrgency } from './urgency.ts'
import { formActs, lastDayOf } from './lastDay.ts'
import { placesInRound } from './quota.ts'
import { actsOnRound, wantsExperts } from './roundActs.ts'
import { repostingActs, repostingNotes } from './reposting.ts'
import { loadRound, phaseOf } from './roundFile.ts'
import { isGivenUpLately, terminationsFor } from './termination.ts'

type Item = View<typeof workItemView>
type Row = Readonly<{ stream_id: string; role: Actor['role']; act: string; due: string | null; after: string | null; about: string | null; round: string; stage: string; since: string }>
type Source = Readonly<{ table: string; subject: Item['subject']; stageName(row: Row, noticeUntil: string | null, today: string): string; path(row: Row): string }>

/** Done by a unit on the page of its case. */
const onOwnCase: ReadonlySet<string> = new Set(['ConfirmUnitPosting', 'ConfirmUnitReposting', 'ConfirmUnitRemoval'])

const sources: readonly Source[] = [
  { table: 'waiting_rounds', subject: 'round', stageName: ({ stage }) => roundStageName[stage as RoundStage], path: ({ stream_id }) => `/rounds/${stream_id}` },
  { table: 'waiting_cases', subject: 'application', stageName: ({ stage }, noticeUntil, today) => stageNameOn(today, { stage: stage as ApplicationStage, localNotice: noticeUntil === null ? undefined : { lastDay: noticeUntil } }), path: ({ stream_id, act }) => formActs.has(act) ? `/cases/${stream_id}/form` : `/cases/${stream_id}` },
  { table: 'waiting_notices', subject: 'notice', stageName: ({ stage }) => noticeStageName[stage as Notice['stage']], path: ({ round, act, about }) => onOwnCase.has(act) ? `/cases/${about ?? ''}` : `/rounds/${round}` },
  { table: 'waiting_decisions', subject: 'decision', stageName: ({ stage }) => batchStageName[stage as Batch['stage']], path: ({ round }) => `/rounds/${round}` },
]
/** More than anybody does in a day; whoever has more waiting is told how many. */
const MOST_LISTED = 200

/** 待办 — what waits for this person, most urgent first. */
export async function worklist(services: Services, actor: Actor): Promise<View<typeof worklistView>> {
  const query = services.query(actor.jurisdiction)
  const today = dayOf(services.ports.clock.now())
  const rounds = await roundsById(query)
  const found = await Promise.all(sources.map((source) => itemsFrom(services, query, actor, source, rounds)))
  const items = [...found.flatMap(({ items: present }) => present), ...(actor.role === 'expert' ? await sheetsToFill(services, actor) : []), ...await erasuresToSettle(services, actor)]
  const now = (await asOffered(services, actor, items)).sort(byUrgency)
  return { today, items: now.slice(0, MOST_LISTED), total: now.length, late: now.filter(({ isOver }) => isOver).length, nextDue: nextDue(items, found.flatMap(({ ahead }) => ahead)), places: await placesLeft(services, actor, rounds), amendments: await amendmentsFor(services, actor, openIn(rounds)), terminations: await terminationsFor(services, actor, [...rounds].flatMap(([id, round]) => (isGivenUpLately(round, today) ? [id] : []))) }
}

/** 推荐名额 — of each round in which the body may still put somebody forward, the one that closes first on top. */
async function placesLeft(services: Services, actor: Actor, rounds: Rounds): Promise<View<typeof worklistView>['places']> {
  if (actor.role !== 'district') return []
  const { ports: { store, policies } } = services
  const told = await Promise.all(openIn(rounds).map(async (id) => {
    const round = await store.transaction(actor.jurisdiction, (tx) => getRound(tx, id))
    const places = await placesInRound(services.query(actor.jurisdiction), actor, { id, round, policy: policyOf(policies, round) })
    return places && { ...places, round: id, roundTitle: rounds.get(id)?.title ?? '' }
  }))
  return told.filter((each) => each !== null)
}

/** Rounds in which somebody may still be put forward, the one that closes first on top. */
const openIn = (rounds: Rounds): readonly string[] =>
  [...rounds].filter(([, { stage }]) => stage === 'nominate').sort(([, one], [, other]) => one.reportBy.localeCompare(other.reportBy)).map(([id]) => id)

/** The next day to look out for, of what is not open before that day is over as well: nominations close when it has passed, a local notice ends. */
function nextDue(items: readonly Item[], ahead: readonly string[]): string | null {
  const [first = null] = [...ahead, ...items.flatMap(({ due, isOver }) => (due === null || isOver ? [] : [due]))].sort()
  return first
}

/** What opens another subject, or ends a round that nobody is left in, takes the place of what a round would wait for otherwise. */
const instead = ['PrepareDecision', 'CloseWithoutHolders'] as const

/** A round waits for what its page offers, and for nothing that the page would refuse. */
async function asOffered(services: Services, actor: Actor, items: readonly Item[]): Promise<Item[]> {
  const today = dayOf(services.ports.clock.now())
  const waiting = items.filter(({ subject }) => subject === 'round')
  const names = await namesOf(services.query(actor.jurisdiction), actor.jurisdiction, services)
  const rounds = await Promise.all([...new Set(waiting.map(({ round }) => round))].map(async (round) => {
    const file = await loadRound(services, actor.jurisdiction, round)
    const offered = new Set(actsOnRound(file, actor.role, today).map(({ act }) => act))
    const own = waiting.filter((item) => item.round === round).map((item) => ({ ...item, stageName: phaseOf(file) }))
    const act = instead.find((each) => offered.has(each)) ?? (offered.has('ProposePanel') && wantsExperts(file) ? 'ProposePanel' : undefined)
    const going = act && own[0] ? [{ ...own[0], act, actTitle: actTitle(act) }] : own.filter((item) => offered.has(item.act))
    return [...seatToFill(own[0], closedSeatsOf(file, names).find((seat) => offered.has(seat.act))), ...going]
  }))
  return [...items.filter(({ subject }) => subject !== 'round'), ...rounds.flat()]
}

/** Nobody hands in the marks of an account that was disabled: the office is told who it is, and goes on without. */
function seatToFill(own: Item | undefined, seat: ReturnType<typeof closedSeatsOf>[number] | undefined): Item[] {
  return own && seat ? [{ ...own, act: seat.act, actTitle: actTitle(seat.act), note: seat.text, since: '' }] : []
}

/** What somebody was promised is owed to them when the round is over, too. */
const outlivesRound = ['AnswerObjector'] as const

/** What waits now, and the days that have to pass before more does. */
async function itemsFrom(services: Services, query: Query, actor: Actor, source: Source, rounds: Rounds): Promise<Readonly<{ items: Item[]; ahead: string[] }>> {
  const { role } = actor
  const over = [...rounds].filter(([, { stage }]) => stage === 'finished').map(([id]) => id)
  // What was left lying in rounds that are over waits for nobody, and must not crowd out what does.
  const round = { in: [...rounds.keys()].filter((id) => !over.includes(id)) }
  const mine: Filter = { role, round, body: { in: [...personsOf(actor)] } }
  const anybodys: Filter = { role, round, body: null }
  const promised: Filter = { role, round: { in: over }, act: { in: outlivesRound } }
  const today = dayOf(services.ports.clock.now())
  const listed = (await Promise.all([mine, anybodys, promised].map((filter) => everyRow<Row>(query, source.table, { filter })))).flat()
  const isAhead = ({ after }: Row): boolean => after !== null && after >= today
  const rows = listed
    .filter((row) => !isAhead(row))
    .filter((row) => !isTooLate(row, rounds.get(row.round)?.applyBy, today))
  const cases = await casesById(services, actor, source.subject === 'application' ? rows.map(({ stream_id }) => stream_id) : rows.flatMap(({ about }) => about ?? []))
  const reposting = await repostingNotes(services, actor.jurisdiction, rows, today)
  const items = rows.map((row) => {
    const about = cases.get(row.stream_id) ?? (row.about ? cases.get(row.about) : undefined)
    const isLost = isForfeited(row, today)
    const noticeUntil = about?.noticeUntil ?? null
    return {
      path: isLost ? `/cases/${row.stream_id}` : source.path(row), subject: source.subject, id: row.stream_id, round: row.round, roundTitle: rounds.get(row.round)?.title ?? '',
      about: about?.name ?? rounds.get(row.round)?.title ?? '', unitName: about?.unitName ?? '', note: overdueNote(row, role, today) || (repostingActs.has(row.act) && reposting.get(row.about ?? row.stream_id)) || (source.subject === 'application' ? hangingNote({ stage: row.stage as ApplicationStage, noticeUntil }, today) : ''),
      act: row.act, actTitle: isLost ? '查看逾期补正' : waitTitle(row), stageName: source.stageName(row, noticeUntil, today), since: row.since,
      ...until(services, actor.jurisdiction, source.subject === 'application' ? lastDayOf(row, rounds.get(row.round)) : row.due),
    }
  })
  return { items, ahead: listed.filter(isAhead).flatMap(({ after }) => after ?? []) }
}

type Rounds = ReadonlyMap<string, Readonly<{ title: string; stage: RoundStage; applyBy: string; reportBy: string; updatedAt: string }>>

async function roundsById(query: Query): Promise<Rounds> {
  const rows = await everyRow<Readonly<{ stream_id: string; title: string; stage: RoundStage; applyBy: string; reportBy: string; updatedAt: string }>>(query, 'rounds', { columns: ['title', 'stage', 'applyBy', 'reportBy', 'updatedAt'] })
  return new Map(rows.map((row) => [row.stream_id, row]))
}

/** A form that was not handed in by the last day can't be any more, nor a paper be replaced: it waits for nobody, and its own page says so. */
const isTooLate = ({ stage, act, due }: Row, applyBy: string | undefined, today: string): boolean =>
  (repostingActs.has(act) && due !== null && due < today) ||
  (stage === 'draft' && formActs.has(act) && applyBy !== undefined && applyBy < today)

async function casesById(services: Services, { jurisdiction }: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<{ name: string; unitName: string; noticeUntil: string | null }>>> {
  if (ids.length === 0) return new Map()
  const query = services.query(jurisdiction)
  const [rows, names] = await Promise.all([
    query.listRows<{ stream_id: string; name: string | null; unit: string; noticeUntil: string | null }>('cases', { columns: ['name', 'unit', 'noticeUntil'], filter: { stream_id: { in: [...new Set(ids)] } }, limit: ids.length }),
    namesOf(query, jurisdiction, services),
  ])
  return new Map(rows.map(({ stream_id, name, unit, noticeUntil }) => [stream_id, { name: name ?? '', unitName: names.organisation(unit), noticeUntil }]))
}

function until(services: Services, jurisdiction: string, due: string | null): Pick<Item, 'due' | 'workingDaysLeft' | 'isOver' | 'isProvisional'> {
  if (due === null) return { due, workingDaysLeft: null, isOver: false, isProvisional: false }
  const today = dayOf(services.ports.clock.now())
  const { days, provisional } = workingDaysBetween(calendarToday(services, jurisdiction), today, due)
  return { due, workingDaysLeft: days, isOver: today > due, isProvisional: provisional }
}

async function sheetsToFill(services: Services, actor: Actor): Promise<Item[]> {
  const items = await deskItems(services, actor)
  return items.filter(({ sheet }) => sheet === 'none').map((item) => ({ item, act: item.mustRecuse ? 'RecuseExpert' : 'SubmitScores' })).map(({ item, act }) => ({
    path: `/desk/${item.application}`, subject: 'sheet', id: item.application, round: item.round, roundTitle: item.roundTitle, about: item.name, unitName: '', note: '',
    act, actTitle: actTitle(act), stageName: '专家评审', since: '', due: null, workingDaysLeft: null, isOver: false, isProvisional: false,
  }))
}
