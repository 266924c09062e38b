import { describe, expect, it } from 'vitest'
import { filled, placesIn } from './places.ts'

describe('places for facts in the words of a paper 文书里的空格', () => {
  it('are named in the order in which they stand, as often as they stand', () =>
    expect(placesIn('{year}年度拟选拔{seats}名，{year}年{}')).toEqual(['year', 'seats', 'year', '']))

  it('are none where nothing stands between braces', () => expect(placesIn('本次拟选拔十名}{。')).toEqual([]))

  it('take the facts, every one of them', () => expect(filled('{year}年度拟选拔{seats}名，{year}年', { year: '2024', seats: '10' })).toBe('2024年度拟选拔10名，2024年'))

  it('leave braces alone that somebody typed as part of a fact', () => expect(filled('{name}：{seats}', { name: '{seats}', seats: '10' })).toBe('{seats}：10'))

  it('say which fact is not there', () => expect(() => filled('拟选拔{seats}名', { year: '2024' })).toThrow(new RangeError('no fact for {seats} in: 拟选拔{seats}名')))
})
