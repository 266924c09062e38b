import type { Panel } from '../../domain/round/round.ts'
import { noScoresheet, scoresheetId, type Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Attachment } from '../../policy/policy.ts'
import { NotFound } from '../../usecases/refused.ts'
import type { deskCaseView, deskView, View } from '../api.ts'
import type { Services } from '../services.ts'
import { actsFor } from './acts.ts'
import type { CaseRow } from './listScreen.ts'
import { roundTitles } from './listScreen.ts'
import { loadCase, loadFolded, type Started } from './loading.ts'
import { namesOf } from './names.ts'

/** Everything about a case an expert needs for judging, and nothing that identifies the person further. */
const hiddenFromExperts: ReadonlySet<string> = new Set(['idNumber', 'phone', 'politicalStatus', 'secret', 'birthMonth'])
/** 身份证复印件 — bears the number that the form hides. */
const hiddenMaterials: ReadonlySet<string> = new Set(['id-card'])

/** The evidence an expert judges by. */
export const evidenceForExperts = ({ content }: Pick<Started, 'content'>): readonly Attachment[] =>
  (content?.attachments ?? []).filter(({ material }) => !hiddenMaterials.has(material))

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

/** One case on the desk: the material on the left, the expert's own sheet on the right. */
export async function deskCase(services: Services, actor: Actor, application: string): Promise<View<typeof deskCaseView>> {
  const { application: found, round, policy } = await loadCase(services, actor, application)
  const panel: Panel | undefined = 'panel' in round ? round.panel : undefined
  if (!panel) throw new NotFound(`application ${application}`)
  const sheetId = scoresheetId(application, actor.account)
  const { state } = await services.ports.store.transaction(actor.jurisdiction, (tx) => loadFolded<Scoresheet>(tx, 'scoresheet', sheetId))
  const sheet = state ?? noScoresheet
  const names = await namesOf(services.query(actor.jurisdiction), actor.jurisdiction, services)
  const answers = Object.fromEntries(Object.entries(found.content?.answers ?? {}).filter(([field]) => !hiddenFromExperts.has(field)))
  return {
    application, sheetId, round: found.round, policy: policy.id, name: found.name, unitName: names.organisation(found.unit),
    answers: answers as View<typeof deskCaseView>['answers'], attachments: [...evidenceForExperts(found)],
    criteria: panel.criteria.map(({ id, title, weightPercent, hint }) => ({ id, title, weightPercent, ...(hint ? { hint } : {}) })),
    sheet: {
      stage: sheet.stage, marks: sheet.stage === 'submitted' ? { ...sheet.marks } : {},
      comment: sheet.stage === 'submitted' ? sheet.comment : '', reason: sheet.stage === 'recused' ? sheet.reason : '',
    },
    mustRecuse: found.unit === actor.body,
    acts: actsFor(policy, 'scoresheet', sheet.stage, actor.role),
  }
}
