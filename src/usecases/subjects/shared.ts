import type { Application, Started } from '../../domain/application/application.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import { foldEvents } from '../../domain/folds.ts'
import type { Actor, Meta } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { KnownCalendar } from '../../policy/calendar.ts'
import type { Round } from '../../domain/round/round.ts'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { FormerName } from '../../domain/organisation/organisation.ts'
import type { Recommending } from '../../policy/nominations.ts'
import type { Policy } from '../../policy/policy.ts'
import { NoRuleInForce } from '../../domain/lifecycle.ts'
import type { Policies, Ports, Row, Transaction } from '../ports.ts'
import { NotFound } from '../refused.ts'

/** Whatever changes a case of a round shares the round; whatever counts or closes it has the round to itself. */
export const roundLock = (round: string): string => `round:${round}`

/** Whatever registers, closes or renames a body has them to itself; whatever would be in vain for a closed one shares them. */
export const organisationsLock = 'organisations'

/** A case, for whose business it is; to everybody else it does not exist. */
export async function getCase(tx: Transaction, actor: Actor, id: string): Promise<Started> {
  const application = foldEvents<Application>('application', await tx.load({ kind: 'application', id }))
  if (application.stage === 'none' || !mayTouch(actor, application)) throw new NotFound(`application ${id}`)
  return application
}

export async function getRound(tx: Transaction, id: string): Promise<Round> {
  const round = foldEvents<Round>('round', await tx.recall({ kind: 'round', id }))
  if (round.stage === 'none') throw new NotFound(`round ${id}`)
  return round
}

/** The working days as this installation knows them at the moment of the act. */
export function calendarAt({ calendars }: Pick<Ports, 'calendars'>, { at, actor }: Meta): KnownCalendar {
  return calendars.knownOn(dayOf(at), actor.jurisdiction)
}

export function getPolicy(policies: Policies, id: string): Policy {
  const policy = policies.get(id)
  if (!policy) throw new NoRuleInForce(id, 'any act')
  return policy
}

export function policyOf(policies: Policies, round: Round): Policy {
  return getPolicy(policies, 'plan' in round ? round.plan.policy : '')
}

type DistrictRow = Readonly<{ stream_id: string; name: string; formerNames: readonly FormerName[] }>

/** Who is registered to put people forward, by the names that a quota table may have; those that are closed have had their places, too. */
export async function recommendingBodies(tx: Transaction, where: Readonly<{ open?: true }> = {}): Promise<readonly Recommending[]> {
  return (await tx.rows<DistrictRow>('organisations', { kind: 'district', ...where })).map(recommending)
}

export const recommending = ({ stream_id, name, formerNames }: DistrictRow): Recommending => ({ id: stream_id, name, formerNames: formerNames.map((former) => former.name) })

/** Every stream of a kind that a read model lists for a round, folded. */
export async function foldListed<State>(tx: Transaction, kind: StreamKind, table: string, where: Row): Promise<ReadonlyMap<string, State>> {
  const listed = await tx.rows<{ stream_id: string }>(table, where)
  const streams = await tx.loadAll(listed.map(({ stream_id }) => ({ kind, id: stream_id })))
  return new Map([...streams].map(([, events]) => [events[0]?.stream.id ?? '', foldEvents<State>(kind, events)]))
}

export const applicationsOf = (tx: Transaction, round: string): Promise<ReadonlyMap<string, Application>> =>
  foldListed<Application>(tx, 'application', 'cases', { round })
