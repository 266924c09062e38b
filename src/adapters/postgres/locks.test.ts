import { describe, expect, it } from 'vitest'
import { HeldLocks, lockNumber } from './locks.ts'
import type { Asking } from './session.ts'

const [one, other] = [{}, {}]
const numberOf = (name: string): string => String(lockNumber('weihai', 'lock', name))

function held() {
  const sent: unknown[] = []
  const asking: Asking = { send: ({ name }, values) => { sent.push([name, ...values ?? []]) }, run: () => Promise.reject(new Error('nothing is asked')) }
  const locks = new HeldLocks('weihai')
  return { locks, take: () => locks.take(asking), sent }
}

describe('locks of one transaction', () => {
  it('are asked of the server once, however many want them, in the order of their numbers', () => {
    const { locks, take, sent } = held()
    expect([locks.ask(one, 'round', 'shared'), locks.ask(other, 'round', 'shared'), locks.ask(one, 'a', 'exclusive'), locks.ask(other, 'b', 'exclusive')]).toEqual([true, true, true, true])
    take()
    take()
    const numbers = [numberOf('a'), numberOf('b')].toSorted((x, y) => (BigInt(x) < BigInt(y) ? -1 : 1))
    expect(sent).toEqual([['lock-shared', [numberOf('round')]], ['lock-exclusive', numbers]])
  })

  it('are refused where another holds what can not be shared', () => {
    const { locks } = held()
    locks.ask(one, 'round', 'shared')
    locks.ask(one, 'person', 'exclusive')
    expect([locks.ask(other, 'round', 'exclusive'), locks.ask(other, 'person', 'shared'), locks.ask(other, 'person', 'exclusive')]).toEqual([false, false, false])
  })

  it('may be asked for again by their holder, also for more', () => {
    const { locks, take, sent } = held()
    expect([locks.ask(one, 'round', 'shared'), locks.ask(one, 'round', 'exclusive'), locks.ask(one, 'round', 'shared')]).toEqual([true, true, true])
    expect(locks.ask(other, 'round', 'shared')).toBe(false)
    take()
    expect(sent).toEqual([['lock-shared', [numberOf('round')]], ['lock-exclusive', [numberOf('round')]]])
  })

  it('of one name for two purposes are two', () => {
    const { locks } = held()
    expect([locks.ask(one, 'key', 'exclusive'), locks.ask(other, 'key', 'exclusive', 'once')]).toEqual([true, true])
  })
})
