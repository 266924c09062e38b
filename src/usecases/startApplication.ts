import type { Actor } from '../domain/shared/actor.ts'
import type { Performed, Ports } from './ports.ts'
import { perform } from './perform.ts'

type Starting = Readonly<{ actor: Actor; round: string; name: string; idempotencyKey: string; requestHash: string }>

/** 开始申报 — opens a case for one technician of the unit; the person gets an id of their own, under whose key their data is sealed. */
export function startApplication(ports: Ports, { actor, round, name, idempotencyKey, requestHash }: Starting): Promise<Performed> {
  return perform(ports, {
    subject: 'application',
    id: ports.ids.next(),
    command: { type: 'StartApplication', round, name, subject: ports.ids.next() } as { type: string },
    actor, idempotencyKey, requestHash, expectedVersion: 0,
  })
}
