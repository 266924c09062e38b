import { describe, expect, it } from 'vitest'
import { countGraphemes, counterFor } from './length.ts'

describe('counting characters', () => {
  it('counts a rare name character outside the basic plane as one', () => expect(countGraphemes('𠮷野𬱖')).toBe(3))
  it('counts a letter with its combining mark as one', () => expect(countGraphemes('e\u0301')).toBe(1))
  it('counts nothing in an empty text', () => expect(countGraphemes('')).toBe(0))
})

describe('the counter under a long text', () => {
  it('stays quiet far from the limit and says what is wanted', () =>
    expect(counterFor(320, 1200, 1000)).toEqual({ text: '已写320字，要求约1000字', tone: 'quiet' }))
  it('turns near the limit', () =>
    expect(counterFor(1080, 1200, 1000)).toEqual({ text: '已写1080字，还可写120字', tone: 'near' }))
  it('says by how much the limit is passed', () =>
    expect(counterFor(1203, 1200)).toEqual({ text: '已写1203字，超出3字', tone: 'over' }))
})
