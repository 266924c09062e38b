import { decideBatch, type Batch, type BatchCommand } from '../../domain/decision/decision.ts'
import { announcedPlan } from '../../domain/round/round.ts'
import { NotFound } from '../refused.ts'
import { applicationsOf, getRound, policyOf, roundLock } from './shared.ts'
import { undecided } from './standing.ts'
import type { Loaded, SubjectLoader } from './loader.ts'

export const decisionSubject: SubjectLoader = {
  async load({ ports, tx, at, actor }, { id, command }, state): Promise<Loaded> {
    const batch = state as Batch
    const asked = command as BatchCommand
    const roundId = asked.type === 'PrepareDecision' ? asked.round : batch.stage === 'none' ? undefined : batch.round
    if (roundId === undefined) throw new NotFound(`decision ${id}`)
    await tx.lock(roundLock(roundId), 'exclusive')
    const round = await getRound(tx, roundId)
    const plan = announcedPlan(round)
    const policy = policyOf(ports.policies, round)
    const { cleared, seatsTaken, certificatesIssued } = await undecided(tx, roundId, await applicationsOf(tx, roundId), id)
    const context = {
      at, actor, policy, calendar: ports.calendar, roundId, roundStage: round.stage,
      year: plan?.year ?? 0, seats: plan?.seats ?? 0, cleared, seatsTaken, certificatesIssued,
    }
    return { policy, round: roundId, decide: (given) => decideBatch(given as BatchCommand, batch, context) }
  },
}
