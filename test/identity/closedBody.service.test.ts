import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role, Actor } from '../../src/domain/shared/actor.ts'
import { accepted, codesOf, firstAdministrator, from, openOffice, type Office } from './office.ts'

let office: Office
let administrator: Actor
beforeAll(async () => {
  office = await openOffice()
  administrator = await firstAdministrator(office)
  await office.body('shipyard', { type: 'OrganisationRegistered', data: { kind: 'unit', name: '演示船厂', creditCode: '', district: 'east' } })
})
afterAll(() => office.close())

const opening = (signInName: string, role: Role) => office.identity.openAccount(administrator, { signInName, displayName: '演示·某', role, body: 'shipyard' })
const password = 'Chuanwu-7-Haian'

async function comesIn(signInName: string, role: Role): Promise<Readonly<{ id: string; token: string }>> {
  const { id, code } = accepted(await opening(signInName, role))
  accepted(await office.identity.activate(code, password, from))
  return { id, token: accepted(await office.identity.signIn(signInName, password, from)).token }
}

describe('the accounts of a body that is closed 单位停用', () => {
  it('go out with it, come in no more while it is, and are where they were once it is in use again', async () => {
    const clerk = await comesIn('danwei', 'unit')
    const expert = await comesIn('zhuanjia', 'expert')
    const waiting = accepted(await opening('daijihuo', 'unit'))
    await office.body('shipyard', { type: 'OrganisationClosed', data: {} })
    office.identity.bodyChanged()

    expect(await office.identity.actorOf(clerk.token)).toBeUndefined()
    expect((await office.identity.sessionOf(clerk.token))?.closedBody).toBe('演示船厂')
    const refused = await office.identity.signIn('danwei', password, from)
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'body-closed' }] })
    expect(codesOf(await office.identity.signIn('danwei', 'wrong', from))).toEqual(['wrong-password'])
    expect((await office.acts(clerk.id)).findLast(({ data }) => (data as { reason?: string }).reason === 'body-closed')?.type).toBe('SignInFailed')
    // An expert marks for nobody; the employer is known for recusal.
    expect((await office.identity.actorOf(expert.token))?.role).toBe('expert')

    expect(codesOf(await office.identity.activate(waiting.code, password, from))).toEqual(['body-closed'])
    expect(codesOf(await office.identity.issueActivation(administrator, clerk.id))).toEqual(['body-closed'])
    expect(codesOf(await office.identity.resetPassword(administrator, clerk.id))).toEqual(['body-closed'])
    expect(codesOf(await opening('xinren', 'unit'))).toEqual(['body-closed'])
    accepted(await office.identity.disableAccount(administrator, clerk.id, '离职'))
    expect(codesOf(await office.identity.enableAccount(administrator, clerk.id, '回来'))).toEqual(['body-closed'])

    await office.body('shipyard', { type: 'OrganisationReopened', data: {} })
    office.identity.bodyChanged()
    accepted(await office.identity.enableAccount(administrator, clerk.id, '回来'))
    accepted(await office.identity.signIn('danwei', password, from))
    accepted(await office.identity.activate(waiting.code, password, from))
  })
})
