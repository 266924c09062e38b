import { describe, expect, it } from 'vitest'
import type { Application } from '../../domain/application/application.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { aboutWhomIn } from './aboutWhom.ts'

const started = (unit: string, name: string) => ({ stage: 'candidate', unit, name }) as Application
const applications = new Map([['case-1', started('shipyard', '于演海')], ['erased', started('shipyard', '')]])
const notices = new Map([['round-1', { stage: 'posted', objections: [{ id: 'o-1', application: 'case-1' }] } as unknown as Notice]])
const whom = aboutWhomIn({ applications, notices }, { organisation: () => '演示船厂' })
const entry = (data: object, kind: StreamKind = 'notice') => ({ data, stream: { kind, id: 'round-1' } }) as RecordedEvent

describe('whom a line in the history of a round is about 为谁', () => {
  it('is the unit that posted, and the candidate', () => expect(whom(entry({ application: 'case-1', postedOn: '2024-08-05', place: '南门' }))).toBe('演示船厂，于演海'))
  it('is the candidate to whom an objection was raised, where the line names the objection alone', () => expect(whom(entry({ objection: 'o-1', way: 'phone' }))).toBe('演示船厂，于演海'))
  it('is the unit alone once the person was erased', () => expect(whom(entry({ application: 'erased' }))).toBe('演示船厂'))
  it('is nobody where it is about the whole notice, an unknown case, or the round', () =>
    expect([whom(entry({ websiteOn: '2024-08-02' })), whom(entry({ application: 'nowhere' })), whom(entry({ application: 'case-1' }, 'decision'))]).toEqual(['', '', '']))
})
