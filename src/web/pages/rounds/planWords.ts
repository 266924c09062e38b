import type { RoundPlan } from '../../../domain/round/round.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { WordsOf } from '../../api/client.ts'
import type { Fields } from '../../acts/said.ts'
import type { Unchecked } from '../../acts/useAct.ts'
import type { RefusalRow } from '../../parts/states.tsx'

/** A plan as it stands in the form: everything typed, numbers included. */
export type PlanWords = Readonly<{
  year: string; title: string; documentNumber: string; applyBy: string; reportBy: string; seats: string
  noticeDays: string; countFirstDay: boolean | undefined; noticeCitation: string
  criteria: readonly Readonly<Record<string, string>>[]; criteriaCitation: string
  termYears: string; termCitation: string; offSeason: string
}>

/** The fields of a plan, as the server names them. */
export const planFields: Fields = {
  'plan.title': '本轮名称', 'plan.documentNumber': '发文字号', 'plan.year': '年度', 'plan.applyBy': '单位申报截止日', 'plan.reportBy': '区市报送截止日', 'plan.seats': '名额',
  'plan.supplied.localNotice.value.workingDays': '区市公示工作日', 'plan.supplied.localNotice.value.countFirstDay': '张贴当日是否计入', 'plan.supplied.localNotice.citation': '区市公示期限',
  'plan.supplied.criteria.value': '评分项目',
  'plan.supplied.criteria.value.*.title': '评分项目第#项的名称', 'plan.supplied.criteria.value.*.weightPercent': '评分项目第#项的权重', 'plan.supplied.criteria.value.*.hint': '评分项目第#项的评分说明',
  'plan.supplied.criteria.citation': '评分项目', 'plan.supplied.termYears.value': '管理期', 'plan.supplied.termYears.citation': '管理期',
  'plan.offSeason': '不按原文的周期、季度或次数部署的理由',
}

export type SentPlan = WordsOf<'rounds', 'DraftRound'>['plan']

/** A new plan starts from what the measure itself says; the round of a standing measure is this year's. */
export function startOf({ titleName, validity, document, seats, reportDeadline }: Policy, today: string): PlanWords {
  const year = (document.kind === 'call' ? validity.from : today).slice(0, 4)
  return {
    year, title: `${year}年度${titleName}选拔`, documentNumber: document.kind === 'call' ? document.number ?? '' : '',
    applyBy: '', reportBy: reportDeadline.stated ? reportDeadline.value : '', seats: String(seats.count),
    noticeDays: '', countFirstDay: undefined, noticeCitation: '', criteria: [], criteriaCitation: '', termYears: '', termCitation: '', offSeason: '',
  }
}

export function wordsOf({ supplied: { localNotice, criteria, termYears }, year, seats, ...plan }: RoundPlan): PlanWords {
  return {
    title: plan.title, documentNumber: plan.documentNumber, applyBy: plan.applyBy, reportBy: plan.reportBy, year: String(year), seats: String(seats),
    noticeDays: localNotice === undefined ? '' : String(localNotice.value.workingDays), countFirstDay: localNotice?.value.countFirstDay, noticeCitation: localNotice?.citation ?? '',
    criteria: criteria?.value.map(({ id, title, weightPercent, hint = '' }) => ({ id, title, weightPercent: String(weightPercent), hint })) ?? [],
    criteriaCitation: criteria?.citation ?? '',
    termYears: termYears === undefined ? '' : String(termYears.value), termCitation: termYears?.citation ?? '', offSeason: plan.offSeason ?? '',
  }
}

/** What is sent: a supplement nobody began is left out, one that was begun goes as it is, for the server to name what it lacks. */
export function planOf(words: PlanWords): Unchecked<SentPlan> {
  const { year, title, documentNumber, applyBy, reportBy, seats } = words
  return {
    year: numberIn(year), title, documentNumber, applyBy, reportBy, seats: numberIn(seats),
    ...(begun(words.offSeason) && { offSeason: words.offSeason }),
    supplied: {
      ...(begun(words.noticeDays, words.noticeCitation) && { localNotice: { value: { workingDays: numberIn(words.noticeDays), countFirstDay: words.countFirstDay }, citation: words.noticeCitation } }),
      ...((words.criteria.length > 0 || begun(words.criteriaCitation)) && { criteria: { value: identified(words.criteria).map(criterionOf), citation: words.criteriaCitation } }),
      ...(begun(words.termYears, words.termCitation) && { termYears: { value: numberIn(words.termYears), citation: words.termCitation } }),
    } as SentPlan['supplied'],
  }
}

const begun = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '')

/** What is no number is sent as none, and the server says so under its field. */
export const numberIn = (text: string): number | undefined => (/^\d+$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC').trim()) : undefined)

type Row = Readonly<Record<string, string>>

/** A criterion keeps the id it was given first: experts' marks will hang on it. */
function identified(rows: readonly Row[]): readonly Row[] {
  const taken = new Set(rows.map(({ id }) => id))
  const free = Array.from({ length: rows.length * 2 }, (_, at) => `c${at + 1}`).filter((id) => !taken.has(id)).values()
  return rows.map((row) => ((row['id'] ?? '') === '' ? { ...row, id: free.next().value ?? '' } : row))
}

const criterionOf = ({ id = '', title = '', weightPercent = '', hint = '' }: Row) =>
  ({ id, title, weightPercent: numberIn(weightPercent), ...(hint.trim() !== '' && { hint }) })

export const weightsTogether = (words: Pick<PlanWords, 'criteria'>): number => words.criteria.reduce((sum, { weightPercent = '' }) => sum + (numberIn(weightPercent) ?? 0), 0)

/** 方案只在草案时能改 — why not now; nothing while it can. The page asks before it opens the form, as the server would on saving. */
export function revisionClosed({ acts, stageName }: Readonly<{ acts: readonly Readonly<{ act: string }>[]; stageName: string }>): readonly RefusalRow[] {
  return acts.some(({ act }) => act === 'ReviseRound')
    ? []
    : [{ code: 'act-not-open', detail: `现在是“${stageName}”，方案不能修改。只有还没有提请复核、或者被复核退回的方案可以修改。` }]
}
