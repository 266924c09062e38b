import { hasExpired, openingProblems } from '../../policy/opening.ts'
import type { Refusal } from '../shared/decision.ts'
import { dayOf } from '../shared/time.ts'
import type { RoundContext } from './decide.ts'
import type { RoundPlan } from './round.ts'

type Asked = Pick<RoundContext, 'policy' | 'at' | 'yearsLaunched' | 'roundsOfPolicy'>

/** Why a round can't be opened today. What the office may set aside is no obstacle once the plan gives a reason for it. */
export function openingRefusals({ year, offSeason }: Pick<RoundPlan, 'year' | 'offSeason'>, { policy, at, yearsLaunched, roundsOfPolicy }: Asked): Refusal[] {
  const underThis = roundsOfPolicy.filter(({ announcedAt }) => announcedAt !== null).map(({ title }) => title)
  return openingProblems(policy, { on: dayOf(at), year, earlier: yearsLaunched, underThis })
    .filter(({ maySetAside }) => !maySetAside || offSeason === undefined)
    .map(({ code, clause, text, maySetAside }) => ({ code, ...(maySetAside && { about: 'offSeason' }), ...(clause && { clause }), detail: text }))
}

/** What a plan runs into on whichever day it is announced; the season is looked at on the day itself. */
export function plannedRefusals(plan: Pick<RoundPlan, 'year' | 'offSeason'>, asked: Asked): Refusal[] {
  const sooner = openingRefusals(plan, asked).filter(({ code }) => code === 'before-cadence' || code === 'second-round')
  return [...expiryRefusals(asked), ...sooner]
}

/** A measure that is out of force will never open a round again: its plan is not even drawn up. Before it comes into force, one may be. */
export function expiryRefusals({ policy, at }: Asked): Refusal[] {
  return hasExpired(policy, dayOf(at)) ? openingRefusals({ year: 0, offSeason: '' }, { policy, at, yearsLaunched: [], roundsOfPolicy: [] }) : []
}
