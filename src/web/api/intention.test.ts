import { beforeEach, describe, expect, it } from 'vitest'
import { newIntention, randomKey, type Intention } from './intention.ts'

describe('an intention', () => {
  let sent: string[] = []
  let intention: Intention
  beforeEach(() => {
    sent = []
    let made = 0
    intention = newIntention(() => `key-${(made += 1)}`)
  })

  const arrives = (words: unknown): Promise<string> => intention.once(words, async (key) => {
    sent.push(key)
    return `answer to ${key}`
  })
  const breaks = (words: unknown): Promise<string> => intention.once<string>(words, async (key) => {
    sent.push(key)
    throw new Error('the line is down')
  }).catch(({ message }: Error) => message)

  it('keeps its key while the same words are tried again', async () => {
    await breaks({ a: 1 })
    await arrives({ a: 1 })
    expect(sent).toEqual(['key-1', 'key-1'])
  })

  it('is another one for other words', async () => {
    await breaks({ a: 1 })
    await arrives({ a: 2 })
    expect(sent).toEqual(['key-1', 'key-2'])
  })

  it('is another one once the words arrived: pressing again is meant again', async () => {
    await arrives({ a: 1 })
    await arrives({ a: 1 })
    expect(sent).toEqual(['key-1', 'key-2'])
  })

  it('is sent once where it is pressed twice before the answer is there, and both presses get the one answer', async () => {
    expect(await Promise.all([arrives({ a: 1 }), arrives({ a: 1 })])).toEqual(['answer to key-1', 'answer to key-1'])
    expect(sent).toEqual(['key-1'])
  })

  it('fails both presses where the line breaks, and is tried again under its key', async () => {
    expect(await Promise.all([breaks({ a: 1 }), breaks({ a: 1 })])).toEqual(['the line is down', 'the line is down'])
    await arrives({ a: 1 })
    expect(sent).toEqual(['key-1', 'key-1'])
  })
})

it('a made key is 32 hexadecimal digits', () => expect(randomKey()).toMatch(/^[0-9a-f]{32}$/))
