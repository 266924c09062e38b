import { expect, it } from 'vitest'
import { inPublicity } from '../../../test/support/facts.ts'
import { givenRound } from '../../../test/support/given.ts'
import { publicOrder, type PublicOrder } from './publicOrder.ts'

it.each([
  ['strokes', ['丁演丙', '王演甲', '魏演乙']],
  ['rank', ['魏演乙', '丁演丙', '王演甲']],
] as const satisfies readonly (readonly [PublicOrder, readonly string[]])[])('a public list by %s is in the order that it says 名单排列', (order, expected) => {
  const { state } = givenRound(...inPublicity)
  const ranked = 'ranking' in state ? state.ranking.map(({ application }) => application) : []
  const lines = ['魏演乙', '丁演丙'].map((name, index) => ({ application: ranked[index] ?? '', name }))
  // Whoever is on no ranking comes last by rank, and by name like everybody else.
  const all = [{ application: 'case-9', name: '王演甲' }, ...lines]
  expect(all.toSorted(publicOrder(order, state)).map(({ name }) => name)).toEqual(expected)
})
