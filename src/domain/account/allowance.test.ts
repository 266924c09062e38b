import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressLimit, giveBack, takeFromAddress, type Allowance } from './allowance.ts'

const start = Date.parse('2024-07-12T01:00:00.000Z')
const second = (count: number): string => new Date(start + count * 1_000).toISOString()
const fresh: Allowance = { fullAt: second(0) }

describe('the allowance of an address 地址限额', () => {
  it('is used up by fifty failures at once, and the next one waits for one try, not for a quarter of an hour', () => {
    const { opened, left } = failing(Array.from({ length: 60 }, () => 0))
    expect(opened).toBe(addressLimit.tries)
    expect(takeFromAddress(left, second(0))).toMatchObject({ open: false, retryAfterSeconds: 18 })
    expect(takeFromAddress(left, second(17))).toMatchObject({ open: false, retryAfterSeconds: 1 })
    expect(takeFromAddress(left, second(18))).toMatchObject({ open: true })
  })

  it('lets through no more than fifty and one every eighteen seconds, however the tries fall', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3_600 }), { maxLength: 400 }), (unsorted) => {
      const seconds = unsorted.sort((a, b) => a - b)
      expect(failing(seconds).opened).toBeLessThanOrEqual(addressLimit.tries + Math.floor((seconds.at(-1) ?? 0) / addressLimit.secondsATry))
    }))
  })

  it('loses nothing by a sign-in that succeeded: a whole office may come at nine', () => {
    let left = fresh
    for (let person = 0; person < 500; person++) {
      const taken = takeFromAddress(left, second(0))
      expect(taken.open).toBe(true)
      left = giveBack(taken.left, second(0))
    }
    expect(left).toEqual(fresh)
  })

  it('saves no tries up, and makes nobody wait longer where the clock was set back', () => {
    expect(giveBack(fresh, second(5))).toEqual({ fullAt: second(5) })
    expect(takeFromAddress({ fullAt: second(1_000_000) }, second(0))).toMatchObject({ open: false, retryAfterSeconds: 18 })
  })
})

/** Tries at these seconds, all of which fail. */
function failing(seconds: readonly number[]) {
  let left = fresh
  const opened = seconds.filter((at) => {
    const taken = takeFromAddress(left, second(at))
    left = taken.left
    return taken.open
  }).length
  return { opened, left }
}
