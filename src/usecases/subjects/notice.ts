import { keyHolder, type Application } from '../../domain/application/application.ts'
import type { NoticeCommand } from '../../domain/notice/commands.ts'
import { decideNotice } from '../../domain/notice/decide.ts'
import type { Notice, Posted } from '../../domain/notice/notice.ts'
import type { Round } from '../../domain/round/round.ts'
import { NotFound } from '../refused.ts'
import { applicationsOf, calendarAt, getRound, policyOf, roundLock } from './shared.ts'
import type { Loaded, SubjectLoader } from './loader.ts'

export const noticeSubject: SubjectLoader = {
  async load({ ports, tx, at, actor }, { id, command }, state): Promise<Loaded> {
    const notice = state as Notice
    const asked = command as NoticeCommand
    const roundId = asked.type === 'ProposeNotice' ? asked.round : notice.stage === 'none' ? undefined : notice.round
    // One notice for a round, under the round's own id: two tabs can't make two.
    if (roundId !== id) throw new NotFound(`notice ${id}`)
    await tx.lock(roundLock(roundId), concurrent.has(asked.type) ? 'shared' : 'exclusive')
    const round = await getRound(tx, roundId)
    const policy = policyOf(ports.policies, round)
    const applications = await applicationsOf(tx, roundId)
    const candidates = asked.type === 'ProposeNotice' ? candidatesOf(applications, round) : []
    const context = { at, actor, policy, calendar: calendarAt(ports, { at, actor }), roundStage: round.stage, candidates, keyHolderOf: keyHolderIn(applications) }
    return { policy, round: roundId, decide: (given) => decideNotice(given as NoticeCommand, notice, context) }
  },
}

/** What several hands do at once, each about another name. */
const concurrent: ReadonlySet<NoticeCommand['type']> = new Set(['RaiseObjection', 'ConfirmUnitPosting', 'ConfirmUnitReposting', 'ConfirmUnitRemoval'])

type Applications = ReadonlyMap<string, Application>

function keyHolderIn(applications: Applications) {
  return (id: string): string | undefined => {
    const found = applications.get(id)
    return found && found.stage !== 'none' ? keyHolder(found) : undefined
  }
}

function candidatesOf(applications: Applications, round: Round): readonly Posted[] {
  if (!('ranking' in round)) return []
  return round.ranking.flatMap(({ application, candidate }) => {
    const found = applications.get(application)
    return candidate && found && found.stage === 'candidate' ? [{ application, unit: found.unit, secret: found.secret }] : []
  })
}
