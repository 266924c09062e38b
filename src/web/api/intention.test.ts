import { beforeEach, describe, expect, it } from 'vitest'
import { newIntention, randomKey, type Intention } from './intention.ts'

describe('the key of an intention', () => {
  let made = 0
  let intention: Intention
  beforeEach(() => {
    made = 0
    intention = newIntention(() => `key-${(made += 1)}`)
  })

  it('stays the same while the same words are tried again', () =>
    expect([intention.keyFor({ a: 1 }), intention.keyFor({ a: 1 })]).toEqual(['key-1', 'key-1']))

  it('is another one for other words', () =>
    expect([intention.keyFor({ a: 1 }), intention.keyFor({ a: 2 })]).toEqual(['key-1', 'key-2']))

  it('is another one once the words arrived: pressing again is meant again', () => {
    intention.keyFor({ a: 1 })
    intention.arrived()
    expect(intention.keyFor({ a: 1 })).toBe('key-2')
  })
})

it('a made key is 32 hexadecimal digits', () => expect(randomKey()).toMatch(/^[0-9a-f]{32}$/))
