import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { commandSchemas } from '../../domain/lifecycle.ts'
import { id } from '../../domain/shared/words.ts'
import { performedView, roundListView, roundView } from '../api.ts'
import { register } from '../route.ts'
import { everyRow } from '../screens/everyRow.ts'
import { roundList } from '../screens/listScreen.ts'
import { namesOf } from '../screens/names.ts'
import { roundScreen } from '../screens/roundScreen.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { beginning } from './commands.ts'

/** Rounds and their lists for decision, from their first line; and whom the office may ask to a panel. */
export function roundRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/rounds', summary: '各轮选拔', answer: roundListView, handle: (request) => roundList(services, actorOf(request)),
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id', summary: '一轮选拔', params: z.object({ id }), answer: roundView,
    handle: (request, { params }) => roundScreen(services, actorOf(request), params.id),
  })
  register(app, services, {
    method: 'POST', path: '/api/rounds', summary: '拟定本轮选拔', body: commandSchemas.round.DraftRound, answer: performedView,
    ...beginning(services, 'round', 'DraftRound'),
  })
  register(app, services, {
    method: 'POST', path: '/api/decisions', summary: '拟定提交审定的名单', body: commandSchemas.decision.PrepareDecision, answer: performedView,
    ...beginning(services, 'decision', 'PrepareDecision'),
  })
  register(app, services, {
    method: 'GET', path: '/api/experts', summary: '评审专家', answer: z.object({ rows: z.array(z.object({ account: z.string(), name: z.string(), unitName: z.string() })) }),
    async handle(request) {
      const { jurisdiction } = actorOf(request)
      const query = services.query(jurisdiction)
      const names = await namesOf(query, jurisdiction, services)
      const rows = await everyRow<{ stream_id: string; displayName: string; body: string }>(query, 'accounts', { columns: ['displayName', 'body'], filter: { role: 'expert', open: true }, sort: [{ column: 'displayName' }] })
      return { rows: rows.map(({ stream_id, displayName, body }) => ({ account: stream_id, name: displayName, unitName: names.organisation(body) })) }
    },
  })
}
