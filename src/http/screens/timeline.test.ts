import { describe, expect, it } from 'vitest'
import { clock, hand } from '../../../test/support/given.ts'
import type { Role } from '../../domain/shared/actor.ts'
import type { Entry } from '../services.ts'
import { timelineView, titleOf } from './timeline.ts'

const entry = (type: string, role: Role, data: object = {}): Entry => ({
  type, data, stream: { kind: 'application', id: 'case-1' }, version: 1, position: 1n, at: clock('2024-07-15'), actor: hand(role), policy: '', clauses: ['三（二）'], hash: 'abc',
})
const entries = [
  entry('OriginalsVerified', 'district'), entry('QualificationProposed', 'office-maker', { reason: '不在一线。' }), entry('ApplicationRefused', 'office-checker', { reason: '不在一线。' }),
  entry('ExceptionProposed', 'office-maker'), entry('ApplicationRanked', 'system'), entry('ObjectionRaised', 'public'),
]

describe('the timeline 办理过程', () => {
  it('tells what happened, who, when, under which clause and with which words', () => expect(timelineView([entry('ApplicationReturned', 'district', { dueDay: '2024-07-25' })], 'office-maker')).toEqual([
    { at: clock('2024-07-15'), hash: 'abc', event: 'ApplicationReturned', title: '退回补正', actorName: '演示·区市人社部门', roleName: '区市人社部门', clause: '三（二）', note: '补正期限：2024年7月25日' },
  ]))

  it('joins all words of a fact that help', () =>
    expect(timelineView([entry('GovernmentApproved', 'government', { documentNumber: '58号', minutes: '纪要', certificate: '2024-001', reason: '', finding: '无' })], 'auditor')[0]?.note)
      .toBe('无；会议纪要：纪要；文号：58号；证书编号：2024-001'))

  it.each(['applicant', 'unit', 'district'] as const)('keeps from %s what is still inside the office, and who in the office it was', (viewer) => {
    expect(timelineView(entries, 'auditor').length).toBe(entries.length)
    expect(timelineView(entries, viewer).map(({ event, actorName }) => `${event} ${actorName}`)).toEqual(['OriginalsVerified 演示·区市人社部门', 'ApplicationRefused 选拔办（复核）'])
  })

  it('names what it does not know by the name it has', () => expect(titleOf('OfALaterVersion')).toBe('OfALaterVersion'))
})
