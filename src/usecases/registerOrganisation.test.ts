import { expect, it } from 'vitest'
import { clock, hand } from '../../test/support/given.ts'
import { memoryPorts } from '../../test/support/memoryPorts.ts'
import { refusalsOf } from '../../test/support/procedure.ts'
import { registerOrganisation } from './registerOrganisation.ts'

const words = { name: '演示船厂', creditCode: '', district: 'east' } as const

it('a unit is registered under a district that is registered, once, and a retry is harmless 登记单位', async () => {
  const { ports, factsOf } = memoryPorts(clock('2024-07-11'))
  const register = (id: string, kind: 'unit' | 'district', key: string, district = kind === 'unit' ? 'east' : '') => registerOrganisation(ports, {
    actor: hand('admin'), id, command: { type: 'RegisterOrganisation', ...words, kind, district }, idempotencyKey: key, requestHash: `${id}${kind}`,
  })
  expect(await refusalsOf(register('shipyard', 'unit', 'key-1'))).toEqual(['unknown-district'])
  await register('east', 'district', 'key-2')
  const registered = await register('shipyard', 'unit', 'key-3')
  expect(registered).toEqual({ kind: 'accepted', id: 'shipyard', version: 1, events: ['OrganisationRegistered'] })
  expect(await register('shipyard', 'unit', 'key-3')).toEqual(registered)
  expect(await refusalsOf(register('shipyard', 'unit', 'key-4'))).toEqual(['organisation-exists'])
  expect(await refusalsOf(register('foundry', 'unit', 'key-5', 'shipyard'))).toEqual(['unknown-district'])
  expect(factsOf('organisation', 'shipyard').map(({ type }) => type)).toEqual(['OrganisationRegistered'])
})
