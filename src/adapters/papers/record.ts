import type { Application, Started } from '../../domain/application/application.ts'
import { foldEvents } from '../../domain/folds.ts'
import { nameAt, type Organisation } from '../../domain/organisation/organisation.ts'
import { announcedPlan, type Round, type RoundPlan } from '../../domain/round/round.ts'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RecordedEvent, Transaction } from '../../usecases/ports.ts'
import { getPolicy } from '../../usecases/subjects/shared.ts'
import type { Policies } from '../policies/loadPolicies.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import { factsOf, type RoundFacts } from './facts.ts'

export type History = readonly RecordedEvent[]

/** What every paper of a round rests on: its plan, its rules, and how the measure words its papers. */
export type Grounds = Readonly<{ id: string; round: Round; plan: RoundPlan; history: History; policy: Policy; wording: Wording; facts: RoundFacts }>

/** A case with the names of its unit and district. */
export type CaseRecord = Readonly<{ id: string; application: Started; history: History; unit: string; district: string }>

/** Every case of a round, by id. */
export type Applications = ReadonlyMap<string, Application>

/** 单位名称, by id, as it is now or was at a moment; an organisation that nobody registered keeps its id. */
export type NameOf = (organisation: string, at?: Instant) => string

/** 当时的名称 — a paper goes on calling bodies as they were called when it was made, however often it is printed. */
export const namedAt = (name: NameOf, at: Instant | undefined): NameOf => (organisation) => name(organisation, at)

/** `undefined` where there is no such round, or its notice is not out yet. */
export async function findGrounds(tx: Transaction, policies: Policies, id: string): Promise<Grounds | undefined> {
  return groundsOf(tx, policies, id, announcedPlan)
}

/** The same of a round whose notice is not out yet. */
export async function findPlannedGrounds(tx: Transaction, policies: Policies, id: string): Promise<Grounds | undefined> {
  return groundsOf(tx, policies, id, (round) => round.stage === 'drafted' || round.stage === 'proposed' ? round.plan : announcedPlan(round))
}

async function groundsOf(tx: Transaction, policies: Policies, id: string, planOf: (round: Round) => RoundPlan | undefined): Promise<Grounds | undefined> {
  const history = await tx.load({ kind: 'round', id })
  const round = foldEvents<Round>('round', history)
  const plan = planOf(round)
  if (!plan) return undefined
  const policy = getPolicy(policies, plan.policy)
  return { id, round, plan, history, policy, wording: policies.wordingOf(plan.policy), facts: factsOf(policy, plan) }
}

export async function findCase(tx: Transaction, id: string): Promise<CaseRecord | undefined> {
  const history = await tx.load({ kind: 'application', id })
  const application = foldEvents<Application>('application', history)
  if (application.stage === 'none') return undefined
  const name = await namesOf(tx, [application.unit, application.district])
  return { id, application, history, unit: name(application.unit, application.submittedAt), district: name(application.district, application.reportedAt) }
}

/** Every case of a round that one recommending body answers for, whole; called as it was when it reported last. */
export async function casesOfDistrict(tx: Transaction, round: string, district: string): Promise<Readonly<{ name: string; cases: readonly CaseRecord[] }>> {
  const listed = await tx.rows<{ stream_id: string; unit: string }>('cases', { round, district })
  const streams = await tx.loadAll(listed.map(({ stream_id }) => ({ kind: 'application', id: stream_id })))
  const found = [...streams.values()].flatMap((history) => {
    const application = foldEvents<Application>('application', history)
    return application.stage === 'none' ? [] : [{ id: history[0]?.stream.id ?? '', application, history }]
  })
  const name = namedAt(await namesOf(tx, [district, ...listed.map(({ unit }) => unit)]), lastReported(found.map(({ application }) => application)))
  return { name: name(district), cases: found.map((each) => ({ ...each, unit: name(each.application.unit), district: name(district) })) }
}

/** When a report was last made; undefined before the first. */
export const lastReported = (cases: readonly Started[]): Instant | undefined => cases.flatMap(({ reportedAt }) => reportedAt ?? []).toSorted().at(-1)

export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<NameOf> {
  const streams = await tx.loadAll([...new Set(ids)].map((id) => ({ kind: 'organisation', id })))
  const names = new Map([...streams.values()].flatMap((events) => {
    const organisation = foldEvents<Organisation>('organisation', events)
    return organisation.stage === 'none' ? [] : [[events[0]?.stream.id, organisation] as const]
  }))
  return (id, at) => {
    const found = names.get(id)
    return found ? nameAt(found, at) : id
  }
}

export async function loadState<State>(tx: Transaction, kind: StreamKind, id: string): Promise<State> {
  return foldEvents<State>(kind, await tx.load({ kind, id }))
}

export function startedIn(applications: Applications, id: string): Started | undefined {
  const found = applications.get(id)
  return found && found.stage !== 'none' ? found : undefined
}

/** The latest entry of one of these types; what a paper is dated by. */
export function latest(history: History, ...types: readonly string[]): RecordedEvent | undefined {
  return history.findLast(({ type }) => types.includes(type))
}
