import { isErased, type Application } from '../application/application.ts'
import { unscored, type Scoresheets } from '../review/ranking.ts'
import { sameHand } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, roundSubject } from '../shared/personal.ts'
import type { RoundCommand } from './commands.ts'
import type { Panel, Round, RoundEvent } from './round.ts'

export type ReleaseCommand = Extract<RoundCommand, { type: 'ProposeRelease' | 'ConfirmRelease' | 'ReturnRelease' }>

/** What releasing an expert rests on: the cases under review and the sheets that are in. */
export type ReleaseContext = Context & Readonly<{ roundId: string; applications: ReadonlyMap<string, Application>; scoresheets: Scoresheets }>

/** 解除评审 — an expert who can't go on leaves the panel by two hands; whether the sheets that are in still count is chosen and recorded with it. */
export function decideRelease(command: ReleaseCommand, round: Round, context: ReleaseContext): Decision<RoundEvent> {
  if (round.stage !== 'review' || !round.panel?.confirmed) return refuse({ code: 'panel-not-confirmed', detail: '评审专家名单还没有确认。' })
  const { panel } = round
  if (command.type === 'ProposeRelease') return propose(command, panel, context)
  if (!panel.release) return refuse({ code: 'no-release-proposed', detail: '没有待复核的解除意见。' })
  const { maker } = panel.release
  return command.type === 'ConfirmRelease'
    ? acceptUnless(sameHand(maker, context.actor), { type: 'ReleaseConfirmed', data: { checker: context.actor.account } })
    : accept({ type: 'ReleaseReturned', data: {}, ...about(roundSubject(context.roundId), { reason: command.reason }) })
}

type Proposing = Extract<ReleaseCommand, { type: 'ProposeRelease' }>

function propose({ expert, reason, keepsScores, leader }: Proposing, panel: Panel, context: ReleaseContext): Decision<RoundEvent> {
  return acceptUnless(
    [...releaseProblems(expert, panel, context), ...leaderProblems(expert, leader, panel)],
    {
      type: 'ReleaseProposed',
      data: { expert, keepsScores, ...(leader !== undefined && { leader }), maker: context.actor.account },
      ...about(roundSubject(context.roundId), { reason }),
    },
  )
}

/** Whose sheets are all in is done: marks that were given can't be made to vanish by releasing their expert. */
function releaseProblems(expert: string, panel: Panel, context: ReleaseContext): Refusal[] {
  if (panel.release) return [{ code: 'release-pending', detail: '已有一名专家的解除正在复核。' }]
  if (!panel.experts.includes(expert)) return [{ code: 'not-on-panel', about: 'expert', detail: '这位专家不在评审名单里。' }]
  return [
    ...(panel.experts.length === 1 ? [{ code: 'panel-empty', about: 'expert', detail: '只剩这一名专家，请先补充评审专家，再解除。' }] : []),
    ...(unfinishedBy([expert], context).length === 0 ? [{ code: 'nothing-unfinished', about: 'expert', detail: '这位专家的评分已经交齐，不需要解除。' }] : []),
  ]
}

function leaderProblems(expert: string, leader: string | undefined, panel: Panel): Refusal[] {
  const next = leader ?? panel.leader
  return next !== expert && panel.experts.includes(next)
    ? []
    : [{ code: 'leader-missing', about: 'leader', detail: '解除的是组长，请从其余专家里另指定一名组长。' }]
}

/** Sheets of these experts still to come, over all cases under review. */
export function unfinishedBy(experts: readonly string[], { applications, scoresheets }: Pick<ReleaseContext, 'applications' | 'scoresheets'>): readonly string[] {
  const admitted = [...applications].filter(([, each]) => each.stage === 'admitted' && !isErased(each)).map(([id]) => id)
  return unscored(admitted, experts, scoresheets)
}
