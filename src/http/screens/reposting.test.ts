import { describe, expect, it } from 'vitest'
import { countedTo, noticePosted, noticeProposed, postedAtUnit } from '../../../test/support/facts.ts'
import { givenNotice } from '../../../test/support/given.ts'
import type { NoticeEvent } from '../../domain/notice/notice.ts'
import { repostingAtUnit } from './reposting.ts'

const hung = [noticeProposed(), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05', '2024-08-12')] as const
const counted: NoticeEvent = { type: 'NoticeRecounted', data: { on: '2024-08-08', changes: [{ application: 'case-1', was: '2024-08-12', because: ['演示1号'], counted: countedTo('2024-08-13') }] } }
const shownOn = (today: string, ...events: readonly NoticeEvent[]) => {
  const { state } = givenNotice(...hung, ...events)
  const found = state.stage === 'none' ? undefined : state.candidates.find(({ application }) => application === 'case-1')
  return found ? repostingAtUnit(state, found, today) : null
}

describe('the paper at a unit, as a page shows it 更换张贴', () => {
  const asked = { note: '公示截止日由2024年8月12日改为2024年8月13日，依据演示1号', since: '2024-08-08', postedOn: null }

  it('is nothing while the day it prints holds', () => expect(shownOn('2024-08-08')).toBeNull())

  it('is owed to the end of the last day, and from then on stays as it was left', () =>
    expect(['2024-08-13', '2024-08-14'].map((today) => shownOn(today, counted))).toEqual([{ ...asked, isOwed: true }, { ...asked, isOwed: false }]))

  it('hangs once the unit has said so, and is owed for nobody who was struck', () => {
    expect(shownOn('2024-08-09', counted, { type: 'UnitRepostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-09' } })).toEqual({ ...asked, postedOn: '2024-08-09', isOwed: false })
    expect(shownOn('2024-08-09', counted, { type: 'CandidateStruck', data: { application: 'case-1' } })).toEqual({ ...asked, isOwed: false })
  })
})
