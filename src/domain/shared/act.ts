import type { StageKind } from '../../policy/policy.ts'
import type { Role } from './actor.ts'
import { roleName, type Actor } from './actor.ts'
import type { Refusal } from './decision.ts'

/**
 * One row of the table of what may happen: who may do it, from where, and which stage of the measure orders it.
 * The page, the API, the documentation and the deciding functions all read the same rows.
 */
export type Act<Stage extends string> = Readonly<{
  /** Words on the button and in the timeline. */
  title: string
  roles: readonly Role[]
  from: readonly Stage[]
  /** Stage of the policy whose clause is cited; the act is recorded under that clause. */
  stage: StageKind
  /** A rule of the measure that stands apart from its stages and is cited instead. */
  rule?: 'nominations'
}>

export type Acts<Command extends string, Stage extends string> = Readonly<Record<Command, Act<Stage>>>

/** Why this hand may not do this now; empty where it may. A wrong hand is told before a wrong time. */
export function unopened<Stage extends string>(act: Act<Stage>, stage: Stage, actor: Actor, stageName: (stage: Stage) => string): Refusal[] {
  if (!act.roles.includes(actor.role)) {
    return [{
      code: 'role-not-allowed',
      detail: `“${act.title}”由${act.roles.map((role) => roleName[role]).join('、')}办理，您现在的身份是${roleName[actor.role]}。`,
    }]
  }
  if (!act.from.includes(stage)) {
    return [{
      code: 'act-not-open',
      about: stage,
      detail: `现在是“${stageName(stage)}”，不能“${act.title}”：这一步在“${act.from.map(stageName).join('”或“')}”时办理。`,
    }]
  }
  return []
}

/** 经办与复核分开 — whoever prepared it may not approve it. */
export function sameHand(maker: string | undefined, actor: Actor): Refusal[] {
  return maker === actor.account
    ? [{ code: 'maker-cannot-check', detail: '经办人不能复核自己经办的事项，请由另一位复核人员办理。' }]
    : []
}
