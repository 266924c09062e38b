import type { Round } from '../../domain/round/round.ts'
import type { PublicPerson } from '../documents/papers.ts'
import { occupationOf, type Started } from './facts.ts'
import type { NameOf } from './record.ts'

/*
 * 公开 — the one gate through which a person gets into a paper for the public. What passes is named here; nothing is taken from the
 * internal sheets and thinned out.
 */

export type PublicCase = Readonly<{ id: string; application: Started }>

const byStrokes = new Intl.Collator('zh-u-co-stroke')

/** Neither the secret-related nor those whose data has been erased; in the order that the measure words. */
export function inOrder<Case extends PublicCase>(order: 'strokes' | 'rank', round: Round, cases: readonly Case[]): readonly Case[] {
  const shown = cases.filter(({ application: { secret, name } }) => !secret && name !== '')
  const place = 'ranking' in round ? new Map(round.ranking.map(({ application }, index) => [application, index])) : new Map<string, number>()
  const byRank = (a: Case, b: Case): number => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size)
  const byName = (a: Case, b: Case): number => byStrokes.compare(a.application.name, b.application.name)
  return shown.toSorted(order === 'strokes' ? (a, b) => byName(a, b) || byRank(a, b) : byRank)
}

export function publicPeople(shown: readonly PublicCase[], organisation: NameOf): readonly PublicPerson[] {
  return shown.map(({ application }) => ({ name: application.name, unit: organisation(application.unit), occupation: occupationOf(application) }))
}
