import { describe, expect, it } from 'vitest'
import { hand } from '../../../test/support/given.ts'
import { decideOrganisation, evolveOrganisation, noOrganisation, organisationCommands, organisationKinds, type OrganisationCommand } from './organisation.ts'

const words = { kind: 'unit', name: '演示船厂', creditCode: '', district: 'east' } as const
const registered = evolveOrganisation(noOrganisation, { type: 'OrganisationRegistered', data: words })
const decide = (command: OrganisationCommand, state = noOrganisation, more: { role?: 'admin' | 'system' | 'office-maker'; districtExists?: boolean } = {}) => {
  const decision = decideOrganisation(command, state, { actor: hand(more.role ?? 'admin'), districtExists: more.districtExists ?? true })
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

  it.each([['', true], ['91350100M000100Y43', true], ['91350100M000100Y44', false], ['91350100M000100Y4', false], ['没有', false]])('takes the credit code %j: %s', (creditCode, isTaken) =>
    expect(organisationCommands.RegisterOrganisation.safeParse({ ...words, creditCode }).success).toBe(isTaken))
})
