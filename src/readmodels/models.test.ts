import { describe, expect, it } from 'vitest'
import {
  approved, decisionSubmitted, drafted, erased, nominating, noticePosted, noticeProposed, objected, postedAtUnit, prepared, published, returnedBy, reviewing, settled, started, submittedWith, answersOf, toCandidate,
  toReported, toSubmitted, voted, signed,
} from '../../test/support/facts.ts'
import { clock, givenApplication, givenBatch, givenNotice, givenRound } from '../../test/support/given.ts'
import type { ApplicationEvent } from '../domain/application/application.ts'
import { foldEvents, folds } from '../domain/folds.ts'
import { cases } from './cases.ts'
import { readModels } from './index.ts'
import { panelMembers, rounds } from './rounds.ts'
import { decisions, noticeCandidates, notices, organisations, scoresheets, titles } from './stages.ts'
import { waitingCases, waitingDecisions, waitingNotices, waitingRounds } from './waiting.ts'

const at = { version: 3, updatedAt: clock('2024-07-15') }

describe('read models', () => {
  it('have nothing of what has not begun, whatever their stream', () => {
    for (const model of readModels) expect(model.rows('id', folds[model.from].initial, at)).toEqual([])
  })

  it('fill only columns that they declare', () => {
    const samples = {
      round: [givenRound(drafted).state, givenRound(...reviewing).state], application: [givenApplication(...toCandidate).state, givenApplication(...toSubmitted).state],
      notice: [givenNotice(noticeProposed(), noticePosted('2024-08-05'), objected('o-1', 'case-1')).state],
      decision: [givenBatch(prepared).state, givenBatch(prepared, decisionSubmitted, voted(), approved, published).state],
      scoresheet: [foldEvents('scoresheet', [{ type: 'ScoresSubmitted', data: { round: 'round-1', application: 'case-1', expert: 'expert-1', marks: {} } }])],
      title: [], organisation: [], account: [], erasure: [], paper: [],
    } as const
    for (const model of readModels) {
      for (const row of samples[model.from].flatMap((state) => model.rows('id', state, at))) expect(Object.keys(row).filter((column) => !(column in model.columns))).toEqual([])
    }
  })

  it('index only columns that they declare, and none that is sealed', () => {
    for (const { columns, indexes } of readModels) expect(indexes.flat().filter((column) => columns[column] === undefined || columns[column] === 'sealed')).toEqual([])
  })
})

describe('the list of cases 申报一览', () => {
  const rowOf = (...events: readonly ApplicationEvent[]) => cases.rows('case-1', givenApplication(...events).state, at)[0] ?? {}

  it('shows a case by its person from the first page on', () => expect(rowOf(started)).toEqual({
    receipt: '7248642431', round: 'round-1', unit: 'shipyard', district: 'east', subject: 'person-1', personKey: undefined, stage: 'draft', reachedOffice: false, secret: false, recommended: false, name: '毕演舟', occupation: null,
    idNumber: null, rank: undefined, scoreHundredths: undefined, dueDay: null, submittedAt: undefined, reportedAt: undefined, updatedAt: clock('2024-07-15'), version: 3,
  }))

  it('names a person as names are written now, in whatever form the record got the name', () => {
    const begunAs = (name: string): ApplicationEvent => ({ ...started, personal: { subject: 'person-1', fields: { name } } } as ApplicationEvent)
    const submittedAs = (name: string): ApplicationEvent => submittedWith({ ...answersOf(), name })
    expect([rowOf(begunAs('毕 演')), rowOf(begunAs('毕演'), submittedAs('买买提•演')), rowOf(begunAs('演'), submittedAs('毕\u3000演 舟')), rowOf(begunAs('Maria  Yan'))].map((row) => row['name']))
      .toEqual(['毕演', '买买提·演', '毕演舟', 'Maria  Yan'])
  })

  it('counts a place for whoever holds one', () => {
    expect([rowOf(...toSubmitted), rowOf(...toReported), rowOf(...toReported, { type: 'ApplicationWithdrawn', data: {} })].map((row) => row['recommended'])).toEqual([false, true, false])
  })

  it('names the day of a correction while the case is away', () => {
    const away = [...toReported, returnedBy('office', '2024-08-05')]
    expect([rowOf(...away)['dueDay'], rowOf(...away, ...toSubmitted.slice(2))['dueDay']]).toEqual(['2024-08-05', null])
  })

  it('knows nothing of a person who has been erased, neither the name nor the digest of the number', () => {
    const words = [started, signed, submittedWith(answersOf(), { personKey: 'digest' })]
    expect(rowOf(...words)).toMatchObject({ name: '毕演舟', personKey: 'digest', idNumber: answersOf()['idNumber'] })
    expect(rowOf(...words.map(erased))).toMatchObject({ name: null, personKey: undefined, idNumber: null, occupation: null, stage: 'submitted' })
  })
})

describe('rounds and panels 批次、评审专家', () => {
  it('show the plan, and the day of the announcement once there is one', () => {
    expect(rounds.rows('round-1', givenRound(drafted).state, at)).toMatchObject([{ stage: 'drafted', seats: 2, applyBy: '2024-07-20', reportBy: '2024-07-31', announcedAt: null }])
    expect(rounds.rows('round-1', givenRound(...nominating).state, at)).toMatchObject([{ stage: 'nominate', announcedAt: clock('2024-07-11') }])
  })

  it('give each expert a desk', () => expect(panelMembers.rows('round-1', givenRound(...reviewing).state, at)).toEqual([
    { expert: 'expert-1', leader: true, confirmed: true, stage: 'review' }, { expert: 'expert-2', leader: false, confirmed: true, stage: 'review' },
  ]))
})

describe('publicity, decision, titles 公示、审定、称号', () => {
  it('show who hangs, and who is held by an objection until it is settled', () => {
    const events = [noticeProposed(), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-06'), objected('o-1', 'case-1')] as const
    expect(notices.rows('round-1', givenNotice(...events).state, at)).toEqual([{ round: 'round-1', stage: 'posted', websiteOn: '2024-08-05' }])
    expect(noticeCandidates.rows('round-1', givenNotice(...events).state, at)).toEqual([
      { application: 'case-1', unit: 'shipyard', unitPostedOn: '2024-08-06', objections: 1, held: true },
      { application: 'case-2', unit: 'foundry', unitPostedOn: undefined, objections: 0, held: false },
    ])
    expect(noticeCandidates.rows('round-1', givenNotice(...events, settled('o-1', 'case-1', false)).state, at)[0]).toMatchObject({ objections: 1, held: false })
    expect(notices.rows('round-1', givenNotice(noticeProposed()).state, at)).toEqual([{ round: 'round-1', stage: 'proposed', websiteOn: null }])
  })

  it('show a list with its document once there is one', () => {
    expect(decisions.rows('batch-1', givenBatch(prepared).state, at)).toEqual([{ round: 'round-1', stage: 'prepared', documentNumber: null, publishedOn: null }])
    expect(decisions.rows('batch-1', givenBatch(prepared, decisionSubmitted, voted(), approved, published).state, at))
      .toEqual([{ round: 'round-1', stage: 'published', documentNumber: '威政字〔2024〕58号', publishedOn: '2024-08-16' }])
  })

  it('show a title without a name once its holder has been erased', () => {
    const granted = {
      type: 'TitleGranted', personal: { subject: 'person-1', fields: { name: '毕演舟', unit: '演示船厂', occupation: '船舶电工' } },
      data: { round: 'round-1', application: 'case-1', number: '2024-001', titleName: '威海市首席技师', documentNumber: '58号', grantedOn: '2024-08-16', termYears: 4, secret: false },
    }
    expect(titles.rows('case-1', foldEvents('title', [granted]), at)).toEqual([{ ...granted.data, stage: 'granted', ...granted.personal.fields }])
    expect(titles.rows('case-1', foldEvents('title', [erased(granted)]), at)).toEqual([{ ...granted.data, stage: 'granted', name: undefined, unit: undefined, occupation: undefined }])
  })

  it('show organisations, and sheets without their marks', () => {
    const words = { kind: 'unit', name: '演示船厂', creditCode: '', district: 'east' }
    expect(organisations.rows('shipyard', foldEvents('organisation', [{ type: 'OrganisationRegistered', data: words }]), at)).toEqual([{ ...words, open: true, formerNames: [], version: at.version }])
    const who = { round: 'round-1', application: 'case-1', expert: 'expert-1' }
    expect(scoresheets.rows('case-1.expert-1', foldEvents('scoresheet', [{ type: 'ScoresSubmitted', data: { ...who, marks: { skills: 9_000 } } }]), at)).toEqual([{ ...who, stage: 'submitted' }])
  })
})

describe('worklists 待办', () => {
  it('keep a row for each thing that waits, with the round it belongs to', () => {
    expect(waitingRounds.rows('round-1', givenRound(...nominating).state, at)).toEqual([
      { role: 'office-maker', body: undefined, act: 'CloseNominations', due: undefined, after: '2024-07-31', about: undefined, stage: 'nominate', since: clock('2024-07-15'), round: 'round-1' },
    ])
    expect(waitingCases.rows('case-1', givenApplication(...toReported).state, at)).toMatchObject([{ role: 'office-maker', act: 'ProposeQualification', stage: 'reported', round: 'round-1' }])
    expect(waitingNotices.rows('round-1', givenNotice(noticeProposed()).state, at)).toMatchObject([{ role: 'office-checker', act: 'PostNotice', round: 'round-1' }])
    expect(waitingDecisions.rows('batch-1', givenBatch(prepared).state, at)).toMatchObject([{ role: 'office-checker', act: 'SubmitDecision', round: 'round-1' }])
  })
})
