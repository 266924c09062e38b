import { keyHolder, type Application } from '../../domain/application/application.ts'
import { foldEvents } from '../../domain/folds.ts'
import { decideScoresheet, scoresheetId, type Scoresheet, type ScoresheetCommand } from '../../domain/review/scoresheet.ts'
import { NotFound } from '../refused.ts'
import { calendarAt, getRound, policyOf, roundLock } from './shared.ts'
import type { Loaded, SubjectLoader } from './loader.ts'

export const scoresheetSubject: SubjectLoader = {
  async load({ ports, tx, at, actor }, { id, command }, state): Promise<Loaded> {
    const asked = command as ScoresheetCommand
    // Nobody fills in another's sheet: the id is made of the case and the account of the session.
    if (scoresheetId(asked.application, actor.account) !== id) throw new NotFound(`scoresheet ${id}`)
    const application = foldEvents<Application>('application', await tx.load({ kind: 'application', id: asked.application }))
    if (application.stage === 'none') throw new NotFound(`application ${asked.application}`)
    await tx.lock(roundLock(application.round), 'shared')
    const round = await getRound(tx, application.round)
    const policy = policyOf(ports.policies, round)
    const context = {
      at, actor, policy, calendar: calendarAt(ports, { at, actor }), round, roundId: application.round,
      application: { stage: application.stage, unit: application.unit, keyHolder: keyHolder(application) }, expertUnit: actor.body,
    }
    return { policy, round: application.round, decide: (given) => decideScoresheet(given as ScoresheetCommand, state as Scoresheet, context) }
  },
}
