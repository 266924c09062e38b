import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { Refused } from '../usecases/refused.ts'
import { cleanFileName, cleanWords, namesNothing } from './plainText.ts'

async function cleaned(body: unknown, query: unknown = {}): Promise<unknown> {
  const request = { body, query } as FastifyRequest
  await cleanWords(request)
  return [request.body, request.query]
}

describe('what a request says 请求中的文字', () => {
  it('is refused where it is nested deeper than anything we ask for', async () => {
    const deep = (levels: number): unknown => levels === 0 ? 'x' : [deep(levels - 1)]
    await expect(cleaned(deep(21))).rejects.toThrow(Refused)
    expect(await cleaned(deep(20))).toEqual([deep(20), {}])
  })

  it('loses what nobody sees and no database keeps, in every text and name; lines, tabs and rare characters stay', async () => {
    expect(await cleaned({ 'a\u0000': ['x\u0007y', { b: '一\n二\t𠮷\u200B' }], n: 7, t: true, z: null }, { q: '张\u0000三', r: '\ud800' }))
      .toEqual([{ a: ['xy', { b: '一\n二\t𠮷' }], n: 7, t: true, z: null }, { q: '张三', r: '\ufffd' }])
    expect(await cleaned(undefined)).toEqual([undefined, {}])
  })

  it('names nothing with a control character in an address', () =>
    expect([namesNothing({ id: 'a\u0000b' }), namesNothing({ id: 'demo-round-1' }), namesNothing({})]).toEqual([true, false, false]))

  it('keeps of a file name what is seen, and nothing that turns it round', () =>
    expect(cleanFileName('证书\u0000\r\n\u202Efdp.exe')).toBe('证书fdp.exe'))
})
