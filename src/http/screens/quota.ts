import { applicationActs } from '../../domain/application/commands.ts'
import { hasNoPlaceLeft, noPlaceLeft, othersAmong } from '../../domain/application/quota.ts'
import { agreedPlaces } from '../../domain/round/extraPlaces.ts'
import type { Round } from '../../domain/round/round.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { allNames, othersSharing, quotaOf, rowInWords, type Recommending } from '../../policy/nominations.ts'
import type { Policy } from '../../policy/policy.ts'
import { recommending } from '../../usecases/subjects/shared.ts'
import type { caseView, placesView, View } from '../api.ts'
import type { Query } from '../services.ts'
import type { LoadedCase } from './loading.ts'
import { everyRow } from './everyRow.ts'

/** Where the body still has to make up its mind: before it has been to see the originals, too. */
const undecided: ReadonlySet<string> = new Set(['submitted', ...applicationActs.RecommendApplication.from])

type Reading = Pick<Query, 'countRows' | 'listRows'>
type Places = View<typeof placesView>
type InRound = Readonly<{ id: string; round: Round; policy: Policy }>

/** What has been used of the places that a body may take from, and by which row of which clause they are its own. */
async function placesOf(query: Reading, body: string, { id, round, policy: { nominations } }: InRound): Promise<Places> {
  const registered = nominations.kind === 'unlimited' ? [] : await recommendingBodies(query)
  const quota = quotaOf(nominations, ...allNames(registered.find((each) => each.id === body)))
  const others = othersSharing(nominations, body, registered)
  const sharing = [body, ...others.map((each) => each.id)]
  const agreed = agreedPlaces(round, sharing)
  const used = await query.countRows('cases', { round: id, district: { in: sharing }, recommended: true })
  const { clause = nominations.clause, quote = nominations.quote } = quota?.row ?? {}
  return { used, count: quota ? quota.count + agreed : null, agreed, row: quota?.row ? rowInWords(quota.row) : null, sharedWith: others.map(({ name }) => name), clause, quote }
}

/** 推荐名额 — what the body has used of its places before it decides on one more; told to nobody else. */
export async function quotaFor(query: Reading, { role, body }: Pick<Actor, 'role' | 'body'>, { application, policy, round }: Pick<LoadedCase, 'application' | 'policy' | 'round'>): Promise<View<typeof caseView>['quota']> {
  if (role !== 'district' || !undecided.has(application.stage)) return null
  const places = await placesOf(query, body, { id: application.round, round, policy })
  const { count, used } = places
  const isFull = count !== null && hasNoPlaceLeft(application, { recommendedByBody: othersAmong(used, application), quotaOfBody: count })
  return { ...places, hasPlace: application.recommendation !== undefined, full: isFull ? noPlaceLeft(count, policy.nominations) : null }
}

/** The same of a whole round, for as long as anybody may be put forward in it. */
export async function placesInRound(query: Reading, { role, body }: Pick<Actor, 'role' | 'body'>, inRound: InRound): Promise<Places | null> {
  return role === 'district' && inRound.round.stage === 'nominate' ? placesOf(query, body, inRound) : null
}

export async function recommendingBodies(query: Pick<Query, 'listRows'>, where: Readonly<{ open?: true }> = {}): Promise<readonly Recommending[]> {
  return (await everyRow<Parameters<typeof recommending>[0]>(query, 'organisations', { columns: ['name', 'formerNames'], filter: { kind: 'district', ...where } })).map(recommending)
}
