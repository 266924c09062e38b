import { describe, expect, it } from 'vitest'
import { because, clearedLocally, countedTo, postedLocally, toLocalNotice } from '../../../test/support/facts.ts'
import { clock, givenApplication as given } from '../../../test/support/given.ts'
import { localNoticeToReplace, type ApplicationEvent, type Started } from './application.ts'
import { waitingOnApplication } from './waiting.ts'

const notice = '演示办公厅演示1号《演示放假通知》'
const counted: ApplicationEvent = { type: 'LocalNoticeRecounted', data: { on: '2024-07-16', was: '2024-07-18', because: [notice], ...countedTo('2024-07-19') } }
const reposted = (postedOn: string): ApplicationEvent => ({ type: 'LocalRepostingConfirmed', data: { postedOn } })
const confirm = (postedOn: string) => ({ type: 'ConfirmLocalReposting' as const, postedOn })
const owed = (...events: readonly ApplicationEvent[]) => {
  const state = given(...toLocalNotice, ...events).state as Started
  return localNoticeToReplace(state)
}

describe('the paper of the district, once its last day was counted anew 更换区市公示', () => {
  it('is to be replaced by the day and the notice that moved it, until it has been or hangs no more', () => {
    expect([owed(), owed(counted), owed(counted, reposted('2024-07-17')), owed(counted, clearedLocally)])
      .toEqual([undefined, { since: '2024-07-16', was: '2024-07-18', because: [notice] }, undefined, undefined])
    expect(owed(counted, postedLocally)).toBeUndefined()
  })

  it('is told by the district, once, of a day since the count and until the last one', () => {
    given(...toLocalNotice, counted).when(confirm('2024-07-17'), { at: clock('2024-07-18') }).then(reposted('2024-07-17'))
    given(...toLocalNotice, counted).when(confirm('2024-07-19'), { at: clock('2024-07-18') }).thenRefused('reposted-in-future')
    given(...toLocalNotice, counted).when(confirm('2024-07-15'), { at: clock('2024-07-18') }).thenRefused('reposted-before-recount')
    given(...toLocalNotice, counted).when(confirm('2024-07-20'), { at: clock('2024-07-20') }).thenRefused('reposted-after-end')
    given(...toLocalNotice, counted, reposted('2024-07-17')).when(confirm('2024-07-18'), { at: clock('2024-07-18') }).thenRefused('nothing-to-replace')
    given(...toLocalNotice).when(confirm('2024-07-18'), { at: clock('2024-07-18') }).thenRefused('nothing-to-replace')
  })

  it('holds up no outcome: the last day is the same either way', () =>
    given(...toLocalNotice, counted).when({ type: 'EndLocalNotice', outcome: 'clear', finding: '' }, { at: clock('2024-07-20') }).thenStage('cleared'))
})

describe('the notice of a case that ends while it hangs 撤下区市公示', () => {
  const ended = (reason: string) => ({ type: 'WithdrawApplication', reason }) as const
  const withdrawn: ApplicationEvent = { type: 'ApplicationWithdrawn', data: {}, ...because('放弃。') }
  const asked: ApplicationEvent = { type: 'LocalRemovalAsked', data: { on: '2024-07-17' } }
  const removed: ApplicationEvent = { type: 'LocalRemovalConfirmed', data: { removedOn: '2024-07-17' } }
  const takeDown = (removedOn: string) => ({ type: 'ConfirmLocalRemoval', removedOn }) as const

  it('is to come down, by whichever way the case ended before the last day was over', () => {
    given(...toLocalNotice).when(ended('放弃。'), { at: clock('2024-07-17') }).then(withdrawn, asked)
    given(...toLocalNotice).when(ended('放弃。'), { at: clock('2024-07-18') }).then(withdrawn, { type: 'LocalRemovalAsked', data: { on: '2024-07-18' } })
    given(...toLocalNotice).when({ type: 'LapseApplication', reason: '没有报送。' }, { at: clock('2024-07-17') })
      .then({ type: 'ApplicationLapsed', data: {}, ...because('没有报送。') }, asked)
    given(...toLocalNotice).when({ type: 'TerminateApplication', reason: '机构改革。' }, { at: clock('2024-07-17') })
      .then({ type: 'ApplicationTerminated', data: {}, ...because('机构改革。') }, asked)
  })

  it('is let be once its days are over, and before it hangs', () => {
    given(...toLocalNotice).when(ended('放弃。'), { at: clock('2024-07-19') }).then(withdrawn)
    given(...toLocalNotice, clearedLocally).when(ended('放弃。'), { at: clock('2024-07-18') }).then(withdrawn)
    given(...toLocalNotice.slice(0, -1)).when(ended('放弃。'), { at: clock('2024-07-17') }).then(withdrawn)
  })

  it('waits for the district until it is down, and is replaced no more', () => {
    const after = (...events: readonly ApplicationEvent[]) => {
      const state = given(...toLocalNotice, ...events).state as Started
      return [waitingOnApplication(state), localNoticeToReplace(state)]
    }
    expect(after(counted, withdrawn, asked)).toEqual([[{ role: 'district', body: 'east', act: 'ConfirmLocalRemoval', due: '2024-07-19' }], undefined])
    expect(after({ type: 'ApplicationTerminated', data: {}, ...because('机构改革。') }, asked)[0]).toMatchObject([{ act: 'ConfirmLocalRemoval' }])
    expect(after(withdrawn, asked, removed)).toEqual([[], undefined])
    expect(after(withdrawn)).toEqual([[], undefined])
  })

  it('is told by the district, once, of a day on which it hung and that has come', () => {
    given(...toLocalNotice, withdrawn, asked).when(takeDown('2024-07-17'), { at: clock('2024-07-18') }).then(removed)
    given(...toLocalNotice, withdrawn, asked).when(takeDown('2024-07-19'), { at: clock('2024-07-18') }).thenRefused('removed-in-future')
    given(...toLocalNotice, withdrawn, asked).when(takeDown('2024-07-14'), { at: clock('2024-07-18') }).thenRefused('removed-before-posted')
    given(...toLocalNotice, withdrawn, asked, removed).when(takeDown('2024-07-17'), { at: clock('2024-07-18') }).thenRefused('nothing-to-remove')
    given(...toLocalNotice, withdrawn).when(takeDown('2024-07-17'), { at: clock('2024-07-18') }).thenRefused('nothing-to-remove')
    given(...toLocalNotice).when(takeDown('2024-07-17'), { at: clock('2024-07-18') }).thenRefused('act-not-open')
  })
})
