import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, clerk, codesOf, firstAdministrator, from, opened, openOffice, type Office } from './office.ts'
import type { Actor } from '../../src/domain/shared/actor.ts'

let office: Office
let administrator: Actor
let unit: Actor
beforeAll(async () => {
  office = await openOffice()
  administrator = await firstAdministrator(office)
  unit = { ...administrator, account: 'unit', role: 'unit', body: 'shipyard' }
})
afterAll(() => office.close())

const password = 'Haitang-2024-Hua'
const activate = (code: string, chosen = password) => office.identity.activate(code, chosen, from)
const signIn = (name: string, word = password) => office.identity.signIn(name, word, from)
const invite = (signInName: string, person: string, personKey: string | undefined = `digest of ${person}`, displayName = '演示·技师') =>
  office.identity.inviteApplicant(unit, { signInName, displayName, person, personKey })
async function invited(signInName: string, person: string): Promise<string> {
  const answer = accepted(await invite(signInName, person))
  if (answer.outcome !== 'opened') throw new Error('the person had no account')
  return answer.code
}

describe('an activation code 激活码', () => {
  it('is refused where it is wrong, spent, or older than another one', async () => {
    const { id, code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'yiciyong' }))
    expect(codesOf(await activate('AAAA-BBBB-CCCC-DDDD'))).toEqual(['activation-not-valid'])
    const { code: newer } = accepted(await office.identity.issueActivation(administrator, id))
    expect(codesOf(await activate(code))).toEqual(['activation-not-valid'])
    accepted(await activate(newer))
    expect(codesOf(await activate(newer))).toEqual(['activation-not-valid'])
  })

  it('runs out after a week', async () => {
    const { code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'guoqi' }))
    office.wallClock.pass(7 * 24 * 60)
    expect(codesOf(await activate(code))).toEqual(['activation-not-valid'])
  })

  it('runs out in a demonstration by the time that its slip and every page go by, however late it is on the wall', async () => {
    const open = async (signInName: string) => accepted(await office.demonstration.openAccount(administrator, { ...clerk, signInName }))
    const redeem = (code: string) => office.demonstration.activate(code, password, from)
    const [intime, toolate] = [await open('yanshi1'), await open('yanshi2')]
    expect(intime.until).toBe('2024-08-27T01:00:00.000Z')
    office.wallClock.pass(30 * 24 * 60)
    office.demoClock.pass(7 * 24 * 60 - 1)
    accepted(await redeem(intime.code))
    office.demoClock.pass(1)
    expect(codesOf(await redeem(toolate.code))).toEqual(['activation-not-valid'])
  })

  it('survives a poor password, told with every reason, and opens no disabled account', async () => {
    const { id, code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'ruomima' }))
    expect(codesOf(await activate(code, 'ruomima'))).toEqual(['password-too-short', 'password-too-plain', 'password-has-name'])
    accepted(await office.identity.disableAccount(administrator, id, '调离岗位'))
    expect(codesOf(await activate(code))).toEqual(['act-not-open'])
    accepted(await office.identity.enableAccount(administrator, id, '借调回来'))
    accepted(await activate(code))
  })

  it('sets the password once where ten redeem it at the same moment', async () => {
    const { code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'qiangma' }))
    const answers = await Promise.all(Array.from({ length: 10 }, () => activate(code)))
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('activation-not-valid'))
  })

  it('leaves the old password as it is until it is redeemed, then ends every session', async () => {
    const { id, password: old } = await opened(office, administrator, 'wangmima')
    const { token } = accepted(await signIn('wangmima', old))
    const { code } = accepted(await office.identity.issueActivation(administrator, id))
    expect((await signIn('wangmima', old)).kind).toBe('accepted')
    accepted(await activate(code))
    expect(await office.identity.actorOf(token)).toBeUndefined()
    expect(codesOf(await signIn('wangmima', old))).toEqual(['wrong-password'])
    expect((await signIn('wangmima')).kind).toBe('accepted')
  })

  it('is taken however it was typed, and opens an account whose password nobody else ever knew', async () => {
    const { id, code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'chaoxie' }))
    expect(codesOf(await signIn('chaoxie', ''))).toEqual(['wrong-password'])
    expect(accepted(await activate(` ${code.toLowerCase().replaceAll('-', ' ')} `)).signInName).toBe('chaoxie')
    expect(accepted(await signIn('chaoxie')).mustChangePassword).toBe(false)
    const acts = await office.acts(id)
    expect(acts.map(({ type, actor }) => [type, actor.account])).toEqual([
      ['AccountOpened', administrator.account], ['ActivationIssued', administrator.account], ['SignInFailed', 'public'], ['AccountActivated', id], ['SignedIn', id],
    ])
    expect(JSON.stringify(acts.map(({ data, personal }) => ({ data, personal })))).not.toContain(code)
  })

  it('is stored by its hash alone', async () => {
    const { code } = accepted(await office.identity.openAccount(administrator, { ...clerk, signInName: 'haxi' }))
    const { rows } = await office.pool.query('select row_to_json(activations)::text as row from activations')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ row }) => row.includes(code) || row.includes(code.replaceAll('-', '')))).toEqual([])
  })
})

describe('one account a person 一人一号', () => {
  it('is refused a second time for the same case, with what to do, and can have another code instead', async () => {
    await invited('bidaxian', 'person-1')
    const again = await invite('bidaxian2', 'person-1')
    expect(again).toMatchObject({ refusals: [{ code: 'person-has-account' }] })
    expect(JSON.stringify(again)).toContain('“bidaxian”')
    expect(JSON.stringify(again)).toContain('重新发激活码')
    const { id } = (await office.identity.accountOf(unit, { person: 'person-1' }))!
    accepted(await activate(accepted(await office.identity.issueActivation(unit, id)).code))
    expect(codesOf(await office.identity.issueActivation(unit, id))).toEqual(['role-not-allowed'])
  })

  it('is one where ten units invite the same person at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => invite(`gongjiang${n}`, 'person-2')))
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('person-has-account'))
  })

  it('takes a case of another round to the account the person has, whose session reaches it at once', async () => {
    accepted(await activate(await invited('liangci', 'person-3')))
    const { token } = accepted(await signIn('liangci'))
    expect(accepted(await invite('liangci2', 'person-4', 'digest of person-3')).outcome).toBe('joined')
    expect(await office.identity.actorOf(token)).toMatchObject({ body: 'person-3', persons: ['person-4'] })
    expect(codesOf(await invite('liangci3', 'person-4', 'digest of person-3'))).toEqual(['person-has-account'])
  })

  it('takes no case to the account of somebody with another name', async () => {
    await invited('zhangjia', 'person-5')
    expect(codesOf(await invite('lijia', 'person-6', 'digest of person-5', '演示·别人'))).toEqual(['person-has-another-name'])
  })

  it('is known by the case alone where the form asks for no ID number', async () => {
    accepted(await office.identity.inviteApplicant(unit, { signInName: 'wuhao', displayName: '演示·技师', person: 'person-7' }))
    expect(codesOf(await office.identity.inviteApplicant(unit, { signInName: 'wuhao2', displayName: '演示·技师', person: 'person-7' }))).toEqual(['person-has-account'])
  })
})
