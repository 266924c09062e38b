import { isRunning, type Round } from '../../domain/round/round.ts'
import { isInsider, type Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { roundView, View } from '../api.ts'

type Told = Pick<View<typeof roundView>, 'termination' | 'askedTermination'>

/** 终止本轮 — once it is out, for everybody; before, for the office alone. */
export function terminationIn({ role }: Pick<Actor, 'role'>, round: Round): Told {
  const asked = isInsider(role) && isRunning(round) ? round.askedTermination : undefined
  return { termination: terminationOf(round) ?? null, askedTermination: asked ? { issuedAs: asked.issuedAs, reason: asked.reason } : null }
}

export function terminationOf(round: Round): Readonly<{ on: string; issuedAs: string; reason: string }> | undefined {
  if (round.stage !== 'terminated') return undefined
  const { at, issuedAs, reason } = round.terminated
  return { on: dayOf(at), issuedAs, reason }
}
