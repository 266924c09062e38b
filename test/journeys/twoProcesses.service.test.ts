import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { international } from '../../src/adapters/crypto/suite.ts'
import type { Actor } from '../../src/domain/shared/actor.ts'
import { changeStanding } from '../../src/usecases/changeStanding.ts'
import { perform } from '../../src/usecases/perform.ts'
import { StaleVersion, type Ports, type Store, type Transaction } from '../../src/usecases/ports.ts'
import { Overtaken, Refused } from '../../src/usecases/refused.ts'
import { registerOrganisation } from '../../src/usecases/registerOrganisation.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { openPorts, type OpenedPorts } from '../support/ports.ts'
import { standardPlan } from '../support/round.ts'
import { amended, checker, draftSigned, employer, maker, openingInstant, roundOpens, type Scene } from '../support/scene.ts'

const weihai = 'weihai'
const lateOn = (day: string): string => `${day}T08:00:00.000Z`

/**
 * 两个进程 — the office acts in one while units act in the other, which still has the round as it last saw it. Whatever the other took for
 * granted, nothing is recorded that the record as it stands would refuse, and nothing is refused that it would take.
 */
describe('two processes over one record', () => {
  let database: TestDatabase
  let office: OpenedPorts
  let units: OpenedPorts
  const admin: Actor = { account: 'admin', role: 'admin', jurisdiction: weihai, body: 'demo-office', name: '演示·管理员' }

  beforeAll(async () => {
    database = await openDatabase()
    const settings = { url: database.url, masterKey: international.newKey(), now: openingInstant, connections: 10 }
    office = await openPorts(settings)
    units = await openPorts(settings)
    await registered('east', 'district', '')
  })
  afterAll(async () => {
    await office.close()
    await units.close()
    await database.close()
  })

  const sceneOf = (round: string): Scene => ({ ports: office.ports, jurisdiction: weihai, round, unit: `unit-of-${round}`, district: 'east' })
  const registered = (id: string, kind: 'unit' | 'district', district: string) => registerOrganisation(office.ports, {
    actor: admin, id, command: { type: 'RegisterOrganisation', kind, name: `演示${id}`, creditCode: '', district }, idempotencyKey: `register-${id}`, requestHash: id,
  })
  const officeActs = async ({ round }: Scene, ...steps: readonly Readonly<{ type: string }>[]): Promise<void> => {
    for (const [index, command] of steps.entries()) {
      const actor = index === 0 ? maker(weihai) : checker(weihai)
      await perform(office.ports, { subject: 'round', id: round, actor, command, idempotencyKey: `${command.type}-${round}`, requestHash: round })
    }
  }
  const submits = (scene: Scene, id: string, { at = openingInstant, store = units.ports.store, attempt = 1 } = {}) => perform(
    { ...units.ports, store, clock: { now: () => at } } satisfies Ports,
    {
      subject: 'application', id, actor: employer(scene), expectedVersion: 2, idempotencyKey: `submit-${id}-${attempt}`, requestHash: id,
      command: { type: 'SubmitApplication', draftVersion: 1, unitOpinion: '情况属实。', attested: [] } as { type: string },
    },
  )
  const closes = (id: string, ports = office.ports) => changeStanding(ports, {
    actor: maker(weihai), id, command: { type: 'CloseOrganisation', reason: '企业注销。' }, expectedVersion: 1, idempotencyKey: `close-${id}`, requestHash: id,
  })
  const starts = (scene: Scene, id: string) => perform(units.ports, {
    subject: 'application', id, actor: employer(scene), expectedVersion: 0, idempotencyKey: `start-${id}`, requestHash: id,
    command: { type: 'StartApplication', round: scene.round, subject: `person-of-${id}`, name: '毕演舟' } as { type: string },
  })
  const gives = { type: 'ProposeTermination', issuedAs: '', reason: '上级办法修订。' }
  const givesUp = { type: 'ConfirmTermination' }
  const positionsOf = (kind: 'application' | 'round', id: string, type: string): Promise<readonly bigint[]> =>
    office.ports.store.transaction(weihai, async (tx) => (await tx.load({ kind, id })).filter((each) => each.type === type).map(({ position }) => BigInt(position)))

  /** A round that the process of the units has seen open, and more cases that are all but submitted. */
  async function seenOpen(round: string, serial: number, count: number): Promise<Readonly<{ scene: Scene; cases: readonly string[] }>> {
    const scene = sceneOf(round)
    await roundOpens(scene, 10)
    const [first = '', ...cases] = Array.from({ length: count + 1 }, (_, index) => `${round}-case-${index}`)
    for (const [index, id] of [first, ...cases].entries()) await draftSigned(scene, id, serial + index)
    await submits(scene, first)
    return { scene, cases }
  }

  it('a submission that has looked before the round was given up is not taken after', async () => {
    const { scene, cases: [id = ''] } = await seenOpen('given-up', 0, 1)
    await officeActs(scene, gives)
    let isFirst = true
    const store = lookingBefore(units.ports.store, id, async () => {
      if (isFirst) await perform(office.ports, { subject: 'round', id: scene.round, actor: checker(weihai), command: givesUp, idempotencyKey: 'give-up-now', requestHash: '' })
      isFirst = false
    })
    expect(await codesOf(submits(scene, id, { store }))).toEqual(['overtaken by ApplicationTerminated'])
    expect([isFirst, await positionsOf('application', id, 'ApplicationSubmitted')]).toEqual([false, []])
  })

  it('submissions that race with the end of their round are before it or refused', async () => {
    const { scene, cases } = await seenOpen('raced', 100, 12)
    await officeActs(scene, gives)
    const [, ...outcomes] = await Promise.all([
      perform(office.ports, { subject: 'round', id: scene.round, actor: checker(weihai), command: givesUp, idempotencyKey: 'give-up-raced', requestHash: '' }),
      ...cases.map((id) => codesOf(submits(scene, id))),
    ])
    const [end = 0n] = await positionsOf('round', scene.round, 'RoundTerminated')
    for (const [index, id] of cases.entries()) {
      const submitted = await positionsOf('application', id, 'ApplicationSubmitted')
      expect([submitted.length, submitted.every((position) => position < end)]).toEqual([outcomes[index]?.length === 0 ? 1 : 0, true])
      expect(await positionsOf('application', id, 'ApplicationTerminated')).toHaveLength(1)
    }
  })

  it('more days that were given in the other process count at once, and the published day until they are', async () => {
    const { scene, cases: [id = '', next = ''] } = await seenOpen('put-off', 200, 2)
    const { documentNumber, reportBy } = standardPlan
    const at = lateOn('2024-07-21')
    expect(await codesOf(submits(scene, id, { at }))).toEqual(['deadline-passed'])
    const whole = { title: `演示轮次 ${scene.round}`, documentNumber, applyBy: '2024-07-22', reportBy, issuedAs: '', reason: '连日高温。' }
    await officeActs(scene, { type: 'ProposeAmendment', ...whole } as { type: string })
    expect(await codesOf(submits(scene, id, { at, attempt: 2 }))).toEqual(['deadline-passed'])
    await perform(office.ports, { subject: 'round', id: scene.round, actor: checker(weihai), command: { type: 'ConfirmAmendment' }, idempotencyKey: 'put-off', requestHash: '' })
    expect(await codesOf(submits(scene, id, { at, attempt: 3 }))).toEqual([])
    expect(await codesOf(submits(scene, next, { at: lateOn('2024-07-23') }))).toEqual(['deadline-passed'])
  })

  it('a unit that starts a case while it is closed has the case or is closed, never both', async () => {
    for (const [index, delayed] of [0, 2, 4, 6, 8, 10].entries()) {
      const scene = sceneOf(`closing-${index}`)
      await roundOpens(scene, 10)
      await registered(scene.unit, 'unit', 'east')
      const id = `${scene.round}-case`
      const [closing, starting] = await Promise.all([codesOf(closes(scene.unit)), later(delayed).then(() => codesOf(starts(scene, id)))])
      expect([[[], ['unit-without-district']], [['closing-with-drafts'], []]]).toContainEqual([closing, starting])
    }
  })

  it('a district that more places are asked for while it is closed is asked for or closed, never both', async () => {
    const cited = { clause: '二第一段', quote: '各区市根据实际情况择优推荐申报，不限定申报名额' }
    const [here, there] = [office, units].map(({ ports }) => amended({ ports }, { nominations: { kind: 'per-body', generally: true, rows: [{ body: '区市', count: 0, each: true }], ...cited } })) as [Ports, Ports]
    for (const [index, delayed] of [0, 2, 4, 6, 8, 10].entries()) {
      const district = `district-${index}`
      const scene = { ...sceneOf(`places-${index}`), district }
      await registered(district, 'district', '')
      await roundOpens(scene, 10)
      const [closing, asking] = await Promise.all([
        later(delayed).then(() => codesOf(closes(district, here))),
        codesOf(perform(there, {
          subject: 'round', id: scene.round, actor: maker(weihai), idempotencyKey: `places-${scene.round}`, requestHash: '',
          command: { type: 'ProposeExtraPlaces', body: district, places: 2, reason: '申报人数多。' } as { type: string },
        })),
      ])
      expect([[[], ['no-such-body']], [['closing-with-places'], []]]).toContainEqual([closing, asking])
    }
  })

  it('a unit that still has something to submit is not closed', async () => {
    const { scene, cases: [id = ''] } = await seenOpen('not-closed', 300, 1)
    await registered(scene.unit, 'unit', 'east')
    expect(await codesOf(closes(scene.unit))).toEqual(['closing-with-drafts', 'closing-with-cases'])
    expect(await codesOf(submits(scene, id))).toEqual([])
  })
})

/** Work that has read this case stops there until `meanwhile` has happened elsewhere. */
function lookingBefore(store: Store, id: string, meanwhile: () => Promise<void>): Store {
  const stopping = (tx: Transaction): Transaction => new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]): Promise<unknown> => {
        const result: unknown = await Reflect.apply(member, target, given)
        if (name === 'load' && (given[0] as { id: string }).id === id) await meanwhile()
        return result
      }
    },
  })
  return {
    transaction: (jurisdiction, work) => store.transaction(jurisdiction, work),
    shared: (jurisdiction, work) => store.shared(jurisdiction, (tx) => work(stopping(tx))),
  }
}

/** Of the refusal that it got; none where it was taken. */
async function codesOf(acting: Promise<unknown>): Promise<readonly string[]> {
  try {
    await acting
    return []
  } catch (failure) {
    if (failure instanceof Overtaken) return [`overtaken by ${failure.by.type}`]
    if (failure instanceof StaleVersion) return ['stale-version']
    if (failure instanceof Refused) return failure.refusals.map(({ code }) => code)
    throw failure
  }
}
