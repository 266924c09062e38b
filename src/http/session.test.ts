import { describe, expect, it } from 'vitest'
import { fromElsewhere } from './session.ts'

describe('a write sent by another site 跨站请求', () => {
  it.each([
    ['POST', 'https://xuanba.example', false],
    ['POST', 'https://xuanba.example.evil.example', true],
    ['POST', 'https://xuanba.example:8443', true],
    ['DELETE', 'null', true],
    ['PATCH', undefined, false],
    ['GET', 'https://evil.example', false],
  ] as const)('%s from %s: %s', (method, origin, isForged) => expect(fromElsewhere(method, origin, 'xuanba.example')).toBe(isForged))
})
