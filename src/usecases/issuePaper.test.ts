import { describe, expect, it } from 'vitest'
import { erased, started, submitted } from '../../test/support/facts.ts'
import { clock } from '../../test/support/given.ts'
import { memoryPorts } from '../../test/support/memoryPorts.ts'
import type { IssuedPaper, KeptPaper } from '../domain/issuing.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { roundSubject } from '../domain/shared/personal.ts'
import { issuePaper, type Draw } from './issuePaper.ts'

const drawn: Draw = async ({ kind }) => Buffer.from(`%PDF ${kind}`)
const nameless: Draw = async () => undefined
const list: IssuedPaper = { subject: 'round', id: 'round-1', kind: 'publicity' }
const certificate: IssuedPaper = { subject: 'case', id: 'case-1', kind: 'certificate' }

async function world(...events: Parameters<typeof append>[1][]) {
  const memory = memoryPorts(clock('2024-08-16'))
  for (const [index, event] of events.entries()) await append(memory, event, index)
  const issue = (paper: IssuedPaper, draw = drawn, ports = memory.ports) => issuePaper(ports, draw, { jurisdiction: 'weihai', effect: '7', paper })
  return { issue, ports: memory.ports, kept: () => memory.stateOf<KeptPaper>('paper', '7'), entries: () => memory.factsOf('paper', '7').length }
}

const append = ({ ports }: ReturnType<typeof memoryPorts>, event: typeof started, expectedVersion: number) => ports.store.transaction('weihai', (tx) => tx.append({
  stream: { kind: 'application', id: 'case-1' }, expectedVersion, events: [event], at: clock('2024-07-15'), actor: systemActor('weihai'), policy: '', clauses: [],
}))

describe('keeping an issued paper 存档', () => {
  it('keeps nothing of a person who was erased before the paper was drawn', async () => {
    const { issue, entries } = await world(erased(started))
    await issue(certificate)
    expect(entries()).toBe(0)
  })

  it('keeps nothing that would bear no name, but a call always has words', async () => {
    const { issue, entries } = await world()
    await issue(list, nameless)
    expect(entries()).toBe(0)
    await expect(issue({ ...list, kind: 'call' }, nameless)).rejects.toThrow('there is no call of round round-1 to issue')
  })

  it('records no paper that was taken off the shelves meanwhile, and draws it anew at the next attempt', async () => {
    const { issue, ports, entries } = await world()
    await expect(issue(list, drawn, { ...ports, files: { ...ports.files, has: async () => false } })).rejects.toThrow('taken off the shelves')
    expect(entries()).toBe(0)
    await issue(list)
    expect(entries()).toBe(1)
  })

  it('seals a certificate under its holder’s key and a list under the round’s, and records what was kept', async () => {
    const person = await world(started, submitted)
    await person.issue(certificate)
    expect(person.kept()).toMatchObject({ stage: 'kept', for: 'case', about: 'case-1', kind: 'certificate', format: 'pdf', subject: 'person-1', bytes: 16 })
    const round = await world()
    await round.issue({ ...list, batch: 'batch-1' })
    expect(round.kept()).toMatchObject({ for: 'round', about: 'round-1', kind: 'publicity', batch: 'batch-1', subject: roundSubject('round-1') })
  })

  it('is issued once, however often it is tried', async () => {
    const { issue, kept, entries } = await world()
    await issue(list)
    const first = kept()
    await issue(list, async () => Buffer.from('another day, another paper'))
    expect([entries(), kept()]).toEqual([1, first])
  })
})
