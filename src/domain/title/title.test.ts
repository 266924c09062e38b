import { expect, it } from 'vitest'
import { calendar, clock, hand, policy } from '../../../test/support/given.ts'
import { decideTitle, evolveTitle, noTitle, type TitleCommand, type TitleEvent } from './title.ts'

const { type, subject, holder, ...data } = {
  type: 'GrantTitle', round: 'round-1', application: 'case-1', number: '2024-001', titleName: '威海市首席技师', documentNumber: '威政字〔2024〕58号', grantedOn: '2024-08-16', termYears: 4,
  secret: false, subject: 'person-1', holder: { name: '毕演舟', unit: '演示船厂', occupation: '船舶电工' },
} as const satisfies TitleCommand
const granted: TitleEvent = { type: 'TitleGranted', data, personal: { subject, fields: holder } }
const context = { at: clock('2024-08-16'), policy, calendar }

it('a title is granted by the published list alone, and keeps its holder under the holder’s key 授予称号', () => {
  expect(decideTitle({ type, subject, holder, ...data }, noTitle, { ...context, actor: hand('system') })).toEqual({ kind: 'accepted', events: [granted] })
  expect(decideTitle({ type, subject, holder, ...data }, noTitle, { ...context, actor: hand('government') })).toMatchObject({ refusals: [{ code: 'role-not-allowed' }] })
})

it('a title is granted once', () =>
  expect(decideTitle({ type, subject, holder, ...data }, evolveTitle(noTitle, granted), { ...context, actor: hand('system') })).toMatchObject({ refusals: [{ code: 'act-not-open' }] }))

it('a title outlives the erasure of its holder, without the name', () => {
  const { personal: _, ...gone } = granted
  expect(evolveTitle(noTitle, gone as TitleEvent)).toEqual({ stage: 'granted', ...data, holder: undefined })
})
