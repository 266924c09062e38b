import { describe, expect, it } from 'vitest'
import { hand } from '../../../test/support/given.ts'
import { decideOrganisation, evolveOrganisation, noOrganisation, organisationCommands, organisationKinds, type OrganisationCommand, type OrganisationContext } from './organisation.ts'

const words = { kind: 'unit', name: '演示船厂', creditCode: '', district: 'east' } as const
const registered = evolveOrganisation(noOrganisation, { type: 'OrganisationRegistered', data: words })
const decide = (command: OrganisationCommand, state = noOrganisation, more: Partial<Omit<OrganisationContext, 'actor'>> & { role?: 'admin' | 'system' | 'office-maker' } = {}) => {
  const { role = 'admin', ...context } = more
  const decision = decideOrganisation(command, state, { actor: hand(role), districtExists: true, others: [], isReliedOn: false, ...context })
  return decision.kind === 'accepted' ? decision.events : decision.refusals.map(({ code }) => code)
}

describe('registering an organisation 登记单位', () => {
  it('is for the system administrator', () => {
    expect(decide({ type: 'RegisterOrganisation', ...words })).toEqual([{ type: 'OrganisationRegistered', data: words }])
    expect(decide({ type: 'RegisterOrganisation', ...words }, noOrganisation, { role: 'office-maker' })).toEqual(['role-not-allowed'])
  })

  it('happens once; afterwards it is changed', () => {
    expect(decide({ type: 'RegisterOrganisation', ...words }, registered)).toEqual(['organisation-exists'])
    expect(decide({ type: 'ChangeOrganisation', ...words })).toEqual(['no-such-organisation'])
    expect(decide({ type: 'ChangeOrganisation', ...words, name: '演示重工' }, registered)).toEqual([{ type: 'OrganisationChanged', data: { ...words, name: '演示重工' } }])
  })

  it.each(organisationKinds)('of kind %s needs a district to report to only if it is a unit', (kind) =>
    expect(decide({ type: 'RegisterOrganisation', ...words, kind, district: '' }, noOrganisation, { districtExists: false }))
      .toEqual(kind === 'unit' ? ['unknown-district'] : [{ type: 'OrganisationRegistered', data: { ...words, kind, district: '' } }]))

  it('is refused a second time under the same name and kind, however it is spaced, and under the same credit code', () => {
    const others = [{ kind: 'unit', name: '演示船厂', creditCode: '91350100M000100Y43' }, { kind: 'district', name: '演示区人社局', creditCode: '' }] as const
    const again = (said: Partial<OrganisationCommand>) => decide({ ...words, ...said, type: 'RegisterOrganisation' }, noOrganisation, { others })
    expect(again({ name: '演示 船厂' })).toEqual(['organisation-name-taken'])
    expect(again({ creditCode: '91350100M000100Y43', district: 'west' })).toEqual(['organisation-name-taken', 'credit-code-taken'])
    expect(again({ name: '演示造船厂', creditCode: '91350100M000100Y43' })).toEqual(['credit-code-taken'])
    expect(decide({ type: 'ChangeOrganisation', ...words }, registered, { others })).toEqual(['organisation-name-taken'])
    // One bureau may be the office and a district's hand at once.
    expect(again({ kind: 'office', name: '演示区人社局', district: '' })).toEqual([{ type: 'OrganisationRegistered', data: { ...words, kind: 'office', name: '演示区人社局', district: '' } }])
  })

  it('keeps its kind once anybody acts for it or reports to it', () => {
    expect(decide({ type: 'ChangeOrganisation', ...words, kind: 'government' }, registered, { isReliedOn: true })).toEqual(['kind-in-use'])
    expect(decide({ type: 'ChangeOrganisation', ...words, kind: 'government' }, registered)).toEqual([{ type: 'OrganisationChanged', data: { ...words, kind: 'government' } }])
    expect(decide({ type: 'ChangeOrganisation', ...words, name: '演示重工' }, registered, { isReliedOn: true })).toEqual([{ type: 'OrganisationChanged', data: { ...words, name: '演示重工' } }])
  })

  it.each([['', true], ['91350100M000100Y43', true], ['91350100M000100Y44', false], ['91350100M000100Y4', false], ['没有', false]])('takes the credit code %j: %s', (creditCode, isTaken) =>
    expect(organisationCommands.RegisterOrganisation.safeParse({ ...words, creditCode }).success).toBe(isTaken))
})
