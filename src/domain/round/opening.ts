import { hasExpired, openingProblems } from '../../policy/opening.ts'
import type { Refusal } from '../shared/decision.ts'
import { dayInChinese, dayOf, endOfDay } from '../shared/time.ts'
import type { RoundContext } from './decide.ts'
import type { RoundPlan } from './round.ts'

type Asked = Pick<RoundContext, 'policy' | 'at' | 'yearsLaunched' | 'roundsOfPolicy'>

/** Why a round can't be opened today. What the office may set aside is no obstacle once the plan gives a reason for it. */
export function openingRefusals({ year, offSeason }: Pick<RoundPlan, 'year' | 'offSeason'>, { policy, at, yearsLaunched, roundsOfPolicy }: Asked): Refusal[] {
  const underThis = roundsOfPolicy.filter(({ isLaunched }) => isLaunched).map(({ title }) => title)
  return openingProblems(policy, { on: dayOf(at), year, earlier: yearsLaunched, underThis })
    .filter(({ maySetAside }) => !maySetAside || offSeason === undefined)
    .map(({ code, clause, text, maySetAside }) => ({ code, ...(maySetAside && { about: 'offSeason' }), ...(clause && { clause }), detail: text }))
}

/** What a plan runs into on whichever day it is announced: a second hand should not be the first to find it. */
export function plannedRefusals(plan: Pick<RoundPlan, 'year' | 'offSeason' | 'applyBy'>, asked: Asked): Refusal[] {
  const always: ReadonlySet<string> = new Set(['before-cadence', 'second-round', ...(seasonComes(plan, asked) ? [] : ['outside-quarter'])])
  return [...expiryRefusals(asked), ...openingRefusals(plan, asked).filter(({ code }) => always.has(code)), ...tooLate(plan, asked)]
}

/** Whether there is a day in the season from today on while units can still apply. */
function seasonComes(plan: Pick<RoundPlan, 'year' | 'applyBy'>, asked: Asked): boolean {
  const today = dayOf(asked.at)
  return [today, ...monthsBegun(today, plan.applyBy)].some((day) => openingRefusals({ year: plan.year }, { ...asked, at: endOfDay(day) }).every(({ code }) => code !== 'outside-quarter'))
}

/** The first days of the months that begin between two days. */
function monthsBegun(after: string, until: string): readonly string[] {
  const [year = 0, month = 0] = after.split('-').map(Number)
  const count = Math.max(0, (Number(until.slice(0, 4)) - year) * MONTHS + Number(until.slice(5, 7)) - month)
  return Array.from({ length: count }, (_, at) => month + at).map((at) => `${year + Math.floor(at / MONTHS)}-${String(at % MONTHS + 1).padStart(2, '0')}-01`)
}

const MONTHS = 12

/** 逾期 — a call that nobody could answer in time. */
export function tooLate({ applyBy }: Pick<RoundPlan, 'applyBy'>, { at }: Pick<Asked, 'at'>): Refusal[] {
  return applyBy < dayOf(at) ? [{ code: 'deadline-passed', about: 'applyBy', detail: `单位申报截止日${dayInChinese(applyBy)}已过，请修改方案。` }] : []
}

/** A measure that is out of force will never open a round again: its plan is not even drawn up. Before it comes into force, one may be. */
export function expiryRefusals({ policy, at }: Asked): Refusal[] {
  return hasExpired(policy, dayOf(at)) ? openingRefusals({ year: 0, offSeason: '' }, { policy, at, yearsLaunched: [], roundsOfPolicy: [] }) : []
}
