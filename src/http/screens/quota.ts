import { applicationActs } from '../../domain/application/commands.ts'
import { hasNoPlaceLeft, noPlaceLeft, othersAmong } from '../../domain/application/quota.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { quotaOf, rowInWords } from '../../policy/nominations.ts'
import type { caseView, View } from '../api.ts'
import type { Query } from '../services.ts'
import type { LoadedCase } from './loading.ts'
import type { Names } from './names.ts'

/** Where the body still has to make up its mind: before it has been to see the originals, too. */
const undecided: ReadonlySet<string> = new Set(['submitted', ...applicationActs.RecommendApplication.from])

/** 推荐名额 — what the body has used of its places before it decides on one more; told to nobody else. */
export async function quotaFor(
  query: Pick<Query, 'countRows'>, { role, body }: Pick<Actor, 'role' | 'body'>, { application, policy }: Pick<LoadedCase, 'application' | 'policy'>, names: Pick<Names, 'organisation'>,
): Promise<View<typeof caseView>['quota']> {
  if (role !== 'district' || !undecided.has(application.stage)) return null
  const { nominations } = policy
  const quota = quotaOf(nominations, names.organisation(body))
  const used = await query.countRows('cases', { round: application.round, district: body, recommended: true })
  const isFull = hasNoPlaceLeft(application, { recommendedByBody: othersAmong(used, application), quotaOfBody: quota?.count })
  const { clause = nominations.clause, quote = nominations.quote } = quota?.row ?? {}
  return {
    used, count: quota?.count ?? null, row: quota?.row ? rowInWords(quota.row) : null, hasPlace: application.recommendation !== undefined,
    full: quota && isFull ? noPlaceLeft(quota.count) : null, clause, quote,
  }
}
