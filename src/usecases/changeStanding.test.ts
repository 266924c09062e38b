import { describe, expect, it } from 'vitest'
import { hand, policy } from '../../test/support/given.ts'
import { checker, districtHand, maker, Procedure, refusalsOf } from '../../test/support/procedure.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import type { StandingCommand } from '../domain/organisation/standing.ts'
import { changeStanding } from './changeStanding.ts'
import { StaleVersion } from './ports.ts'
import { Overtaken } from './refused.ts'
import { registerOrganisation } from './registerOrganisation.ts'

const reason = '注销，登记机关通知'
let keys = 0

function change({ world: { ports } }: Procedure, id: string, command: StandingCommand, expectedVersion = 1, key = `standing-${keys += 1}`) {
  return changeStanding(ports, { actor: maker, id, command, expectedVersion, idempotencyKey: key, requestHash: key })
}
const close = { type: 'CloseOrganisation', reason } as const
const rename = (name: string) => ({ type: 'RenameOrganisation', name, reason }) as const
const stageOf = ({ world }: Procedure, id: string) => world.stateOf<Organisation>('organisation', id).stage

describe('closing a body 停用单位', () => {
  it('waits until nothing is left in its hands, from the draft to the end of the round', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    walk.at('2024-07-12')
    const draft = await walk.starts('round-1', 'foundry')
    expect(await refusalsOf(change(walk, 'foundry', close))).toEqual(['closing-with-drafts'])
    expect(await refusalsOf(change(walk, 'east', close))).toEqual(['closing-with-drafts', 'closing-with-units'])
    await walk.act(hand('unit', { body: 'foundry' }), 'application', draft, 'WithdrawApplication', { reason: '不再申报' })
    await change(walk, 'foundry', close)
    const [id = ''] = await walk.submitted('round-1', '1980-01-01')
    expect(await refusalsOf(change(walk, 'shipyard', close))).toEqual(['closing-with-cases'])
    await walk.act(districtHand, 'application', id, 'DeclineApplication', { reason: '名额所限' })
    await change(walk, 'shipyard', close)
    await change(walk, 'east', close)
    expect(['foundry', 'shipyard', 'east'].map((body) => stageOf(walk, body))).toEqual(['closed', 'closed', 'closed'])
  })

  it('names the paper that a unit has to take down, after the case has ended', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    await walk.posts('round-1', cases)
    await walk.hangs('round-1', cases)
    for (const id of cases) await walk.act(hand('unit', { body: 'shipyard' }), 'application', id, 'WithdrawApplication', { reason: '放弃' })
    expect(await refusalsOf(change(walk, 'shipyard', close))).toEqual(['closing-owes-papers'])
    const last = cases.at(-1) ?? ''
    await walk.act(hand('unit', { body: 'shipyard' }), 'notice', 'round-1', 'ConfirmUnitRemoval', { application: last, removedOn: walk.world.ports.clock.now().slice(0, 10) })
    await change(walk, 'shipyard', close)
  })

  it('ends what begins: no case, and no unit under a district that is closed', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    await change(walk, 'shipyard', close)
    expect(await refusalsOf(walk.starts('round-1'))).toEqual(['unit-without-district'])
    await change(walk, 'foundry', close)
    await change(walk, 'east', close)
    const command = { type: 'RegisterOrganisation', kind: 'unit', name: '演示机床厂', creditCode: '', district: 'east' } as const
    expect(await refusalsOf(registerOrganisation(walk.world.ports, { actor: hand('admin'), id: 'machines', command, idempotencyKey: 'machines', requestHash: 'x' }))).toEqual(['unknown-district'])
    expect(await refusalsOf(change(walk, 'shipyard', { type: 'ReopenOrganisation', reason }, 2))).toEqual(['district-closed'])
    await change(walk, 'east', { type: 'ReopenOrganisation', reason }, 2)
    await change(walk, 'shipyard', { type: 'ReopenOrganisation', reason }, 2)
    expect(await walk.starts('round-1')).not.toBe('')
  })

  it('waits until no round that still takes names has places for a district', async () => {
    const table = { kind: 'per-body', rows: [{ body: '各区市', count: 2, each: true }] } as const
    const walk = new Procedure(new Map([[policy.id, { ...policy, nominations: { ...policy.nominations, ...table } }]]))
    await walk.opens('round-1')
    await change(walk, 'shipyard', close)
    await change(walk, 'foundry', close)
    expect(await refusalsOf(change(walk, 'east', close))).toEqual(['closing-with-places'])
    walk.at('2024-08-01')
    await walk.act(maker, 'round', 'round-1', 'CloseNominations')
    await change(walk, 'east', close)
  })

  it('is done once, however often it is pressed, and tells a second window whose hand was quicker', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const first = await change(walk, 'shipyard', close, 1, 'pressed-twice')
    expect(await change(walk, 'shipyard', close, 1, 'pressed-twice')).toEqual(first)
    expect(walk.world.factsOf('organisation', 'shipyard')).toHaveLength(2)
    await expect(change(walk, 'shipyard', close)).rejects.toBeInstanceOf(Overtaken)
    await expect(change(walk, 'shipyard', { type: 'ReopenOrganisation', reason }, 1)).rejects.toBeInstanceOf(StaleVersion)
  })
})

describe('renaming a body 更名', () => {
  it('holds from that moment, and what a second window would name meanwhile is not taken over unseen', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    await change(walk, 'shipyard', rename('演示重工'))
    await expect(change(walk, 'shipyard', rename('演示集团'))).rejects.toBeInstanceOf(StaleVersion)
    await expect(change(walk, 'shipyard', rename('演示重工'))).rejects.toBeInstanceOf(Overtaken)
    expect(await refusalsOf(change(walk, 'shipyard', rename('演示foundry'), 2))).toEqual(['organisation-name-taken'])
    expect(await refusalsOf(change(walk, 'foundry', rename('演示foundry')))).toEqual(['same-name'])
    expect(walk.world.stateOf('organisation', 'shipyard')).toMatchObject({ name: '演示重工', formerNames: [{ name: '演示shipyard' }] })
  })

  it('is for the office alone', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const asking = (actor: typeof maker) => refusalsOf(changeStanding(walk.world.ports, { actor, id: 'shipyard', command: rename('演示重工'), expectedVersion: 1, idempotencyKey: `by-${actor.role}`, requestHash: 'x' }))
    expect([await asking(hand('admin')), await asking(districtHand), await asking(checker)]).toEqual([['role-not-allowed'], ['role-not-allowed'], []])
  })
})
