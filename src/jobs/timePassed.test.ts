import { describe, expect, it } from 'vitest'
import { hand, lastInstantOf, midnightAfter, policy } from '../../test/support/given.ts'
import { Procedure } from '../../test/support/procedure.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Round } from '../domain/round/round.ts'
import { actOnTimePassed } from './timePassed.ts'

const stageOf = ({ world }: Procedure, round: string) => world.stateOf<Round>('round', round).stage

describe('what happens because time passed 到期办理', () => {
  it('closes the nominations at 24:00 of the last day, once', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const tick = () => actOnTimePassed(walk.world.ports, 'weihai')
    walk.world.at(lastInstantOf('2024-07-31'))
    expect([await tick(), stageOf(walk, 'round-1')]).toEqual([0, 'nominate'])
    walk.world.at(midnightAfter('2024-07-31'))
    expect([await tick(), stageOf(walk, 'round-1')]).toEqual([1, 'qualify'])
    expect(await tick()).toBe(0)
    expect(walk.world.factsOf('round', 'round-1').at(-1)).toMatchObject({ type: 'NominationsClosed', actor: { account: 'system', role: 'system' } })
  })

  it('ends a notice at 24:00 of the last day of the last name, and not while a unit has not posted', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    await walk.posts('round-1', cases)
    const tick = () => actOnTimePassed(walk.world.ports, 'weihai')
    const notice = () => walk.world.stateOf<Notice>('notice', 'round-1').stage
    walk.at('2024-08-20')
    expect([await tick(), notice()]).toEqual([0, 'posted'])
    await walk.hangs('round-1', cases)
    walk.world.at(lastInstantOf('2024-08-12'))
    expect([await tick(), notice()]).toEqual([0, 'posted'])
    walk.world.at(midnightAfter('2024-08-12'))
    expect([await tick(), notice(), stageOf(walk, 'round-1')]).toEqual([1, 'ended', 'decide'])
  })

  it('is the business of one jurisdiction’s clock, not of an act before its time', async () => {
    const walk = new Procedure()
    await walk.opens('round-1', { reportBy: '2024-07-25' })
    await walk.opens('round-2')
    walk.world.at(midnightAfter('2024-07-25'))
    expect(await actOnTimePassed(walk.world.ports, 'weihai')).toBe(1)
    expect([stageOf(walk, 'round-1'), stageOf(walk, 'round-2')]).toEqual(['qualify', 'nominate'])
  })

  it('holds nobody up with what fails elsewhere, and tells every failure', async () => {
    const policies = new Map([[policy.id, policy]])
    const walk = new Procedure(policies)
    await walk.opens('round-1')
    await walk.opens('round-2')
    // A round under a measure that has been taken away since can't go on.
    await walk.world.ports.store.transaction('weihai', async (tx) => {
      const history = await tx.load({ kind: 'round', id: 'round-1' })
      await tx.append({ stream: { kind: 'round', id: 'round-3' }, expectedVersion: 0, at: walk.world.ports.clock.now(), actor: hand('office-maker'), policy: '', clauses: [], events: history.map(({ type, data }) => (
        { type, data: 'plan' in data ? { ...data, plan: { ...(data.plan as object), policy: 'taken/away/2024-01-01' } } : data })) })
    })
    walk.world.at(midnightAfter('2024-07-31'))
    const failed = await actOnTimePassed(walk.world.ports, 'weihai').then(() => undefined, (error: unknown) => error as AggregateError)
    expect(failed?.message).toBe('1 of 3 acts that were due failed')
    expect(failed?.errors.map((error) => (error as Error).message)).toEqual(['CloseNominations of round round-3 on 2024-08-01 failed'])
    expect([stageOf(walk, 'round-1'), stageOf(walk, 'round-2'), stageOf(walk, 'round-3')]).toEqual(['qualify', 'qualify', 'nominate'])
  })
})
