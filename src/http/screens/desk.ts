import type { Panel } from '../../domain/round/round.ts'
import { scoresheetId, type Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { seenByExperts } from '../../policy/expertView.ts'
import { prizesRegistered } from '../../policy/prizes.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import type { deskCaseView, deskItemView, deskView, View } from '../api.ts'
import type { Query, Services } from '../services.ts'
import { actsFor } from './acts.ts'
import { everyRow } from './everyRow.ts'
import type { CaseRow } from './listScreen.ts'
import { roundTitles } from './listScreen.ts'
import { loadWithBar, type LoadedCase } from './loading.ts'
import { namesOf } from './names.ts'
import type { Paging } from './paging.ts'

/** What an expert judges by, under the measure of the round. */
export const materialForExperts = ({ application: { content }, policy }: Pick<LoadedCase, 'application' | 'policy'>): ReturnType<typeof seenByExperts> =>
  seenByExperts(policy, content ?? { answers: {}, attachments: [] })

type DeskItem = View<typeof deskItemView>
type Seat = Readonly<{ stream_id: string; leader: boolean }>

const seatsOf = (query: Query, { account }: Actor): Promise<readonly Seat[]> =>
  everyRow<Seat>(query, 'panel_members', { columns: ['leader'], filter: { expert: account, confirmed: true, stage: 'review' } })

/** Every case this expert is asked to score, in the order of the names. */
export async function deskItems(services: Services, actor: Actor, known?: readonly Seat[]): Promise<readonly DeskItem[]> {
  const { jurisdiction, account, body } = actor
  const query = services.query(jurisdiction)
  const rounds = (known ?? await seatsOf(query, actor)).map(({ stream_id }) => stream_id)
  if (rounds.length === 0) return []
  const [rows, sheets, names, titles] = await Promise.all([
    everyRow<CaseRow>(query, 'cases', { columns: ['round', 'unit', 'name', 'occupation'], filter: { round: { in: rounds }, stage: 'admitted' }, sort: [{ column: 'name' }] }),
    everyRow<{ application: string; stage: 'submitted' | 'recused' }>(query, 'scoresheets', { columns: ['application', 'stage'], filter: { expert: account, round: { in: rounds } } }),
    namesOf(query, jurisdiction, services), roundTitles(query, jurisdiction, services),
  ])
  const done = new Map(sheets.map(({ application, stage }) => [application, stage]))
  return rows.map((row) => ({
    application: row.stream_id, round: row.round, roundTitle: titles.get(row.round) ?? '', name: row.name ?? '', occupation: row.occupation ?? '',
    unitName: names.organisation(row.unit), sheet: done.get(row.stream_id) ?? 'none', mustRecuse: row.unit === body,
  }))
}

export const deskColumns = ['sheet', 'name'] as const
type Asking = Readonly<{ state?: DeskItem['sheet'] | undefined }> & Paging

/** 评审桌 — one page of them; whether a sheet is in stands with the sheet, so the order is made here. */
export async function deskPage(services: Services, actor: Actor, asking: Asking): Promise<View<typeof deskView>> {
  const seats = await seatsOf(services.query(actor.jurisdiction), actor)
  const all = await deskItems(services, actor, seats)
  const open = all.filter(({ sheet }) => sheet === 'none')
  const asked = inOrder(all.filter(({ sheet }) => asking.state === undefined || sheet === asking.state), asking)
  const { application, name } = open[0] ?? {}
  return {
    items: asked.slice(asking.offset, asking.offset + asking.limit), total: asked.length, left: open.length,
    next: application === undefined || name === undefined ? null : { application, name },
    leads: seats.filter(({ leader }) => leader).map(({ stream_id }) => stream_id),
  }
}

const turn = { none: 0, submitted: 1, recused: 2 } as const

/** They come in the order of their names, which stays among those whose sheets stand alike. */
export function inOrder<Item extends Pick<DeskItem, 'sheet'>>(byName: readonly Item[], { sort, descending }: Pick<Paging, 'sort' | 'descending'>): readonly Item[] {
  const ordered = sort === 'sheet' ? [...byName].sort((one, other) => turn[one.sheet] - turn[other.sheet]) : byName
  return descending ? [...ordered].reverse() : ordered
}

/** One case on the desk: the material on the left, the expert's own sheet on the right. Who has to stand aside is shown the sheet alone, to do so. */
export async function deskCase(services: Services, actor: Actor, application: string): Promise<View<typeof deskCaseView>> {
  const loaded = await loadWithBar(services, actor, application)
  const { application: found, round, policy, sheet, bar } = loaded
  if (bar && sheet.stage !== 'none') throw new Refused(bar)
  const panel: Panel | undefined = 'panel' in round ? round.panel : undefined
  if (!panel) throw new NotFound(`application ${application}`)
  const names = await namesOf(services.query(actor.jurisdiction), actor.jurisdiction, services)
  const { answers, attachments } = bar ? { answers: {}, attachments: [] } : materialForExperts(loaded)
  return {
    application, sheetId: scoresheetId(application, actor.account), round: found.round, policy: policy.id, name: found.name, unitName: names.organisation(found.unit),
    answers: answers as View<typeof deskCaseView>['answers'], attachments: [...attachments],
    prizesRegistered: [...prizesRegistered(answers, services.ports.competitions.registryOf(policy.jurisdiction))],
    criteria: panel.criteria.map(({ id, title, weightPercent, hint }) => ({ id, title, weightPercent, ...(hint ? { hint } : {}) })),
    sheet: sheetOf(sheet),
    mustRecuse: bar !== undefined,
    acts: actsFor(policy, 'scoresheet', sheet.stage, actor.role).filter(({ act }) => !bar || act === 'RecuseExpert'),
  }
}

function sheetOf(sheet: Scoresheet): View<typeof deskCaseView>['sheet'] {
  return sheet.stage === 'submitted'
    ? { stage: sheet.stage, marks: { ...sheet.marks }, comment: sheet.comment }
    : { stage: sheet.stage, marks: {}, comment: '' }
}
