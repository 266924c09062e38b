import { describe, expect, it } from 'vitest'
import { standingOn, validityInWords } from './validity.ts'

const ending = { validity: { from: '2024-07-11', until: '2024-12-31' } }
const open = { validity: { from: '2024-07-11', until: null } }

describe('the validity of a measure 施行、失效', () => {
  it.each([
    ['2024-07-10', 'not-yet'], ['2024-07-11', 'in-force'], ['2024-12-31', 'in-force'], ['2025-01-01', 'expired'],
  ])('on %s: %s', (day, standing) => expect(standingOn(ending, day)).toBe(standing))

  it('lasts where the text names no last day', () => expect(standingOn(open, '2099-01-01')).toBe('in-force'))

  it('is told with both days, or that the text names no last one', () => {
    expect([validityInWords(ending), validityInWords(open)]).toEqual(['自2024年7月11日起至2024年12月31日止', '自2024年7月11日起，没有写明终止日'])
  })
})
