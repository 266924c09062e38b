import { sameHand } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, roundSubject } from '../shared/personal.ts'
import type { RoundCommand } from './commands.ts'
import { isRunning, type Round, type RoundEvent } from './round.ts'

export type TerminationCommand = Extract<RoundCommand, { type: 'ProposeTermination' | 'ConfirmTermination' | 'ReturnTermination' }>
export type TerminationContext = Context & Readonly<{ roundId: string; publishedLists: number }>

/** 撤回通知、终止本轮 — by two hands, with a reason that everybody reads; never once a list of it is out, even where everybody on it has been erased since. */
export function decideTermination(command: TerminationCommand, round: Round, context: TerminationContext): Decision<RoundEvent> {
  if (!isRunning(round)) return refuse()
  const { actor, roundId, at } = context
  const { askedTermination: asked } = round
  if (command.type === 'ProposeTermination') {
    const { issuedAs, reason } = command
    return acceptUnless(
      [...(asked ? [{ code: 'termination-pending', detail: '已有一份终止本轮的意见正在复核。' }] : []), ...alreadyPublished(context)],
      { type: 'TerminationProposed', data: { issuedAs, maker: actor.account }, ...about(roundSubject(roundId), { reason }) },
    )
  }
  if (!asked) return refuse({ code: 'no-termination-proposed', detail: '没有待复核的终止本轮的意见。' })
  const { issuedAs, reason } = asked
  return command.type === 'ConfirmTermination'
    ? acceptUnless(
      [...sameHand(asked.maker, actor), ...alreadyPublished(context)],
      { type: 'RoundTerminated', data: { issuedAs, checker: actor.account, at }, ...about(roundSubject(roundId), { reason }) },
    )
    : accept({ type: 'TerminationReturned', data: {}, ...about(roundSubject(roundId), { reason: command.reason }) })
}

function alreadyPublished({ publishedLists }: TerminationContext): Refusal[] {
  return publishedLists > 0 ? [{ code: 'results-published', detail: '本轮名单已经公布，不能终止。' }] : []
}
