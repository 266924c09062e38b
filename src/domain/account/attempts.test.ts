import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptLimit, takeTry, type Attempts } from './attempts.ts'

const start = Date.parse('2024-07-12T01:00:00.000Z')
const instant = (ms: number): string => new Date(start + ms).toISOString()

describe('the limit of failed sign-ins 登录失败限制', () => {
  it('locks with the fifth try, which itself still counts', () => {
    let attempts: Attempts | undefined
    const open = [0, 1, 2, 3, 4, 5].map((minute) => {
      const taken = takeTry(attempts, instant(minute * 60_000))
      attempts = taken.attempts
      return taken.open
    })
    expect(open).toEqual([true, true, true, true, true, false])
    expect(attempts?.lockedUntil).toBe(instant(19 * 60_000))
  })

  it('lets five through of any number of tries within fifteen minutes', () => {
    const offsets = fc.array(fc.integer({ min: 0, max: attemptLimit.withinMinutes * 60_000 - 1 }), { minLength: 5, maxLength: 60 })
    fc.assert(fc.property(offsets, (unsorted) => {
      expect(through(unsorted.sort((a, b) => a - b))).toBe(5)
    }))
  })

  it('begins anew once the lock or the fifteen minutes are over', () => {
    const minutes = (...at: readonly number[]): number => through(at.map((minute) => minute * 60_000))
    expect(minutes(0, 0, 0, 0, 15, 15, 15, 15)).toBe(8)
    expect(minutes(0, 0, 0, 0, 10, 24, 25)).toBe(6)
  })
})

/** How many of tries at these milliseconds may look at the password. */
function through(offsets: readonly number[]): number {
  let attempts: Attempts | undefined
  return offsets.filter((offset) => {
    const taken = takeTry(attempts, instant(offset))
    attempts = taken.attempts
    return taken.open
  }).length
}
