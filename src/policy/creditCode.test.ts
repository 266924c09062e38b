import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCheckCharacter, isCreditCode } from './creditCode.ts'

describe('a unified social credit code 统一社会信用代码', () => {
  it('is accepted with its check character (the example of GB 32100)', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
  })

  it.each(['91350100M000100Y44', '91350100M000100Y4', '91350100I000100Y43', '91350100m000100Y43', '91350100M000100Y43 ', ''])('%s is refused', (text) => {
    expect(isCreditCode(text)).toBe(false)
  })

  it('with one character mistyped is never accepted', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const character = fc.constantFrom(...alphabet)
    const body = fc.tuple(fc.constant('91'), fc.stringMatching(/^\d{6}$/), fc.string({ unit: character, minLength: 9, maxLength: 9 })).map((parts) => parts.join(''))
    fc.assert(fc.property(body, fc.nat(16), character, (digits, at, other) => {
      fc.pre(digits[at] !== other)
      const code = digits + creditCheckCharacter(digits)
      expect(isCreditCode(code)).toBe(true)
      expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
    }))
  })
})
