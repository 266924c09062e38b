import { describe, expect, it } from 'vitest'
import { erased, returnedBy, submitted, toReported, toSubmitted, verified } from '../../../test/support/facts.ts'
import { clock, givenApplication, hand, policy } from '../../../test/support/given.ts'
import type { ApplicationEvent, Started } from '../../domain/application/application.ts'
import { about } from '../../domain/shared/personal.ts'
import { overseerRoles, type Role } from '../../domain/shared/actor.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { keptBack, lastReturns, problemsFor } from './corrections.ts'

const problems = [{ field: 'phone', text: '号码少一位' }, { field: 'deeds', text: '请写到今年' }, { field: 'awards', text: '证书看不清' }]
const returned = (by: 'district' | 'office', fields: object = { problems }): ApplicationEvent => ({ ...returnedBy(by, '2024-07-25'), ...about('person-1', fields) }) as ApplicationEvent

function seenBy(viewer: Role, ...events: readonly ApplicationEvent[]) {
  const history = events.map((event, index): RecordedEvent => (
    { ...event, stream: { kind: 'application', id: 'case-1' }, version: index + 1, position: BigInt(index + 1), at: clock('2024-07-20'), actor: hand('district'), policy: '', clauses: [], hash: '' }))
  return lastReturns({ application: givenApplication(...events).state as Started, history, policy }, viewer)
}

describe('what was to be put right 补正的问题', () => {
  it('is called what the form and the list of evidence call it', () =>
    expect(problemsFor(policy, 'district', problems)).toEqual([
      { field: 'phone', label: '联系电话', text: '号码少一位' }, { field: 'deeds', label: '申报人事迹材料', text: '请写到今年' }, { field: 'awards', label: '获奖和荣誉证书', text: '证书看不清' },
    ]))

  it.each(overseerRoles)('tells %s of a field that is kept back only that it was named', (role) =>
    expect(problemsFor(policy, role, problems).map(({ text }) => text)).toEqual([keptBack, '请写到今年', '证书看不清']))
})

describe('what the last return asked for 上次退回', () => {
  it('is there while somebody looks at the case that came back, and neither before nor afterwards', () => {
    const [first] = seenBy('district', ...toSubmitted, returned('district'), submitted)
    expect([first?.by, first?.problems.map(({ text }) => text)]).toEqual(['district', ['号码少一位', '请写到今年', '证书看不清']])
    expect(seenBy('district', ...toSubmitted, returned('district'))).toEqual([])
    expect(seenBy('office-maker', ...toReported, returned('office'), submitted, { type: 'ApplicationWithdrawn', data: {} })).toEqual([])
    expect(seenBy('district', ...toSubmitted)).toEqual([])
  })

  it('is the last word of each hand, the newest first', () => {
    const again = { problems: [{ field: 'deeds', text: '还差一段' }] }
    expect(seenBy('office-maker', ...toReported, returned('office'), submitted, returned('district'), returned('district', again), submitted, verified).map(({ by, problems: named }) => [by, named.length]))
      .toEqual([['district', 1], ['office', 3]])
  })

  it('is nothing once the words were erased', () =>
    expect(seenBy('district', ...toSubmitted, erased(returned('district')), submitted)).toEqual([]))
})
