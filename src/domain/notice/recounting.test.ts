import { describe, expect, it } from 'vitest'
import { calendars, shippedLayers } from '../../../test/policy/calendars.ts'
import { noticePosted, noticeProposed, objected, settled } from '../../../test/support/facts.ts'
import { clock, givenNotice as given, hand } from '../../../test/support/given.ts'
import { calendarsOf } from '../../policy/calendar.ts'
import { count } from './counting.ts'
import { lastDayOf, postingOwed, type NoticeEvent } from './notice.ts'
import { waitingOnNotice } from './waiting.ts'

const five = { workingDays: 5, countFirstDay: false }
const knownOn = (day: string) => calendars.knownOn(day, 'weihai')
const extension = '国务院办公厅国办发明电〔2020〕1号《国务院办公厅关于延长2020年春节假期的通知》'

/** A name that the unit posted on a day, counted by what was known then. */
const hangsSince = (application: string, postedOn: string): NoticeEvent =>
  ({ type: 'UnitPostingConfirmed', data: { application, postedOn, place: '厂区公告栏', counted: count(knownOn(postedOn), postedOn, five) } })
const january2020 = [noticeProposed(), noticePosted('2020-01-20'), hangsSince('case-1', '2020-01-20'), hangsSince('case-2', '2020-01-21')] as const
const system = hand('system')
const tick = (on: string) => ({ at: clock(on), calendar: knownOn(on), by: system })
const movedTo = (lastDay: string) => ({ lastDay, provisional: false, calendar: 'national@2020-01-27', restsOn: [extension] })
const moved = (application: string, was: string, lastDay: string, on = '2020-01-27'): NoticeEvent =>
  ({ type: 'NoticeRecounted', data: { on, changes: [{ application, was, counted: movedTo(lastDay), because: [extension] }] } })

describe('a notice that hangs while the holidays change 放假安排调整', () => {
  it('is counted again for each name, with what it was and by which notice', () => {
    const found = given(...january2020).when({ type: 'RecountNotice' }, tick('2020-01-27')).state
    const hanging = 'websiteOn' in found ? found.candidates.map((each) => lastDayOf(each, found.websiteOn, found.period, knownOn('2020-01-20'))?.lastDay) : []
    expect(hanging).toEqual(['2020-02-04', '2020-02-05'])
    given(...january2020).when({ type: 'RecountNotice' }, tick('2020-01-27')).then({
      type: 'NoticeRecounted',
      data: {
        on: '2020-01-27',
        changes: [
          { application: 'case-1', counted: count(knownOn('2020-01-27'), '2020-01-20', five), was: '2020-02-01', because: [extension] },
          { application: 'case-2', counted: count(knownOn('2020-01-27'), '2020-01-21', five), was: '2020-02-03', because: [extension] },
        ],
      },
    })
  })

  it('is left alone until then, and afterwards', () => {
    given(...january2020).when({ type: 'RecountNotice' }, tick('2020-01-26')).thenRefused('nothing-recounted')
    const once = given(...january2020).when({ type: 'RecountNotice' }, tick('2020-01-27'))
    const changes = 'candidates' in once.state ? once.state.candidates.map(({ counted }) => counted) : []
    const again: NoticeEvent = { type: 'NoticeRecounted', data: { on: '2020-01-27', changes: changes.flatMap((counted, index) => counted ? [{ application: `case-${index + 1}`, counted, was: '2020-02-01', because: [extension] }] : []) } }
    given(...january2020, again).when({ type: 'RecountNotice' }, tick('2020-01-28')).thenRefused('nothing-recounted')
  })

  it('keeps the end that was recorded, whatever the calendar of a later reader says', () => {
    const { state } = given(...january2020).when({ type: 'RaiseObjection', application: 'case-1', objection: 'o-1', name: '演示', contact: '演示', facts: '演示异议的事实，写得足够长。', evidence: '' }, { at: clock('2020-01-28'), calendar: knownOn('2020-01-28'), by: hand('office-maker') })
    expect('websiteOn' in state && state.candidates.map((each) => lastDayOf(each, state.websiteOn, state.period, knownOn('2026-01-01'))?.lastDay)).toEqual(['2020-02-01', '2020-02-03'])
  })

  it('counts again neither a period that is over nor a candidate who has been dropped', () => {
    const over = [noticeProposed(), noticePosted('2020-01-13'), hangsSince('case-1', '2020-01-13')] as const
    given(...over).when({ type: 'RecountNotice' }, tick('2020-01-27')).thenRefused('nothing-recounted')
    given(noticeProposed(), noticePosted('2020-01-20'), hangsSince('case-1', '2020-01-20'), objected('o-1', 'case-1'), settled('o-1', 'case-1', true)).when({ type: 'RecountNotice' }, tick('2020-01-27')).thenRefused('nothing-recounted')
  })

  it('says so when a provisional end has become certain', () => {
    const of2027 = { number: '演示2027', name: '演示通知', by: '国务院办公厅', publishedOn: '2026-12-29', year: 2027, off: ['2027-01-01'], work: [] }
    const later = calendarsOf(shippedLayers.map((layer) => ({ ...layer, notices: [...layer.notices, of2027] })))
    const guessed = [noticeProposed(), noticePosted('2026-12-28'), hangsSince('case-1', '2026-12-28')] as const
    const { state } = given(...guessed).when({ type: 'RecountNotice' }, { at: clock('2026-12-29'), calendar: later.knownOn('2026-12-29', 'weihai'), by: system })
    expect('candidates' in state && state.candidates[0]?.counted).toMatchObject({ lastDay: '2027-01-05', provisional: false, calendar: 'national@2026-12-29' })
    given(...guessed).when({ type: 'RecountNotice' }, tick('2026-12-29')).thenRefused('nothing-recounted')
  })
})

describe('the paper at the unit, once its last day was counted anew 更换张贴', () => {
  const counted = [...january2020, moved('case-1', '2020-02-01', '2020-02-04'), moved('case-2', '2020-02-03', '2020-02-05')] as const
  const reposted = (application: string, postedOn: string): NoticeEvent => ({ type: 'UnitRepostingConfirmed', data: { application, postedOn } })
  const confirm = (postedOn: string, application = 'case-1') => ({ type: 'ConfirmUnitReposting' as const, application, postedOn })
  const waits = (...events: readonly NoticeEvent[]) =>
    waitingOnNotice(given(...events).state).map(({ role, body, act, about, due }) => [role, body, act, about, due].join(' '))

  const owed = (...events: readonly NoticeEvent[]) => {
    const { state } = given(...events)
    return state.stage === 'none' ? undefined : postingOwed(state, 'case-1')
  }

  it('waits for whoever hung it, for as long as the name hangs', () => {
    expect(waits(...january2020)).toEqual([])
    expect(waits(...counted)).toEqual(['unit shipyard ConfirmUnitReposting case-1 2020-02-04', 'unit foundry ConfirmUnitReposting case-2 2020-02-05'])
    expect(waits(...counted, reposted('case-1', '2020-01-28'))).toEqual(['unit foundry ConfirmUnitReposting case-2 2020-02-05'])
    expect(waits(...counted, { type: 'CandidateStruck', data: { application: 'case-2' } })).toEqual(['unit shipyard ConfirmUnitReposting case-1 2020-02-04'])
    expect(waits(...counted, { type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2020-02-05' } })).toEqual([])
  })

  it('is told by that unit, once, of a day since the count and until the last one', () => {
    given(...counted).when(confirm('2020-01-28'), { at: clock('2020-01-29') }).then(reposted('case-1', '2020-01-28'))
    given(...counted).when(confirm('2020-02-04'), { at: clock('2020-02-05') }).then(reposted('case-1', '2020-02-04'))
    given(...counted).when(confirm('2020-01-30'), { at: clock('2020-01-29') }).thenRefused('reposted-in-future')
    given(...counted).when(confirm('2020-01-26'), { at: clock('2020-01-29') }).thenRefused('reposted-before-recount')
    given(...counted).when(confirm('2020-02-05'), { at: clock('2020-02-05') }).thenRefused('reposted-after-end')
    given(...counted).when(confirm('2020-01-28', 'case-2'), { at: clock('2020-01-29') }).thenRefused('not-your-candidate')
    given(...counted, reposted('case-1', '2020-01-28')).when(confirm('2020-01-29'), { at: clock('2020-01-29') }).thenRefused('nothing-to-replace')
    given(...january2020).when(confirm('2020-01-21'), { at: clock('2020-01-22') }).thenRefused('nothing-to-replace')
  })

  it('prints what was counted when it was hung, however often it was counted since', () => {
    const twice = [...counted, moved('case-1', '2020-02-04', '2020-02-06', '2020-02-01')] as const
    expect(owed(...twice)).toEqual({ application: 'case-1', since: '2020-02-01', was: '2020-02-01', because: [extension] })
    expect(owed(...counted, reposted('case-1', '2020-01-28'), moved('case-1', '2020-02-04', '2020-02-06', '2020-02-01'))).toEqual({ application: 'case-1', since: '2020-02-01', was: '2020-02-04', because: [extension] })
  })

  it('moves no last day and holds up no end: the holidays lengthened the period, whatever hangs', () => {
    const { state } = given(...counted, reposted('case-1', '2020-02-03'))
    expect('websiteOn' in state && state.candidates.map(({ counted: own }) => own?.lastDay)).toEqual(['2020-02-04', '2020-02-05'])
    given(...counted).when({ type: 'EndNotice' }, tick('2020-02-06')).then({ type: 'NoticeEnded', data: { round: 'round-1', lastDay: '2020-02-05' } })
  })
})
