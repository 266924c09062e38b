import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, chosen, codesOf, firstAdministrator, from, opened, openOffice, type Office } from './office.ts'
import type { Actor } from '../../src/domain/shared/actor.ts'

let office: Office
let administrator: Actor
beforeAll(async () => {
  office = await openOffice()
  administrator = await firstAdministrator(office)
})
afterAll(() => office.close())

const signIn = async () => accepted(await office.identity.signIn(chosen.signInName, chosen.password, from))
async function clerkSignedIn(signInName: string) {
  const { id, password } = await opened(office, administrator, signInName)
  return { id, ...accepted(await office.identity.signIn(signInName, password, from)) }
}
/** Longer than any process remembers a session without looking. */
const letCachesPass = () => office.wallClock.pass(0.1)

describe('a session 会话', () => {
  it('is stored by the hash of its token alone', async () => {
    const { token } = await signIn()
    const { rows } = await office.pool.query('select row_to_json(sessions)::text as row from sessions')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
  })

  it('ends after half an hour without a request', async () => {
    const { token } = await signIn()
    office.wallClock.pass(29)
    expect(await office.identity.actorOf(token)).toEqual(administrator)
    office.wallClock.pass(29)
    expect(await office.identity.actorOf(token)).toEqual(administrator)
    office.wallClock.pass(30)
    expect(await office.identity.actorOf(token)).toBeUndefined()
  })

  it('ends after twelve hours, however busy', async () => {
    const { token } = await signIn()
    for (let quarter = 1; quarter < 12 * 4; quarter++) {
      office.wallClock.pass(15)
      expect(await office.identity.actorOf(token)).toEqual(administrator)
    }
    office.wallClock.pass(15)
    expect(await office.identity.actorOf(token)).toBeUndefined()
  })

  it('ends at once when its owner signs out, and other sessions go on', async () => {
    const [here, there] = [await signIn(), await signIn()]
    await office.identity.signOut(here.token)
    expect(await office.identity.actorOf(here.token)).toBeUndefined()
    expect(await office.identity.actorOf(there.token)).toEqual(administrator)
    expect((await office.acts(administrator.account)).at(-1)?.type).toBe('SignedOut')
  })

  it('can be ended by the administrator, in this process at once and in another within seconds', async () => {
    const { id, token } = await clerkSignedIn('duochu')
    expect((await office.elsewhere.actorOf(token))?.account).toBe(id)
    accepted(await office.identity.endSessions(administrator, id, '笔记本电脑遗失'))
    expect(await office.identity.actorOf(token)).toBeUndefined()
    letCachesPass()
    expect(await office.elsewhere.actorOf(token)).toBeUndefined()
  })

  it('ends with the account, and an ended session stays ended when the account is open again', async () => {
    const { id, token } = await clerkSignedIn('tingyong')
    accepted(await office.identity.disableAccount(administrator, id, '调离岗位'))
    expect(await office.identity.actorOf(token)).toBeUndefined()
    accepted(await office.identity.enableAccount(administrator, id, '借调回来'))
    expect(await office.identity.actorOf(token)).toBeUndefined()
  })

  it('is over for the journal alone, too: a row left behind by a crash opens nothing', async () => {
    const { id, token } = await clerkSignedIn('canliu')
    const { rows: [row] } = await office.pool.query('select * from sessions where account = $1', [id])
    accepted(await office.identity.endSessions(administrator, id, '演练：断电'))
    const columns = Object.keys(row)
    await office.pool.query(
      `insert into sessions (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row),
    )
    expect(await office.identity.actorOf(token)).toBeUndefined()
  })

  it('is listed to its owner with its place, and one of them can be ended alone', async () => {
    const { actor, token } = await clerkSignedIn('liangchu')
    const phone = accepted(await office.identity.signIn('liangchu', `Chuanwu-7-${actor.account.slice(0, 6)}`, { ip: '198.51.100.9', userAgent: '演示手机' }))
    const listed = await office.identity.ownSessions(actor, token)
    expect(listed.map(({ ip, userAgent, isHere }) => ({ ip, userAgent, isHere })).toSorted((a, b) => a.ip.localeCompare(b.ip)))
      .toEqual([{ ...from, isHere: true }, { ip: '198.51.100.9', userAgent: '演示手机', isHere: false }])

    const there = listed.find(({ isHere }) => !isHere)?.id ?? ''
    expect(codesOf(await office.identity.endOwnSession(administrator, there))).toEqual(['no-such-session'])
    accepted(await office.identity.endOwnSession(actor, there))
    expect(await office.identity.actorOf(phone.token)).toBeUndefined()
    expect((await office.identity.actorOf(token))?.account).toBe(actor.account)
    expect(codesOf(await office.identity.endOwnSession(actor, there))).toEqual(['no-such-session'])
    expect((await office.acts(actor.account)).at(-1)?.type).toBe('SessionEnded')
  })

  it('stands in its table without the address it was begun from', async () => {
    await signIn()
    const { rows } = await office.pool.query('select origin from sessions where origin is not null')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ origin }) => origin.includes(from.ip))).toEqual([])
  })

  it('is found for nobody by a word that is no token', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), '\' or 1=1 --', '会话']) expect(await office.identity.actorOf(token)).toBeUndefined()
  })
})
