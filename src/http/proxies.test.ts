import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { trustedProxies } from './proxies.ts'

describe('trusted proxies 可信代理', () => {
  it.each(['nginx', '10.0.0.256', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '10.0.0.0/x'])('are not started with where one is %s', (wrong) => {
    expect(() => trustedProxies({ SHOUXI_PROXIES: `10.0.0.5, ${wrong}` })).toThrow(`“${wrong}”不是 IP 地址或网段`)
  })

  it('are nobody without https, this machine alone with it, and exactly those that are named', () => {
    expect(trustedProxies({})).toEqual([])
    expect(trustedProxies({ SHOUXI_HTTPS: '1' })).toEqual(['127.0.0.1', '::1'])
    expect(trustedProxies({ SHOUXI_HTTPS: '1', SHOUXI_PROXIES: '10.0.0.5, 2001:db8::/32' })).toEqual(['10.0.0.5', '2001:db8::/32'])
  })

  it('are believed hop by hop: what a stranger wrote before them is not', async () => {
    const seen = (proxies: readonly string[], remoteAddress: string) => seenBy(proxies, remoteAddress, '203.0.113.9, 198.51.100.7')
    expect(await seen(trustedProxies({}), '127.0.0.1')).toBe('127.0.0.1')
    expect(await seen(trustedProxies({ SHOUXI_HTTPS: '1' }), '192.0.2.1')).toBe('192.0.2.1')
    expect(await seen(trustedProxies({ SHOUXI_HTTPS: '1' }), '127.0.0.1')).toBe('198.51.100.7')
    expect(await seen(trustedProxies({ SHOUXI_PROXIES: '127.0.0.1,198.51.100.0/24' }), '127.0.0.1')).toBe('203.0.113.9')
  })
})

async function seenBy(proxies: readonly string[], remoteAddress: string, forwardedFor: string): Promise<string> {
  const app = fastify({ trustProxy: proxies.length > 0 && [...proxies] })
  app.get('/', async (request) => request.ip)
  const { body } = await app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': forwardedFor } })
  await app.close()
  return body
}
