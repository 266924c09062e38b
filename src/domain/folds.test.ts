import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admitted, agreed, announced, answered, approved, because, becauseOfTheList, candidatesApproved, candidatesProposed, clearedLocally, decisionSubmitted, drafted, dropped, erased, found, nominationsClosed, noticeEnded, noticePosted,
  countedTo, noticeProposed, objected, objectorNamed, panelConfirmed, panelProposed, postedAtUnit, person, postedLocally, prepared, proposed, publicityBegun, publicityEnded, published, qualificationClosed, qualificationProposed,
  rankedFirst, recommended, reported, returnedBy, roundFinished, settled, signed, started, submitted, submittedAged57, titled, verified, voted,
} from '../../test/support/facts.ts'
import { clock } from '../../test/support/given.ts'
import { waitingOnApplication } from './application/waiting.ts'
import type { Application } from './application/application.ts'
import { applicationStageName } from './application/application.ts'
import { batchStageName, type Batch } from './decision/decision.ts'
import { waitingOnBatch } from './decision/waiting.ts'
import { eventNames } from './eventNames.ts'
import { foldEvents, folds } from './folds.ts'
import { noticeStageName, type Notice } from './notice/notice.ts'
import { waitingOnNotice } from './notice/waiting.ts'
import { scoresheetStageName } from './review/scoresheet.ts'
import { roundStageName, type Round } from './round/round.ts'
import { waitingOnRound } from './round/waiting.ts'
import { about, roundSubject } from './shared/personal.ts'
import type { DomainEvent, StreamKind } from './shared/event.ts'
import { titleStageName } from './title/title.ts'

const who = { round: 'round-1', application: 'case-1', expert: 'expert-1' }
const organisation = { kind: 'unit', name: '演示船厂', creditCode: '', district: 'east' }
type Case = Exclude<StreamKind, 'account' | 'erasure'>

/** At least one fact of every type, by the kind of stream it stands in. */
const facts: Readonly<Record<Case, readonly DomainEvent[]>> = {
  round: [
    drafted, { type: 'RoundRevised', data: (drafted as { data: object }).data }, proposed, { type: 'AnnouncementReturned', data: {}, ...because('再议。') }, announced,
    { type: 'AmendmentProposed', data: { was: { reportBy: '2024-07-31' }, now: { reportBy: '2024-08-09' }, issuedAs: '', maker: 'office-maker' }, ...becauseOfTheList('高温停工。') },
    { type: 'AmendmentConfirmed', data: { checker: 'office-checker', at: clock('2024-07-16') } }, { type: 'AmendmentReturned', data: {}, ...becauseOfTheList('再议。') },
    { type: 'ExtraPlacesProposed', data: { body: 'east', places: 1, maker: 'office-maker' }, ...about(roundSubject('round-1'), { bodyName: '东城区人社局', reason: '人数多。' }) },
    { type: 'ExtraPlacesConfirmed', data: { checker: 'office-checker' } }, { type: 'ExtraPlacesReturned', data: {}, ...becauseOfTheList('再议。') }, nominationsClosed,
    qualificationClosed, panelProposed, panelConfirmed, { type: 'PanelReturned', data: {}, ...because('再议。') }, candidatesProposed, { type: 'CandidatesReturned', data: {}, ...because('再议。') },
    { type: 'ReleaseProposed', data: { expert: 'expert-1', keepsScores: true, leader: 'expert-2', maker: 'office-maker' }, ...becauseOfTheList('失去联系。') }, { type: 'ReleaseConfirmed', data: { checker: 'office-checker' } },
    { type: 'ReleaseReturned', data: {}, ...becauseOfTheList('再联系。') }, candidatesApproved, publicityBegun, { type: 'PublicityCalledOff', data: { notice: 'round-1' } }, publicityEnded, roundFinished,
    { type: 'TerminationProposed', data: { issuedAs: '', maker: 'office-maker' }, ...becauseOfTheList('办法有变。') }, { type: 'TerminationReturned', data: {}, ...becauseOfTheList('再议。') },
    { type: 'RoundTerminated', data: { issuedAs: '', checker: 'office-checker', at: clock('2024-07-16') }, ...becauseOfTheList('办法有变。') },
    { type: 'RoundClosedWithoutHolders', data: {}, ...becauseOfTheList('无人入选。') }, { type: 'SealedPaperExported', data: { paper: '推荐报告（PDF）', district: 'east' } },
  ],
  application: [
    started, signed, submitted, submittedAged57, { type: 'ApplicationWithdrawn', data: {}, ...because('放弃。') }, returnedBy('district', '2024-07-25'), returnedBy('office', '2024-08-05'), verified,
    recommended, { type: 'ApplicationDeclined', data: {}, ...because('名额所限。') }, postedLocally, { type: 'LocalNoticeRecounted', data: { on: '2024-07-16', was: '2024-07-18', because: [], ...countedTo('2024-07-19') } }, { type: 'LocalRepostingConfirmed', data: { postedOn: '2024-07-17' } }, { type: 'LocalRemovalAsked', data: { on: '2024-07-17' } }, { type: 'LocalRemovalConfirmed', data: { removedOn: '2024-07-18' } }, clearedLocally, { type: 'LocalNoticeEnded', data: { outcome: 'upheld' }, ...about(person, { finding: '不实。' }) }, reported,
    { type: 'ApplicationTerminated', data: {}, ...because('本轮终止。') }, { type: 'ApplicationLapsed', data: {}, ...because('没有报送。') }, { type: 'ExceptionProposed', data: { condition: 'age', maker: 'office-maker' }, ...because('特殊。') },
    { type: 'ExceptionConfirmed', data: { condition: 'age', checker: 'office-checker' } }, { type: 'ExceptionRejected', data: { condition: 'age' }, ...because('不足。') }, qualificationProposed,
    { type: 'QualificationReturned', data: {}, ...because('再议。') }, admitted, { type: 'ApplicationRefused', data: { checker: 'office-checker' }, ...because('级别不符。') }, rankedFirst, dropped, agreed, titled,
    { type: 'SealedCaseExported', data: { paper: '申报表（PDF）' } },
  ],
  scoresheet: [{ type: 'ScoresSubmitted', data: { ...who, marks: {} }, ...about(person, { comment: '' }) }, { type: 'ExpertRecused', data: who, ...because('师徒。') }],
  notice: [
    noticeProposed(), { type: 'NoticeReturned', data: { round: 'round-1' }, ...becauseOfTheList('有误。') }, noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05'),
    { type: 'NoticeRecounted', data: { on: '2024-08-06', changes: [{ application: 'case-1', was: '2024-08-12', because: [], counted: countedTo('2024-08-13') }] } },
    { type: 'UnitRepostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-07' } }, objected('o-1', 'case-1'), objectorNamed('o-1'),
    found('o-1', 'case-1', true), { type: 'FindingReturned', data: { objection: 'o-1' }, ...because('再核。') }, settled('o-1', 'case-1', true), answered('o-1'), { type: 'CandidateStruck', data: { application: 'case-2' } },
    { type: 'NoticeListChanged', data: { on: '2024-08-07', application: 'case-2', isPublic: true, asked: [{ application: 'case-1', to: 'replace' }, { application: 'case-2', to: 'remove' }] } },
    { type: 'UnitRemovalConfirmed', data: { application: 'case-2', removedOn: '2024-08-08' } }, { type: 'NoticeTakenDown', data: { on: '2024-08-08', asked: [{ application: 'case-1', to: 'remove' }] } }, noticeEnded,
  ],
  decision: [
    prepared, { type: 'DecisionReturned', data: {}, ...because('有误。') }, decisionSubmitted, voted(), voted('case-1', 'case-2'), approved,
    { type: 'GovernmentDeclined', data: { applications: ['case-1'] }, ...becauseOfTheList('再议。') }, published, { type: 'DecisionCalledOff', data: {}, ...becauseOfTheList('本轮终止。') }, { type: 'ListNarrowed', data: { application: 'case-1' } },
  ],
  paper: [{ type: 'PaperIssued', data: { for: 'case', about: 'case-1', kind: 'certificate', format: 'pdf', subject: person, sha256: 'c'.repeat(64), bytes: 9 } }],
  title: [{
    type: 'TitleGranted', personal: { subject: 'person-1', fields: { name: '毕演舟', unit: '演示船厂', occupation: '船舶电工' } },
    data: { ...who, number: '2024-001', titleName: '威海市首席技师', documentNumber: '威政字〔2024〕58号', grantedOn: '2024-08-16', secret: false },
  }],
  organisation: [
    { type: 'OrganisationRegistered', data: organisation }, { type: 'OrganisationChanged', data: organisation },
    { type: 'OrganisationRenamed', data: { name: '演示重工', at: '2024-07-26T01:00:00.000Z' }, ...about('organisation.shipyard', { reason: '变更登记。' }) },
    { type: 'OrganisationClosed', data: {}, ...about('organisation.shipyard', { reason: '注销。' }) }, { type: 'OrganisationReopened', data: {}, ...about('organisation.shipyard', { reason: '又参加。' }) },
  ],
}
const kinds = Object.keys(facts) as Case[]

const stages: Readonly<Record<Case, readonly string[]>> = {
  round: Object.keys(roundStageName), application: Object.keys(applicationStageName), scoresheet: Object.keys(scoresheetStageName), notice: Object.keys(noticeStageName),
  decision: Object.keys(batchStageName), title: Object.keys(titleStageName), organisation: ['none', 'registered', 'closed'], paper: ['none', 'kept'],
}

/** Facts in any order, any of them as it reads once its person has been erased, and some that this program does not know. */
const history = (kind: Case) => fc.array(fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...facts[kind]), fc.boolean()).map(([event, gone]) => (gone ? erased(event) : event)) },
  { weight: 1, arbitrary: fc.constant<DomainEvent>({ type: 'OfALaterVersion', data: {}, ...because('以后的版本') }) },
), { maxLength: 30 })

describe('folding the past 由事件还原状态', () => {
  it('knows every fact that has a name', () => expect(new Set(kinds.flatMap((kind) => facts[kind].map(({ type }) => type)))).toEqual(new Set(Object.keys(eventNames))))

  it.each(kinds)('of a %s never fails, whatever happened in whatever order, and always stands somewhere', (kind) => {
    fc.assert(fc.property(history(kind), (events) => { expect(stages[kind]).toContain(foldEvents<{ stage: string }>(kind, events).stage) }), { numRuns: 300 })
  })

  it.each(kinds)('of a %s leaves it as it is where it does not know the fact', (kind) => {
    fc.assert(fc.property(history(kind), (events) => {
      const state = foldEvents(kind, events)
      expect(folds[kind].evolve(state, { type: 'OfALaterVersion', data: { stage: 'nowhere', reason: '以后的版本' } })).toEqual(state)
    }))
  })

  it.each(kinds)('of a %s gives the same state every time, and touches no fact', (kind) => {
    fc.assert(fc.property(history(kind), (events) => {
      const before = JSON.stringify(events)
      expect(foldEvents(kind, events)).toEqual(foldEvents(kind, events))
      expect(JSON.stringify(events)).toBe(before)
    }), { numRuns: 50 })
  })

  it.each(kinds)('of a %s begins with what begins it: nothing else makes one', (kind) => {
    const beginnings = facts[kind].filter((event) => foldEvents<{ stage: string }>(kind, [event]).stage !== 'none').map(({ type }) => type)
    expect([...new Set(beginnings)]).toEqual({
      round: ['RoundDrafted'], application: ['ApplicationStarted'], scoresheet: ['ScoresSubmitted', 'ExpertRecused'], notice: ['NoticeProposed'], decision: ['DecisionPrepared'], paper: ['PaperIssued'],
      title: ['TitleGranted'], organisation: ['OrganisationRegistered'],
    }[kind])
  })

  it('never lets a beginning undo what came after it', () => {
    for (const kind of ['round', 'application', 'notice', 'decision', 'title'] as const) {
      fc.assert(fc.property(history(kind), (events) => {
        const state = foldEvents<{ stage: string }>(kind, events)
        const begun = facts[kind].slice(0, 1).reduce<unknown>(folds[kind].evolve, folds[kind].initial)
        expect(facts[kind].slice(0, 1).reduce<unknown>(folds[kind].evolve, state)).toEqual(state.stage === 'none' ? begun : state)
      }))
    }
  })
})

describe('待办', () => {
  it('can be told of every state there is', () => {
    const waiting = { round: (state: unknown) => waitingOnRound(state as Round), application: (state: unknown) => waitingOnApplication(state as Application), notice: (state: unknown) => waitingOnNotice(state as Notice), decision: (state: unknown) => waitingOnBatch(state as Batch) }
    for (const kind of ['round', 'application', 'notice', 'decision'] as const) {
      fc.assert(fc.property(history(kind), (events) => { expect(Array.isArray(waiting[kind](foldEvents(kind, events)))).toBe(true) }))
    }
  })
})
