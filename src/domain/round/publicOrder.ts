import type { Round } from './round.ts'

/** 名单排列 — the two ways in which measures word the order of a public list. */
export type PublicOrder = 'strokes' | 'rank'
type Listed = Readonly<{ application: string; name: string }>

const byStrokes = new Intl.Collator('zh-u-co-stroke')

/** Compares two lines of a public list; website and paper sort by this one, so that both keep the order they say. */
export function publicOrder(order: PublicOrder, round: Round): (one: Listed, other: Listed) => number {
  const place = 'ranking' in round ? new Map(round.ranking.map(({ application }, index) => [application, index])) : new Map<string, number>()
  const byRank = (one: Listed, other: Listed): number => (place.get(one.application) ?? place.size) - (place.get(other.application) ?? place.size)
  return order === 'rank' ? byRank : (one, other) => byStrokes.compare(one.name, other.name) || byRank(one, other)
}
