import type { Started } from '../../domain/application/application.ts'
import { publicOrder, type PublicOrder } from '../../domain/round/publicOrder.ts'
import type { Round } from '../../domain/round/round.ts'
import type { PublicPerson } from '../documents/papers.ts'
import { occupationOf } from './facts.ts'
import type { NameOf } from './record.ts'

/*
 * 公开 — the one gate through which a person gets into a paper for the public. What passes is named here; nothing is taken from the
 * internal sheets and thinned out.
 */

export type PublicCase = Readonly<{ id: string; application: Started }>

/** Neither the secret-related nor those whose data has been erased; in the order that the measure words. */
export function inOrder<Case extends PublicCase>(order: PublicOrder, round: Round, cases: readonly Case[]): readonly Case[] {
  const shown = cases.filter(({ application: { secret, name } }) => !secret && name !== '')
  const compare = publicOrder(order, round)
  const line = ({ id, application: { name } }: Case) => ({ application: id, name })
  return shown.toSorted((one, other) => compare(line(one), line(other)))
}

export function publicPeople(shown: readonly PublicCase[], organisation: NameOf): readonly PublicPerson[] {
  return shown.map(({ application }) => ({ name: application.name, unit: organisation(application.unit), occupation: occupationOf(application) }))
}
