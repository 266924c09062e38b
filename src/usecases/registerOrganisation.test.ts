import { expect, it } from 'vitest'
import { clock, hand } from '../../test/support/given.ts'
import { memoryPorts } from '../../test/support/memoryPorts.ts'
import { refusalsOf } from '../../test/support/procedure.ts'
import { registerOrganisation } from './registerOrganisation.ts'

const words = { creditCode: '', district: 'east' } as const

it('a unit is registered under a district that is registered, once, and a retry is harmless 登记单位', async () => {
  const { ports, factsOf } = memoryPorts(clock('2024-07-11'))
  const register = (id: string, kind: 'unit' | 'district', key: string, district = kind === 'unit' ? 'east' : '') => registerOrganisation(ports, {
    actor: hand('admin'), id, command: { type: 'RegisterOrganisation', ...words, name: `演示${id}`, kind, district }, idempotencyKey: key, requestHash: `${id}${kind}`,
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

it('a body is neither registered twice nor turned into another kind while accounts or units hang on it', async () => {
  const { ports } = memoryPorts(clock('2024-07-11'))
  let count = 0
  const say = (id: string, type: 'RegisterOrganisation' | 'ChangeOrganisation', said: Readonly<{ kind: 'unit' | 'district' | 'office'; name: string; creditCode?: string; district?: string }>) =>
    registerOrganisation(ports, { actor: hand('admin'), id, command: { creditCode: '', district: '', ...said, type }, idempotencyKey: `key-${count += 1}`, requestHash: `${count}` })
  await say('east', 'RegisterOrganisation', { kind: 'district', name: '演示东区人社局' })
  await say('office', 'RegisterOrganisation', { kind: 'office', name: '演示选拔办' })
  await say('shipyard', 'RegisterOrganisation', { kind: 'unit', name: '演示船厂', creditCode: '91350100M000100Y43', district: 'east' })
  expect(await refusalsOf(say('east-2', 'RegisterOrganisation', { kind: 'district', name: '演示东区人社局' }))).toEqual(['organisation-name-taken'])
  expect(await refusalsOf(say('dock', 'RegisterOrganisation', { kind: 'unit', name: '演示船坞', creditCode: '91350100M000100Y43', district: 'east' }))).toEqual(['credit-code-taken'])
  expect(await say('shipyard', 'ChangeOrganisation', { kind: 'unit', name: '演示船厂', creditCode: '91350100M000100Y43', district: 'east' })).toMatchObject({ kind: 'accepted' })
  expect(await refusalsOf(say('east', 'ChangeOrganisation', { kind: 'office', name: '演示东区人社局' }))).toEqual(['kind-in-use'])
  expect(await say('office', 'ChangeOrganisation', { kind: 'district', name: '演示选拔办' })).toMatchObject({ kind: 'accepted' })
  await ports.store.transaction('weihai', (tx) => tx.append({
    stream: { kind: 'account', id: 'clerk' }, expectedVersion: 0, at: clock('2024-07-11'), actor: hand('admin'), policy: '', clauses: [],
    events: [{ type: 'AccountOpened', data: { role: 'district', body: 'office', origin: 'administrator', mustChangePassword: false }, personal: { subject: 'clerk', fields: { signInName: 'clerk', displayName: '演示经办' } } }],
  }))
  expect(await refusalsOf(say('office', 'ChangeOrganisation', { kind: 'office', name: '演示选拔办' }))).toEqual(['kind-in-use'])
})
