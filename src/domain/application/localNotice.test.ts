import { describe, expect, it } from 'vitest'
import { clearedLocally, countedTo, postedLocally, toLocalNotice } from '../../../test/support/facts.ts'
import { clock, givenApplication as given } from '../../../test/support/given.ts'
import { localNoticeToReplace, type ApplicationEvent, type Started } from './application.ts'

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
