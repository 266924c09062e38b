import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { roles } from '../../domain/shared/actor.ts'
import { id, reason, word } from '../../domain/shared/words.ts'
import type { Done } from '../../usecases/identity.ts'
import { accountListView, accountPageView, issuedActivationView } from '../api.ts'
import { sendProblem } from '../problems.ts'
import { register } from '../route.ts'
import { accountList, accountPage, accountStates } from '../screens/accounts.ts'
import { paging, searched } from '../screens/paging.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

const ofAccount = z.object({ id })
const listed = z.object({ q: searched, body: searched, role: z.enum(roles).optional(), state: z.enum(accountStates).optional(), ...paging(['role', 'signInName', 'displayName'], 'role') })

/** The system administrator's desk: who may sign in, never what they do with it. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
  const { identity } = services
  register(app, services, {
    method: 'GET', path: '/api/accounts', summary: '账号', query: listed, answer: accountListView, handle: (request, { query }) => accountList(services, actorOf(request), query),
  })
  register(app, services, {
    method: 'GET', path: '/api/accounts/:id', summary: '一个账号和它的经过', params: ofAccount, answer: accountPageView,
    handle: (request, { params }) => accountPage(services, actorOf(request), params.id),
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts', summary: '开通账号', answer: issuedActivationView,
    body: z.object({ signInName: word(40), displayName: word(50), role: z.enum(roles), body: id }),
    async handle(request, { body }, reply) {
      const opened = await identity.openAccount(actorOf(request), body)
      return opened.kind === 'refused' ? sendProblem(reply, ...opened.refusals) : { id: opened.id, code: opened.code, until: opened.until }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts/:id/activation', summary: '重新发激活码', params: ofAccount, answer: issuedActivationView,
    async handle(request, { params }, reply) {
      const issued = await identity.issueActivation(actorOf(request), params.id)
      return issued.kind === 'refused' ? sendProblem(reply, ...issued.refusals) : { id: issued.id, code: issued.code, until: issued.until }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/accounts/:id/password', summary: '当面设一次性密码', params: ofAccount, answer: z.object({ id: z.string(), password: z.string() }),
    async handle(request, { params }, reply) {
      const reset = await identity.resetPassword(actorOf(request), params.id)
      return reset.kind === 'refused' ? sendProblem(reply, ...reset.refusals) : { id: params.id, password: reset.password }
    },
  })
  for (const { act, ...route } of withReason) {
    register(app, services, {
      ...route, params: ofAccount, body: z.object({ reason }),
      handle: async (request, { params, body }, reply) => answered(await services.identity[act](actorOf(request), params.id, body.reason), reply),
    })
  }
}

/** Acts that take something from somebody, or give it back: each with a reason that stays in the record. */
const withReason = [
  { method: 'POST', path: '/api/accounts/:id/disable', summary: '停用账号', act: 'disableAccount' },
  { method: 'POST', path: '/api/accounts/:id/enable', summary: '恢复账号', act: 'enableAccount' },
  { method: 'POST', path: '/api/accounts/:id/end-sessions', summary: '结束全部登录', act: 'endSessions' },
  { method: 'POST', path: '/api/accounts/:id/remove-second-factor', summary: '解除动态口令', act: 'removeSecondFactor' },
] as const

const answered = (done: Done, reply: FastifyReply): object => done.kind === 'refused' ? sendProblem(reply, ...done.refusals) : {}
