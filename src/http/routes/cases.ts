import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id, word } from '../../domain/shared/words.ts'
import { startApplication } from '../../usecases/startApplication.ts'
import { caseListView, caseView, performedView } from '../api.ts'
import { register } from '../route.ts'
import { caseScreen } from '../screens/caseScreen.ts'
import { caseList } from '../screens/listScreen.ts'
import { paging, searched } from '../screens/paging.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

const sortable = ['updatedAt', 'name', 'stage', 'rank', 'submittedAt', 'dueDay'] as const
const listed = z.object({
  round: id.optional(), stage: id.optional(), district: id.optional(), q: searched,
  ...paging(sortable, 'updatedAt', true),
})

export function caseRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/cases', summary: '申报一览', query: listed, answer: caseListView,
    handle: (request, { query }) => caseList(services, actorOf(request), query),
  })
  register(app, services, {
    method: 'POST', path: '/api/cases', summary: '为一位技师开始申报', body: z.object({ round: id, name: word(60) }), answer: performedView,
    handle: async (request, { body }) => answer(await startApplication(services.ports, { actor: actorOf(request), ...body, ...intention(request) })),
  })
  register(app, services, {
    method: 'GET', path: '/api/cases/:id', summary: '一份申报', params: z.object({ id }), answer: caseView,
    handle: (request, { params }) => caseScreen(services, actorOf(request), params.id),
  })
}
