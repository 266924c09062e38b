import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approved, becauseOfTheList, decisionSubmitted, prepared, published, voted } from '../../../test/support/facts.ts'
import { clock, givenBatch as given, hand, policy } from '../../../test/support/given.ts'
import { certificateNumber, runningNumber, type BatchCommand, type BatchEvent } from './decision.ts'
import { waitingOnBatch } from './waiting.ts'

const free = new Set(['case-1', 'case-2'])
const prepare = (...applications: string[]): BatchCommand => ({ type: 'PrepareDecision', round: 'round-1', applications })
const submittedBatch = [prepared, decisionSubmitted] as const

describe('preparing a list 拟定名单', () => {
  it('takes candidates who are free, each once', () => given().when(prepare('case-1', 'case-2', 'case-1'), { cleared: free }).then(prepared))

  it('takes nobody who is held, and nothing before the publicity has ended', () => {
    const { refusals } = given().when(prepare('case-1', 'case-3'), { cleared: free, roundStage: 'publicity' })
    expect(refusals.map(({ code, about }) => [code, about])).toEqual([['round-not-deciding', undefined], ['candidate-held', 'case-3']])
  })

  it('keeps to the seats, those of other lists included; “about” is no limit', () => {
    given().when(prepare('case-1'), { cleared: free, seatsTaken: 1 }).thenStage('prepared')
    given().when(prepare('case-1', 'case-2'), { cleared: free, seatsTaken: 1 }).thenRefused('seats-full')
    given().when(prepare('case-1', 'case-2'), { cleared: free, seatsTaken: 1, policy: { ...policy, seats: { ...policy.seats, kind: 'about' } } }).thenStage('prepared')
  })

  it('goes to the leading group through another hand, if all are still free', () => {
    given(prepared).when({ type: 'SubmitDecision' }, { cleared: free, at: clock('2024-08-13') }).then(decisionSubmitted)
    given(prepared).when({ type: 'SubmitDecision' }, { cleared: new Set(['case-1']), by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check', 'candidate-held')
  })

  it('can go back, and the same list be drawn up anew', () => {
    const back: BatchEvent = { type: 'DecisionReturned', data: {}, ...becauseOfTheList('次序有误。') }
    given(prepared).when({ type: 'ReturnDecision', reason: '次序有误。' }).then(back)
    given(prepared, back).when(prepare('case-1', 'case-2'), { cleared: free }).then(prepared)
  })
})

describe('the leading group 领导小组', () => {
  const vote = (votes: Extract<BatchCommand, { type: 'RecordLeadingGroup' }>['votes'], heldOn = '2024-08-14'): BatchCommand => ({ type: 'RecordLeadingGroup', votes, heldOn, minutes: '纪要1号' })
  const yes = (application: string) => ({ application, agreed: true, reason: '' })
  const at = clock('2024-08-14')

  it('says something of everybody on the list', () => {
    given(...submittedBatch).when(vote([yes('case-1'), yes('case-2')]), { at }).then(voted())
    for (const votes of [[yes('case-1')], [yes('case-1'), yes('case-1')], [yes('case-1'), yes('case-3')], [yes('case-1'), yes('case-2'), yes('case-3')]]) {
      given(...submittedBatch).when(vote(votes), { at }).thenRefused('votes-incomplete')
    }
  })

  it('gives a reason against somebody, and meets between submission and today', () => {
    const against = [yes('case-1'), { application: 'case-2', agreed: false, reason: '' }]
    given(...submittedBatch).when(vote(against, '2024-08-15'), { at }).thenRefused('reason-missing', 'day-in-future')
    given(...submittedBatch).when(vote([yes('case-1')], '2024-08-12'), { at }).thenRefused('votes-incomplete', 'held-before-submission')
  })

  it('ends the list where it agreed to nobody: the government is asked for nothing', () =>
    expect(given(...submittedBatch, voted('case-1', 'case-2')).state)
      .toEqual({ stage: 'declined', round: 'round-1', applications: ['case-1', 'case-2'], maker: 'office-maker', reason: '领导小组没有通过名单上的任何人。' }))
})

describe('the government 政府', () => {
  const approve = (approvedOn: string): BatchCommand => ({ type: 'ApproveDecision', documentNumber: '威政字〔2024〕58号', approvedOn })
  const at = clock('2024-08-15')

  it('approves after the meeting and not in the future', () => {
    given(...submittedBatch, voted()).when(approve('2024-08-15'), { at }).then(approved)
    given(...submittedBatch, voted()).when(approve('2024-08-16'), { at }).thenRefused('day-in-future')
    given(...submittedBatch, voted()).when(approve('2024-08-13'), { at }).thenRefused('approved-before-meeting')
  })

  it('declines those the leading group had agreed to', () => {
    const declined: BatchEvent = { type: 'GovernmentDeclined', data: { applications: ['case-1'] }, ...becauseOfTheList('请再研究。') }
    given(...submittedBatch, voted('case-2')).when({ type: 'DeclineDecision', reason: '请再研究。' }).then(declined)
    expect(given(...submittedBatch, voted('case-2'), declined).state).toMatchObject({ stage: 'declined', reason: '请再研究。' })
  })
})

describe('publishing 公布', () => {
  const publish: BatchCommand = { type: 'PublishResults' }
  const told = { at: clock('2024-08-16') }
  const decided = [...submittedBatch, voted(), approved] as const
  const numbers = (past: readonly BatchEvent[], more = {}) => {
    const { state } = given(...past).when(publish, { ...told, ...more })
    return state.stage === 'published' ? state.certificates.map(({ application, number }) => `${application} ${number}`) : []
  }

  it('gives everybody agreed to a certificate, by another hand than the list’s', () => {
    given(...decided).when(publish, told).then(published)
    given(...decided).when(publish, { ...told, by: hand('office-checker', { account: 'office-maker' }) }).thenRefused('maker-cannot-check')
  })

  it('happens once', () => given(...decided, published).when(publish, told).thenRefused('act-not-open'))

  it('counts on from the last certificate of the year', () => expect(numbers(decided, { lastCertificate: 9 })).toEqual(['case-1 2024-010', 'case-2 2024-011']))

  it('passes over those not agreed to and those erased since', () => {
    expect(numbers([...submittedBatch, voted('case-1'), approved])).toEqual(['case-2 2024-001'])
    expect(numbers(decided, { erased: new Set(['case-1']) })).toEqual(['case-2 2024-001'])
  })

  it('numbers so that the number can be read back', () => {
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 99_999 }), (year, running) => {
      expect(runningNumber(year, certificateNumber(year, running))).toBe(running)
      expect(runningNumber(year + 1, certificateNumber(year, running))).toBeUndefined()
    }))
  })
})

it.each([
  ['nobody', [], []],
  ['the checker', [prepared], ['office-checker SubmitDecision']],
  ['the leading group', submittedBatch, ['leading-group RecordLeadingGroup']],
  ['the government', [...submittedBatch, voted()], ['government ApproveDecision']],
  ['the checker again', [...submittedBatch, voted(), approved], ['office-checker PublishResults']],
  ['nobody once published', [...submittedBatch, voted(), approved, published], []],
  ['nobody once nobody was agreed to', [...submittedBatch, voted('case-1', 'case-2')], []],
] as const)('a list waits for %s 待办', (_, events, expected) => expect(waitingOnBatch(given(...events).state).map(({ role, act }) => `${role} ${act}`)).toEqual(expected))
