import { foldEvents } from '../domain/folds.ts'
import { decideOrganisation, type Organisation, type OrganisationCommand, type OrganisationKind } from '../domain/organisation/organisation.ts'
import type { Actor } from '../domain/shared/actor.ts'
import type { Performed, Ports, Transaction } from './ports.ts'
import { Refused } from './refused.ts'

type Registering = Readonly<{ actor: Actor; id: string; command: OrganisationCommand; idempotencyKey: string; requestHash: string }>

/** 登记单位 — master data typed once: employers, recommending bodies, the office. */
export function registerOrganisation(ports: Ports, { actor, id, command, idempotencyKey, requestHash }: Registering): Promise<Performed> {
  return ports.store.transaction(actor.jurisdiction, (tx) => tx.once(`${actor.account}:${idempotencyKey}`, requestHash, async () => {
    const stream = { kind: 'organisation', id } as const
    // Two that register the same body in the same minute are told of each other.
    await tx.lock('organisations', 'exclusive')
    const history = await tx.load(stream)
    const districts = command.district === '' ? [] : await tx.rows('organisations', { stream_id: command.district, kind: 'district' })
    const decision = decideOrganisation(command, foldEvents<Organisation>('organisation', history), {
      actor, districtExists: districts.length > 0,
      others: (await tx.rows<Registered>('organisations', { kind: command.kind })).filter(({ stream_id }) => stream_id !== id),
      isReliedOn: await isReliedOn(tx, id),
    })
    if (decision.kind === 'refused') throw new Refused(...decision.refusals)
    const version = await tx.append({
      stream, expectedVersion: history.length, events: decision.events, at: ports.clock.now(), actor, policy: '', clauses: [],
    })
    return { kind: 'accepted', id, version, events: decision.events.map(({ type }) => type) }
  }))
}

type Registered = Readonly<{ stream_id: string; kind: OrganisationKind; name: string; creditCode: string }>

async function isReliedOn(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.rows('accounts', { body: id })).length > 0 || (await tx.rows('organisations', { district: id })).length > 0
}
