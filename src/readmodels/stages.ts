import type { Batch } from '../domain/decision/decision.ts'
import { objectionPending, type Notice } from '../domain/notice/notice.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import type { Scoresheet } from '../domain/review/scoresheet.ts'
import type { Title } from '../domain/title/title.ts'
import { defineReadModel } from './readModel.ts'

/** 评分表 — which sheets exist; the marks stay in the journal. */
export const scoresheets = defineReadModel<{ round: 'text'; application: 'text'; expert: 'text'; stage: 'text' }, Scoresheet>({
  table: 'scoresheets',
  from: 'scoresheet',
  columns: { round: 'text', application: 'text', expert: 'text', stage: 'text' },
  indexes: [['round'], ['expert']],
  rows: (_id, sheet) => sheet.stage === 'none' ? [] : [{ round: sheet.round, application: sheet.application, expert: sheet.expert, stage: sheet.stage }],
})

/** 公示 */
export const notices = defineReadModel<{ round: 'text'; stage: 'text'; websiteOn: 'date' }, Notice>({
  table: 'notices',
  from: 'notice',
  revision: 2,
  columns: { round: 'text', stage: 'text', websiteOn: 'date' },
  indexes: [['round']],
  rows: (_id, notice) => notice.stage === 'none' ? [] : [{ round: notice.round, stage: notice.stage, websiteOn: 'websiteOn' in notice ? notice.websiteOn : null }],
})

/** 公示对象 — one row a candidate on a notice, with what holds them back. */
export const noticeCandidates = defineReadModel<{ application: 'text'; unit: 'text'; unitPostedOn: 'date'; objections: 'int'; held: 'bool' }, Notice>({
  table: 'notice_candidates',
  from: 'notice',
  columns: { application: 'text', unit: 'text', unitPostedOn: 'date', objections: 'int', held: 'bool' },
  indexes: [['application'], ['unit']],
  rows: (_id, notice) => notice.stage === 'none' ? [] : notice.candidates.map(({ application, unit, unitPostedOn }) => ({
    application, unit, unitPostedOn,
    objections: notice.objections.filter((each) => each.application === application).length,
    held: objectionPending(notice.objections, application),
  })),
})

/** 审定批次 */
export const decisions = defineReadModel<{ round: 'text'; stage: 'text'; documentNumber: 'text'; publishedOn: 'date' }, Batch>({
  table: 'decisions',
  from: 'decision',
  revision: 2,
  columns: { round: 'text', stage: 'text', documentNumber: 'text', publishedOn: 'date' },
  indexes: [['round']],
  rows: (_id, batch) => batch.stage === 'none' ? [] : [{
    round: batch.round, stage: batch.stage,
    documentNumber: 'documentNumber' in batch ? batch.documentNumber : null,
    publishedOn: 'publishedOn' in batch ? batch.publishedOn : null,
  }],
})

/** 称号 — the register of holders; public pages read only those not marked secret. */
export const titles = defineReadModel<{
  round: 'text'; application: 'text'; number: 'text'; titleName: 'text'; documentNumber: 'text'; grantedOn: 'date'
  termYears: 'int'; secret: 'bool'; name: 'name'; unit: 'name'; occupation: 'name'; stage: 'text'
}, Title>({
  table: 'titles',
  from: 'title',
  columns: {
    round: 'text', application: 'text', number: 'text', titleName: 'text', documentNumber: 'text', grantedOn: 'date',
    termYears: 'int', secret: 'bool', name: 'name', unit: 'name', occupation: 'name', stage: 'text',
  },
  indexes: [['round'], ['number']],
  rows(_id, title) {
    if (title.stage === 'none') return []
    const { round, application, number, titleName, documentNumber, grantedOn, termYears, secret, holder, stage } = title
    return [{ round, application, number, titleName, documentNumber, grantedOn, termYears, secret, stage, name: holder?.name, unit: holder?.unit, occupation: holder?.occupation }]
  },
})

/** 单位 */
export const organisations = defineReadModel<{
  kind: 'text'; name: 'name'; creditCode: 'text'; district: 'text'; open: 'bool'; formerNames: 'jsonb'; version: 'int'
}, Organisation>({
  table: 'organisations',
  from: 'organisation',
  columns: { kind: 'text', name: 'name', creditCode: 'text', district: 'text', open: 'bool', formerNames: 'jsonb', version: 'int' },
  indexes: [['kind']],
  rows: (_id, organisation, { version }) => organisation.stage === 'none' ? [] : [{
    kind: organisation.kind, name: organisation.name, creditCode: organisation.creditCode, district: organisation.district,
    open: organisation.stage === 'registered', formerNames: organisation.formerNames, version,
  }],
})
