import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { NotFound } from '../../usecases/refused.ts'
import { effectListView } from '../api.ts'
import { register } from '../route.ts'
import { effectViewOf } from '../screens/effects.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

/** 未能印发的文书 — for the system administrator, who sees what failed and why, and nothing of the case. */
export function effectRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/effects', summary: '未能印发的文书', answer: effectListView,
    handle: async (request) => ({ rows: (await services.effects.undelivered(actorOf(request).jurisdiction)).map(effectViewOf) }),
  })
  register(app, services, {
    method: 'POST', path: '/api/effects/:id/retry', summary: '再试一次', params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    async handle(request, { params }) {
      if (!await services.effects.revive(actorOf(request).jurisdiction, BigInt(params.id))) throw new NotFound(`effect ${params.id}`)
      return {}
    },
  })
}
