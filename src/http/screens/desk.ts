import type { Panel } from '../../domain/round/round.ts'
import { scoresheetId, type Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { seenByExperts } from '../../policy/expertView.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import type { deskCaseView, deskView, View } from '../api.ts'
import type { Services } from '../services.ts'
import { actsFor } from './acts.ts'
import type { CaseRow } from './listScreen.ts'
import { roundTitles } from './listScreen.ts'
import { loadWithBar, type LoadedCase } from './loading.ts'
import { namesOf } from './names.ts'

/** What an expert judges by, under the measure of the round. */
export const materialForExperts = ({ application: { content }, policy }: Pick<LoadedCase, 'application' | 'policy'>): ReturnType<typeof seenByExperts> =>
  seenByExperts(policy, content ?? { answers: {}, attachments: [] })

/** 评审桌 — the cases this expert is asked to score. */
export async function deskItems(services: Services, { jurisdiction, account, body }: Actor): Promise<View<typeof deskView>> {
  const query = services.query(jurisdiction)
  const seats = await query.listRows<{ stream_id: string; leader: boolean }>('panel_members', { filter: { expert: account, confirmed: true, stage: 'review' }, limit: 50 })
  const rounds = seats.map(({ stream_id }) => stream_id)
  if (rounds.length === 0) return { items: [], leads: [] }
  const [rows, sheets, names, titles] = await Promise.all([
    query.listRows<CaseRow>('cases', { columns: ['round', 'unit', 'name', 'occupation'], filter: { round: { in: rounds }, stage: 'admitted' }, sort: [{ column: 'name' }], limit: 1000 }),
    query.listRows<{ application: string; stage: 'submitted' | 'recused' }>('scoresheets', { filter: { expert: account }, limit: 2000 }),
    namesOf(query, jurisdiction, services), roundTitles(query, jurisdiction, services),
  ])
  const done = new Map(sheets.map(({ application, stage }) => [application, stage]))
  return {
    leads: seats.filter(({ leader }) => leader).map(({ stream_id }) => stream_id),
    items: rows.map((row) => ({
      application: row.stream_id, round: row.round, roundTitle: titles.get(row.round) ?? '', name: row.name ?? '', occupation: row.occupation ?? '',
      unitName: names.organisation(row.unit), sheet: done.get(row.stream_id) ?? 'none', mustRecuse: row.unit === body,
    })),
  }
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
