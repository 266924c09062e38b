import { causes, consequencesOf, type CaseEvent, type Consequence } from '../domain/consequences.ts'
import { foldEvents } from '../domain/folds.ts'
import { overtakenBy } from '../domain/overtaken.ts'
import { papersIssuedBy } from '../domain/issuing.ts'
import { acts, clauseOf, type CommandSubject, type Subject } from '../domain/lifecycle.ts'
import type { Act } from '../domain/shared/act.ts'
import type { Actor, Meta } from '../domain/shared/actor.ts'
import type { Decision, Refusal } from '../domain/shared/decision.ts'
import type { DomainEvent } from '../domain/shared/event.ts'
import { againIfOvertaken } from './overtaking.ts'
import { StaleVersion, type Performed, type Ports, type RecordedEvent, type Transaction } from './ports.ts'
import { NotFound, Overtaken, Refused } from './refused.ts'
import { subjects } from './subjects/index.ts'
import type { Loaded } from './subjects/loader.ts'
import { surroundings } from './subjects/surroundings.ts'

/** A command on its way in: what, on which subject, by whom; the version it was based on, and the key that makes a retry harmless. */
export type Performing = Readonly<{
  subject: CommandSubject
  id: string
  command: Readonly<{ type: string }>
  actor: Actor
  /** Version of the stream the person was looking at; `undefined` where several hands may act at once. */
  expectedVersion?: number | undefined
  idempotencyKey: string
  requestHash: string
}>

/** 办理 — the one path of every case act: load, decide, append, follow the consequences; all in one transaction or nothing. */
export function perform(ports: Ports, performing: Performing): Promise<Performed> {
  return performing.expectedVersion === undefined ? againIfOvertaken(() => performOnce(ports, performing)) : performOnce(ports, performing)
}

export type Asking = Pick<Performing, 'subject' | 'id' | 'command' | 'actor'>

/**
 * 试办 — every reason that would speak against the act now; nothing is recorded. Of what is not there, or none of this actor's business, nothing is said.
 * Throws `Overtaken` where there is nothing left to do.
 */
export async function reasonsAgainst(ports: Ports, { actor, ...step }: Asking): Promise<readonly Refusal[]> {
  try {
    return await ports.store.transaction(actor.jurisdiction, async (tx) => {
      const { history, loaded } = await ready({ ports, tx, at: ports.clock.now(), actor }, step)
      const decision = loaded.decide(step.command)
      if (decision.kind === 'accepted') return []
      tellIfOvertaken(step, decision.refusals, history)
      return decision.refusals
    })
  } catch (error) {
    if (error instanceof NotFound) return []
    throw error
  }
}

/** Acts of which a quarter of the round's come in the last hours. */
const onTheLastDay: ReadonlySet<string> = new Set(['SignCommitment', 'SubmitApplication'])

async function performOnce(ports: Ports, performing: Performing): Promise<Performed> {
  const { actor, command, idempotencyKey, requestHash } = performing
  const at = ports.clock.now()
  const { store } = ports
  return (onTheLastDay.has(command.type) ? store.shared : store.transaction)(actor.jurisdiction, (tx) =>
    tx.once(`${actor.account}:${idempotencyKey}`, requestHash, async () => {
      const { version, events } = await act({ ports, tx, at, actor }, performing)
      return { kind: 'accepted' as const, id: performing.id, version, events: events.map(({ type }) => type) }
    }))
}

type Acting = Meta & Readonly<{ ports: Ports; tx: Transaction }>
type Step = Readonly<{ subject: Subject; id: string; command: Readonly<{ type: string }>; expectedVersion?: number | undefined }>

async function act(acting: Acting, step: Step): Promise<Readonly<{ version: number; events: readonly DomainEvent[] }>> {
  const { tx, at, actor } = acting
  const { stream, history, loaded } = await ready(acting, step)
  const decision = loaded.decide(step.command)
  // Only now: whoever may not see the subject must not learn from its version that it exists, nor by whom something was done.
  if (decision.kind === 'refused' && actor.role !== 'system') tellIfOvertaken(step, decision.refusals, history)
  if (step.expectedVersion !== undefined && step.expectedVersion !== history.length) {
    throw new StaleVersion(stream, step.expectedVersion, history.length, history.slice(step.expectedVersion))
  }
  const events = eventsOf(decision)
  const { policy } = loaded
  const { clause } = clauseOf(policy, step.subject, step.command.type)
  const version = await tx.append({
    stream, expectedVersion: history.length, events, at, actor, policy: policy.id, clauses: [clause],
  })
  for (const paper of events.flatMap((event) => papersIssuedBy(step.id, event as CaseEvent))) {
    await tx.queue({ kind: 'issue-paper', payload: paper })
  }
  await followUp(acting, step, loaded, [...history, ...events])
  return { version, events }
}

function tellIfOvertaken(step: Pick<Step, 'subject' | 'command'>, refusals: readonly Refusal[], history: readonly RecordedEvent[]): void {
  const by = overtakenBy(step, refusals, history)
  if (by) throw new Overtaken(by, ...refusals)
}

/** The subject as it stands, with all that a decision about it rests on. */
async function ready({ ports, tx, at, actor }: Acting, step: Step) {
  const subject = subjects[step.subject]
  const stream = { kind: step.subject, id: step.id } as const
  await subject.lock?.(tx, step)
  const [history, draft] = await Promise.all([tx.load(stream), subject.draft?.(tx, step)])
  if (history.length === 0 && !begins(step)) throw new NotFound(`${stream.kind} ${stream.id}`)
  return { stream, history, loaded: await subject.load({ ports, tx, at, actor, draft }, step, foldEvents(step.subject, history)) }
}

const begins = ({ subject, command }: Step): boolean =>
  (acts[subject] as Readonly<Record<string, Act<string>>>)[command.type]?.from.includes('none') ?? false

function eventsOf(decision: Decision<DomainEvent>): readonly DomainEvent[] {
  if (decision.kind === 'refused') throw new Refused(...decision.refusals)
  return decision.events
}

/** Consequences are given by the same hand acting as the system, so that the record still names who set them off. */
async function followUp(acting: Acting, step: Step, loaded: Loaded, history: readonly (DomainEvent | RecordedEvent)[]): Promise<void> {
  const fresh = history.filter((event) => !('version' in event)) as readonly CaseEvent[]
  if (!fresh.some(({ type }) => causes.has(type))) return
  const around = await surroundings(acting, step, loaded, history)
  const following: Acting = { ...acting, actor: { ...acting.actor, role: 'system' } }
  for (const consequence of fresh.flatMap((event) => consequencesOf(event, around))) {
    await follow(following, consequence)
  }
}

async function follow(acting: Acting, { kind, id, command }: Consequence): Promise<void> {
  await act(acting, { subject: kind, id, command })
}
