import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

const names = fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String), fc.constantFrom('__proto__', 'toString', '10', '9', '𠮷', '\uFB33'))
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, fc.constantFrom(null, true, false, -0), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ unit: 'binary' }), tie('list'), tie('object')),
  list: fc.array(tie('any')),
  object: fc.dictionary(names, tie('any')),
})).any

describe('the canonical form of RFC 8785', () => {
  it('is what the library says it is', () => {
    fc.assert(fc.property(value, (any) => { expect(canonical(any)).toBe(canonicalize(any)) }))
  })

  it('sorts members by code unit, not by number and not by code point', () => {
    expect(canonical({ 9: 1, 10: 2, '\uFB33': 3, '\u{20BB7}': 4 })).toBe('{"10":2,"9":1,"\u{20BB7}":4,"\uFB33":3}')
  })

  it('leaves out members that are undefined, and keeps the place of elements that are', () => {
    expect(canonical({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}')
  })

  it('writes what says itself how it is written', () => {
    expect(canonical({ on: new Date('2024-07-31T00:00:00.000Z') })).toBe('{"on":"2024-07-31T00:00:00.000Z"}')
  })

  it.each([NaN, Infinity, '\uD842', undefined, 1n, { '\uDFB7': 1 }, () => 1])('refuses %s', (without) => {
    expect(() => canonical(without)).toThrow(TypeError)
  })
})
