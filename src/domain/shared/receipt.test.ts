import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { receiptIn, receiptInWords, receiptNumber } from './receipt.ts'

const id = '0190b2c4-7e8f-7a31-9c55-3f1b2a4d5e6f'

describe('the number on a receipt 回执编号', () => {
  it('is of ten figures that follow from the id alone', () => {
    expect([receiptNumber(id), receiptInWords(id)]).toEqual(['8400260817', '840\u00a0026\u00a00817'])
    fc.assert(fc.property(fc.string(), (any) => { expect(receiptNumber(any)).toMatch(/^[1-9]\d{9}$/) }))
  })

  it('is understood as people write it down', () => {
    expect([receiptInWords(id), '840 026 0817', '840-026-0817', '8400260817', '８４０ ０２６ ０８１７', '8400 2608 17'].map(receiptIn)).toEqual(Array.from({ length: 6 }, () => '8400260817'))
    fc.assert(fc.property(fc.uuid(), (any) => { expect(receiptIn(receiptInWords(any))).toBe(receiptNumber(any)) }))
  })

  it.each(['', '毕演舟', '840026081', '84002608170', '0400260817', 'case-8400260817'])('is not in “%s”', (words) => expect(receiptIn(words)).toBeUndefined())

  it('can fall together for two ids: whoever starts a case looks first', () => expect(receiptNumber('case-446638')).toBe(receiptNumber('case-684836')))
})
