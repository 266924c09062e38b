import { NotFound } from '../refused.ts'
import { decideRound, type RoundContext } from '../../domain/round/decide.ts'
import type { RoundCommand } from '../../domain/round/commands.ts'
import type { Round, RoundStage } from '../../domain/round/round.ts'
import type { Scoresheet } from '../../domain/review/scoresheet.ts'
import { applicationsOf, calendarAt, foldListed, organisationsLock, policyOf, recommendingBodies, roundLock } from './shared.ts'
import { undecided } from './standing.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Policies } from '../ports.ts'
import type { Asked, Loaded, Loading, SubjectLoader } from './loader.ts'

type RoundRow = Readonly<{ stream_id: string; policy: string; year: number; title: string; stage: RoundStage; announcedAt: string | null }>

/** A call that was taken back has launched nothing: the measure may be called for as if it had not been. */
const isLaunched = ({ stage, announcedAt }: RoundRow): boolean => announcedAt !== null && stage !== 'terminated'

/** A new version of a measure goes on where the old one stopped. */
const schemeOf = (policy: string): string => policy.split('/').slice(0, 2).join('/')

export const roundSubject: SubjectLoader = {
  lock: (tx, { id }) => tx.lock(roundLock(id), 'exclusive'),
  async load({ ports, tx, at, actor }: Loading, { id, command }: Asked, state: unknown): Promise<Loaded> {
    const round = state as Round
    const asked = command as RoundCommand
    const policy = asked.type === 'DraftRound' ? chosenPolicy(ports.policies, asked.policy, actor) : policyOf(ports.policies, round)
    // A body is not closed while places are asked for it.
    if (asked.type === 'ProposeExtraPlaces') await tx.lock(organisationsLock, 'shared')
    const applications = await applicationsOf(tx, id)
    const rounds = await tx.rows<RoundRow>('rounds', {})
    const others = rounds.filter(({ stream_id }) => stream_id !== id)
    const experts = await tx.rows<{ stream_id: string }>('accounts', { role: 'expert', open: true })
    const { openDecisions, publishedLists, undecidedCandidates } = await undecided(tx, id, applications)
    const context: RoundContext = {
      at, actor, policy, calendar: calendarAt(ports, { at, actor }), roundId: id, applications, openDecisions, publishedLists, undecidedCandidates,
      scoresheets: await foldListed<Scoresheet>(tx, 'scoresheet', 'scoresheets', { round: id }),
      roundsOfPolicy: others.filter((each) => each.policy === policy.id).map((each) => ({ title: each.title, isLaunched: isLaunched(each) })),
      yearsLaunched: others.filter((each) => isLaunched(each) && schemeOf(each.policy) === schemeOf(policy.id)).map(({ year }) => year),
      recommendingBodies: asked.type === 'ProposeExtraPlaces' ? await recommendingBodies(tx, { open: true }) : [],
      knownExperts: new Set(experts.map(({ stream_id }) => stream_id)),
    }
    return { policy, round: id, decide: (given) => decideRound(given as RoundCommand, round, context) }
  },
}

/** A measure binds its own jurisdiction; elsewhere it is as if it were not there. */
function chosenPolicy(policies: Policies, id: string, { jurisdiction }: Actor): Policy {
  const policy = policies.get(id)
  if (policy?.jurisdiction !== jurisdiction) throw new NotFound(`policy ${id}`)
  return policy
}
