import { isErased, type Application } from '../../domain/application/application.ts'
import { decideBatch, runningNumber, type Batch, type BatchCommand } from '../../domain/decision/decision.ts'
import { announcedPlan } from '../../domain/round/round.ts'
import type { Transaction } from '../ports.ts'
import { NotFound } from '../refused.ts'
import { applicationsOf, calendarAt, getRound, policyOf, roundLock } from './shared.ts'
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
    const applications = await applicationsOf(tx, roundId)
    const { cleared, seatsTaken } = await undecided(tx, roundId, applications, id)
    const year = plan?.year ?? 0
    const context = {
      at, actor, policy, calendar: calendarAt(ports, { at, actor }), roundId, roundStage: round.stage,
      year, seats: plan?.seats ?? 0, cleared, seatsTaken, erased: erasedIn(applications),
      lastCertificate: asked.type === 'PublishResults' ? await lastCertificate(tx, year) : 0,
    }
    return { policy, round: roundId, decide: (given) => decideBatch(given as BatchCommand, batch, context) }
  },
}

/** Under a lock of its own: two rounds of one year that publish at once never give a number twice. */
async function lastCertificate(tx: Transaction, year: number): Promise<number> {
  await tx.lock(`certificates:${year}`, 'exclusive')
  const titles = await tx.rows<{ number: string }>('titles', {})
  return Math.max(0, ...titles.map(({ number }) => runningNumber(year, number) ?? 0))
}

function erasedIn(applications: ReadonlyMap<string, Application>): ReadonlySet<string> {
  return new Set([...applications].filter(([, state]) => state.stage !== 'none' && isErased(state)).map(([id]) => id))
}
