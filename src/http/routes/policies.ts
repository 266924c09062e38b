import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayOf } from '../../domain/shared/time.ts'
import { day } from '../../domain/shared/words.ts'
import { standingOn } from '../../policy/validity.ts'
import { dayOff } from '../../policy/workdays.ts'
import { NotFound } from '../../usecases/refused.ts'
import { competitionListView, dayView, policyListView, policyView } from '../api.ts'
import { register } from '../route.ts'
import { competitionsFound } from '../screens/competitions.ts'
import { asksOf } from '../screens/policyScreen.ts'
import { calendarToday, type Services } from '../services.ts'
import { actorOf } from '../session.ts'

/** The rows of one form ask together. */
const MOST_ASKED = 50
const several = z.union([z.string().max(200).transform((one) => [one]), z.array(z.string().max(200)).max(MOST_ASKED)]).optional().transform((asked) => asked ?? [])
const looked = z.object({ named: several, chosen: several })

/** The rules as the pages read them: measures, lists of competitions, the calendar. */
export function policyRoutes(app: FastifyInstance, services: Services): void {
  const { ports, policies } = services
  register(app, services, {
    method: 'GET', path: '/api/policies', summary: '各项办法', answer: policyListView,
    async handle(request) {
      const { jurisdiction } = actorOf(request)
      const today = dayOf(ports.clock.now())
      const own = [...policies.values()].filter((policy) => policy.jurisdiction === jurisdiction)
      return {
        rows: own.map((policy) => {
          const { id, titleName, document: { name, number }, validity: { from, until } } = policy
          return { id, titleName, name, number, from, until, isInForce: standingOn(policy, today) === 'in-force' }
        }),
      }
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/policy', summary: '一项办法', query: z.object({ id: z.string().max(120) }), answer: policyView,
    async handle(request, { query: { id } }) {
      const policy = policies.get(id)
      if (!policy || policy.jurisdiction !== actorOf(request).jurisdiction) throw new NotFound(`policy ${id}`)
      return { policy, source: policies.sourceOf(id).text, asks: asksOf(policy) }
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
}
