import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { organisationCommands } from '../../domain/organisation/organisation.ts'
import { id } from '../../domain/shared/words.ts'
import { registerOrganisation } from '../../usecases/registerOrganisation.ts'
import { organisationListView, performedView } from '../api.ts'
import { register } from '../route.ts'
import { organisationList } from '../screens/organisations.ts'
import { paging, searched } from '../screens/paging.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

const listed = z.object({
  /** One kind, or several with commas between them. */
  kind: z.string().max(120).optional().transform((kinds) => (kinds ? kinds.split(',') : undefined)),
  q: searched, ...paging(['name', 'kind'], 'name'),
})

/** 单位 — registered by the system administrator, who never sees a case. */
export function organisationRoutes(app: FastifyInstance, services: Services): void {
  const { ports } = services
  register(app, services, {
    method: 'GET', path: '/api/organisations', summary: '单位', query: listed, answer: organisationListView,
    handle: (request, { query }) => organisationList(services, actorOf(request), query),
  })
  register(app, services, {
    method: 'POST', path: '/api/organisations', summary: '登记单位', answer: performedView,
    body: organisationCommands.RegisterOrganisation.extend({ id: id.optional() }),
    handle: async (request, { body: { id: known, ...words } }) => answer(await registerOrganisation(ports, {
      actor: actorOf(request), id: known ?? ports.ids.next(), command: { ...words, type: known ? 'ChangeOrganisation' : 'RegisterOrganisation' }, ...intention(request),
    })),
  })
}
