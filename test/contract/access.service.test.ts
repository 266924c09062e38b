import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallClock } from '../../src/adapters/clock/clock.ts'
import { loadMasterKey } from '../../src/adapters/crypto/masterKey.ts'
import { suiteNamed } from '../../src/adapters/crypto/suite.ts'
import { createIdentity } from '../../src/adapters/identity/identity.ts'
import { printed } from '../../src/adapters/identity/password.ts'
import { createStore, openPool } from '../../src/adapters/postgres/store.ts'
import { demoAccounts } from '../../src/demo/people.ts'
import type { AccountRole } from '../../src/domain/account/account.ts'
import { folds } from '../../src/domain/folds.ts'
import { allows, type Access } from '../../src/http/access.ts'
import { readModels } from '../../src/readmodels/index.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { addressOf, isUpload, routes, wordsForAll } from '../support/everyRoute.ts'

const accountRoles: readonly AccountRole[] = [
  'applicant', 'unit', 'district', 'office-maker', 'office-checker', 'expert', 'leading-group', 'government', 'auditor', 'admin',
]
/** Asked for by everybody in turn, a wrong password would lock every name of the walk. */
const asksForPassword: ReadonlySet<string> = new Set(['POST /api/password', 'POST /api/account/second-factor', 'POST /api/account/recovery-codes'])

/** Lists say what there is of one's own; they answer a stranger with nothing rather than with a refusal. */
const ownOnly: ReadonlySet<string> = new Set([
  'GET /api/worklist', 'GET /api/rounds', 'GET /api/policies', 'GET /api/cases', 'GET /api/experts', 'GET /api/desk', 'GET /api/organisations',
  'GET /api/accounts', 'GET /api/journal', 'GET /api/journal/verify', 'POST /api/journal/verify', 'GET /api/clock', 'POST /api/clock', 'POST /api/password',
  'GET /api/erasures', 'GET /api/effects', 'GET /api/account', 'POST /api/account/second-factor', 'POST /api/account/second-factor/confirm', 'POST /api/account/recovery-codes',
  'POST /api/accounts', 'POST /api/organisations',
  // What an authority published for everybody, and of its own lists each jurisdiction's.
  'GET /api/competitions', 'GET /api/days/:day',
])

describe('the access table 权限表', () => {
  let app: TestApp
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    app = await startTestApp('told')
    await openForeignAccounts()
    for (const role of accountRoles) {
      cookies.set(`own ${role}`, await app.as(demoAccounts.find((each) => each.role === role)?.signInName ?? '').cookie())
      cookies.set(`foreign ${role}`, await signIn(`foreign-${role}`))
    }
  }, 120_000)
  afterAll(() => app.stop())

  async function openForeignAccounts(): Promise<void> {
    const suite = suiteNamed('international')
    const masterKey = await loadMasterKey({ dataDir: app.dataDir }, false)
    const pool = openPool({ url: app.databaseUrl, max: 2 })
    const store = createStore({ pool, suite, masterKey, folds, readModels })
    await createIdentity({ pool, store, suite, masterKey, clock: wallClock, wallClock, stretching: printed })
      .openDemoAccounts('elsewhere', accountRoles.map((role) => ({ signInName: `foreign-${role}`, displayName: role, role, body: 'demo-unit-4', password: 'foreign-2024' })))
    await pool.end()
  }

  async function signIn(name: string): Promise<string> {
    const response = await fetch(`${app.url}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password: 'foreign-2024' }),
    })
    expect(response.status).toBe(200)
    return response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  }

  async function call(method: string, path: string, cookie?: string, madeFor?: string): Promise<{ status: number; codes: string[] }> {
    const uploads = isUpload({ method, path })
    const headers: Record<string, string> = { 'idempotency-key': crypto.randomUUID(), ...(cookie ? { cookie } : {}), ...(madeFor ? { 'x-shouxi-account': madeFor } : {}) }
    const form = new FormData()
    form.set('file', new Blob(['x'], { type: 'application/pdf' }), 'x.pdf')
    if (!uploads) headers['content-type'] = 'application/json'
    const body = method === 'GET' ? null : uploads ? form : JSON.stringify(wordsForAll)
    const response = await fetch(app.url + addressOf(path), { method, headers, body })
    const text = await response.text()
    const refusals = response.status >= 400 && text.startsWith('{') ? (JSON.parse(text) as { refusals?: { code: string }[] }).refusals ?? [] : []
    return { status: response.status, codes: refusals.map(({ code }) => code) }
  }

  const turnedAway = ({ status, codes }: { status: number; codes: string[] }): boolean => status === 403 && codes.includes('role-not-allowed')
  const guarded = routes.filter(({ path }) => path !== '/api/session')
  const named = (allowed: Access): readonly AccountRole[] => accountRoles.filter((role) => allows(allowed, role))

  it('names every role of every route, and the server turns away exactly the others', async () => {
    const seen: Record<string, readonly string[]> = {}
    for (const { route, method, path } of guarded) {
      const letIn: string[] = []
      for (const role of accountRoles) {
        // Moving the clock or changing the password would change the world that the walk goes through.
        const harmless = route === 'POST /api/clock' || asksForPassword.has(route)
        if (harmless || !turnedAway(await call(method, path, cookies.get(`foreign ${role}`)))) letIn.push(role)
      }
      seen[route] = letIn
    }
    expect(seen).toEqual(Object.fromEntries(guarded.map(({ route, allowed }) => [route, named(allowed)])))
  }, 240_000)

  it('asks whoever has not signed in to do so', async () => {
    const answers = await Promise.all(guarded.filter(({ allowed }) => allowed !== 'public').map(async ({ route, method, path }) => [route, (await call(method, path)).status]))
    expect(answers.filter(([, status]) => status !== 401)).toEqual([])
  }, 120_000)

  it('answers no page that was opened for another account, whatever the session may do', async () => {
    const answers = await Promise.all(guarded.filter(({ allowed }) => allowed !== 'public').map(async ({ route, method, path, allowed }) =>
      [route, (await call(method, path, cookies.get(`own ${named(allowed)[0]}`), 'somebody-else')).codes]))
    expect(answers.filter(([, codes]) => String(codes) !== 'other-account')).toEqual([])
  }, 120_000)

  it('shows a stranger from another jurisdiction nothing: what exists here does not exist there', async () => {
    const leaks: string[] = []
    for (const { route, method, path, allowed } of guarded.filter(({ route, allowed }) => allowed !== 'public' && !ownOnly.has(route))) {
      for (const role of named(allowed)) {
        const { status, codes } = await call(method, path, cookies.get(`foreign ${role}`))
        if (status !== 404 && !acceptable(route, codes)) leaks.push(`${route} as ${role}: ${status} ${codes.join()}`)
      }
    }
    expect(leaks).toEqual([])
  }, 240_000)

  /** Nobody's account is a refusal of its own. */
  const acceptable = (route: string, codes: readonly string[]): boolean =>
    (route.startsWith('POST /api/accounts/') && codes.includes('no-such-account'))

  it('lists nothing of this jurisdiction to a stranger', async () => {
    const list = async (path: string, role: string): Promise<string> =>
      (await fetch(app.url + path, { headers: { cookie: cookies.get(`foreign ${role}`) ?? '' } })).text()
    const texts = await Promise.all([
      list('/api/cases', 'office-maker'), list('/api/rounds', 'office-maker'), list('/api/worklist', 'office-maker'), list('/api/journal', 'auditor'),
      list('/api/accounts', 'admin'), list('/api/organisations', 'admin'), list('/api/experts', 'office-maker'), list('/api/desk', 'expert'), list('/api/policies', 'unit'),
    ])
    const own = await (await fetch(`${app.url}/api/cases`, { headers: { cookie: cookies.get('own office-maker') ?? '' } })).text()
    expect({ proof: own.includes('demo-case-27'), leaks: texts.filter((text) => /demo-case|demo-round|jingban|威海/.test(text)) }).toEqual({ proof: true, leaks: [] })
  })
})
