import { foldEvents } from '../domain/folds.ts'
import { decideOrganisation, type Organisation, type OrganisationCommand, type OrganisationKind, type Other } from '../domain/organisation/organisation.ts'
import type { Actor } from '../domain/shared/actor.ts'
import { StaleVersion, type Performed, type Ports, type Transaction } from './ports.ts'
import { Refused } from './refused.ts'
import { organisationsLock } from './subjects/shared.ts'

type Registering = Readonly<{
  actor: Actor; id: string; command: OrganisationCommand
  /** Version of what was looked at; undefined for a body that is registered. */
  expectedVersion?: number | undefined
  idempotencyKey: string; requestHash: string
}>

/** 登记单位 — master data typed once: employers, recommending bodies, the office. */
export function registerOrganisation(ports: Ports, { actor, id, command, expectedVersion, idempotencyKey, requestHash }: Registering): Promise<Performed> {
  return ports.store.transaction(actor.jurisdiction, (tx) => tx.once(`${actor.account}:${idempotencyKey}`, requestHash, async () => {
    const stream = { kind: 'organisation', id } as const
    // Two that register the same body in the same minute are told of each other.
    await tx.lock(organisationsLock, 'exclusive')
    const history = await tx.load(stream)
    const districts = command.district === '' ? [] : await tx.rows('organisations', { stream_id: command.district, kind: 'district', open: true })
    const decision = decideOrganisation(command, foldEvents<Organisation>('organisation', history), {
      actor, districtExists: districts.length > 0,
      others: await othersLike(tx, id, command.kind),
      isReliedOn: await isReliedOn(tx, id),
    })
    if (expectedVersion !== undefined && expectedVersion !== history.length) throw new StaleVersion(stream, expectedVersion, history.length, history.slice(expectedVersion))
    if (decision.kind === 'refused') throw new Refused(...decision.refusals)
    const version = await tx.append({
      stream, expectedVersion: history.length, events: decision.events, at: ports.clock.now(), actor, policy: '', clauses: [],
    })
    return { kind: 'accepted', id, version, events: decision.events.map(({ type }) => type) }
  }))
}

type Registered = Readonly<{ stream_id: string; kind: OrganisationKind; name: string; creditCode: string; open: boolean }>

/** The other bodies of a kind, with which a name or a code may clash. */
export async function othersLike(tx: Transaction, id: string, kind: OrganisationKind): Promise<readonly Other[]> {
  const rows = await tx.rows<Registered>('organisations', { kind })
  return rows.filter(({ stream_id }) => stream_id !== id).map(({ name, creditCode, open }) => ({ kind, name, creditCode, isClosed: !open }))
}

async function isReliedOn(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.rows('accounts', { body: id })).length > 0 || (await tx.rows('organisations', { district: id })).length > 0
}
