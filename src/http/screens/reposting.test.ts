import { describe, expect, it } from 'vitest'
import { countedTo, noticePosted, noticeProposed, postedAtUnit, toLocalNotice } from '../../../test/support/facts.ts'
import { givenApplication, givenNotice } from '../../../test/support/given.ts'
import type { NoticeEvent } from '../../domain/notice/notice.ts'
import { localReposting, repostingAtUnit, repostingNote } from './reposting.ts'

const hung = [noticeProposed(), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05', '2024-08-12')] as const
const counted: NoticeEvent = { type: 'NoticeRecounted', data: { on: '2024-08-08', changes: [{ application: 'case-1', was: '2024-08-12', because: ['演示1号'], counted: countedTo('2024-08-13') }] } }
/** The name of a case leaves: case-1 is asked for another paper, or to take its own down where it is the one. */
const changed = (gone: string, ...others: readonly string[]): NoticeEvent => ({
  type: 'NoticeListChanged',
  data: { on: '2024-08-09', application: gone, isPublic: true, asked: [...others, 'case-1'].map((application) => ({ application, to: application === gone ? 'remove' as const : 'replace' as const })) },
})
const shownOn = (today: string, ...events: readonly NoticeEvent[]) => {
  const { state } = givenNotice(...hung, ...events)
  const found = state.stage === 'none' ? undefined : state.candidates.find(({ application }) => application === 'case-1')
  return found ? repostingAtUnit(state, found, today) : null
}

describe('the paper at a unit, as a page shows it 更换张贴', () => {
  const asked = { note: '公示截止日由2024年8月12日改为2024年8月13日，依据演示1号', why: '截止日重算过', hangs: '还印着原来推算的截止日', since: '2024-08-08', doneOn: null, isRemoval: false }

  it('is nothing while the day it prints holds', () => expect(shownOn('2024-08-08')).toBeNull())

  it('is owed to the end of the last day, and from then on stays as it was left', () =>
    expect(['2024-08-13', '2024-08-14'].map((today) => shownOn(today, counted))).toEqual([{ ...asked, isOwed: true }, { ...asked, isOwed: false }]))

  it('hangs once the unit has said so, and is owed for nobody who was struck', () => {
    expect(shownOn('2024-08-09', counted, { type: 'UnitRepostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-09' } })).toEqual({ ...asked, doneOn: '2024-08-09', isOwed: false })
    expect(shownOn('2024-08-09', counted, { type: 'CandidateStruck', data: { application: 'case-1' } })).toEqual({ ...asked, isOwed: false })
  })

  it('says that the list changed, and neither who left it nor why', () => {
    const list = { note: '公示名单有变动', why: '公示名单有变动', hangs: '还是原来的名单', since: '2024-08-09', isOwed: true }
    expect(shownOn('2024-08-09', changed('case-2'))).toEqual({ ...asked, ...list })
    expect(shownOn('2024-08-09', counted, changed('case-2')))
      .toEqual({ ...asked, ...list, note: `公示名单有变动；${asked.note}`, why: '公示名单有变动，截止日重算过', hangs: '还是原来的名单和截止日' })
    expect(shownOn('2024-08-09', { type: 'CandidateStruck', data: { application: 'case-1' } }, changed('case-1'))).toEqual({ ...asked, ...list, isRemoval: true })
  })

  it('says of a paper hung before a count that was told of only afterwards that there has been one', () => {
    const { state } = givenNotice(
      noticeProposed(), noticePosted('2024-08-05'), { type: 'NoticeRecounted', data: { on: '2024-08-08', changes: [] } },
      { type: 'UnitPostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-07', place: '', counted: countedTo('2024-08-14'), isOld: true } },
    )
    expect('websiteOn' in state && state.candidates.slice(0, 1).map((each) => repostingAtUnit(state, each, '2024-08-09'))).toEqual([{ ...asked, note: '公示截止日重算过', isOwed: true }])
  })
})

describe('the notice of a district that comes down 撤下区市公示', () => {
  it.each([
    ['ApplicationWithdrawn', '单位已撤回申报'], ['ApplicationLapsed', '申报没有按期报送'], ['ApplicationTerminated', '本轮选拔已经终止'],
  ] as const)('says why: %s', (type, why) => {
    const { state } = givenApplication(...toLocalNotice, { type, data: {} }, { type: 'LocalRemovalAsked', data: { on: '2024-07-16' } })
    expect(localReposting(state, '2024-07-16')).toMatchObject({ note: `${why}，不再公示`, why, isOwed: true, isRemoval: true })
  })
})

describe('what the timeline tells of papers that hang 办理过程', () => {
  const noteOf = ({ type, data }: NoticeEvent) => repostingNote({ type, data })

  it('is what was asked of how many units, and what each of them has done since when', () => {
    expect([
      changed('case-1', 'case-2'), changed('case-2'), { type: 'UnitRepostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-09' } },
      { type: 'UnitRemovalConfirmed', data: { application: 'case-1', removedOn: '2024-08-09' } }, postedAtUnit('case-1', '2024-08-05'),
    ].map((event) => noteOf(event as NoticeEvent))).toEqual(['1处张贴的公示要更换，1处张贴的公示要撤下', '1处张贴的公示要更换', '2024年8月9日起换上新的公示', '2024年8月9日撤下', ''])
  })
})
