import { describe, expect, it } from 'vitest'
import { becauseOfTheList, nominating, nominationsClosed, plan, words } from '../../../test/support/facts.ts'
import { clock, givenRound as given, hand, lastInstantOf, midnightAfter, policy } from '../../../test/support/given.ts'
import type { Policy } from '../../policy/policy.ts'
import { roundCommands, type RoundCommand } from './commands.ts'
import { amendedInWords } from './amendment.ts'
import { announcedPlan, referenceDay, type RoundEvent } from './round.ts'
import { waitingOnRound } from './waiting.ts'

type Proposing = Extract<RoundCommand, { type: 'ProposeAmendment' }>
const [reason, issuedAs] = ['连日高温，单位来不及准备。', '威人社函〔2024〕41号']
const amend = (changes: Partial<Proposing> = {}): RoundCommand => ({
  type: 'ProposeAmendment', title: words.title, documentNumber: words.documentNumber, applyBy: words.applyBy, reportBy: words.reportBy, issuedAs: '', reason, ...changes,
})
type Asked = Extract<RoundEvent, { type: 'AmendmentProposed' }>['data']
const asked = ({ was, now, issuedAs: number = '' }: Partial<Asked>): RoundEvent =>
  ({ type: 'AmendmentProposed', data: { was: was ?? {}, now: now ?? {}, issuedAs: number, maker: 'office-maker' }, ...becauseOfTheList(reason) })
const confirmed: RoundEvent = { type: 'AmendmentConfirmed', data: { checker: 'office-checker', at: clock('2024-07-16') } }
const returned: RoundEvent = { type: 'AmendmentReturned', data: {}, ...becauseOfTheList('再核日期。') }
const confirm: RoundCommand = { type: 'ConfirmAmendment' }
const at = clock('2024-07-16')
/** A standing measure leaves the day to the call. */
const silent: Policy = { ...policy, reportDeadline: { stated: false, ask: '哪一天？', neededFor: 'announce' } }
const later = asked({ was: { applyBy: '2024-07-20' }, now: { applyBy: '2024-07-25' } })
const both = asked({ was: { applyBy: '2024-07-20', reportBy: '2024-07-31' }, now: { applyBy: '2024-08-02', reportBy: '2024-08-09' }, issuedAs })

describe('a correction of the notice 更正通知', () => {
  it('is put forward by one hand with what changes and nothing else, and published by another', () => {
    given(...nominating).when(amend({ applyBy: '2024-07-25' }), { at }).then(later)
    given(...nominating, later).when(confirm, { at, by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
    given(...nominating, later).when(confirm, { at }).then(confirmed)
    given(...nominating, later).when({ type: 'ReturnAmendment', reason: '再核日期。' }, { at }).then(returned)
  })

  it('corrects a name or a number, too', () =>
    given(...nominating).when(amend({ title: '2024年度威海市首席技师评选', documentNumber: '威人社函〔2024〕63号' }), { at }).then(asked({
      was: { title: words.title, documentNumber: words.documentNumber }, now: { title: '2024年度威海市首席技师评选', documentNumber: '威人社函〔2024〕63号' },
    })))

  it('holds from the second hand on, and keeps the former words', () => {
    expect(announcedPlan(given(...nominating, both).state)).toEqual(plan)
    expect(announcedPlan(given(...nominating, both, returned).state)).toEqual(plan)
    const { state } = given(...nominating, both, confirmed)
    expect(announcedPlan(state)).toEqual({ ...plan, applyBy: '2024-08-02', reportBy: '2024-08-09' })
    expect(state).toMatchObject({ amendments: [{ was: { applyBy: '2024-07-20', reportBy: '2024-07-31' }, reason, issuedAs, checker: 'office-checker', at }] })
    expect(given(...nominating, both, confirmed, nominationsClosed).state).toMatchObject({ stage: 'qualify', plan: { reportBy: '2024-08-09' }, amendments: [{ reason }] })
  })

  it('waits for its maker again once it came back, with the reason, until another is put forward', () => {
    const after = (...events: readonly RoundEvent[]) => {
      const { state } = given(...nominating, ...events)
      return [waitingOnRound(state).filter(({ act }) => /Amendment/.test(act)).map(({ role, act, due }) => [role, act, due]), 'returnedAmendment' in state ? state.returnedAmendment : undefined]
    }
    expect(after(later)).toEqual([[['office-checker', 'ConfirmAmendment', '2024-07-31']], undefined])
    expect(after(later, returned)).toEqual([[['office-maker', 'ProposeAmendment', '2024-07-31']], '再核日期。'])
    expect(after(later, returned, both)).toEqual([[['office-checker', 'ConfirmAmendment', '2024-07-31']], undefined])
    expect(after(later, returned, both, confirmed)).toEqual([[], undefined])
    expect(after(later, returned, nominationsClosed)).toEqual([[], undefined])
  })

  it('says something new', () => given(...nominating).when(amend(), { at }).thenRefused('nothing-to-amend'))

  it('never brings a published day forward, and leads to no day that is over', () => {
    given(...nominating).when(amend({ applyBy: '2024-07-19', reportBy: '2024-07-30' }), { at }).thenRefused('deadline-brought-forward', 'deadline-brought-forward')
    given(...nominating).when(amend({ applyBy: '2024-07-24' }), { at: midnightAfter('2024-07-24') }).thenRefused('deadline-passed')
    given(...nominating).when(amend({ applyBy: '2024-07-24' }), { at: lastInstantOf('2024-07-24') }).thenStage('nominate')
  })

  it('keeps both days in their order, and is not off by a year', () => {
    given(...nominating).when(amend({ applyBy: '2024-08-01' }), { at }).thenRefused('deadlines-out-of-order')
    given(...nominating).when(amend({ applyBy: '2024-08-01', reportBy: '2034-08-09' }), { at, policy: silent }).thenRefused('deadline-too-far')
  })

  it('goes beyond the day of the published text only by a document of its own', () => {
    const { refusals } = given(...nominating).when(amend({ reportBy: '2024-08-09' }), { at })
    expect(refusals.map(({ code, about, clause }) => [code, about, clause])).toEqual([['amendment-number-missing', 'issuedAs', '四第一段']])
    given(...nominating).when(amend({ applyBy: '2024-08-02', reportBy: '2024-08-09', issuedAs }), { at }).then(both)
    given(...nominating).when(amend({ reportBy: '2024-08-09' }), { at, policy: silent }).thenStage('nominate')
  })

  it('takes no other round’s name, at either hand', () => {
    const roundsOfPolicy = [{ title: '第二批', isLaunched: false }]
    given(...nominating).when(amend({ title: '第二批' }), { at, roundsOfPolicy }).thenRefused('round-exists')
    given(...nominating, asked({ was: { title: words.title }, now: { title: '第二批' } })).when(confirm, { at, roundsOfPolicy }).thenRefused('round-exists')
  })

  it('gives units another day where theirs is over, while districts still report', () =>
    given(...nominating).when(amend({ applyBy: '2024-07-28' }), { at: clock('2024-07-23') }).thenStage('nominate'))

  it('is refused where its own day went by between the two hands', () => {
    given(...nominating, later).when(confirm, { at: lastInstantOf('2024-07-25') }).thenStage('nominate')
    given(...nominating, later).when(confirm, { at: midnightAfter('2024-07-25') }).thenRefused('deadline-passed')
  })

  it('comes too late once the published day for reports is over, even if nobody has closed the nominations yet', () => {
    given(...nominating).when(amend({ reportBy: '2024-08-09', issuedAs }), { at: midnightAfter('2024-07-31') }).thenRefused('nominations-over')
    given(...nominating, both).when(confirm, { at: midnightAfter('2024-07-31') }).thenRefused('nominations-over')
  })

  it('holds nothing up: the nominations close on the published day, and what was put forward falls with them', () => {
    const closed = given(...nominating, both).when({ type: 'CloseNominations' }, { at: midnightAfter('2024-07-31'), by: 'system' })
    closed.thenStage('qualify')
    expect(closed.state).not.toHaveProperty('askedAmendment')
    given(...nominating, both, nominationsClosed).when(confirm, { at }).thenRefused('act-not-open')
  })

  it('moves the day on which nominations close', () =>
    given(...nominating, both, confirmed).when({ type: 'CloseNominations' }, { at: midnightAfter('2024-07-31'), by: 'system' }).thenRefused('deadline-not-reached'))

  it('is decided on one after another, and pressing twice corrects once', () => {
    given(...nominating, later).when(amend({ applyBy: '2024-07-26' }), { at }).thenRefused('amendment-pending')
    given(...nominating, later, confirmed).when(confirm, { at }).thenRefused('no-amendment-proposed')
    given(...nominating, later, confirmed).when(amend({ applyBy: '2024-07-25' }), { at }).thenRefused('nothing-to-amend')
    given(...nominating, later, confirmed).when(amend({ applyBy: '2024-07-20' }), { at }).thenRefused('deadline-brought-forward')
    given(...nominating, later, confirmed).when(amend({ applyBy: '2024-07-28' }), { at }).then(asked({ was: { applyBy: '2024-07-25' }, now: { applyBy: '2024-07-28' } }))
  })

  it('takes no word about places or rules', () => {
    const { type: _, ...said } = amend({ applyBy: '2024-07-25' }) as Proposing
    const parsed = roundCommands.ProposeAmendment.safeParse({ ...said, seats: 12 })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['更正通知只能更正名称、发文字号、单位申报截止日和区市报送截止日；名额、条件和其他规定不能这样更正'])
  })

  it('leaves the day on which ages are counted where it was announced, however often it is put off', () => {
    const again = asked({ was: { reportBy: '2024-08-09' }, now: { reportBy: '2024-08-20' }, issuedAs })
    const days = [[], [later, confirmed], [both, confirmed], [both, confirmed, again, confirmed]].map((events) => referenceDay(policy, given(...nominating, ...events).state))
    expect(days).toEqual(Array.from(days, () => '2024-07-31'))
    expect(referenceDay({ ...policy, ageReferenceDay: 'year-end' }, given(...nominating, both, confirmed).state)).toBe('2024-12-31')
  })

  it('says before and after in words', () =>
    expect(amendedInWords({ was: { applyBy: '2024-07-20', title: '甲' }, now: { applyBy: '2024-07-25', title: '乙' } })).toEqual([
      { name: '名称', was: '甲', now: '乙' }, { name: '单位申报截止日', was: '2024年7月20日24时', now: '2024年7月25日24时' },
    ]))
})
