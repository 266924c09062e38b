import { describe, expect, it } from 'vitest'
import { becauseOfTheList, nominating, nominationsClosed, qualifying } from '../../../test/support/facts.ts'
import { givenRound as given, hand, policy } from '../../../test/support/given.ts'
import type { Nominations, Policy } from '../../policy/policy.ts'
import { about, roundSubject } from '../shared/personal.ts'
import type { RoundCommand } from './commands.ts'
import { agreedPlaces } from './extraPlaces.ts'
import type { RoundEvent } from './round.ts'

const table: Nominations = { kind: 'per-body', generally: true, rows: [{ body: '鹿城区', count: 4, each: false }, { body: '龙湾区', count: 2, each: false }] }
const under = (nominations: Nominations): Policy => ({ ...policy, nominations: { clause: '二第一段', quote: '原则上应按不超过推荐名额予以推荐上报', ...nominations } })
const registered = [{ id: 'lucheng', name: '鹿城区人社局' }, { id: 'longwan', name: '龙湾区' }, { id: 'roads', name: '市交通局' }]
const inPrinciple = { policy: under(table), recommendingBodies: registered }

const ask = (changes: Partial<Extract<RoundCommand, { type: 'ProposeExtraPlaces' }>> = {}): RoundCommand =>
  ({ type: 'ProposeExtraPlaces', body: 'lucheng', places: 2, reason: '新设产业园，申报人数多。', ...changes })
const asked = (body = 'lucheng', places = 2, bodyName = '鹿城区人社局'): RoundEvent =>
  ({ type: 'ExtraPlacesProposed', data: { body, places, maker: 'office-maker' }, ...about(roundSubject('round-1'), { bodyName, reason: '新设产业园，申报人数多。' }) })
const confirmed: RoundEvent = { type: 'ExtraPlacesConfirmed', data: { checker: 'office-checker' } }
const returned: RoundEvent = { type: 'ExtraPlacesReturned', data: {}, ...becauseOfTheList('名额够用。') }

describe('more places than the table has 增加推荐名额', () => {
  it('are put forward by one hand with a number and a reason, and agreed to by another', () => {
    given(...nominating).when(ask(), inPrinciple).then(asked())
    given(...nominating, asked()).when({ type: 'ConfirmExtraPlaces' }, { ...inPrinciple, by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    given(...nominating, asked()).when({ type: 'ConfirmExtraPlaces' }, inPrinciple).then(confirmed)
    given(...nominating, asked()).when({ type: 'ReturnExtraPlaces', reason: '名额够用。' }, inPrinciple).then(returned)
  })

  it('are never given where the table binds without exception, or where there is none', () => {
    const [hard] = [under({ ...table, generally: false }), under(table)]
    const { refusals } = given(...nominating).when(ask(), { ...inPrinciple, policy: hard })
    expect(refusals).toEqual([{ code: 'quota-is-hard', clause: '二第一段', detail: '推荐名额没有写“原则上”，不能增加。' }])
    given(...nominating).when(ask(), { ...inPrinciple, policy: under({ kind: 'unlimited' }) }).thenRefused('no-quota')
  })

  it('are for a registered body that has places in the table', () => {
    given(...nominating).when(ask({ body: 'nowhere' }), inPrinciple).thenRefused('no-such-body')
    given(...nominating).when(ask({ body: 'roads' }), inPrinciple).thenRefused('body-not-in-table')
  })

  it('are decided on one body after another', () => {
    given(...nominating, asked()).when(ask({ body: 'longwan' }), inPrinciple).thenRefused('extra-places-pending')
    given(...nominating, asked(), returned).when(ask({ body: 'longwan' }), inPrinciple).then(asked('longwan', 2, '龙湾区'))
    given(...nominating).when({ type: 'ConfirmExtraPlaces' }, inPrinciple).thenRefused('no-extra-places-proposed')
    given(...nominating, asked(), confirmed).when({ type: 'ConfirmExtraPlaces' }, inPrinciple).thenRefused('no-extra-places-proposed')
  })

  it('are no longer asked for once nominations are closed', () => {
    given(...qualifying).when(ask(), inPrinciple).thenRefused('act-not-open')
    expect(given(...nominating, asked(), nominationsClosed).state).not.toHaveProperty('askedPlaces')
  })

  it('count from the second hand on, for every body that takes from the same places, and add up', () => {
    const after = (...events: readonly RoundEvent[]): number => agreedPlaces(given(...nominating, ...events).state, ['lucheng', 'lucheng-long'])
    expect([after(), after(asked()), after(asked(), returned), after(asked(), confirmed), after(asked('longwan'), confirmed)]).toEqual([0, 0, 0, 2, 0])
    expect(after(asked(), confirmed, asked('lucheng-long', 1), confirmed)).toBe(3)
    expect(agreedPlaces({ stage: 'none' }, ['lucheng'])).toBe(0)
  })

  it('stay with the round, and their reason', () =>
    expect(given(...nominating, asked(), confirmed, nominationsClosed).state).toMatchObject({ extraPlaces: [{ body: 'lucheng', places: 2, reason: '新设产业园，申报人数多。' }] }))
})
