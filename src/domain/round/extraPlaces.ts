import { allNames, quotaOf, type Recommending } from '../../policy/nominations.ts'
import { sameHand } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, roundSubject } from '../shared/personal.ts'
import type { RoundCommand } from './commands.ts'
import type { Round, RoundEvent } from './round.ts'

export type ExtraPlacesCommand = Extract<RoundCommand, { type: 'ProposeExtraPlaces' | 'ConfirmExtraPlaces' | 'ReturnExtraPlaces' }>

/** What more places rest on: the bodies that are registered to put people forward, by the names that the table may have. */
export type ExtraPlacesContext = Context & Readonly<{ roundId: string; recommendingBodies: readonly Recommending[] }>

/** 增加推荐名额 — where the table binds in principle (原则上) the office may let a body go beyond it, by two hands and with a reason; a number without that word stays what it is. */
export function decideExtraPlaces(command: ExtraPlacesCommand, round: Round, context: ExtraPlacesContext): Decision<RoundEvent> {
  const asked = round.stage === 'nominate' ? round.askedPlaces : undefined
  if (command.type === 'ProposeExtraPlaces') return asked ? refuse({ code: 'extra-places-pending', detail: '已有一项增加推荐名额的意见正在复核。' }) : propose(command, context)
  if (!asked) return refuse({ code: 'no-extra-places-proposed', detail: '没有待复核的增加推荐名额的意见。' })
  return command.type === 'ConfirmExtraPlaces'
    ? acceptUnless(sameHand(asked.maker, context.actor), { type: 'ExtraPlacesConfirmed', data: { checker: context.actor.account } })
    : accept({ type: 'ExtraPlacesReturned', data: {}, ...about(roundSubject(context.roundId), { reason: command.reason }) })
}

type Proposing = Extract<ExtraPlacesCommand, { type: 'ProposeExtraPlaces' }>

function propose({ body, places, reason }: Proposing, context: ExtraPlacesContext): Decision<RoundEvent> {
  const { actor, roundId, recommendingBodies } = context
  const found = recommendingBodies.find(({ id }) => id === body)
  return acceptUnless(
    notToBeGiven(found, context),
    { type: 'ExtraPlacesProposed', data: { body, places, maker: actor.account }, ...about(roundSubject(roundId), { bodyName: found?.name ?? body, reason }) },
  )
}

function notToBeGiven(body: Recommending | undefined, { policy: { nominations } }: ExtraPlacesContext): Refusal[] {
  const { clause } = nominations
  if (nominations.kind === 'unlimited') return [{ code: 'no-quota', clause, detail: '推荐名额不限，不需要增加。' }]
  if (nominations.generally !== true) return [{ code: 'quota-is-hard', clause, detail: '推荐名额没有写“原则上”，不能增加。' }]
  if (body === undefined) return [{ code: 'no-such-body', about: 'body', detail: '没有登记这个推荐单位。' }]
  return quotaOf(nominations, ...allNames(body))?.row
    ? []
    : [{ code: 'body-not-in-table', about: 'body', clause, detail: `名额分配表没有给“${body.name}”推荐名额，不能增加。` }]
}

/** How many more the office has agreed to, for bodies that take from the same places. */
export function agreedPlaces(round: Round, bodies: readonly string[]): number {
  const agreed = 'extraPlaces' in round ? round.extraPlaces ?? [] : []
  return agreed.filter(({ body }) => bodies.includes(body)).reduce((sum, { places }) => sum + places, 0)
}
