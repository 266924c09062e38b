import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, chosen, codesOf, firstAdministrator, from, opened, openOffice, weihai, type Office } from './office.ts'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const next = 'Chongxin-2024-Shan'
const enter = (name: string, password: string) => office.identity.signIn(name, password, from)
const atServer = { account: 'server', role: 'admin', jurisdiction: weihai, body: 'system', name: '服务器上的命令' }

describe('an administrator let in at the server 管理员进不去', () => {
  it('is refused as long as there is none: the link of the start makes the first', async () =>
    expect(codesOf(await office.atServer({}))).toEqual(['no-administrator-yet']))

  it('gets a new password by a code, for a day; until it is used the old one opens, and the record names the server', async () => {
    const administrator = await firstAdministrator(office)
    const { id, signInName, displayName, code, until } = accepted(await office.atServer({}))
    expect({ id, signInName, displayName, until }).toEqual({ id: administrator.account, signInName: chosen.signInName, displayName: chosen.displayName, until: '2024-07-13T01:00:00.000Z' })
    accepted(await enter(chosen.signInName, chosen.password))
    accepted(await office.identity.activate(code, next, from))
    expect(codesOf(await enter(chosen.signInName, chosen.password))).toEqual(['wrong-password'])
    accepted(await enter(chosen.signInName, next))
    expect(codesOf(await office.identity.activate(code, next, from))).toEqual(['activation-not-valid'])
    expect((await office.acts(id)).filter(({ type }) => type === 'ActivationIssued' || type === 'AccountActivated').map(({ type, actor }) => [type, actor]))
      .toEqual([['ActivationIssued', atServer], ['AccountActivated', administrator]])
  })

  it('is not let in by a code that is a day old', async () => {
    const { code } = accepted(await office.atServer({ signInName: chosen.signInName }))
    office.wallClock.pass(24 * 60)
    expect(codesOf(await office.identity.activate(code, next, from))).toEqual(['activation-not-valid'])
  })

  it('is one more where a display name is given: open, on record as made at the server, and not activated before the code is used', async () => {
    const { id, code } = accepted(await office.atServer({ signInName: 'guanli2', displayName: '演示·接手' }))
    const [made] = await office.acts(id)
    expect([made?.type, made?.data, made?.actor]).toEqual(['AccountOpened', { role: 'admin', body: 'system', origin: 'server-command', mustChangePassword: false }, atServer])
    const listed = async () => {
      const { accounts } = accepted(await office.identity.accounts({ ...atServer, role: 'auditor' }))
      return accounts.find((each) => each.id === id)?.activated
    }
    expect(await listed()).toBe(false)
    accepted(await office.identity.activate(code, next, from))
    expect(await listed()).toBe(true)
    expect(accepted(await enter('guanli2', next)).actor).toMatchObject({ account: id, role: 'admin', name: '演示·接手' })
  })

  it('has to be named where there are several, and whoever bears the name must be one', async () => {
    const { actor } = accepted(await enter('guanli2', next))
    await opened(office, actor, 'jingban')
    for (const [wanted, code] of [[{}, 'which-administrator'], [{ signInName: 'nobody' }, 'no-such-administrator'], [{ signInName: 'jingban' }, 'no-such-administrator']] as const) {
      const answer = await office.atServer(wanted)
      expect(codesOf(answer)).toEqual([code])
      expect(JSON.stringify(answer)).toContain('guanli2（演示·接手）')
    }
    expect(codesOf(await office.atServer({ signInName: 'jingban', displayName: '演示·再来' }))).toEqual(['sign-in-name-taken'])
  })

  it('is not let in where the account was disabled, and is told of the way that is left', async () => {
    const { actor } = accepted(await enter('guanli2', next))
    accepted(await office.identity.disableAccount(actor, (await office.atServer({ signInName: chosen.signInName }) as { id: string }).id, '调离'))
    expect(codesOf(await office.atServer({ signInName: chosen.signInName }))).toEqual(['act-not-open'])
    expect(accepted(await office.atServer({})).signInName).toBe('guanli2')
  })
})
