import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, chosen, codesOf, firstAdministrator, from, openOffice, type Office } from './office.ts'
import { addressLimit } from '../../src/domain/account/allowance.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await firstAdministrator(office)
})
afterAll(() => office.close())

let strangers = 0
/** Wrong tries, each at another name that nobody bears, so that no name is locked. */
const spray = (count: number, ip: string, identity = office.identity) =>
  Promise.all(Array.from({ length: count }, () => identity.signIn(`nobody${strangers++}`, 'Wrong-2024-word', { ...from, ip })))
const administratorFrom = (ip: string) => office.identity.signIn(chosen.signInName, chosen.password, { ...from, ip })

describe('the limit by address 同一地址的登录限制', () => {
  it('slows down whoever sprays names, in all processes together, and says how long to wait', async () => {
    const half = addressLimit.tries / 2
    await Promise.all([spray(half, '198.51.100.1'), spray(half, '198.51.100.1', office.elsewhere)])
    const refused = await administratorFrom('198.51.100.1')
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'address-busy', retryAfterSeconds: addressLimit.secondsATry }] })
    expect((await administratorFrom('198.51.100.2')).kind).toBe('accepted')
    office.wallClock.pass(addressLimit.secondsATry / 60)
    expect((await administratorFrom('198.51.100.1')).kind).toBe('accepted')
  })

  it('lets an office go on behind one bad account: once its name is locked, its tries cost nobody anything', async () => {
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 30 }, () => office.identity.signIn('huaizhanghao', 'Wrong-2024-word', { ...from, ip: '198.51.100.3' })))
    }
    expect((await administratorFrom('198.51.100.3')).kind).toBe('accepted')
  })

  it('costs nothing to those who sign in rightly', async () => {
    const { rows: before } = await office.pool.query('select 1 from sign_in_allowances where full_at > $1', [office.wallClock.now()])
    for (let person = 0; person < 3; person++) accepted(await administratorFrom('198.51.100.4'))
    const { rows: after } = await office.pool.query('select 1 from sign_in_allowances where full_at > $1', [office.wallClock.now()])
    expect(after).toEqual(before)
  })

  it('tells how long a locked name has to wait', async () => {
    const tries = []
    for (let round = 0; round < 6; round++) tries.push(await office.identity.signIn('suozhu', 'Wrong-2024-word', { ...from, ip: '198.51.100.5' }))
    expect(codesOf(tries[5]!)).toEqual(['account-locked'])
    expect(tries[5]).toMatchObject({ refusals: [{ retryAfterSeconds: 900 }] })
  })

  it('keeps no address: the row says nothing of where it was', async () => {
    const { rows } = await office.pool.query('select row_to_json(sign_in_allowances)::text as row from sign_in_allowances')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ row }) => /198\.51/.test(row))).toEqual([])
  })
})
