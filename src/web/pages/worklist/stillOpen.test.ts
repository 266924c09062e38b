import { describe, expect, it } from 'vitest'
import { stillOpen } from './stillOpen.ts'

const rows = [
  { id: 'early', stage: 'nominate', applyBy: '2024-07-24' }, { id: 'late', stage: 'nominate', applyBy: '2024-07-26' },
  { id: 'drafted', stage: 'drafted', applyBy: '2024-07-26' }, { id: 'qualifying', stage: 'qualify', applyBy: '2024-07-24' },
]
const on = (today: string) => Object.values(stillOpen(rows, today)).map((each) => each.map(({ id }) => id))

describe('the rounds in which a unit may still begin 单位申报截止日', () => {
  it('are open on their last day, to its end', () => expect(on('2024-07-24')).toEqual([['early', 'late'], []]))
  it('are offered no more on the day after it', () => expect(on('2024-07-25')).toEqual([['late'], ['early']]))
  it('are none after the last of them, and nothing is said of rounds that take no applications anyway', () => expect(on('2024-07-27')).toEqual([[], ['early', 'late']]))
})
