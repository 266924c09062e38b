import { describe, expect, it } from 'vitest'
import { clock, hand } from '../../../test/support/given.ts'
import type { Role } from '../shared/actor.ts'
import { evolveOrganisation, nameAt, noOrganisation, type OrganisationEvent, type OrganisationKind } from './organisation.ts'
import { decideStanding, nothingInHand, type StandingCommand, type StandingContext } from './standing.ts'

const at = clock('2024-07-26')
const reason = '注销，登记机关通知'
const because = { personal: { subject: 'organisation.shipyard', fields: { reason } } }
const registered = (kind: OrganisationKind = 'unit'): OrganisationEvent => ({ type: 'OrganisationRegistered', data: { kind, name: '演示船厂', creditCode: '', district: 'east' } })
const closed: OrganisationEvent = { type: 'OrganisationClosed', data: {} }
const renamed = (name: string, day = '2024-07-26'): OrganisationEvent => ({ type: 'OrganisationRenamed', data: { name, at: clock(day) } })
const stateOf = (...events: readonly OrganisationEvent[]) => events.reduce(evolveOrganisation, noOrganisation)

function decide(command: StandingCommand, given: readonly OrganisationEvent[] = [registered()], { role = 'office-maker', ...context }: Partial<StandingContext> & { role?: Role } = {}) {
  const decision = decideStanding(command, stateOf(...given), { at, actor: hand(role), id: 'shipyard', others: [], districtIsOpen: true, inHand: nothingInHand, ...context })
  return decision.kind === 'accepted' ? decision.events : decision.refusals.map(({ code }) => code)
}

const close = { type: 'CloseOrganisation', reason } as const
const reopen = { type: 'ReopenOrganisation', reason } as const
const rename = (name: string) => ({ type: 'RenameOrganisation', name, reason }) as const

describe('closing a body 停用单位', () => {
  it('is for the office, with a ground that is sealed', () => {
    expect(decide(close)).toEqual([{ type: 'OrganisationClosed', data: {}, ...because }])
    expect(decide(close, [registered()], { role: 'office-checker' })).toEqual([{ type: 'OrganisationClosed', data: {}, ...because }])
    for (const role of ['admin', 'unit', 'district', 'auditor', 'system'] as const) expect(decide(close, [registered()], { role })).toEqual(['role-not-allowed'])
  })

  it('is of units and districts alone: without the others no round goes on', () => {
    expect(decide(close, [registered('district')])).toEqual([{ type: 'OrganisationClosed', data: {}, ...because }])
    for (const kind of ['office', 'leading-group', 'government', 'other'] as const) expect(decide(close, [registered(kind)])).toEqual(['kind-not-closed'])
  })

  it('names everything that the body still has in hand at once', () => {
    expect(decide(close, [registered()], {
      inHand: {
        cases: [{ name: '毕演舟', stage: 'draft' }, { name: '孙演', stage: 'reported' }], papers: ['毕演舟'], units: ['演示机床厂'],
        places: [{ round: '2024年选拔', count: 2, isMoreAsked: true }],
      },
    })).toEqual(['closing-with-drafts', 'closing-with-cases', 'closing-owes-papers', 'closing-with-units', 'closing-with-places'])
  })

  it('says of whom it speaks, and not of hundreds', () => {
    const decision = decideStanding(close, stateOf(registered()), {
      at, actor: hand('office-maker'), id: 'shipyard', others: [], districtIsOpen: true,
      inHand: { ...nothingInHand, papers: ['毕演舟', ''], units: ['甲', '乙', '丙', '丁', '戊', '己'], cases: [{ name: '孙演', stage: 'local-notice' }, { name: '', stage: 'reported' }], places: [{ round: '2024年选拔', count: 0, isMoreAsked: true }] },
    })
    expect(decision.kind === 'refused' && decision.refusals.map(({ detail }) => detail)).toEqual([
      '还有2份申报没有办结：孙演（区市公示中）、（个人信息已删除）（待资格审查）。请先办结，或者请单位撤回。',
      '还有公示要它张贴、更换或者撤下：毕演舟、（个人信息已删除）。请它办完并登记。',
      '还有6个用人单位归它推荐：甲、乙、丙、丁、戊等。请系统管理员在“单位管理”里把它们改归别的区市；不再参加的，请先停用。',
      '“2024年选拔”还在推荐，增加名额的意见正在复核。请等推荐截止再停用。',
    ])
  })

  it('happens once, and can be undone once', () => {
    expect(decide(close, [registered(), closed])).toEqual(['organisation-closed'])
    expect(decide(reopen, [registered(), closed])).toEqual([{ type: 'OrganisationReopened', data: {}, ...because }])
    expect(decide(reopen)).toEqual(['organisation-in-use'])
    expect(decide(close, [])).toEqual(['no-such-organisation'])
  })

  it('is undone for a unit only while there is a district for it', () =>
    expect([decide(reopen, [registered(), closed], { districtIsOpen: false }), decide(reopen, [registered('district'), closed], { districtIsOpen: false })])
      .toEqual([['district-closed'], [{ type: 'OrganisationReopened', data: {}, ...because }]]))
})

describe('renaming a body 更名', () => {
  it('is recorded with the moment from which it bears the new name', () =>
    expect(decide(rename('演示重工'))).toEqual([{ type: 'OrganisationRenamed', data: { name: '演示重工', at }, ...because }]))

  it('is refused under the name it has, under one that another has, and while it is closed', () => {
    expect(decide(rename('演示船厂'))).toEqual(['same-name'])
    expect(decide(rename('演示 重工'), [registered(), closed], { others: [{ kind: 'unit', name: '演示重工', creditCode: '', isClosed: true }] })).toEqual(['organisation-closed', 'organisation-name-taken'])
    expect(decide(rename('演示重工'), [registered()], { others: [{ kind: 'district', name: '演示重工', creditCode: '' }] })).toHaveLength(1)
    expect(decide(rename('演示重工'), [registered()], { role: 'admin' })).toEqual(['role-not-allowed'])
  })

  it('leaves what was before under the name of that day', () => {
    const state = stateOf(registered(), renamed('演示重工', '2024-07-26'), renamed('演示集团', '2025-03-01'))
    if (state.stage === 'none') throw new Error('it is registered')
    expect([clock('2024-07-01'), clock('2024-07-26'), clock('2024-12-01'), clock('2025-03-01'), undefined].map((moment) => nameAt(state, moment)))
      .toEqual(['演示船厂', '演示重工', '演示重工', '演示集团', '演示集团'])
  })

  it('keeps former names through a correction and through being closed', () => {
    const corrected: OrganisationEvent = { type: 'OrganisationChanged', data: { kind: 'unit', name: '演示重工公司', creditCode: '', district: 'west' } }
    expect(stateOf(registered(), renamed('演示重工'), closed, corrected)).toEqual({
      stage: 'closed', kind: 'unit', name: '演示重工公司', creditCode: '', district: 'west', formerNames: [{ name: '演示船厂', until: clock('2024-07-26') }],
    })
  })
})
