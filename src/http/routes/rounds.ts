import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { commandSchemas } from '../../domain/lifecycle.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { day, id } from '../../domain/shared/words.ts'
import { dayOff } from '../../policy/workdays.ts'
import { perform, reasonsAgainst } from '../../usecases/perform.ts'
import { NotFound } from '../../usecases/refused.ts'
import { getPolicy } from '../../usecases/subjects/shared.ts'
import { competitionListView, dayView, performedView, policyListView, policyView, roundListView, roundView } from '../api.ts'
import { register } from '../route.ts'
import { competitionsFound } from '../screens/competitions.ts'
import { everyRow } from '../screens/everyRow.ts'
import { roundList } from '../screens/listScreen.ts'
import { namesOf } from '../screens/names.ts'
import { asksOf } from '../screens/policyScreen.ts'
import { roundScreen } from '../screens/roundScreen.ts'
import { actorOf } from '../session.ts'
import { calendarToday, type Services } from '../services.ts'
import { answer, intention } from './commands.ts'

/** The rows of one form ask together. */
const MOST_ASKED = 50
const several = z.union([z.string().max(200).transform((one) => [one]), z.array(z.string().max(200)).max(MOST_ASKED)]).optional().transform((asked) => asked ?? [])
const looked = z.object({ named: several, chosen: several })

export function roundRoutes(app: FastifyInstance, services: Services): void {
  const { ports, policies } = services
  register(app, services, {
    method: 'GET', path: '/api/rounds', summary: '各轮选拔', answer: roundListView, handle: (request) => roundList(services, actorOf(request)),
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id', summary: '一轮选拔', params: z.object({ id }), answer: roundView,
    handle: (request, { params }) => roundScreen(services, actorOf(request), params.id),
  })
  register(app, services, {
    method: 'POST', path: '/api/rounds', summary: '拟定本轮选拔', body: commandSchemas.round.DraftRound, answer: performedView,
    handle: async (request, { body }) => answer(await perform(ports, {
      subject: 'round', id: ports.ids.next(), command: { ...body, type: 'DraftRound' } as { type: string }, actor: actorOf(request), expectedVersion: 0, ...intention(request),
    })),
    reasonsAgainst: (request, { body }) => reasonsAgainst(ports, { subject: 'round', id: ports.ids.next(), command: { ...body, type: 'DraftRound' } as { type: string }, actor: actorOf(request) }),
  })
  register(app, services, {
    method: 'POST', path: '/api/decisions', summary: '拟定提交审定的名单', body: commandSchemas.decision.PrepareDecision, answer: performedView,
    handle: async (request, { body }) => answer(await perform(ports, {
      subject: 'decision', id: ports.ids.next(), command: { ...body, type: 'PrepareDecision' } as { type: string }, actor: actorOf(request), expectedVersion: 0, ...intention(request),
    })),
    reasonsAgainst: (request, { body }) => reasonsAgainst(ports, { subject: 'decision', id: ports.ids.next(), command: { ...body, type: 'PrepareDecision' } as { type: string }, actor: actorOf(request) }),
  })
  register(app, services, {
    method: 'GET', path: '/api/policies', summary: '各项办法', answer: policyListView,
    async handle(request) {
      const { jurisdiction } = actorOf(request)
      const today = dayOf(ports.clock.now())
      return {
        rows: [...policies.values()].filter((policy) => policy.jurisdiction === jurisdiction).map(({ id: policy, titleName, document, validity: { from, until } }) => ({
          id: policy, titleName, name: document.name, number: document.number, from, until, isInForce: today >= from && (until === null || today <= until),
        })),
      }
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/policy', summary: '一项办法', query: z.object({ id: z.string().max(120) }), answer: policyView,
    async handle(request, { query }) {
      const policy = policies.get(query.id)
      if (!policy || policy.jurisdiction !== actorOf(request).jurisdiction) throw new NotFound(`policy ${query.id}`)
      return { policy: getPolicy(policies, query.id), source: policies.sourceOf(query.id).text, asks: asksOf(policy) }
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/days/:day', summary: '一天是不是休息日', params: z.object({ day }), answer: dayView,
    handle: async (request, { params }) => ({ day: params.day, ...dayOff(calendarToday(services, actorOf(request).jurisdiction), params.day) }),
  })
  register(app, services, {
    method: 'GET', path: '/api/competitions', summary: '竞赛名录里叫这些名称的', query: looked, answer: competitionListView,
    handle: async (request, { query }) => competitionsFound(ports.competitions.registryOf(actorOf(request).jurisdiction), query),
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
