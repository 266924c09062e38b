import { describe, expect, it } from 'vitest'
import { hand } from '../../../test/support/given.ts'
import { decideErasure, evolveErasure, noErasure, type Erasure, type ErasureCommand, type ErasureContext, type ErasureEvent } from './erasure.ts'
import { mustBeKept, type KeptCase, type KeptTitle } from './keeping.ts'

const maker = hand('office-maker')
const context: ErasureContext = { actor: maker, subject: 'person-1', name: '毕演舟', erased: { persons: ['person-1'], accounts: ['a1'] }, keeping: [] }
const propose = { type: 'ProposeErasure', application: 'case-1', ground: 'consent-withdrawn', reason: '本人书面申请。' } as const
const proposed: ErasureEvent = {
  type: 'ErasureProposed', data: { application: 'case-1', ground: 'consent-withdrawn', maker: maker.account }, personal: { subject: 'person-1', fields: { name: '毕演舟', reason: '本人书面申请。' } },
}
const waiting = evolveErasure(noErasure, proposed)
const decided = (command: ErasureCommand, state: Erasure, own: Partial<ErasureContext> = {}) => {
  const decision = decideErasure(command, state, { ...context, ...own })
  return decision.kind === 'accepted' ? decision.events : decision.refusals.map(({ code }) => code)
}

describe('erasing a person 删除个人信息', () => {
  it('is proposed by the office’s maker, and by nobody who sees no cases', () => {
    expect(decided(propose, noErasure, { actor: hand('admin') })).toEqual(['role-not-allowed'])
    expect(decided(propose, noErasure)).toEqual([proposed])
  })

  it('is refused with every reason while the law orders keeping, when proposed and again when approved', () => {
    const keeping = [{ code: 'round-running' }, { code: 'title-living' }]
    expect(decided(propose, noErasure, { keeping })).toEqual(['round-running', 'title-living'])
    expect(decided({ type: 'ApproveErasure' }, waiting, { actor: hand('office-checker'), keeping })).toEqual(['round-running', 'title-living'])
  })

  it('is not approved by whoever proposed it, nor twice', () => {
    const checker = hand('office-checker')
    expect(decided({ type: 'ApproveErasure' }, waiting, { actor: { ...checker, account: maker.account } })).toEqual(['maker-cannot-check'])
    expect(decided({ type: 'ApproveErasure' }, waiting, { actor: maker })).toEqual(['role-not-allowed'])
    const approved: ErasureEvent = { type: 'ErasureApproved', data: { persons: ['person-1'], accounts: ['a1'] } }
    expect(decided({ type: 'ApproveErasure' }, waiting, { actor: checker })).toEqual([approved])
    expect(decided({ type: 'ApproveErasure' }, evolveErasure(waiting, approved), { actor: checker })).toEqual(['act-not-open'])
  })

  it('can be turned down with a reason, which is sealed like the proposal’s', () =>
    expect(decided({ type: 'RejectErasure', reason: '本人尚未确认。' }, waiting, { actor: hand('office-checker') }))
      .toEqual([{ type: 'ErasureRejected', data: {}, personal: { subject: 'person-1', fields: { reason: '本人尚未确认。' } } }]))

  it('forgets name and reason with the key, and still knows that it happened', () => {
    const { personal: _, ...gone } = proposed as Extract<ErasureEvent, { type: 'ErasureProposed' }>
    expect(evolveErasure(noErasure, gone as ErasureEvent)).toMatchObject({ stage: 'proposed', application: 'case-1', name: '', reason: '' })
    expect(evolveErasure(waiting, { type: 'PersonErased', data: { keys: 2 } })).toMatchObject({ stage: 'done' })
    expect(evolveErasure(noErasure, { type: 'PersonErased', data: { keys: 2 } })).toEqual(noErasure)
  })
})

describe('what the law orders to keep 依法须保存', () => {
  const running: KeptCase = { roundTitle: '2024年度', roundIsFinished: false, stage: 'admitted' }
  const title: KeptTitle = { number: '2024-001', titleName: '首席技师', grantedOn: '2024-08-16', termYears: 5 }
  const codes = (...asked: Parameters<typeof mustBeKept>) => mustBeKept(...asked).map(({ code }) => code)

  it('is a case in a running round and a living title, all of them told at once', () => {
    expect(codes([running, { ...running, roundTitle: '2025年度' }], [title], '2025-01-01')).toEqual(['round-running', 'round-running', 'title-living'])
  })
  it('is no case that has left its round, and none of a finished one', () =>
    expect(codes([{ ...running, stage: 'withdrawn' }, { ...running, stage: 'declined' }, { ...running, roundIsFinished: true }], [], '2025-01-01')).toEqual([]))
  it('is a title to the last day of its term, and without end where no term is stated', () => {
    expect(codes([], [title], '2029-08-15')).toEqual(['title-living'])
    expect(codes([], [title], '2029-08-16')).toEqual([])
    expect(codes([], [{ ...title, termYears: null }], '2099-01-01')).toEqual(['title-living'])
  })
})
