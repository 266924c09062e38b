import { describe, expect, it } from 'vitest'
import { Gathering } from './gathering.ts'

/** What left, in order: the word before each turn's questions, then the keys that were asked together. */
function asking() {
  const left: unknown[] = []
  const gathering = new Gathering(() => left.push('before'))
  const ask = (kind: string, key: string): Promise<string> => gathering.ask(kind, key, async (keys: readonly string[]) => {
    left.push([kind, ...keys])
    return keys.map((each) => `${kind} ${each}`)
  })
  return { left, ask, gathering }
}

describe('questions of one turn', () => {
  it('of one kind leave together, of two kinds one after the other, and each has its own answer', async () => {
    const { left, ask } = asking()
    const answers = await Promise.all([ask('streams', 'a'), ask('drafts', 'a'), ask('streams', 'b')])
    expect(answers).toEqual(['streams a', 'drafts a', 'streams b'])
    expect(left).toEqual(['before', ['streams', 'a', 'b'], ['drafts', 'a']])
  })

  it('that follow from an answer leave by themselves', async () => {
    const { left, ask } = asking()
    await Promise.all([ask('streams', 'a').then(() => ask('rows', 'a')), ask('streams', 'b').then(() => ask('rows', 'b'))])
    expect(left).toEqual(['before', ['streams', 'a', 'b'], 'before', ['rows', 'a', 'b']])
  })

  it('fail together, and only those of their kind', async () => {
    const { ask, gathering } = asking()
    const broken = (key: string): Promise<string> => gathering.ask('broken', key, () => Promise.reject(new Error('lost')))
    const outcomes = await Promise.allSettled([broken('a'), ask('streams', 'a'), broken('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
  })
})
