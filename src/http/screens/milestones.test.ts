import { describe, expect, it } from 'vitest'
import { answered, approved, found, noticeEnded, noticePosted, noticeProposed, objected, postedAtUnit, prepared, published, settled } from '../../../test/support/facts.ts'
import { clock, hand } from '../../../test/support/given.ts'
import type { DomainEvent } from '../../domain/shared/event.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { ofLists, ofNotice } from './milestones.ts'

const recorded = (...events: readonly DomainEvent[]): readonly RecordedEvent[] => events.map((event, index) => ({
  ...event, stream: { kind: 'notice', id: 'round-1' }, version: index + 1, position: BigInt(index), at: clock('2024-08-05'), actor: hand('office-maker'), policy: '', clauses: [], hash: '',
}))
const typesOf = (entries: readonly RecordedEvent[]): readonly string[] => entries.map(({ type }) => type)

describe('what a case is told of its round 要事', () => {
  it('is the notice, and of the names and objections on it its own', () => {
    const notice = recorded(
      noticeProposed(), noticePosted('2024-08-05'), postedAtUnit('case-1', '2024-08-05'), postedAtUnit('case-2', '2024-08-05'),
      { type: 'UnitRepostingConfirmed', data: { application: 'case-1', postedOn: '2024-08-06' } },
      { type: 'NoticeListChanged', data: { on: '2024-08-06', application: 'case-3', isPublic: true, asked: [{ application: 'case-2', to: 'replace' }] } },
      objected('o-1', 'case-2'), found('o-1', 'case-2', false), settled('o-1', 'case-2', false), answered('o-1'), noticeEnded,
    )
    expect(typesOf(ofNotice('case-1', notice))).toEqual(['NoticePosted', 'UnitPostingConfirmed', 'UnitRepostingConfirmed', 'NoticeEnded'])
    expect(typesOf(ofNotice('case-2', notice))).toEqual(['NoticePosted', 'UnitPostingConfirmed', 'ObjectionRaised', 'ObjectionSettled', 'NoticeEnded', 'NoticeListChanged'])
  })

  it('is the approval of its list once that is published, and of no other list', () => {
    expect(typesOf(ofLists('case-1', [recorded(prepared, approved, published)]))).toEqual(['GovernmentApproved'])
    expect(typesOf(ofLists('case-1', [recorded(prepared, approved)]))).toEqual([])
    expect(typesOf(ofLists('case-9', [recorded(prepared, approved, published)]))).toEqual([])
  })
})
