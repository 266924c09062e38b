import { describe, expect, it } from 'vitest'
import { shippedLayers } from '../../test/policy/calendars.ts'
import { recommend, verify } from '../../test/support/facts.ts'
import { hand, lastInstantOf, midnightAfter, policy } from '../../test/support/given.ts'
import { districtHand, Procedure } from '../../test/support/procedure.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Round } from '../domain/round/round.ts'
import { calendarsOf } from '../policy/calendar.ts'
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

  it('counts running notices again when the calendar has learned of other holidays, once, and says why', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    await walk.posts('round-1', cases)
    await walk.hangs('round-1', cases)
    const extended = { number: '演示1号', name: '演示延长假期的通知', by: '国务院办公厅', publishedOn: '2024-08-08', off: ['2024-08-09'], work: [] }
    const ports = { ...walk.world.ports, calendars: calendarsOf(shippedLayers.map((layer) => ({ ...layer, notices: [...layer.notices, extended] }))) }
    walk.at('2024-08-07')
    expect(await actOnTimePassed(ports, 'weihai')).toBe(0)
    walk.at('2024-08-08')
    expect(await actOnTimePassed(ports, 'weihai')).toBe(1)
    expect(walk.world.factsOf('notice', 'round-1').at(-1)).toMatchObject({
      type: 'NoticeRecounted', actor: { account: 'system', role: 'system' },
      data: { on: '2024-08-08', changes: cases.map((application) => ({ application, was: '2024-08-12', counted: { lastDay: '2024-08-13' }, because: ['国务院办公厅演示1号《演示延长假期的通知》'] })) },
    })
    walk.world.at(midnightAfter('2024-08-12'))
    expect(await actOnTimePassed(ports, 'weihai')).toBe(0)
    walk.world.at(midnightAfter('2024-08-13'))
    expect(await actOnTimePassed(ports, 'weihai')).toBe(1)
    expect(walk.world.stateOf<Notice>('notice', 'round-1').stage).toBe('ended')
  })

  it('counts a district’s notice again too', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const [id = ''] = await walk.submitted('round-1', '1980-01-01')
    walk.at('2024-07-15')
    for (const [act, said] of [['VerifyOriginals', verify], ['RecommendApplication', recommend], ['PostLocalNotice', { postedOn: '2024-07-15', place: '公告栏' }]] as const) {
      await walk.act(districtHand, 'application', id, act, said)
    }
    const extended = { number: '演示2号', name: '演示调整假期的通知', by: '国务院办公厅', publishedOn: '2024-07-16', off: ['2024-07-17'], work: [] }
    const ports = { ...walk.world.ports, calendars: calendarsOf(shippedLayers.map((layer) => ({ ...layer, notices: [...layer.notices, extended] }))) }
    walk.at('2024-07-16')
    expect(await actOnTimePassed(ports, 'weihai')).toBe(1)
    expect(walk.world.factsOf('application', id).at(-1)).toMatchObject({ type: 'LocalNoticeRecounted', data: { was: '2024-07-18', lastDay: '2024-07-19', because: ['国务院办公厅演示2号《演示调整假期的通知》'] } })
  })

  it('counts a notice again as often as the calendar learns something', async () => {
    const walk = new Procedure()
    await walk.opens('round-1')
    const cases = await walk.admitted('round-1', '1980-01-01', '1981-01-01')
    await walk.posts('round-1', cases)
    await walk.hangs('round-1', cases)
    const notice = (publishedOn: string, off: string) => ({ number: `演示${off}号`, name: '演示延长假期的通知', by: '国务院办公厅', publishedOn, off: [off], work: [] })
    const learned = [notice('2024-08-07', '2024-08-09'), notice('2024-08-08', '2024-08-12')]
    const ports = { ...walk.world.ports, calendars: calendarsOf(shippedLayers.map((layer) => ({ ...layer, notices: [...layer.notices, ...learned] }))) }
    const lastDays: unknown[] = []
    for (const day of ['2024-08-07', '2024-08-08']) {
      walk.at(day)
      await actOnTimePassed(ports, 'weihai')
      lastDays.push(...walk.world.factsOf('notice', 'round-1').slice(-1).map(({ data }) => (data as { changes: readonly { counted: { lastDay: string } }[] }).changes.map(({ counted }) => counted.lastDay)))
    }
    expect(lastDays).toEqual([['2024-08-13', '2024-08-13'], ['2024-08-14', '2024-08-14']])
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
