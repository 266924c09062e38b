import type { Application, ApplicationStage } from '../domain/application/application.ts'
import { decideErasure, erasureClause, type Erased, type Erasure, type ErasureCommand, type ErasureContext } from '../domain/erasure/erasure.ts'
import { mustBeKept, type KeptTitle } from '../domain/erasure/keeping.ts'
import { foldEvents } from '../domain/folds.ts'
import { endedStages } from '../domain/round/round.ts'
import { systemActor, type Actor } from '../domain/shared/actor.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import { dayOf, type Instant } from '../domain/shared/time.ts'
import type { Identity } from './identity.ts'
import type { Performed, Ports, Transaction } from './ports.ts'
import { NotFound, Refused } from './refused.ts'

/** Destroys the key of a person for good; false where there was none any more. */
export type DestroyKey = (jurisdiction: string, person: string, at: Instant) => Promise<boolean>

/** 本人 — everything the record holds of one natural person, found from one of their cases. */
export type PersonFound = Erased & Readonly<{ subject: string; name: string; cases: number; titles: number; keeping: readonly Refusal[] }>

type CaseRow = Readonly<{ stream_id: string; subject: string; round: string; stage: ApplicationStage }>
type RoundRow = Readonly<{ stream_id: string; title: string; stage: string }>

export function personOfCase(ports: Ports, actor: Actor, application: string): Promise<PersonFound> {
  return ports.store.transaction(actor.jurisdiction, (tx) => findPerson(ports, tx, application))
}

async function findPerson({ clock }: Ports, tx: Transaction, id: string): Promise<PersonFound> {
  const application = foldEvents<Application>('application', await tx.load({ kind: 'application', id }))
  if (application.stage === 'none') throw new NotFound(`application ${id}`)
  const { subject, name, personKey } = application
  const known = personKey === undefined ? [] : await tx.rows<CaseRow>('cases', { personKey })
  const { persons, accounts } = await withAccounts(tx, [...new Set([subject, ...known.map((row) => row.subject)])])
  const cases = (await Promise.all(persons.map((person) => tx.rows<CaseRow>('cases', { subject: person })))).flat()
  const titles = (await Promise.all(cases.map(({ stream_id }) => tx.rows<KeptTitle>('titles', { application: stream_id })))).flat()
  const rounds = new Map((await Promise.all(cases.map(({ round }) => tx.rows<RoundRow>('rounds', { stream_id: round })))).flat().map((round) => [round.stream_id, round]))
  const kept = cases.map(({ round, stage }) => ({ stage, roundTitle: rounds.get(round)?.title ?? round, roundIsFinished: endedStages.has(rounds.get(round)?.stage ?? '') }))
  return { subject, name, persons, accounts, cases: cases.length, titles: titles.length, keeping: mustBeKept(kept, titles, dayOf(clock.now())) }
}

/** An account may reach cases that bear another ID number than the one it was found by. */
async function withAccounts(tx: Transaction, found: readonly string[]): Promise<Erased> {
  const holders = (await Promise.all(found.map((person) => tx.rows<{ stream_id: string }>('account_persons', { person })))).flat()
  const accounts = [...new Set(holders.map(({ stream_id }) => stream_id))]
  const further = (await Promise.all(accounts.map((account) => tx.rows<{ person: string }>('account_persons', { stream_id: account })))).flat()
  return { accounts, persons: [...new Set([...found, ...further.map(({ person }) => person)])] }
}

type Deciding = Readonly<{ actor: Actor; id: string; command: ErasureCommand; idempotencyKey: string; requestHash: string }>

/** 办理删除 — proposes, turns down or approves; the keys themselves are destroyed after the commit, and again until it succeeds. */
export function decideOnErasure(ports: Ports, { actor, id, command, idempotencyKey, requestHash }: Deciding): Promise<Performed> {
  return ports.store.transaction(actor.jurisdiction, (tx) => tx.once(`${actor.account}:${idempotencyKey}`, requestHash, async () => {
    const history = await tx.load({ kind: 'erasure', id })
    const state = foldEvents<Erasure>('erasure', history)
    const application = command.type === 'ProposeErasure' ? command.application : state.stage === 'none' ? '' : state.application
    const { subject, name, persons, accounts, keeping } = await findPerson(ports, tx, application)
    const types = await record(ports, tx, id, { command, context: { actor, subject, name, erased: { persons, accounts }, keeping } })
    if (types.includes('ErasureApproved')) await tx.queue({ kind: 'erase-person', payload: { erasure: id, persons, accounts } })
    return { kind: 'accepted', id, version: history.length + types.length, events: types }
  }))
}

async function record({ clock }: Ports, tx: Transaction, id: string, { command, context }: Readonly<{ command: ErasureCommand; context: ErasureContext }>): Promise<readonly string[]> {
  const stream = { kind: 'erasure', id } as const
  const history = await tx.load(stream)
  const decision = decideErasure(command, foldEvents<Erasure>('erasure', history), context)
  if (decision.kind === 'refused') throw new Refused(...decision.refusals)
  await tx.append({ stream, expectedVersion: history.length, events: decision.events, at: clock.now(), actor: context.actor, policy: '', clauses: [erasureClause] })
  return decision.events.map(({ type }) => type)
}

export type Approved = Erased & Readonly<{ jurisdiction: string; erasure: string }>

/** 销毁密钥 — bears being done twice: what is gone already is left alone, and what was recorded is not recorded again. */
export async function carryOutErasure(ports: Ports, identity: Identity, destroyKey: DestroyKey, { jurisdiction, erasure, persons, accounts }: Approved): Promise<void> {
  const actor = systemActor(jurisdiction)
  for (const account of accounts) await identity.closeForGood(actor, account)
  const destroyed: boolean[] = []
  for (const person of [...persons, ...accounts]) destroyed.push(await destroyKey(jurisdiction, person, ports.clock.now()))
  await ports.store.transaction(jurisdiction, async (tx) => {
    if (foldEvents<Erasure>('erasure', await tx.load({ kind: 'erasure', id: erasure })).stage !== 'approved') return
    const context = { actor, subject: '', name: '', erased: { persons, accounts }, keeping: [] }
    await record(ports, tx, erasure, { command: { type: 'RecordErased', keys: destroyed.filter(Boolean).length }, context })
  })
}
