import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { erasureCommands, erasureGrounds, groundName, type ErasureCommand } from '../../domain/erasure/erasure.ts'
import { id } from '../../domain/shared/words.ts'
import { decideOnErasure, personOfCase } from '../../usecases/erasePerson.ts'
import { erasableView, erasureListView, performedView } from '../api.ts'
import { register } from '../route.ts'
import { erasureList } from '../screens/erasures.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'
import { answer, intention } from './commands.ts'

const one = z.object({ id })

/** 删除个人信息 — one hand of the office proposes, another decides; the keys are destroyed afterwards. */
export function erasureRoutes(app: FastifyInstance, services: Services): void {
  const { ports } = services
  const decide = async (request: FastifyRequest, erasure: string, command: ErasureCommand) =>
    answer(await decideOnErasure(ports, { actor: actorOf(request), id: erasure, command, ...intention(request) }))
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/erasure', summary: '删除个人信息会删去什么', params: one, answer: erasableView,
    async handle(request, { params }) {
      const { name, cases, titles, accounts, keeping } = await personOfCase(ports, actorOf(request), params.id)
      return { name, cases, titles, accounts: accounts.length, keeping: [...keeping], grounds: erasureGrounds.map((ground) => ({ ground, name: groundName[ground] })) }
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/erasures', summary: '删除个人信息', answer: erasureListView,
    handle: (request) => erasureList(services, actorOf(request)),
  })
  register(app, services, {
    method: 'POST', path: '/api/erasures', summary: '提出删除个人信息', body: erasureCommands.ProposeErasure, answer: performedView,
    handle: (request, { body }) => decide(request, ports.ids.next(), { type: 'ProposeErasure', ...body }),
  })
  register(app, services, {
    method: 'POST', path: '/api/erasures/:id/approve', summary: '同意删除个人信息', params: one, answer: performedView,
    handle: (request, { params }) => decide(request, params.id, { type: 'ApproveErasure' }),
  })
  register(app, services, {
    method: 'POST', path: '/api/erasures/:id/reject', summary: '不同意删除个人信息', params: one, body: erasureCommands.RejectErasure, answer: performedView,
    handle: (request, { params, body }) => decide(request, params.id, { type: 'RejectErasure', ...body }),
  })
}
