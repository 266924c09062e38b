import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPageCache, type PageCache } from './cache.ts'

const MIDNIGHT = Date.parse('2024-09-03T16:00:00.000Z')
const page = `<!doctype html><p>公示 𠮷演五 ${'名单'.repeat(500)}</p>`
const elderPage = page.replace('<p>', '<p class="large">')

let clock: number
let cache: PageCache
let server: Server
let origin: string

beforeEach(async () => {
  clock = MIDNIGHT - 3_600_000
  cache = createPageCache({ now: () => clock, maxBytes: 100_000 })
  server = createServer((request, response) => {
    if (!cache.serveCached(request, response)) response.writeHead(404).end('not remembered')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => new Promise((done) => {
  server.close(done)
  server.closeAllConnections()
}))

const remember = (path: string, html = page, isElder = false, generation = cache.generation()): void =>
  cache.remember({ path, isElder }, html, { generation, maxAgeSeconds: 60, expiresAt: MIDNIGHT })
const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
  fetch(origin + path, { method, headers: { 'accept-encoding': 'identity', ...headers } })
const isRemembered = async (path: string, headers?: Readonly<Record<string, string>>): Promise<boolean> => (await ask(path, headers)).status === 200

describe('a remembered page', () => {
  it.each(['identity', 'gzip', 'br'])('comes byte for byte, packed as %s', async (encoding) => {
    remember('/notices/1')
    const answer = await ask('/notices/1', { 'accept-encoding': encoding })
    expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(await answer.text()).toBe(page)
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br'], ['gzip;q=1.0, br;q=0', 'gzip'], ['GZIP', 'gzip'], ['deflate', null], ['br;q=0.000', null],
  ])('is packed as a browser allows: %s', async (accepted, encoding) => {
    remember('/')
    expect((await ask('/', { 'accept-encoding': accepted })).headers.get('content-encoding')).toBe(encoding)
  })

  it('lets no script run, whatever its text', async () => {
    remember('/')
    const { headers } = await ask('/')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; /)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('vary')).toBe('accept-encoding, cookie')
  })

  it('is not sent again to whoever has it', async () => {
    remember('/notices/1')
    const etag = (await ask('/notices/1')).headers.get('etag') ?? ''
    const again = await ask('/notices/1', { 'if-none-match': etag })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await ask('/notices/1', { 'if-none-match': `"other", ${etag.slice(2)}` })).status).toBe(304)
    expect((await ask('/notices/1', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('has another tag once its text is another', async () => {
    remember('/notices/1')
    const etag = (await ask('/notices/1')).headers.get('etag') ?? ''
    remember('/notices/1', elderPage)
    expect((await ask('/notices/1', { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('the elder version', () => {
  it('is kept beside the plain one and given to those alone who chose it', async () => {
    remember('/notices/1')
    remember('/notices/1', elderPage, true)
    expect(await (await ask('/notices/1', { cookie: 'session=x; shouxi-elder=on' })).text()).toBe(elderPage)
    expect(await (await ask('/notices/1', { cookie: 'not-shouxi-elder=on' })).text()).toBe(page)
    expect(await (await ask('/notices/1')).text()).toBe(page)
  })

  it('is not made up from the plain one', async () => {
    remember('/notices/1')
    expect(await isRemembered('/notices/1', { cookie: 'shouxi-elder=on' })).toBe(false)
  })
})

describe('what is not answered from memory', () => {
  it('is a page nobody remembered, a query, another method', async () => {
    remember('/notices/1')
    expect(await isRemembered('/notices/2')).toBe(false)
    expect(await isRemembered('/notices/1?key=1')).toBe(false)
    expect((await ask('/notices/1', {}, 'POST')).status).toBe(404)
    expect((await ask('/notices/1', {}, 'HEAD')).status).toBe(404)
  })

  it('is anything with a query: it can not even be remembered', () => {
    expect(() => remember('/verify?number=1')).toThrow('only a path without a query can be remembered')
  })

  it('is a page after its midnight; in the last minute browsers are told to ask again', async () => {
    remember('/notices/1')
    expect((await ask('/notices/1')).headers.get('cache-control')).toBe('public, max-age=60')
    clock = MIDNIGHT - 60_000
    expect((await ask('/notices/1')).headers.get('cache-control')).toBe('no-cache')
    clock = MIDNIGHT
    expect(await isRemembered('/notices/1')).toBe(false)
    remember('/notices/1')
    expect(await isRemembered('/notices/1')).toBe(false)
  })
})

describe('forgetting', () => {
  it('takes every page, in both sizes', async () => {
    remember('/notices/1')
    remember('/notices/1', elderPage, true)
    cache.forgetAll()
    expect([await isRemembered('/notices/1'), await isRemembered('/notices/1', { cookie: 'shouxi-elder=on' }), cache.size()]).toEqual([false, false, 0])
  })

  it('does not let a page come back that was read before', async () => {
    const generation = cache.generation()
    cache.forgetAll()
    remember('/notices/1', page, false, generation)
    expect(await isRemembered('/notices/1')).toBe(false)
  })
})

describe('the bound', () => {
  it('holds, and spares what people read against numbers tried one after another', async () => {
    remember('/notices/1')
    for (let number = 0; number < 200; number += 1) {
      expect(await isRemembered('/notices/1')).toBe(true)
      remember(`/verify/2024-${number}`)
      expect(cache.size()).toBeLessThanOrEqual(100_000)
    }
    expect([await isRemembered('/verify/2024-0'), await isRemembered('/verify/2024-199')]).toEqual([false, true])
  })

  it('spares nobody twice who is not asked for again: a newcomer finds room by the second time', async () => {
    remember('/notices/0')
    const paths = Array.from({ length: Math.floor(100_000 / cache.size()) }, (_, number) => `/notices/${number}`)
    for (const path of paths) {
      remember(path)
      await ask(path)
    }
    remember('/lists/1')
    remember('/lists/1')
    expect([cache.size() <= 100_000, await isRemembered('/notices/0'), await isRemembered('/lists/1')]).toEqual([true, false, true])
  })

  it('counts a page that replaces itself once', () => {
    remember('/notices/1')
    const size = cache.size()
    remember('/notices/1')
    expect(cache.size()).toBe(size)
  })
})
