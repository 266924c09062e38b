import { describe, expect, it } from 'vitest'
import { isElder, switchElder } from './elder.ts'
import { siteLinks } from './links.ts'

describe('the elder version 长者版', () => {
  it('is read from its own cookie alone', () => {
    expect(['shouxi-elder=on', 'a=1; shouxi-elder=on;b=2', 'xshouxi-elder=on', 'shouxi-elder=', 'a="shouxi-elder=on', undefined].map(isElder))
      .toEqual([true, true, false, false, false, false])
  })

  it('is switched by a link that leads back to its page', () => {
    const link = new URL(siteLinks.elder(true, siteLinks.certificate('2024-001')), 'http://site.invalid')
    expect(link.pathname).toBe('/elder/on')
    expect(switchElder(true, link.searchParams.get('back') ?? undefined)).toEqual({
      status: 303,
      headers: { location: '/verify/2024-001', 'set-cookie': 'shouxi-elder=on; Max-Age=31536000; Path=/; SameSite=Lax', 'cache-control': 'no-store' },
    })
    expect(switchElder(false, '/').headers['set-cookie']).toBe('shouxi-elder=; Max-Age=0; Path=/; SameSite=Lax')
  })

  it.each(['https://elsewhere.invalid/', '//elsewhere.invalid', '/\\elsewhere.invalid', '/.//elsewhere.invalid', '/\t/elsewhere.invalid', 'javascript:alert(1)', '', undefined])('never leads to another site: %s', (back) => {
    expect(switchElder(true, back).headers.location).toBe('/')
  })

  it('keeps a location in one line', () => {
    expect(switchElder(true, '/notices/1\r\nset-cookie: a=1').headers.location).toBe('/notices/1set-cookie:%20a=1')
  })
})
