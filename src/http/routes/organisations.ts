import type { FastifyInstance } from 'fastify'
import { organisationCommands } from '../../domain/organisation/organisation.ts'
import { id } from '../../domain/shared/words.ts'
import { registerOrganisation } from '../../usecases/registerOrganisation.ts'
import { organisationListView, performedView } from '../api.ts'
import { register } from '../route.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

type OrganisationRow = Readonly<{ stream_id: string; kind: string; name: string; creditCode: string; district: string }>

/** 单位 — registered by the system administrator, who never sees a case. */
export function organisationRoutes(app: FastifyInstance, services: Services): void {
  const { ports } = services
  register(app, services, {
    method: 'GET', path: '/api/organisations', summary: '单位', answer: organisationListView,
    async handle(request) {
      const rows = await services.query(actorOf(request).jurisdiction).listRows<OrganisationRow>('organisations', { sort: [{ column: 'name' }], limit: 5000 })
      return { rows: rows.map(({ stream_id, kind, name, creditCode, district }) => ({ id: stream_id, kind, name, creditCode: creditCode ?? '', district: district ?? '' })) }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/organisations', summary: '登记单位', answer: performedView,
    body: organisationCommands.RegisterOrganisation.extend({ id: id.optional() }),
    handle: async (request, { body: { id: known, ...words } }) => answer(await registerOrganisation(ports, {
      actor: actorOf(request), id: known ?? ports.ids.next(), command: { ...words, type: known ? 'ChangeOrganisation' : 'RegisterOrganisation' }, ...intention(request),
    })),
  })
}
