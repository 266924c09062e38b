import { isRunning, type Round } from '../../domain/round/round.ts'
import { decidingRoles, isInsider, type Actor } from '../../domain/shared/actor.ts'
import { dayOf, type Day } from '../../domain/shared/time.ts'
import { plusDays } from '../../policy/day.ts'
import { getRound } from '../../usecases/subjects/shared.ts'
import type { roundView, View, worklistView } from '../api.ts'
import type { Services } from '../services.ts'

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

/** Long enough for whoever looks in once a month. */
const toldForDays = 30

/** A round does not change any more once it was given up. */
export const isGivenUpLately = ({ stage, updatedAt }: Readonly<{ stage: Round['stage']; updatedAt: string }>, today: Day): boolean =>
  stage === 'terminated' && today <= plusDays(dayOf(updatedAt), toldForDays)

const losing: ReadonlySet<Actor['role']> = new Set(['applicant', 'unit', 'district', 'expert', ...decidingRoles])

/** Whoever had something in hand finds it gone, and learns why where they look first; the office did it and knows. */
export async function terminationsFor({ ports: { store } }: Pick<Services, 'ports'>, { role, jurisdiction }: Actor, given: readonly string[]): Promise<View<typeof worklistView>['terminations']> {
  if (!losing.has(role) || given.length === 0) return []
  const rounds = await store.transaction(jurisdiction, (tx) => Promise.all(given.map(async (id) => [id, await getRound(tx, id)] as const)))
  return rounds.flatMap(([id, round]) => {
    const told = terminationOf(round)
    return told ? [{ round: id, roundTitle: 'plan' in round ? round.plan.title : '', on: told.on, reason: told.reason }] : []
  })
}
