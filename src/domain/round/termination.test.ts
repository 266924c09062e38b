import { describe, expect, it } from 'vitest'
import { becauseOfTheList, deciding, drafted, inPublicity, nominating, nominationsClosed, plan, proposed, qualifying, ranked, ranking, reviewing, roundFinished } from '../../../test/support/facts.ts'
import { clock, givenRound as given, hand } from '../../../test/support/given.ts'
import type { RoundCommand } from './commands.ts'
import type { RoundEvent } from './round.ts'

const reason = '上级办法修订，本轮不再按原办法选拔。'
const propose: RoundCommand = { type: 'ProposeTermination', issuedAs: '', reason }
const confirm: RoundCommand = { type: 'ConfirmTermination' }
const asked: RoundEvent = { type: 'TerminationProposed', data: { issuedAs: '', maker: 'office-maker' }, ...becauseOfTheList(reason) }
const returned: RoundEvent = { type: 'TerminationReturned', data: {}, ...becauseOfTheList('再议。') }
const terminated: RoundEvent = { type: 'RoundTerminated', data: { issuedAs: '', checker: 'office-checker', at: clock('2024-07-16') }, ...becauseOfTheList(reason) }
const at = clock('2024-07-16')

describe('a round that is given up 撤回通知、终止本轮', () => {
  it('is put forward by one hand with a reason and ended by another', () => {
    given(...nominating).when(propose, { at }).then(asked)
    given(...nominating, asked).when(confirm, { at, by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    given(...nominating, asked).when(confirm, { at }).then(terminated)
    given(...nominating, asked).when({ type: 'ReturnTermination', reason: '再议。' }, { at }).then(returned)
  })

  it.each([['nominate', nominating, []], ['qualify', qualifying, []], ['review', reviewing, []], ['ranked', ranked, ranking], ['publicity', inPublicity, ranking], ['decide', deciding, ranking]] as const)(
    'ends where it stands, and keeps what was done: in %s', (before, way, kept) => {
      const { state } = given(...way, asked).when(confirm, { at })
      expect(state).toMatchObject({ stage: 'terminated', before, plan, ranking: kept, terminated: { reason, at } })
      expect(state).not.toHaveProperty('askedTermination')
    })

  it('may be put forward at one stage and decided on at the next', () =>
    given(...nominating, asked, nominationsClosed).when(confirm, { at }).thenStage('terminated'))

  it('is decided once, and goes on as it did where it is not agreed to', () => {
    given(...nominating, asked).when(propose, { at }).thenRefused('termination-pending')
    given(...nominating).when(confirm, { at }).thenRefused('no-termination-proposed')
    given(...nominating, asked, returned).when(confirm, { at }).thenRefused('no-termination-proposed')
    expect(given(...nominating, asked, returned, nominationsClosed).state).toEqual(given(...nominating, nominationsClosed).state)
    given(...nominating, asked, terminated).when(confirm, { at }).thenRefused('act-not-open')
  })

  it('is none before its call is out, nor after its end, nor once a list of it is out, whoever may be left on it', () => {
    for (const way of [[drafted], [drafted, proposed], [...deciding, roundFinished]]) given(...way).when(propose, { at }).thenRefused('act-not-open')
    given(...deciding).when(propose, { at, publishedLists: 1 }).thenRefused('results-published')
    given(...deciding, asked).when(confirm, { at, publishedLists: 1 }).thenRefused('results-published')
    given(...deciding, asked).when(confirm, { at, openDecisions: 1 }).thenStage('terminated')
  })
})
