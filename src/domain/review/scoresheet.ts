import { z } from 'zod'
import type { Panel, Round } from '../round/round.ts'
import { unopened, type Acts } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { unknownEvent } from '../shared/event.ts'
import { about, told, type Personal } from '../shared/personal.ts'
import { id, reason, type CommandOf } from '../shared/words.ts'

/** 评分表 — one expert's marks for one application; the stream's id is `scoresheetId`. */
export type Scoresheet =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'submitted'; round: string; application: string; expert: string; marks: Marks; comment: string }>
  | Readonly<{ stage: 'recused'; round: string; application: string; expert: string; reason: string }>

/** Hundredths of a mark by criterion id, 0 to 10,000: whole numbers, so that adding up never drifts. */
export type Marks = Readonly<Record<string, number>>

export type ScoresheetEvent =
  | Readonly<{ type: 'ScoresSubmitted'; data: Readonly<{ round: string; application: string; expert: string; marks: Marks }>; personal?: Personal<{ comment: string }> }>
  | Readonly<{ type: 'ExpertRecused'; data: Readonly<{ round: string; application: string; expert: string }>; personal?: Personal<{ reason: string }> }>

export const noScoresheet: Scoresheet = { stage: 'none' }

export const scoresheetId = (application: string, expert: string): string => `${application}.${expert}`

export const scoresheetStageName: Readonly<Record<Scoresheet['stage'], string>> = { none: '待评分', submitted: '已提交', recused: '已回避' }

export const scoresheetCommands = {
  SubmitScores: z.object({ application: id, marks: z.record(id, z.number().int().min(0).max(10_000)), comment: z.string().trim().max(2000) }),
  RecuseExpert: z.object({ application: id, reason }),
} as const
export type ScoresheetCommandName = keyof typeof scoresheetCommands
export type ScoresheetCommand = CommandOf<typeof scoresheetCommands>

export const scoresheetActs = {
  SubmitScores: { title: '提交评分', roles: ['expert'], from: ['none'], stage: 'review' },
  RecuseExpert: { title: '申请回避', roles: ['expert'], from: ['none'], stage: 'review' },
} as const satisfies Acts<ScoresheetCommandName, Scoresheet['stage']>

export type ScoresheetContext = Context & Readonly<{
  round: Round
  roundId: string
  /** Stage and unit of the application scored; whose key seals what is said of it, gone once that person has been erased. */
  application: Readonly<{ stage: string; unit: string; keyHolder: string | undefined }>
  /** The expert's own employer, where known. */
  expertUnit?: string | undefined
}>

export function evolveScoresheet(state: Scoresheet, event: ScoresheetEvent): Scoresheet {
  switch (event.type) {
    case 'ScoresSubmitted': return { stage: 'submitted', ...event.data, comment: told(event.personal?.fields.comment) }
    case 'ExpertRecused': return { stage: 'recused', ...event.data, reason: told(event.personal?.fields.reason) }
    default: return unknownEvent(event, state)
  }
}

export function decideScoresheet(command: ScoresheetCommand, state: Scoresheet, context: ScoresheetContext): Decision<ScoresheetEvent> {
  const refusals = [
    ...unopened(scoresheetActs[command.type], state.stage, context.actor, (stage) => scoresheetStageName[stage]),
    ...panelClosed(context),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  const who = { round: context.roundId, application: command.application, expert: context.actor.account }
  const { keyHolder } = context.application
  if (command.type === 'RecuseExpert') return accept({ type: 'ExpertRecused', data: who, ...about(keyHolder, { reason: command.reason }) })
  return acceptUnless(
    [...mustRecuse(context), ...markProblems(command.marks, panelOf(context.round)?.criteria ?? [])],
    { type: 'ScoresSubmitted', data: { ...who, marks: command.marks }, ...about(keyHolder, { comment: command.comment }) },
  )
}

function panelOf(round: Round): Panel | undefined {
  return 'panel' in round ? round.panel : undefined
}

function panelClosed({ round, application, actor }: ScoresheetContext): Refusal[] {
  const panel = panelOf(round)
  if (!panel?.confirmed || !panel.experts.includes(actor.account)) {
    return [{ code: 'not-on-panel', detail: '您不是本轮已确认的评审专家。' }]
  }
  if (round.stage !== 'review' || application.stage !== 'admitted') {
    return [{ code: 'review-not-open', detail: '现在不是专家评审阶段，不能评分。' }]
  }
  return []
}

/** 回避 — an expert who stood aside, or has to, opens nothing of the case: there is nothing left to judge by it. */
export function barOfExpert(sheet: Scoresheet, { unit }: Readonly<{ unit: string }>, { body }: Readonly<{ body: string }>): Refusal | undefined {
  if (sheet.stage === 'recused') return { code: 'expert-recused', detail: '您已回避这份申报，不能再查看它的材料。' }
  return isSameUnit(body, unit) ? { code: 'expert-of-same-unit', detail: '您与申报人同在一个单位，应当回避，不能查看这份材料。请提交回避申请。' } : undefined
}

const isSameUnit = (expertUnit: string | undefined, unit: string): boolean => expertUnit !== undefined && expertUnit === unit

/** Nobody scores a colleague of the same unit. */
function mustRecuse({ expertUnit, application }: ScoresheetContext): Refusal[] {
  return isSameUnit(expertUnit, application.unit)
    ? [{ code: 'recusal-required', detail: '您与申报人同在一个单位，应当回避，请提交回避申请。' }]
    : []
}

function markProblems(marks: Marks, criteria: Panel['criteria']): Refusal[] {
  const missing = criteria.filter(({ id }) => marks[id] === undefined)
  const strange = Object.keys(marks).filter((key) => !criteria.some(({ id }) => id === key))
  return [
    ...missing.map(({ id, title }) => ({ code: 'mark-missing', about: id, detail: `“${title}”还没有评分。` })),
    ...strange.map((key) => ({ code: 'unknown-criterion', about: key, detail: '评分表里没有这一项。' })),
  ]
}
