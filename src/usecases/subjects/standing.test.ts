import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approved, decisionSubmitted, dropped, erased, noticeEnded, noticePosted, noticeProposed, objected, postedAtUnit, prepared, published, settled, toAdmitted, toCandidate, toTitled, voted,
} from '../../../test/support/facts.ts'
import { givenApplication, givenBatch, givenNotice } from '../../../test/support/given.ts'
import type { ApplicationEvent } from '../../domain/application/application.ts'
import type { BatchEvent } from '../../domain/decision/decision.ts'
import type { NoticeEvent } from '../../domain/notice/notice.ts'
import { standingOf } from './standing.ts'

const hung = [noticeProposed(), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05'), postedAtUnit('case-2', '2024-08-05')] as const
const over = [...hung, noticeEnded] as const

function standing(notice: readonly NoticeEvent[], batches: readonly (readonly BatchEvent[])[], cases: readonly (readonly ApplicationEvent[])[] = [toCandidate, toCandidate]) {
  const { cleared, ...counts } = standingOf(
    [givenNotice(...notice).state], batches.map((events) => givenBatch(...events).state),
    new Map(cases.map((way, index) => [`case-${index + 1}`, givenApplication(...way).state])),
  )
  return { cleared: [...cleared], ...counts }
}

const nothing = { cleared: [], seatsTaken: 0, openDecisions: 0, publishedLists: 0, undecidedCandidates: 2 }
const agreed = toTitled.slice(0, -1)

describe('who may go on to the decision 提交审定', () => {
  it('nobody while the notice hangs, everybody once it has ended', () => {
    expect(standing(hung, [])).toEqual(nothing)
    expect(standing(over, [])).toEqual({ ...nothing, cleared: ['case-1', 'case-2'] })
  })

  it('nobody whose objection is open, nobody dropped, nobody who was no candidate', () => {
    expect(standing([...over.slice(0, -1), objected('o-1', 'case-1'), noticeEnded], [])).toEqual({ ...nothing, cleared: ['case-2'] })
    expect(standing([...hung, objected('o-1', 'case-1'), settled('o-1', 'case-1', false), noticeEnded], [])).toEqual({ ...nothing, cleared: ['case-1', 'case-2'] })
    expect(standing(over, [], [[...toCandidate, dropped], toAdmitted])).toEqual({ ...nothing, undecidedCandidates: 0 })
  })

  it('nobody who waits for one of two objections', () =>
    expect(standing([...hung, objected('o-1', 'case-1'), objected('o-2', 'case-1'), settled('o-1', 'case-1', false), noticeEnded], []).cleared).toEqual(['case-2']))

  it('nobody whom another list carries; a list that went back or was declined carries nobody', () => {
    expect(standing(over, [[{ ...prepared, data: { round: 'round-1', applications: ['case-1'], maker: 'office-maker' } } as BatchEvent]]))
      .toEqual({ cleared: ['case-2'], seatsTaken: 1, openDecisions: 1, publishedLists: 0, undecidedCandidates: 2 })
    for (const ended of [{ type: 'DecisionReturned', data: {} }] as BatchEvent[]) {
      expect(standing(over, [[prepared, ended]])).toEqual({ ...nothing, cleared: ['case-1', 'case-2'] })
    }
    const declined: BatchEvent = { type: 'GovernmentDeclined', data: { applications: ['case-1'] } }
    expect(standing(over, [[prepared, decisionSubmitted, voted('case-2'), declined]], [[...toCandidate, dropped], [...toCandidate, dropped]])).toEqual({ ...nothing, undecidedCandidates: 0 })
  })

  it('nobody whose person has been erased: they hold nobody up', () =>
    expect(standing(over, [], [toCandidate.map(erased), toCandidate])).toEqual({ ...nothing, cleared: ['case-2'], undecidedCandidates: 1 }))
})

describe('seats taken 已占名额', () => {
  it('are those on a list, and after the vote those agreed to', () => {
    expect(standing(over, [[prepared, decisionSubmitted]])).toMatchObject({ seatsTaken: 2, openDecisions: 1 })
    expect(standing(over, [[prepared, decisionSubmitted, voted('case-2')]], [agreed, [...toCandidate, dropped]])).toMatchObject({ seatsTaken: 1, openDecisions: 1 })
    expect(standing(over, [[prepared, decisionSubmitted, voted('case-1', 'case-2')]], [[...toCandidate, dropped], [...toCandidate, dropped]])).toMatchObject({ seatsTaken: 0, openDecisions: 0 })
  })

  it('stay taken once published, when the list is no longer open', () =>
    expect(standing(over, [[prepared, decisionSubmitted, voted(), approved, published]], [toTitled, toTitled])).toEqual({ ...nothing, seatsTaken: 2, publishedLists: 1, undecidedCandidates: 0 }))
})

it('whoever is cleared is a candidate and on no list, whatever the lists are', () => {
  const names = ['case-1', 'case-2', 'case-3', 'case-4']
  const list = fc.record({ applications: fc.subarray(names), far: fc.integer({ min: 0, max: 3 }) })
  fc.assert(fc.property(fc.array(list, { maxLength: 4 }), fc.subarray(names), (lists, candidates) => {
    const batches = lists.map(({ applications, far }) => givenBatch(...([
      { type: 'DecisionPrepared', data: { round: 'round-1', applications, maker: 'office-maker' } }, decisionSubmitted,
      { type: 'LeadingGroupDecided', data: { votes: applications.map((application) => ({ application, agreed: true })), heldOn: '2024-08-14', minutes: '纪要', recordedBy: 'x' } },
    ] as BatchEvent[]).slice(0, far)).state)
    const notice = givenNotice(noticeProposed(names.map((application) => ({ application, unit: 'shipyard', secret: false }))), noticePosted('2024-08-05'), noticeEnded).state
    const cases = new Map(names.map((id) => [id, givenApplication(...(candidates.includes(id) ? toCandidate : toAdmitted)).state]))
    const { cleared, seatsTaken } = standingOf([notice], batches, cases)
    const carried = new Set(batches.flatMap((batch) => (batch.stage === 'none' || batch.stage === 'declined' ? [] : batch.applications)))
    expect([...cleared].sort()).toEqual(candidates.filter((id) => !carried.has(id)).sort())
    expect(seatsTaken).toBe(carried.size)
  }))
})
