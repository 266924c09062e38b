import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id } from '../../domain/shared/words.ts'
import { deskCaseView, deskView, worklistView } from '../api.ts'
import { register } from '../route.ts'
import { deskCase, deskColumns, deskPage } from '../screens/desk.ts'
import { paging } from '../screens/paging.ts'
import { worklist } from '../screens/worklist.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

const listed = z.object({ state: z.enum(['none', 'submitted', 'recused']).optional(), ...paging(deskColumns, 'sheet') })

export function deskRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/worklist', summary: '待办', answer: worklistView, handle: (request) => worklist(services, actorOf(request)),
  })
  register(app, services, {
    method: 'GET', path: '/api/desk', summary: '评审桌', query: listed, answer: deskView, handle: (request, { query }) => deskPage(services, actorOf(request), query),
  })
  register(app, services, {
    method: 'GET', path: '/api/desk/:application', summary: '评一份申报', params: z.object({ application: id }), answer: deskCaseView,
    handle: (request, { params }) => deskCase(services, actorOf(request), params.application),
  })
}
