import { amendedInWords, countingInWords } from '../../domain/round/amendment.ts'
import { amendmentsOf, type Amendment, type PublishedAmendment, type Round } from '../../domain/round/round.ts'
import { isInsider, type Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { getRound } from '../../usecases/subjects/shared.ts'
import type { amendmentView, publishedAmendmentView, roundView, View, worklistView } from '../api.ts'
import type { Services } from '../services.ts'

const told = ({ issuedAs, reason, ...changed }: Amendment): View<typeof amendmentView> => ({ issuedAs, reason, changes: [...amendedInWords(changed)] })
const published = (each: PublishedAmendment): View<typeof publishedAmendmentView> => ({ on: dayOf(each.at), ...told(each) })

/** 更正通知 — those that are out, the newest first: it is the one that holds. */
export const publishedIn = (round: Round): View<typeof publishedAmendmentView>[] => amendmentsOf(round).map(published).reverse()

/** What was corrected of a round for everybody who sees it; what waits for the second hand for the office alone. */
export function amendmentsIn({ role }: Pick<Actor, 'role'>, policy: Policy, round: Round): View<typeof roundView>['amendments'] {
  const { askedAmendment: asked, returnedAmendment: returned } = round.stage === 'nominate' && isInsider(role) ? round : {}
  return { published: publishedIn(round), asked: asked ? told(asked) : null, returned: returned ?? null, counting: countingInWords(policy, round) }
}

/** The line of a history says what a correction changes; '' of any other fact. */
export function amendmentNote({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string {
  return type === 'AmendmentProposed' ? amendedInWords(data as Amendment).map(({ name, was, now }) => `${name}由${was}改为${now}`).join('，') : ''
}

const counting: ReadonlySet<Actor['role']> = new Set(['applicant', 'unit', 'district'])

/** Whoever works towards a day learns that it moved where they look first, as long as it is ahead. */
export async function amendmentsFor({ ports: { store } }: Pick<Services, 'ports'>, { role, jurisdiction }: Actor, open: readonly string[]): Promise<View<typeof worklistView>['amendments']> {
  if (!counting.has(role) || open.length === 0) return []
  const rounds = await store.transaction(jurisdiction, (tx) => Promise.all(open.map(async (id) => [id, await getRound(tx, id)] as const)))
  return rounds.flatMap(([id, round]) => publishedIn(round).slice(0, 1).map((each) => ({ ...each, round: id, roundTitle: 'plan' in round ? round.plan.title : '' })))
}
