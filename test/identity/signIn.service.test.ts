import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, chosen, clerk, codesOf, firstAdministrator, from, opened, openOffice, weihai, type Office } from './office.ts'
import type { Actor } from '../../src/domain/shared/actor.ts'

let office: Office
let administrator: Actor
beforeAll(async () => {
  office = await openOffice()
  administrator = await firstAdministrator(office)
})
afterAll(() => office.close())

const open = (signInName: string) => opened(office, administrator, signInName)
const signIn = (name: string, password: string, code?: string) => office.identity.signIn(name, password, { ...from, code })
const eventsOf = async (account: string) => (await office.acts(account)).map(({ type }) => type)

describe('signing in 登录', () => {
  it('gives a token and the actor of the account, and stands in the journal with its origin', async () => {
    const { id, password } = await open('zhangsan')
    const { actor, token, mustChangePassword } = accepted(await signIn('zhangsan', password))
    expect(actor).toEqual({ account: id, role: 'office-maker', jurisdiction: weihai, body: 'office', name: clerk.displayName })
    expect(mustChangePassword).toBe(false)
    expect(await office.identity.actorOf(token)).toEqual(actor)
    expect((await office.acts(id)).at(-1)).toMatchObject({ type: 'SignedIn', actor, data: { by: 'password' }, personal: { fields: from } })
  })

  it('takes the name in any case and width', async () => {
    const { id, password } = await open('LiSi')
    expect(accepted(await signIn(' ｌｉｓｉ ', password)).actor.account).toBe(id)
  })

  it('answers an unknown name exactly as a wrong password', async () => {
    await open('wangwu')
    expect(await signIn('wangwu', 'Wrong-2024-word')).toEqual(await signIn('nobody-at-all', 'Wrong-2024-word'))
  })

  it('fails where the journal cannot be written, and leaves no session', async () => {
    const { id, password } = await open('zhaoliu')
    await expect(office.unrecorded.signIn('zhaoliu', password, from)).rejects.toThrow('the journal can\'t be written')
    const { rows } = await office.pool.query('select 1 from sessions where account = $1', [id])
    expect(rows).toEqual([])
  })

  it('locks nobody out who had the right password while the journal could not be written', async () => {
    const { id, password } = await open('manpan')
    for (let tries = 0; tries < 6; tries++) await expect(office.unrecorded.signIn('manpan', password, from)).rejects.toThrow('the journal can\'t be written')
    expect(accepted(await signIn('manpan', password)).actor.account).toBe(id)
  })
})

describe('the limit of failed sign-ins 登录失败限制', () => {
  const fail = (name: string, times: number) => Promise.all(Array.from({ length: times }, () => signIn(name, 'Wrong-2024-word')))

  it('locks a name after five wrong tries for fifteen minutes, even for the right password', async () => {
    const { id, password } = await open('suo')
    for (let tries = 1; tries <= 4; tries++) expect(codesOf(await signIn('suo', 'Wrong-2024-word'))).toEqual(['wrong-password'])
    expect(codesOf(await signIn('suo', 'Wrong-2024-word'))).toEqual(['account-locked'])
    expect(codesOf(await signIn('suo', password))).toEqual(['account-locked'])
    expect(await eventsOf(id)).toEqual(['AccountOpened', 'ActivationIssued', 'AccountActivated', ...Array(5).fill('SignInFailed')])
    office.wallClock.pass(15)
    expect((await signIn('suo', password)).kind).toBe('accepted')
  })

  it('locks an unknown name in the same words at the same count', async () => {
    const codes = []
    for (let tries = 1; tries <= 6; tries++) codes.push(codesOf(await signIn('ghost', 'Wrong-2024-word'))[0])
    expect(codes).toEqual([...Array(4).fill('wrong-password'), 'account-locked', 'account-locked'])
  })

  it('lets no more than five of twenty racing guesses look at the password', async () => {
    const { id } = await open('jingsai')
    await fail('jingsai', 20)
    expect((await eventsOf(id)).filter((type) => type === 'SignInFailed')).toHaveLength(5)
  })

  it('begins to count anew after a success, and after fifteen quiet minutes', async () => {
    const { password } = await open('xin')
    await fail('xin', 4)
    expect((await signIn('xin', password)).kind).toBe('accepted')
    await fail('xin', 4)
    office.wallClock.pass(15)
    expect(codesOf(await signIn('xin', 'Wrong-2024-word'))).toEqual(['wrong-password'])
  })
})

describe('the second factor 动态口令', () => {
  const factored = async (signInName: string) => {
    const { password } = await open(signInName)
    const { actor } = accepted(await signIn(signInName, password))
    const { secret } = accepted(await office.identity.offerSecondFactor(actor, password))
    return { password, actor, secret }
  }

  it('counts only once its first code has been entered, then every sign-in asks for a fresh one', async () => {
    const { password, actor, secret } = await factored('kouling')
    expect((await signIn('kouling', password)).kind).toBe('accepted')
    expect(codesOf(await office.identity.confirmSecondFactor(actor, '12345x'))).toEqual(['wrong-code'])
    accepted(await office.identity.confirmSecondFactor(actor, codeOf(secret, office.wallClock.now())))

    expect(codesOf(await signIn('kouling', password))).toEqual(['second-factor-needed'])
    const used = codeOf(secret, office.wallClock.now())
    expect(codesOf(await signIn('kouling', password, used))).toEqual(['wrong-code'])
    office.wallClock.pass(1)
    expect((await signIn('kouling', password, codeOf(secret, office.wallClock.now()))).kind).toBe('accepted')
  })

  it('is offered only to whoever knows the password', async () => {
    const { actor } = await factored('wurenkan')
    expect(codesOf(await office.identity.offerSecondFactor(actor, 'Wrong-2024-word'))).toEqual(['wrong-current-password'])
  })

  it('has ten recovery codes, each good for one sign-in without the telephone, until newer ones are drawn', async () => {
    const { password, actor, secret } = await factored('meidai')
    const { recoveryCodes } = accepted(await office.identity.confirmSecondFactor(actor, codeOf(secret, office.wallClock.now())))
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(codesOf(await signIn('meidai', password, 'AAAA-AAAA'))).toEqual(['wrong-code'])
    expect((await signIn('meidai', password, recoveryCodes[0]?.toLowerCase().replace('-', ' '))).kind).toBe('accepted')
    expect(codesOf(await signIn('meidai', password, recoveryCodes[0]))).toEqual(['wrong-code'])
    expect(await office.identity.recoveryCodesLeft(actor)).toBe(9)

    const { recoveryCodes: newer } = accepted(await office.identity.renewRecoveryCodes(actor, password))
    expect(codesOf(await signIn('meidai', password, recoveryCodes[1]))).toEqual(['wrong-code'])
    expect((await signIn('meidai', password, newer[0])).kind).toBe('accepted')
    expect((await office.acts(actor.account)).at(-1)).toMatchObject({ type: 'SignedIn', data: { by: 'recovery-code' } })
  })

  it('draws no recovery codes for whoever has not set it up', async () => {
    const { password, actor } = await factored('meishe')
    expect(codesOf(await office.identity.renewRecoveryCodes(actor, password))).toEqual(['no-second-factor'])
  })

  it('is taken off by the administrator, with a reason', async () => {
    const { password, actor, secret } = await factored('diushouji')
    accepted(await office.identity.confirmSecondFactor(actor, codeOf(secret, office.wallClock.now())))
    accepted(await office.identity.removeSecondFactor(administrator, actor.account, '手机遗失，已当面核实身份'))
    expect((await signIn('diushouji', password)).kind).toBe('accepted')
  })

  it('is stored sealed: the table holds nothing that makes a code', async () => {
    const { actor, secret } = await factored('mifeng')
    const { rows: [row] } = await office.pool.query('select offered_factor from account_secrets where account = $1', [actor.account])
    const stored: Buffer = row.offered_factor
    expect(stored.includes(keyOf(secret))).toBe(false)
    expect(stored.includes(secret)).toBe(false)
  })
})

it('the first administrator chose their own password, and need not change it', async () => {
  expect(accepted(await signIn(chosen.signInName, chosen.password)).mustChangePassword).toBe(false)
})

/** RFC 6238 as an app on a telephone computes it, from the base32 secret it was shown. */
function codeOf(secret: string, at: string): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(at) / 30_000)))
  const mac = createHmac('sha1', keyOf(secret)).update(counter).digest()
  const offset = mac[19]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function keyOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
