import type { ApplicationStage } from '../../domain/application/application.ts'
import type { RoundStage } from '../../domain/round/round.ts'
import { formatsOf } from '../documents/documents.ts'
import type { PaperKind } from '../documents/papers.ts'

/** What a page shows of a paper before anyone opens it. */
export type Listed = Readonly<{ kind: string; title: string; formats: readonly string[] }>

type Entry<Stage extends string> = Readonly<{ title: string; made: PaperKind; from: readonly Stage[] }>

const whileTold: readonly ApplicationStage[] = [
  'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared', 'reported',
  'qualification-proposed', 'admitted', 'candidate', 'agreed', 'titled', 'not-selected', 'declined', 'lapsed', 'refused', 'dropped', 'terminated',
]

const roundStages: readonly RoundStage[] = ['nominate', 'qualify', 'review', 'ranked', 'publicity', 'decide', 'terminated', 'finished']
const since = (stage: RoundStage): readonly RoundStage[] => roundStages.slice(roundStages.indexOf(stage))

export const casePapers = {
  form: { title: '申报表', made: 'application-form', from: whileTold },
  'local-notice': { title: '区市公示', made: 'publicity', from: ['recommended', 'local-notice'] },
  certificate: { title: '证书', made: 'certificate', from: ['titled'] },
} as const satisfies Readonly<Record<string, Entry<ApplicationStage>>>

export const roundPapers = {
  call: { title: '通知', made: 'call', from: since('nominate') },
  'summary-sheet': { title: '申报人员基本情况汇总表', made: 'applicants-sheet', from: since('qualify') },
  'score-sheet': { title: '评审成绩汇总表', made: 'score-sheet', from: since('ranked') },
  'candidate-list': { title: '候选人名单', made: 'candidate-list', from: since('ranked') },
  publicity: { title: '公示', made: 'publicity', from: since('publicity') },
  result: { title: '公布名单', made: 'result', from: since('decide') },
} as const satisfies Readonly<Record<string, Entry<RoundStage>>>

/** 推荐呈报部门的文书 — one of each for every recommending body (四（一）（二）). */
export const districtPapers = {
  'recommendation-report': { title: '推荐报告', made: 'recommendation', from: since('nominate') },
  'summary-sheet': { title: '申报人员基本情况汇总表', made: 'applicants-sheet', from: since('nominate') },
} as const satisfies Readonly<Record<string, Entry<RoundStage>>>

/** 草稿 — a notice of the round that is being drawn up or waits for the second hand, in the stages in which one may. */
export const draftPapers = {
  call: { title: '通知（草稿）', made: 'call', from: ['drafted', 'proposed', 'nominate'] },
  publicity: { title: '公示（草稿）', made: 'publicity', from: ['publicity'] },
} as const satisfies Readonly<Record<string, Entry<RoundStage>>>

const papers: Readonly<Record<PaperSubject, Readonly<Record<string, Entry<string>>>>> = { case: casePapers, round: roundPapers, district: districtPapers, draft: draftPapers }

export type PaperSubject = 'case' | 'round' | 'district' | 'draft'
export type DraftPaper = keyof typeof draftPapers
export type DistrictPaper = keyof typeof districtPapers
export type CasePaper = keyof typeof casePapers
export type RoundPaper = keyof typeof roundPapers

/** 文书 — which papers a case, a round or a recommending body in it has, and which of its notices may wait as a draft, once it stands in a stage. */
export function listed(subject: PaperSubject, stage: string): readonly Listed[] {
  return Object.entries(papers[subject])
    .filter(([, { from }]) => from.includes(stage))
    .map(([kind, { title, made }]) => ({ kind, title, formats: formatsOf[made] }))
}

export const paperTitle = (subject: PaperSubject, kind: string): string => papers[subject][kind]?.title ?? ''

export const isOffered = (subject: PaperSubject, stage: string, kind: string, format: string): boolean =>
  listed(subject, stage).some((paper) => paper.kind === kind && paper.formats.includes(format))
