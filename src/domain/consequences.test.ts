import { describe, expect, it } from 'vitest'
import {
  announced, approved, becauseOfTheList, candidatesApproved, decisionSubmitted, dropped, erased, found, nominating, nominationsClosed, noticeEnded, noticePosted, noticeProposed, objected, plan, prepared,
  published, qualificationClosed, ranked, recommended, reported, returnedBy, roundFinished, settled, started, submitted, titled, toAdmitted, toCandidate, toCleared, toReported, toSubmitted, toTitled, voted,
} from '../../test/support/facts.ts'
import { givenApplication, givenBatch, givenNotice, givenRound, policy } from '../../test/support/given.ts'
import type { ApplicationEvent } from './application/application.ts'
import { causes, consequencesOf, type CaseEvent, type Surroundings } from './consequences.ts'
import { eventNames } from './eventNames.ts'
import { papersIssuedBy } from './issuing.ts'

const around = (cases: Readonly<Record<string, readonly ApplicationEvent[]>> = {}, more: Partial<Surroundings> = {}): Surroundings => ({
  id: 'case-1', roundId: 'round-1', policy, round: givenRound(...nominating).state, unitName: (unit) => `演示单位${unit}`,
  applications: new Map(Object.entries(cases).map(([id, way]) => [id, givenApplication(...way).state])), ...more,
})
const brief = (event: CaseEvent, surroundings: Surroundings) => consequencesOf(event, surroundings).map(({ kind, id, command }) => `${kind} ${id} ${command.type}`)

describe('what a fact brings about 联动', () => {
  it('the approved ranking reaches every case of it, candidates and others', () => {
    const [first, second] = candidatesApproved.data.ranking
    const approval = { ...candidatesApproved, data: { ...candidatesApproved.data, ranking: [first!, { ...second!, candidate: false }] } }
    expect(consequencesOf(approval, around())).toEqual([
      { kind: 'application', id: 'case-1', command: { type: 'RankApplication', rank: 1, scoreHundredths: 9_000, candidate: true } },
      { kind: 'application', id: 'case-2', command: { type: 'RankApplication', rank: 2, scoreHundredths: 8_800, candidate: false } },
    ])
  })

  it('a notice tells its round that it was begun, called off and ended', () => {
    expect(brief(noticeProposed(), around())).toEqual(['round round-1 BeginPublicity'])
    expect(brief({ type: 'NoticeReturned', data: { round: 'round-1' } }, around())).toEqual(['round round-1 CallOffPublicity'])
    expect(consequencesOf(noticeEnded, around())).toEqual([{ kind: 'round', id: 'round-1', command: { type: 'EndPublicity', notice: 'round-1' } }])
  })

  it('an objection upheld drops its own person and no other', () => {
    const surroundings = around({ 'case-1': toCandidate, 'case-2': toCandidate })
    expect(consequencesOf(settled('o-1', 'case-1', true), surroundings)).toEqual([{ kind: 'application', id: 'case-1', command: { type: 'DropCandidate', ground: 'objection', reason: '已核实。' } }])
    expect(brief(settled('o-1', 'case-1', false), surroundings)).toEqual([])
  })

  it('a second objection upheld against the same person can be settled too', () =>
    expect(brief(settled('o-2', 'case-1', true), around({ 'case-1': [...toCandidate, dropped] }))).toEqual([]))

  it('the votes reach every candidate', () => expect(consequencesOf(voted('case-2') as CaseEvent, around())).toEqual([
    { kind: 'application', id: 'case-1', command: { type: 'AgreeCandidate', minutes: '纪要1号' } },
    { kind: 'application', id: 'case-2', command: { type: 'DropCandidate', ground: 'leading-group', reason: '业绩尚需积累。' } },
  ]))

  it('the government’s refusal drops those it was asked for', () =>
    expect(consequencesOf({ type: 'GovernmentDeclined', data: { applications: ['case-1'] }, ...becauseOfTheList('再议。') }, around()))
      .toEqual([{ kind: 'application', id: 'case-1', command: { type: 'DropCandidate', ground: 'government', reason: '再议。' } }]))

  it('the list grants titles in the words of the case, for the term the text or the office names', () => {
    const batch = givenBatch(prepared, decisionSubmitted, voted(), approved).state
    const surroundings = around({ 'case-1': toTitled.slice(0, -1) }, { batch })
    expect(consequencesOf(published as CaseEvent, surroundings)).toEqual([
      { kind: 'application', id: 'case-1', command: { type: 'TitleCandidate', certificate: '2024-001' } },
      {
        kind: 'title', id: 'case-1', command: {
          type: 'GrantTitle', round: 'round-1', application: 'case-1', number: '2024-001', titleName: '威海市首席技师', documentNumber: '威政字〔2024〕58号', grantedOn: '2024-08-16',
          termYears: plan.supplied.termYears?.value, secret: false, subject: 'person-1', holder: { name: '毕演舟', occupation: '船舶电工', unit: '演示单位shipyard' },
        },
      },
    ])
    const stated = { ...policy, termYears: { stated: true, value: 5, clause: '第四条', quote: '管理期五年' } } as const
    expect(consequencesOf(published as CaseEvent, { ...surroundings, policy: stated })).toMatchObject([{}, { command: { termYears: 5 } }])
  })

  it('a round that is given up ends every case that is open, takes the notice down and calls off the lists that nobody has published', () => {
    const ended: CaseEvent = { type: 'RoundTerminated', data: { issuedAs: '', checker: 'c', at: '2024-08-06T02:00:00.000Z' }, ...becauseOfTheList('办法修订。') }
    const cases = { 'case-1': toCandidate, 'case-2': [started], 'case-3': [...toCandidate, dropped], 'case-4': toAdmitted }
    const batches = new Map([['list-1', givenBatch(prepared, decisionSubmitted, voted(), approved).state], ['list-2', givenBatch(prepared, { type: 'DecisionReturned', data: {} }).state]])
    const everywhere = around(cases, { notice: givenNotice(noticeProposed(), noticePosted('2024-08-05')).state, batches })
    expect(brief(ended, everywhere)).toEqual([
      'application case-1 TerminateApplication', 'application case-2 TerminateApplication', 'application case-4 TerminateApplication', 'notice round-1 TakeDownNotice', 'decision list-1 CallOffDecision',
    ])
    expect(consequencesOf(ended, around({ 'case-2': [started] }))).toEqual([
      { kind: 'application', id: 'case-2', command: { type: 'TerminateApplication', reason: '本轮选拔已经终止，通知撤回：办法修订。' } },
    ])
    const over = around({}, { notice: givenNotice(noticeProposed(), noticePosted('2024-08-05'), noticeEnded).state })
    expect(brief(ended, over)).toEqual([])
  })

  it.each(Object.keys(eventNames))('%s is looked into only if it brings something about', (type) => {
    const notice = givenNotice(noticeProposed(), noticePosted('2024-08-05')).state
    const full = around({ 'case-1': toCandidate, 'case-2': [started] }, { notice })
    const data = { round: 'round-1', ranking: [], votes: [{ application: 'case-1', agreed: true }], applications: ['case-1'], application: 'case-1', upheld: true, certificates: [{ application: 'case-1', number: '2024-001', title: 'case-1' }] }
    const surroundings = type === 'CandidatesApproved' ? { ...data, ranking: [{ application: 'case-1' }] } : data
    expect(consequencesOf({ type, data: surroundings } as unknown as CaseEvent, full).length > 0).toBe((causes as ReadonlySet<string>).has(type))
  })
})

describe('a withdrawal 撤回', () => {
  const withdrawn: CaseEvent = { type: 'ApplicationWithdrawn', data: {} }
  const notice = givenNotice(noticeProposed(), noticePosted('2024-08-05')).state

  it('before anything carries the person stands alone', () => expect(brief(withdrawn, around({ 'case-1': toReported }))).toEqual([]))

  it('reaches the ranking nobody confirmed, the notice and the lists not decided on, each for that person alone', () => {
    const batches = new Map([['b-1', givenBatch(prepared).state], ['b-2', givenBatch(prepared, decisionSubmitted).state], ['b-3', givenBatch(prepared, decisionSubmitted, voted()).state]])
    expect(brief(withdrawn, around({}, { round: givenRound(...ranked).state }))).toEqual(['round round-1 ReturnCandidates'])
    expect(consequencesOf(withdrawn, around({}, { notice, batches }))).toEqual([
      { kind: 'notice', id: 'round-1', command: { type: 'StrikeCandidate', application: 'case-1' } },
      ...['b-1', 'b-2'].map((id) => ({ kind: 'decision', id, command: { type: 'StrikeFromList', application: 'case-1' } })),
    ])
    expect(brief(withdrawn, around({}, { id: 'case-9', round: givenRound(...ranked).state, notice, batches }))).toEqual([])
  })
})

describe('cases that never came 未按期报送', () => {
  const open = {
    draft: [started], submitted: toSubmitted, cleared: toCleared,
    corrected: [...toReported, returnedBy('office', '2024-08-05')], onItsWay: [...toReported, returnedBy('office', '2024-08-05'), submitted, recommended],
    reported: toReported, admitted: toAdmitted, withdrawn: [started, { type: 'ApplicationWithdrawn', data: {} } as ApplicationEvent],
  }
  const lapsed = (event: CaseEvent) => consequencesOf(event, around(open)).map(({ id, command }) => `${id} ${command.type}`)

  it('lapse when the nominations close, save those the office itself sent back', () =>
    expect(lapsed(nominationsClosed)).toEqual(['draft LapseApplication', 'submitted LapseApplication', 'cleared LapseApplication']))

  it('are each told who was late: a district is not blamed for what its unit never submitted', () =>
    expect(consequencesOf(nominationsClosed, around({ draft: [started], submitted: toSubmitted })).map(({ command }) => 'reason' in command && command.reason)).toEqual([
      '截止前单位没有提交，本轮不再受理。', '截止前没有报送选拔办，本轮不再受理。',
    ]))

  it('lapse with the qualification at the latest, or with the round that ends there', () => {
    const all = ['draft', 'submitted', 'cleared', 'corrected', 'onItsWay'].map((id) => `${id} LapseApplication`)
    expect(lapsed(qualificationClosed)).toEqual(all)
    expect(lapsed(roundFinished)).toEqual(all)
  })

  it('lapse also where the person has been erased', () =>
    expect(consequencesOf(nominationsClosed, around({ gone: toSubmitted.map(erased) })).map(({ id }) => id)).toEqual(['gone']))
})

it('what stands alone brings nothing about', () => {
  for (const event of [announced, reported, titled, noticePosted('2024-08-05'), objected('o-1', 'case-1'), found('o-1', 'case-1', true), decisionSubmitted, approved] as CaseEvent[]) {
    expect(consequencesOf(event, around({ 'case-1': toCandidate }))).toEqual([])
  }
})

describe('papers that leave with a fact 印发', () => {
  it('are the call, the notice, the list and the certificates', () => {
    expect(papersIssuedBy('round-1', announced)).toEqual([{ subject: 'round', id: 'round-1', kind: 'call' }])
    expect(papersIssuedBy('round-1', noticePosted('2024-08-05'))).toEqual([{ subject: 'round', id: 'round-1', kind: 'publicity' }])
    expect(papersIssuedBy('batch-1', published as CaseEvent)).toEqual([
      { subject: 'round', id: 'round-1', kind: 'result', batch: 'batch-1' }, { subject: 'case', id: 'case-1', kind: 'certificate' }, { subject: 'case', id: 'case-2', kind: 'certificate' },
    ])
    expect(papersIssuedBy('case-1', reported)).toEqual([])
  })
})
