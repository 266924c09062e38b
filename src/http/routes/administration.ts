import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { organisationCommands } from '../../domain/organisation/organisation.ts'
import { roleName, roles, type Role } from '../../domain/shared/actor.ts'
import { id, reason, word } from '../../domain/shared/words.ts'
import { registerOrganisation } from '../../usecases/registerOrganisation.ts'
import { accountListView, organisationListView, performedView } from '../api.ts'
import { sendProblem } from '../problems.ts'
import { register } from '../route.ts'
import { namesOf } from '../screens/names.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

type AccountRow = Readonly<{ stream_id: string; role: Role; body: string; open: boolean; signInName: string; displayName: string }>
type OrganisationRow = Readonly<{ stream_id: string; kind: string; name: string; creditCode: string; district: string }>

/** The system administrator's desk: organisations and accounts, never a case. */
export function administrationRoutes(app: FastifyInstance, services: Services): void {
  const { identity, ports } = services
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
  register(app, services, {
    method: 'GET', path: '/api/accounts', summary: '账号', answer: accountListView,
    async handle(request) {
      const { jurisdiction } = actorOf(request)
      const query = services.query(jurisdiction)
      const names = await namesOf(query, jurisdiction, services)
      const rows = await query.listRows<AccountRow>('accounts', { sort: [{ column: 'role' }, { column: 'signInName' }], limit: 5000 })
      return { rows: rows.map(({ stream_id, role, body, ...row }) => ({ id: stream_id, role, roleName: roleName[role], body, bodyName: names.organisation(body), signInName: row.signInName, displayName: row.displayName, open: row.open })) }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts', summary: '开通账号', answer: z.object({ id: z.string(), password: z.string() }),
    body: z.object({ signInName: word(40), displayName: word(50), role: z.enum(roles), body: id }),
    async handle(request, { body }, reply) {
      const opened = await identity.openAccount(actorOf(request), body)
      return opened.kind === 'refused' ? sendProblem(reply, ...opened.refusals) : { id: opened.id, password: opened.password }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts/:id/disable', summary: '停用账号', params: z.object({ id }), body: z.object({ reason }),
    async handle(request, { params, body }, reply) {
      const done = await identity.disableAccount(actorOf(request), params.id, body.reason)
      return done.kind === 'refused' ? sendProblem(reply, ...done.refusals) : {}
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts/:id/password', summary: '重置密码', params: z.object({ id }), answer: z.object({ id: z.string(), password: z.string() }),
    async handle(request, { params }, reply) {
      const reset = await identity.resetPassword(actorOf(request), params.id)
      return reset.kind === 'refused' ? sendProblem(reply, ...reset.refusals) : { id: params.id, password: reset.password }
    },
  })
}
