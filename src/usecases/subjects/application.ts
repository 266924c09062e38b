import type { Application } from '../../domain/application/application.ts'
import type { ApplicationCommand } from '../../domain/application/commands.ts'
import { decideApplication, type ApplicationContext } from '../../domain/application/decide.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Transaction } from '../ports.ts'
import { NotFound } from '../refused.ts'
import { getRound, policyOf, roundLock } from './shared.ts'
import type { Asked, Loaded, Loading, SubjectLoader } from './loader.ts'

const needsDraft: ReadonlySet<string> = new Set(['SignCommitment', 'SubmitApplication', 'SaveDraft'])

export const applicationSubject: SubjectLoader = {
  /** One case a person in a round: two units starting one at once wait for each other. */
  async lock(tx, { command }) {
    const asked = command as ApplicationCommand
    if (asked.type === 'StartApplication') await tx.lock(`person:${asked.round}:${asked.subject}`, 'exclusive')
  },
  async load({ ports, tx, at, actor }: Loading, { id, command }: Asked, state: unknown): Promise<Loaded> {
    const application = state as Application
    const asked = command as ApplicationCommand
    if (application.stage !== 'none' && !mayTouch(actor, application)) throw new NotFound(`application ${id}`)
    const roundId = application.stage === 'none' ? (asked.type === 'StartApplication' ? asked.round : '') : application.round
    if (actor.role !== 'system') await tx.lock(roundLock(roundId), 'shared')
    const round = await getRound(tx, roundId)
    const policy = policyOf(ports.policies, round)
    const context: ApplicationContext = {
      at, actor, policy, round, calendar: ports.calendar,
      draft: needsDraft.has(asked.type) ? await tx.loadDraft(id) : undefined,
      ...(asked.type === 'StartApplication' ? await starting(tx, asked, actor.body) : { personAppliesElsewhere: false }),
      ...(asked.type === 'RecommendApplication' ? await nominating(tx, policy, roundId, actor.body, id) : { recommendedByBody: 0 }),
    }
    return { policy, round: roundId, decide: (given) => decideApplication(given as ApplicationCommand, application, context) }
  },
}

type Starting = Extract<ApplicationCommand, { type: 'StartApplication' }>

async function starting(tx: Transaction, { round, subject }: Starting, unit: string) {
  const [organisation] = await tx.rows<{ district: string }>('organisations', { stream_id: unit, kind: 'unit' })
  const sameperson = await tx.rows<{ stage: string }>('cases', { round, subject })
  return {
    districtOfUnit: organisation?.district || undefined,
    personAppliesElsewhere: sameperson.some(({ stage }) => stage !== 'withdrawn'),
  }
}

/** Under a lock of its own, so that racing recommendations never pass the quota. */
async function nominating(tx: Transaction, policy: Policy, round: string, body: string, id: string) {
  const { nominations } = policy
  if (nominations.kind === 'unlimited') return { recommendedByBody: 0 }
  await tx.lock(`quota:${round}:${body}`, 'exclusive')
  const [organisation] = await tx.rows<{ name: string }>('organisations', { stream_id: body })
  const recommended = await tx.rows<{ stream_id: string }>('cases', { round, district: body, recommended: true })
  const row = nominations.rows.find((each) => each.body === organisation?.name) ?? nominations.rows.find(({ each }) => each)
  return { recommendedByBody: recommended.filter(({ stream_id }) => stream_id !== id).length, quotaOfBody: row?.count ?? 0 }
}
