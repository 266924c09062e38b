import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, readIdNumber } from './idNumber.ts'

describe('an ID number 公民身份号码', () => {
  it('tells the day of birth and the sex (the examples of GB 11643)', () => {
    expect(readIdNumber('11010519491231002X')).toEqual({ birthDay: '1949-12-31', sex: 'female' })
    expect(readIdNumber('440524188001010014')).toEqual({ birthDay: '1880-01-01', sex: 'male' })
  })

  it('may end in a lower-case x', () => {
    expect(readIdNumber('11010519491231002x')).toEqual({ birthDay: '1949-12-31', sex: 'female' })
  })

  it.each([['', 'id-number-format'], ['1101051949123100', 'id-number-format'], ['11010519491231002Y', 'id-number-format'], ['X1010519491231002X', 'id-number-format'], ['11010519491231002X1', 'id-number-format'], ['1 11010519491231002X', 'id-number-format'],
    ['110105194913310021', 'id-number-birth-day'], ['110105190002290021', 'id-number-birth-day'], ['110105194912310021', 'id-number-check-digit']])(
    '%s is refused as %s', (text, fault) => expect(readIdNumber(text)).toBe(fault))

  it('with one digit mistyped is never accepted', () => {
    const body = fc.tuple(fc.integer({ min: 100_000, max: 999_999 }), fc.integer({ min: 1950, max: 2005 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
      .map(([area, year, month, day, serial]) => `${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`)
    fc.assert(fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      const number = digits + checkDigit(digits)
      const mistyped = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1)
      expect(typeof readIdNumber(number)).toBe('object')
      expect(typeof readIdNumber(mistyped)).toBe('string')
    }))
  })
})
