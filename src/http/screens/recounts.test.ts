import { describe, expect, it } from 'vitest'
import { countedTo } from '../../../test/support/facts.ts'
import { clock, hand } from '../../../test/support/given.ts'
import type { Recounted } from '../../domain/notice/counting.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { recountNote, recountsOf } from './recounts.ts'
import { timelineView } from './timeline.ts'

const entry = (type: string, data: object): RecordedEvent =>
  ({ type, data, stream: { kind: 'notice', id: 'round-1' }, version: 1, position: 1n, at: clock('2024-08-08'), actor: hand('system'), policy: '', clauses: [], hash: 'abc' })
const notice = '国务院办公厅演示1号《演示延长假期的通知》'
const change = (application: string, was: string, lastDay: string, because: readonly string[] = [notice], provisional = false): Readonly<{ application: string }> & Recounted =>
  ({ application, was, because, counted: { ...countedTo(lastDay), provisional } })
const recounted = (...changes: readonly object[]) => entry('NoticeRecounted', { on: '2024-08-08', changes })

describe('a last day that was counted again 重算', () => {
  it('is told with what it was, what it is, and by which notice', () => {
    expect(recountNote(recounted(change('case-1', '2024-08-12', '2024-08-13')))).toBe(`公示截止日由2024年8月12日改为2024年8月13日，依据${notice}`)
    expect(recountNote(entry('LocalNoticeRecounted', { on: '2024-07-16', was: '2024-07-18', because: [notice, '某号《某通知》'], ...countedTo('2024-07-19') })))
      .toBe(`公示截止日由2024年7月18日改为2024年7月19日，依据${notice}、某号《某通知》`)
  })

  it('says so where the day stays and only ceases to be provisional, and where it is provisional still', () => {
    expect(recountNote(recounted(change('case-1', '2024-08-12', '2024-08-12', [])))).toBe('公示截止日仍是2024年8月12日，依据后来公布的放假安排')
    expect(recountNote(recounted(change('case-1', '2024-08-12', '2024-08-13', [notice], true)))).toBe(`公示截止日由2024年8月12日改为2024年8月13日（暂定），依据${notice}`)
  })

  it('stands once for all whom it moved alike, and with their number where they differ', () => {
    const [first, second, late] = [change('case-1', '2024-08-12', '2024-08-13'), change('case-2', '2024-08-12', '2024-08-13'), change('case-3', '2024-08-13', '2024-08-14')]
    expect(recountNote(recounted(first, second))).toBe(`公示截止日由2024年8月12日改为2024年8月13日，依据${notice}`)
    expect(recountNote(recounted(first, second, late)))
      .toBe(`公示截止日：2名候选人由2024年8月12日改为2024年8月13日，1名候选人由2024年8月13日改为2024年8月14日，依据${notice}`)
  })

  it('names what moved it once, whoever comes first, and each ground where there are several', () => {
    const [late, early, other] = [change('case-3', '2024-08-13', '2024-08-14'), change('case-1', '2024-08-12', '2024-08-13'), change('case-2', '2024-08-12', '2024-08-12', [])]
    expect(recountNote(recounted(late, early, other)))
      .toBe(`公示截止日：1名候选人由2024年8月12日改为2024年8月13日，1名候选人由2024年8月13日改为2024年8月14日，依据${notice}；公示截止日仍是2024年8月12日，依据后来公布的放假安排`)
  })

  it('is in the history of each case that it is about, and says nothing there of the others', () => {
    const history = [entry('NoticePosted', {}), recounted(change('case-1', '2024-08-12', '2024-08-13'), change('case-2', '2024-08-13', '2024-08-14'))]
    expect(recountsOf('case-2', history).map(recountNote)).toEqual([`公示截止日由2024年8月13日改为2024年8月14日，依据${notice}`])
    expect(recountsOf('case-3', history)).toEqual([])
  })

  it('is read on the page by everybody whose case it is', () =>
    expect(timelineView([recounted(change('case-1', '2024-08-12', '2024-08-13'))], 'applicant').map(({ title, note }) => [title, note]))
      .toEqual([['放假安排有变，重算公示截止日', `公示截止日由2024年8月12日改为2024年8月13日，依据${notice}`]]))
})
