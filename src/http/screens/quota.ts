import { applicationActs } from '../../domain/application/commands.ts'
import { hasNoPlaceLeft, noPlaceLeft, othersAmong } from '../../domain/application/quota.ts'
import { agreedPlaces } from '../../domain/round/extraPlaces.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { othersSharing, quotaOf, rowInWords } from '../../policy/nominations.ts'
import type { caseView, View } from '../api.ts'
import type { Query } from '../services.ts'
import type { LoadedCase } from './loading.ts'
import { everyRow } from './everyRow.ts'

/** Where the body still has to make up its mind: before it has been to see the originals, too. */
const undecided: ReadonlySet<string> = new Set(['submitted', ...applicationActs.RecommendApplication.from])

/** 推荐名额 — what the body has used of its places before it decides on one more; told to nobody else. */
export async function quotaFor(
  query: Pick<Query, 'countRows' | 'listRows'>, { role, body }: Pick<Actor, 'role' | 'body'>, { application, policy, round }: Pick<LoadedCase, 'application' | 'policy' | 'round'>,
): Promise<View<typeof caseView>['quota']> {
  if (role !== 'district' || !undecided.has(application.stage)) return null
  const { nominations } = policy
  const registered = nominations.kind === 'unlimited' ? [] : await recommendingBodies(query)
  const quota = quotaOf(nominations, registered.find(({ id }) => id === body)?.name)
  const others = othersSharing(nominations, body, registered)
  const sharing = [body, ...others.map(({ id }) => id)]
  const agreed = agreedPlaces(round, sharing)
  const count = quota && quota.count + agreed
  const used = await query.countRows('cases', { round: application.round, district: { in: sharing }, recommended: true })
  const isFull = hasNoPlaceLeft(application, { recommendedByBody: othersAmong(used, application), quotaOfBody: count })
  const { clause = nominations.clause, quote = nominations.quote } = quota?.row ?? {}
  return {
    used, count: count ?? null, agreed, row: quota?.row ? rowInWords(quota.row) : null, sharedWith: others.map(({ name }) => name), hasPlace: application.recommendation !== undefined,
    full: count !== undefined && isFull ? noPlaceLeft(count, nominations) : null, clause, quote,
  }
}

export async function recommendingBodies(query: Pick<Query, 'listRows'>): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  const rows = await everyRow<{ stream_id: string; name: string }>(query, 'organisations', { columns: ['name'], filter: { kind: 'district' } })
  return rows.map(({ stream_id, name }) => ({ id: stream_id, name }))
}
