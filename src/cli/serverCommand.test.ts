import { describe, expect, it } from 'vitest'
import { greeting } from './serverCommand.ts'

describe('what the program says when it has started', () => {
  const started = { url: 'http://127.0.0.1:8080', accounts: [] }
  const warns = (...said: Parameters<typeof greeting>) => greeting(...said).some((line) => line.includes('没有设置 SHOUXI_PUBLIC_URL：证书的二维码会印上 http://127.0.0.1:8080'))

  it('in real work, as long as nobody has said by which address the site is known, is that certificates will lead nowhere; in the demo they may', () =>
    expect([warns('serve', started), warns('serve', started, 'https://shouxi.example.cn'), warns('demo', started)]).toEqual([true, false, false]))
})
