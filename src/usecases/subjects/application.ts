import type { Application, ApplicationStage } from '../../domain/application/application.ts'
import type { ApplicationCommand } from '../../domain/application/commands.ts'
import { decideApplication, type ApplicationContext } from '../../domain/application/decide.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import { normaliseIdNumber } from '../../policy/answers.ts'
import { textIn } from '../../policy/facts.ts'
import { allNames, othersSharing, quotaOf } from '../../policy/nominations.ts'
import type { Policy } from '../../policy/policy.ts'
import { agreedPlaces } from '../../domain/round/extraPlaces.ts'
import type { Round } from '../../domain/round/round.ts'
import type { Draft } from '../../domain/application/draft.ts'
import { receiptNumber } from '../../domain/shared/receipt.ts'
import type { Ports, Transaction } from '../ports.ts'
import { storedFilesLock } from '../saveDraft.ts'
import { NotFound } from '../refused.ts'
import { calendarAt, getRound, organisationsLock, policyOf, recommendingBodies, roundLock } from './shared.ts'
import type { Asked, Loaded, Loading, SubjectLoader } from './loader.ts'

const needsDraft: ReadonlySet<string> = new Set(['SignCommitment', 'SubmitApplication', 'SaveDraft'])

export const applicationSubject: SubjectLoader = {
  draft: async (tx, { id, command }) => needsDraft.has(command.type) ? tx.loadDraft(id) : undefined,
  async load({ ports, tx, at, actor, draft }: Loading, { id, command }: Asked, state: unknown): Promise<Loaded> {
    const application = state as Application
    const asked = command as ApplicationCommand
    if (application.stage !== 'none' && !mayTouch(actor, application)) throw new NotFound(`application ${id}`)
    const roundId = application.stage === 'none' ? (asked.type === 'StartApplication' ? asked.round : '') : application.round
    // Whoever withdraws may have to be struck from what others are deciding on just now.
    if (actor.role !== 'system') await tx.lock(roundLock(roundId), asked.type === 'WithdrawApplication' ? 'exclusive' : 'shared')
    // What the act is about to name stays on the shelves; the reads below see to it that the lock is held when it is looked for.
    if (named(asked).length > 0) await tx.lock(storedFilesLock, 'shared')
    const [round, identified] = await Promise.all([
      getRound(tx, roundId), asked.type === 'SubmitApplication' ? identifying(ports, tx, { round: roundId, id, draft }) : nobody,
    ])
    const policy = policyOf(ports.policies, round)
    const context: ApplicationContext = {
      at, actor, policy, round, draft, calendar: calendarAt(ports, { at, actor }), registry: ports.competitions.registryOf(actor.jurisdiction),
      unstoredFiles: await notStored(ports, named(asked)),
      ...(asked.type === 'StartApplication' ? await starting(tx, actor.body, id) : {}),
      ...identified,
      ...(asked.type === 'RecommendApplication' ? await nominating(tx, { policy, round, roundId, body: actor.body, id }) : { recommendedByBody: 0 }),
    }
    return { policy, round: roundId, decide: (given) => decideApplication(given as ApplicationCommand, application, context) }
  },
}

/** A screenshot reaches the record by a name somebody sent; photo and attachments were looked for when they entered the draft. */
const named = (asked: ApplicationCommand): readonly string[] =>
  (asked.type === 'VerifyOriginals' && asked.certificateScreenshot ? [asked.certificateScreenshot] : [])

async function notStored({ files }: Ports, names: readonly string[]): Promise<readonly string[]> {
  const stored = await Promise.all(names.map((name) => files.has(name)))
  return names.filter((_, index) => !stored[index])
}

async function starting(tx: Transaction, unit: string, id: string) {
  const receipt = receiptNumber(id)
  // Held by whoever starts under this very number, and by nobody else: no case waits for another.
  await tx.lock(`receipt:${receipt}`, 'exclusive')
  // A unit is not closed while it starts a case.
  await tx.lock(organisationsLock, 'shared')
  const [[organisation], others] = await Promise.all([
    tx.rows<{ district: string }>('organisations', { stream_id: unit, kind: 'unit', open: true }), tx.rows('cases', { receipt }),
  ])
  return { districtOfUnit: organisation?.district || undefined, receiptTaken: others.length > 0 }
}

const nobody = { personAppliesElsewhere: false }
type Identifying = Readonly<{ round: string; id: string; draft: Draft | undefined }>

/** One case a person in a round: two units that submit the same ID number at once wait for each other. */
async function identifying({ personDigest }: Ports, tx: Transaction, { round, id, draft }: Identifying) {
  // As it will be submitted: a number written with dashes is the same number.
  const idNumber = normaliseIdNumber(textIn(draft?.answers ?? {}, 'idNumber'))
  if (idNumber === '') return nobody
  const personKey = personDigest(tx.jurisdiction, idNumber)
  await tx.lock(`person:${round}:${personKey}`, 'exclusive')
  const elsewhere = await tx.others<{ stage: ApplicationStage }>('cases', { round, personKey }, id)
  return { personKey, personAppliesElsewhere: elsewhere.some(({ stage }) => !givenUp.has(stage)) }
}

/** Ends that leave the person free to be put forward by another unit. */
const givenUp: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>(['withdrawn', 'declined', 'lapsed'])

type Nominating = Readonly<{ policy: Policy; round: Round; roundId: string; body: string; id: string }>

/** Under a lock of its own, so that racing recommendations never pass the quota, whichever of the bodies that share it puts forward. */
async function nominating(tx: Transaction, { policy: { nominations }, round, roundId, body, id }: Nominating) {
  if (nominations.kind === 'unlimited') return { recommendedByBody: 0 }
  const registered = await recommendingBodies(tx)
  const quota = quotaOf(nominations, ...allNames(registered.find((each) => each.id === body)))
  await tx.lock(`quota:${roundId}:${quota?.row?.each === false ? quota.row.body : body}`, 'exclusive')
  const sharing = [body, ...othersSharing(nominations, body, registered).map((each) => each.id)]
  const recommended = await Promise.all(sharing.map((district) => tx.rows<{ stream_id: string }>('cases', { round: roundId, district, recommended: true })))
  return { recommendedByBody: recommended.flat().filter(({ stream_id }) => stream_id !== id).length, quotaOfBody: quota && quota.count + agreedPlaces(round, sharing) }
}
