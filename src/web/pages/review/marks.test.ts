import { describe, expect, it } from 'vitest'
import { markText, readMark, totalText } from './marks.ts'

const criteria = [{ id: 'skill', title: '技能', weightPercent: 60 }, { id: 'work', title: '业绩', weightPercent: 40 }] as const

describe('a mark', () => {
  it.each([['87', 8700], ['87.5', 8750], ['87.05', 8705], ['100', 10_000], ['0', 0], ['８７．５', 8750], ['87。5', 8750], [' 90 ', 9000]])('typed %s is %i hundredths', (typed, hundredths) => expect(readMark(typed)).toBe(hundredths))

  it.each(['', '100.01', '87.555', '-1', '九十', '1e2', '87.', '87。', '8。7。5'])('typed %s is none', (typed) => expect(readMark(typed)).toBeUndefined())

  it('is shown again as it would be typed', () => expect([8750, 8700, 10_000, 8705, 0, 10].map(markText)).toEqual(['87.5', '87', '100', '87.05', '0', '0.1']))
})

describe('the weighted total', () => {
  it('counts what is marked so far', () => expect(totalText(criteria, { skill: 9000 })).toBe('54.00'))
  it('rounds a half up', () => expect(totalText(criteria, { skill: 8701, work: 8701 })).toBe('87.01'))
})
