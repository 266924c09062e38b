import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, chosen, clerk, codesOf, firstAdministrator, from, opened, openOffice, weihai, type Office } from './office.ts'
import type { Actor, Role } from '../../src/domain/shared/actor.ts'

let office: Office
let administrator: Actor
beforeAll(async () => {
  office = await openOffice()
  administrator = await firstAdministrator(office)
})
afterAll(() => office.close())

const open = async (signInName: string, by = administrator) => office.identity.openAccount(by, { ...clerk, signInName })
const signIn = (name: string, password: string) => office.identity.signIn(name, password, from)
const acting = (role: Role): Actor => ({ ...administrator, role, account: `演示-${role}` })

describe('accounts 账号', () => {
  it('are opened by the administrator alone, for a body that exists', async () => {
    expect(codesOf(await open('a1', acting('office-maker')))).toEqual(['role-not-allowed'])
    expect(codesOf(await open('a1', acting('auditor')))).toEqual(['role-not-allowed'])
    expect(codesOf(await open('a1', acting('unit')))).toEqual(['role-not-allowed'])
    expect(codesOf(await office.identity.openAccount(administrator, { ...clerk, signInName: 'a1', body: 'nowhere' }))).toEqual(['no-such-organisation'])
    expect(codesOf(await office.identity.openAccount(administrator, { ...clerk, signInName: 'a1', role: 'unit' }))).toEqual(['organisation-does-not-fit'])
    accepted(await open('a1'))
  })

  it('have a name that nobody else gets, in any case or width, after they were disabled too', async () => {
    const { id } = accepted(await open('chongming'))
    expect(codesOf(await open('ＣｈｏｎｇＭｉｎｇ'))).toEqual(['sign-in-name-taken'])
    accepted(await office.identity.disableAccount(administrator, id, '调离岗位'))
    expect(codesOf(await open('chongming'))).toEqual(['sign-in-name-taken'])
  })

  it('are one where ten administrators open the same name at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => open('tongshi')))
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('sign-in-name-taken'))
  })

  it('have their name across jurisdictions', async () => {
    accepted(await open('kuaqu'))
    expect(codesOf(await open('kuaqu', { ...administrator, jurisdiction: 'rongcheng' }))).toEqual(['sign-in-name-taken'])
  })

  it('are out of reach of another jurisdiction\'s administrator', async () => {
    const { id } = accepted(await open('bendi'))
    const stranger = { ...administrator, jurisdiction: 'rongcheng' }
    expect(codesOf(await office.identity.disableAccount(stranger, id, '越权'))).toEqual(['no-such-account'])
    expect(codesOf(await office.identity.resetPassword(stranger, id))).toEqual(['no-such-account'])
  })

  it('are refused with every wrong word at once', async () => {
    const wrong = { signInName: '!', displayName: '', role: 'system' as const, body: 'office' }
    const answer = await office.identity.openAccount(administrator, wrong)
    expect(answer.kind === 'refused' && answer.refusals.map(({ about }) => about)).toEqual(['signInName', 'displayName', 'role'])
  })

  it('when disabled tell only who knows the password', async () => {
    const { id, password } = await opened(office, administrator, 'likai')
    accepted(await office.identity.disableAccount(administrator, id, '退休'))
    expect(codesOf(await signIn('likai', 'Wrong-2024-word'))).toEqual(['wrong-password'])
    expect(codesOf(await signIn('likai', password))).toEqual(['account-disabled'])
    expect(codesOf(await office.identity.disableAccount(administrator, id, '再次停用'))).toEqual(['act-not-open'])
  })

  it('of one\'s own can\'t be disabled, so an administrator always remains', async () => {
    expect(codesOf(await office.identity.disableAccount(administrator, administrator.account, '误点'))).toEqual(['not-your-own-account'])
  })

  it('are listed without secrets to administrator and auditor, and to nobody else', async () => {
    const { id } = accepted(await open('liebiao'))
    const { accounts } = accepted(await office.identity.accounts(acting('auditor')))
    expect(accounts.find((row) => row.id === id)).toEqual({
      id, signInName: 'liebiao', displayName: clerk.displayName, role: 'office-maker', body: 'office',
      open: true, activated: false, mustChangePassword: false, secondFactor: false,
    })
    expect(codesOf(await office.identity.accounts(acting('office-maker')))).toEqual(['role-not-allowed'])
  })
})

describe('passwords 密码', () => {
  it('are changed by their owner, who must know the old one, and end every session', async () => {
    const { id, password } = await opened(office, administrator, 'gaimi')
    const { actor, token } = accepted(await signIn('gaimi', password))
    expect(codesOf(await office.identity.changePassword(actor, 'Wrong-2024-word', 'Chuanwu-8-Hao'))).toEqual(['wrong-current-password'])
    expect(codesOf(await office.identity.changePassword(actor, 'Wrong-2024-word', 'gaimi1'))).toEqual(['wrong-current-password', 'password-too-short', 'password-too-plain', 'password-has-name'])
    expect(codesOf(await office.identity.changePassword(actor, password, 'gaimi1'))).toEqual(['password-too-short', 'password-too-plain', 'password-has-name'])
    accepted(await office.identity.changePassword(actor, password, 'Chuanwu-8-Hao'))

    expect(await office.identity.actorOf(token)).toBeUndefined()
    expect(codesOf(await signIn('gaimi', password))).toEqual(['wrong-password'])
    expect(accepted(await signIn('gaimi', 'Chuanwu-8-Hao')).mustChangePassword).toBe(false)
    expect((await office.acts(id)).map(({ type }) => type)).toEqual(['AccountOpened', 'ActivationIssued', 'AccountActivated', 'SignedIn', 'PasswordChanged', 'SignInFailed', 'SignedIn'])
  })

  it('asked for again after five wrong ones are not looked at, and the answer says how much is left of the fifteen minutes', async () => {
    const { password } = await opened(office, administrator, 'suozhu')
    const { actor } = accepted(await signIn('suozhu', password))
    const change = async (current: string) => {
      const answer = await office.identity.changePassword(actor, current, 'Chuanwu-8-Hao')
      return answer.kind === 'refused' ? answer.refusals.map(({ code, about, detail }) => ({ code, about, detail })) : []
    }
    const locked = (minutes: number) =>
      [{ code: 'account-locked', about: 'current', detail: `连续输错5次，这个登录名已锁定，还要等${minutes}分钟。请稍后再试；忘了密码，请与系统管理员联系。` }]
    for (let tries = 1; tries <= 4; tries++) expect((await change('Wrong-2024-word')).map(({ code }) => code)).toEqual(['wrong-current-password'])
    expect(await change('Wrong-2024-word')).toEqual(locked(15))
    office.wallClock.pass(10)
    expect(await change(password)).toEqual(locked(5))
    office.wallClock.pass(5)
    expect(await change(password)).toEqual([])
  })

  it('are reset by the administrator, which also opens a locked name', async () => {
    const { id, password } = await opened(office, administrator, 'wangle')
    for (let tries = 1; tries <= 5; tries++) await signIn('wangle', 'Wrong-2024-word')
    const reset = accepted(await office.identity.resetPassword(administrator, id))
    expect(codesOf(await signIn('wangle', password))).toEqual(['wrong-password'])
    expect(accepted(await signIn('wangle', reset.password)).mustChangePassword).toBe(true)
  })

  it('that were counted but never written open nothing, until the administrator sets another', async () => {
    const { id, password } = await opened(office, administrator, 'duandian')
    await office.pool.query('update account_secrets set password_version = 0 where account = $1', [id])
    expect(codesOf(await signIn('duandian', password))).toEqual(['wrong-password'])
    const reset = accepted(await office.identity.resetPassword(administrator, id))
    expect((await signIn('duandian', reset.password)).kind).toBe('accepted')
  })

  it('stand nowhere in the journal', async () => {
    const { id, password } = await opened(office, administrator, 'wuhen')
    await signIn('wuhen', password)
    const words = JSON.stringify((await office.acts(id)).map(({ type, data, personal, actor }) => ({ type, data, personal, actor })))
    expect(words).toContain('wuhen')
    expect(words).not.toContain(password)
  })
})

describe('the first administrator\'s link 首位管理员链接', () => {
  let fresh: Office
  beforeAll(async () => { fresh = await openOffice() })
  afterAll(() => fresh.close())
  const link = async () => {
    const made = await fresh.identity.createFirstAdministratorLink(weihai)
    if (!made) throw new Error('a fresh instance gives a link')
    return made
  }

  it('is spent neither by a poor password nor by a newer link\'s absence, but by time', async () => {
    const { token } = await link()
    expect(codesOf(await fresh.identity.redeemFirstAdministratorLink(token, { ...chosen, password: 'short' }))).toContain('password-too-short')
    expect([await fresh.identity.firstAdministratorLinkServes(token), await fresh.identity.firstAdministratorLinkServes('made-up')]).toEqual([true, false])
    fresh.wallClock.pass(24 * 60)
    expect(await fresh.identity.firstAdministratorLinkServes(token)).toBe(false)
    expect(codesOf(await fresh.identity.redeemFirstAdministratorLink(token, chosen))).toEqual(['link-not-valid'])
  })

  it('is worthless once a newer one was printed', async () => {
    const older = await link()
    await link()
    expect(codesOf(await fresh.identity.redeemFirstAdministratorLink(older.token, chosen))).toEqual(['link-not-valid'])
  })

  it('makes one administrator where ten redeem it at once, and no link follows', async () => {
    const { token } = await link()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) =>
      fresh.identity.redeemFirstAdministratorLink(token, { ...chosen, signInName: `admin${n}` })))
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('link-not-valid'))
    expect(await fresh.identity.createFirstAdministratorLink(weihai)).toBeUndefined()
    expect(await fresh.identity.firstAdministratorLinkServes(token)).toBe(false)
    expect(codesOf(await fresh.identity.redeemFirstAdministratorLink(token, chosen))).toEqual(['link-not-valid'])
  })
})

describe('demonstration accounts 演示账号', () => {
  const demo = [{ ...clerk, signInName: 'yanshi', password: 'Yanshi-2024' }]

  it('open with the printed password, may be loaded twice, and recover from a load that was cut off', async () => {
    await office.identity.openDemoAccounts(weihai, demo)
    await office.identity.openDemoAccounts(weihai, demo)
    const { actor, mustChangePassword } = accepted(await signIn('yanshi', 'Yanshi-2024'))
    expect(mustChangePassword).toBe(false)
    await office.pool.query('update account_secrets set password_version = 0, password_hash = null where account = $1', [actor.account])
    await office.identity.openDemoAccounts(weihai, demo)
    expect((await signIn('yanshi', 'Yanshi-2024')).kind).toBe('accepted')
  })
})
