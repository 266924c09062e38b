import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownAccountView, type View } from '../api.ts'
import { sendProblem } from '../problems.ts'
import { register } from '../route.ts'
import { actorOf, sessionCookie } from '../session.ts'
import type { Services } from '../services.ts'

const password = z.string().min(1, '请填写密码').max(200)
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** What a person manages of their own account: where they are signed in, the telephone as second factor. */
export function ownAccountRoutes(app: FastifyInstance, services: Services): void {
  const { identity } = services
  register(app, services, {
    method: 'GET', path: '/api/account', summary: '我的账号', answer: ownAccountView, handle: (request) => ownAccount(services, request),
  })
  register(app, services, {
    method: 'DELETE', path: '/api/account/sessions/:id', summary: '结束一处登录', params: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
    async handle(request, { params }, reply) {
      const done = await identity.endOwnSession(actorOf(request), params.id)
      return done.kind === 'refused' ? sendProblem(reply, ...done.refusals) : {}
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/account/second-factor', summary: '设置动态口令', body: z.object({ password }), answer: z.object({ secret: z.string(), uri: z.string() }),
    async handle(request, { body }, reply) {
      const offered = await identity.offerSecondFactor(actorOf(request), body.password)
      return offered.kind === 'refused' ? sendProblem(reply, ...offered.refusals) : { secret: offered.secret, uri: offered.uri }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/account/second-factor/confirm', summary: '启用动态口令', body: z.object({ code: z.string().max(20) }), answer: recoveryCodes,
    async handle(request, { body }, reply) {
      const confirmed = await identity.confirmSecondFactor(actorOf(request), body.code.trim())
      return confirmed.kind === 'refused' ? sendProblem(reply, ...confirmed.refusals) : { recoveryCodes: [...confirmed.recoveryCodes] }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/account/recovery-codes', summary: '更换恢复码', body: z.object({ password }), answer: recoveryCodes,
    async handle(request, { body }, reply) {
      const renewed = await identity.renewRecoveryCodes(actorOf(request), body.password)
      return renewed.kind === 'refused' ? sendProblem(reply, ...renewed.refusals) : { recoveryCodes: [...renewed.recoveryCodes] }
    },
  })
}

async function ownAccount({ identity, query }: Services, request: FastifyRequest): Promise<View<typeof ownAccountView>> {
  const actor = actorOf(request)
  const [sessions, recoveryCodesLeft, [row]] = await Promise.all([
    identity.ownSessions(actor, request.cookies[sessionCookie] ?? ''),
    identity.recoveryCodesLeft(actor),
    query(actor.jurisdiction).listRows<{ signInName: string; secondFactor: boolean }>('accounts', { columns: ['signInName', 'secondFactor'], filter: { stream_id: actor.account }, limit: 1 }),
  ])
  return { signInName: row?.signInName ?? '', secondFactor: row?.secondFactor ?? false, recoveryCodesLeft, sessions: sessions.map((session) => ({ ...session })) }
}
