import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { organisationCommands } from '../../domain/organisation/organisation.ts'
import { standingCommands, type StandingCommand } from '../../domain/organisation/standing.ts'
import { id } from '../../domain/shared/words.ts'
import { changeStanding } from '../../usecases/changeStanding.ts'
import { registerOrganisation } from '../../usecases/registerOrganisation.ts'
import { organisationListView, organisationPageView, performedView } from '../api.ts'
import { register } from '../route.ts'
import { organisationList, organisationPage, organisationStates } from '../screens/organisations.ts'
import { paging, searched } from '../screens/paging.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

const listed = z.object({
  /** One kind, or several with commas between them. */
  kind: z.string().max(120).optional().transform((kinds) => (kinds ? kinds.split(',') : undefined)),
  q: searched, state: z.enum(organisationStates).optional(), ...paging(['name', 'kind'], 'name'),
})

const ofOrganisation = z.object({ id })
const version = z.number({ error: '请刷新页面后再办' }).int().min(0)

/** 单位 — registered by the system administrator, who never sees a case; closed, opened again and renamed by the office. */
export function organisationRoutes(app: FastifyInstance, services: Services): void {
  const { ports } = services
  register(app, services, {
    method: 'GET', path: '/api/organisations', summary: '单位', query: listed, answer: organisationListView,
    handle: (request, { query }) => organisationList(services, actorOf(request), query),
  })
  register(app, services, {
    method: 'POST', path: '/api/organisations', summary: '登记单位', answer: performedView,
    body: organisationCommands.RegisterOrganisation.extend({ id: id.optional(), expectedVersion: version.optional() }),
    handle: async (request, { body: { id: known, expectedVersion, ...words } }) => answer(await registerOrganisation(ports, {
      actor: actorOf(request), id: known ?? ports.ids.next(), command: { ...words, type: known ? 'ChangeOrganisation' : 'RegisterOrganisation' },
      ...(known && { expectedVersion }), ...intention(request),
    })),
  })
  register(app, services, {
    method: 'GET', path: '/api/organisations/:id', summary: '一个单位和它的经过', params: ofOrganisation, answer: organisationPageView,
    handle: (request, { params }) => organisationPage(services, actorOf(request), params.id),
  })
  for (const { type, ...route } of standings) {
    register(app, services, {
      ...route, params: ofOrganisation, answer: performedView,
      body: standingCommands[type].extend({ expectedVersion: version }),
      async handle(request, { params, body }) {
        const { expectedVersion, ...words } = body
        const changed = await changeStanding(ports, { actor: actorOf(request), id: params.id, command: { ...words, type } as StandingCommand, expectedVersion, ...intention(request) })
        // Whoever acts for it goes, or may come, with the next request.
        services.identity.bodyChanged()
        return answer(changed)
      },
    })
  }
}

const standings = [
  { method: 'POST', path: '/api/organisations/:id/close', summary: '停用单位', type: 'CloseOrganisation' },
  { method: 'POST', path: '/api/organisations/:id/reopen', summary: '恢复单位', type: 'ReopenOrganisation' },
  { method: 'POST', path: '/api/organisations/:id/rename', summary: '单位更名', type: 'RenameOrganisation' },
] as const
