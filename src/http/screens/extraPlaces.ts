import type { ExtraPlaces } from '../../domain/round/round.ts'
import { allNames, quotaOf, rowInWords } from '../../policy/nominations.ts'
import type { roundView, View } from '../api.ts'
import type { Query } from '../services.ts'
import type { Names } from './names.ts'
import { recommendingBodies } from './quota.ts'
import type { RoundFile } from './roundFile.ts'

/** 增加的推荐名额 — what the office agreed to beyond the table, and whom it may still agree with; read only where the table binds in principle. */
export async function extraPlacesOf(query: Pick<Query, 'listRows'>, { policy: { nominations }, round }: Pick<RoundFile, 'policy' | 'round'>, names: Pick<Names, 'organisation'>): Promise<View<typeof roundView>['extraPlaces']> {
  if (nominations.kind === 'unlimited' || nominations.generally !== true) return null
  const named = ({ body, places, reason }: ExtraPlaces) => ({ name: names.organisation(body), places, reason })
  const agreed = 'extraPlaces' in round ? round.extraPlaces ?? [] : []
  const isOpen = round.stage === 'nominate'
  return {
    clause: nominations.clause, quote: nominations.quote, agreed: agreed.map(named), asked: isOpen && round.askedPlaces ? named(round.askedPlaces) : null,
    bodies: (isOpen ? await recommendingBodies(query, { open: true }) : []).flatMap((body) => {
      const row = quotaOf(nominations, ...allNames(body))?.row
      return row ? [{ id: body.id, name: body.name, row: rowInWords(row) }] : []
    }),
  }
}
