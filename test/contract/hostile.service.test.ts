import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../../src/demo/people.ts'
import type { Access } from '../../src/http/access.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { addressOf, isUpload, routes, wordsForAll } from '../support/everyRoute.ts'

type Route = (typeof routes)[number]
type Attempt = Readonly<{ route: string; what: string; address: string; init: RequestInit }>

const NUL = '\u0000'
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

/** What no page of ours would ever send, as raw JSON, since some of it can't be written as a value. */
const hostileJson: readonly string[] = [
  '"a\\u0000b"', '"\\udfff\\ud800"', JSON.stringify('长'.repeat(30_000)), '""', '"1"', '-1', '1.5', '3000000000', '1e400', 'null', 'true', '[]', '["\\u0000"]', '[null]', '[{}]',
  '{"__proto__":{"x":1}}', '{"toString":"x"}', '{"":""}', nested(60), '"9999-12-31"', '"2024-02-30"',
]
const hostileBodies: readonly string[] = ['', 'null', '[]', '"x"', '7', '{', '{"__proto__":{}}', '{"constructor":1}', nested(100_000), '\u0000', '{"a":"\\ud800"}', '\ufeff{}', 'NaN']
const hostilePaths: readonly string[] = [
  '%00', 'a%00b', '%ff', '%ED%A0%80', '%E0%A4%A', '%', '..', '%2e%2e%2f', '%0a', '%F0%9F%98%80', 'x'.repeat(3_000), '-1', '__proto__', 'constructor', '%20', '%22', '{}', "'", '%u0000', '%25',
]
const hostileQueries: readonly string[] = [
  '%00', 'a%00b', '%ff', '%ED%A0%80', '%', '', '-1', '0', '1e9', '1e99', '99999999999999999999', '9007199254740991', '1.5', 'NaN', 'x', 'true', '%5B%5D', '{}', '%F0%9F%98%80', '__proto__', '长'.repeat(500), "'", '%25_',
]
const hostileHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'idempotency-key': '' }, { 'idempotency-key': 'x'.repeat(5_000) }, { 'idempotency-key': 'é\u00ff\u0080zzzzzzz' }, { origin: 'null' }, { origin: '%' }, { 'content-type': 'application/json; charset=x' },
  { 'content-type': 'text/plain' }, { 'content-type': 'multipart/form-data' }, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': '' }, { 'user-agent': 'é\u00ff'.repeat(2_000) }, { 'x-forwarded-for': 'é, , x' }, { 'accept-encoding': 'é' }, { 'if-none-match': '"' }, { range: 'bytes=9-1' },
]
const hostileCookies: readonly string[] = ['%00', '%ff', 'x'.repeat(3_000), '"', '%ED%A0%80', '\u00ff']

/** Headers and cookies are read in one place: a few routes stand for all. */
const readsHeaders: ReadonlySet<string> = new Set(['GET /api/session', 'POST /api/session', 'GET /api/cases', 'POST /api/cases', 'PATCH /api/cases/:id/draft'])

describe('hostile requests 恶意请求', () => {
  let app: TestApp
  let asked: Readonly<Record<string, Readonly<Record<string, Readonly<{ body: readonly string[]; query: readonly string[] }>>>>>

  beforeAll(async () => {
    app = await startTestApp('told')
    asked = fieldsIn(await (await fetch(`${app.url}/api/openapi.json`)).json() as OpenApi)
  }, 120_000)
  afterAll(() => app.stop())

  const cookieFor = (allowed: Access): Promise<string> =>
    allowed === 'public' ? Promise.resolve('') : app.as(demoAccounts.find(({ role }) => allowed.some((each) => each === role))?.signInName ?? '').cookie()

  /** The places where something can be put into a request of this route. */
  async function attemptsOn(route: Route): Promise<Attempt[]> {
    const headers = { 'content-type': 'application/json', 'cookie': await cookieFor(route.allowed) }
    const attempt = (what: string, { address = addressOf(route.path), body = JSON.stringify(wordsForAll), more = {} }: Readonly<{ address?: string; body?: string | FormData; more?: Readonly<Record<string, string>> }>): Attempt => {
      const { 'content-type': json, ...rest } = headers
      const kind = body instanceof FormData ? rest : { ...rest, 'content-type': json }
      return { route: route.route, what, address, init: { method: route.method, headers: { 'idempotency-key': crypto.randomUUID(), ...kind, ...more }, ...(route.method === 'GET' ? {} : { body }) } }
    }
    const { body = [], query = [] } = asked[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()] ?? {}
    const place = addressOf(route.path)
    return [
      ...body.flatMap((field) => hostileJson.map((value) => attempt(`${field}=${value.slice(0, 40)}`, { body: bodyWith(field, value) }))),
      ...(route.method === 'GET' ? [] : hostileBodies.map((value) => attempt(`body ${JSON.stringify(value.slice(0, 40))}`, { body: value }))),
      ...[...route.path.matchAll(/:\w+/g)].flatMap(([param]) => hostilePaths.map((value) => attempt(`${param}=${value.slice(0, 40)}`, { address: addressOf(route.path.replace(param, value)) }))),
      ...[...query, 'unknown'].flatMap((name) => hostileQueries.map((value) => attempt(`?${name}=${value.slice(0, 40)}`, { address: `${place.split('?')[0]}?${name}=${value}` }))),
      ...(isUpload(route) || readsHeaders.has(route.route) ? hostileHeaders.map((more) => attempt(JSON.stringify(more).slice(0, 60), { more })) : []),
      ...(readsHeaders.has(route.route) ? hostileCookies.map((value) => attempt(`cookie ${value.slice(0, 20)}`, { more: { cookie: `shouxi_session=${value}` } })) : []),
      ...(isUpload(route) ? hostileUploads().map(([what, form]) => attempt(what, { body: form })) : []),
    ]
  }

  /** Sends a few at a time, and tells what ended in an error of ours, or in words that nobody here can read. */
  async function failuresOf(attempts: readonly Attempt[]): Promise<string[]> {
    const failures: string[] = []
    const waiting = [...attempts]
    const hand = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { route, what, address, init } = next
        const response = await fetch(app.url + address, { ...init, redirect: 'manual' }).catch((error: unknown) => new Response(String(error), { status: 599 }))
        const text = await response.text()
        if (response.status >= 500 || (response.status >= 400 && !/[\u4e00-\u9fff]/.test(text))) failures.push(`${route} ${what}: ${response.status} ${text.slice(0, 120)}`)
      }
    }
    await Promise.all(Array.from({ length: 6 }, hand))
    return failures
  }

  /** What ends the session, changes the password or moves the clock would change the world of all that comes after. */
  const lasting = new Set(['DELETE /api/session', 'POST /api/password', 'POST /api/clock', 'POST /api/journal/verify'])

  it('through every route of the access table are turned away in Chinese, and none is an error of ours', async () => {
    const attempts = (await Promise.all(routes.filter(({ route }) => !lasting.has(route)).map(attemptsOn))).flat()
    expect(attempts.length).toBeGreaterThan(5_000)
    expect(await failuresOf(attempts)).toEqual([])
  }, 600_000)

  it('to the public pages are turned away in Chinese', async () => {
    const pages = ['/rounds/', '/notices/', '/lists/', '/policies/', '/verify/', '/elder/', '/app/', '/app/assets/', '/']
    const addresses = [
      ...pages.flatMap((page) => hostilePaths.map((value) => page + value)), ...hostilePaths.flatMap((value) => [`/notices/${value}/object`, `/notices/demo-round-1/received/${value}`]),
      ...hostileQueries.flatMap((value) => [`/verify?number=${value}`, `/elder/on?back=${value}`, `/?${value}`]),
    ]
    const attempts = addresses.map((address): Attempt => ({ route: 'GET', what: address.slice(0, 60), address, init: {} }))
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    const words = ['name', 'contact', 'facts', 'evidence', 'application', 'key']
    const filled = 'application=demo-case-1&name=某某&contact=0631-5231234&facts=具体事实不少于十个字的说明&evidence=无&key=12345678&'
    const objections = words.flatMap((word) => hostileQueries.map((value): Attempt =>
      ({ route: 'POST objection', what: `${word}=${value.slice(0, 40)}`, address: '/notices/demo-round-1/object', init: { ...form, body: `${filled}${word}=${value}` } })))
    expect(await failuresOf([...attempts, ...objections])).toEqual([])
  }, 240_000)

  it('that change the world end no better', async () => {
    const attempts = (await Promise.all(routes.filter(({ route }) => lasting.has(route) && route !== 'POST /api/journal/verify').map(attemptsOn))).flat()
    expect(await failuresOf(attempts)).toEqual([])
  }, 240_000)
})

const bodyWith = (field: string, value: string): string =>
  `{${Object.entries(wordsForAll).filter(([name]) => name !== field).map(([name, word]) => `${JSON.stringify(name)}:${JSON.stringify(word)}`).join()},${JSON.stringify(field)}:${value}}`

function hostileUploads(): readonly (readonly [string, string | FormData])[] {
  const names = [`a${NUL}.pdf`, `${NUL}`, '..', '../../x.pdf', 'a\u202Efdp.exe', 'x'.repeat(5_000) + '.pdf', '', '\ud800.pdf', 'a\r\nb.pdf', '.pdf']
  const forms = names.map((name) => {
    const form = new FormData()
    form.set('file', new Blob(['%PDF-1.4 x'], { type: 'application/pdf' }), name)
    return [`file name ${JSON.stringify(name.slice(0, 20))}`, form] as const
  })
  const none = new FormData()
  none.set('other', 'x')
  return [...forms, ['no file', none]]
}

type OpenApi = Readonly<{ paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>
type Operation = Readonly<{
  parameters?: readonly Readonly<{ in: string; name: string }>[]
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Readonly<{ properties?: object }> }>>> }>
}>

/** The fields that each route asks for, as it says itself. */
function fieldsIn({ paths }: OpenApi) {
  return Object.fromEntries(Object.entries(paths).map(([path, operations]) => [path, Object.fromEntries(Object.entries(operations).map(([method, { parameters = [], requestBody }]) => [method, {
    query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    body: Object.keys(requestBody?.content['application/json']?.schema.properties ?? {}),
  }]))]))
}
