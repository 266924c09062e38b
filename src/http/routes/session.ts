import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { roleName, type Actor } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { word } from '../../domain/shared/words.ts'
import { sessionView, type View } from '../api.ts'
import { sendProblem } from '../problems.ts'
import { register } from '../route.ts'
import { bodyNames } from '../screens/names.ts'
import { actorOf, from, sessionCookie } from '../session.ts'
import type { Services } from '../services.ts'

export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { identity, secure } = services
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  register(app, services, {
    method: 'GET', path: '/api/session', summary: '我是谁', answer: sessionView,
    async handle(request, _input, reply) {
      return request.actor ? sessionOf(services, request.actor, request.mustChangePassword) : sendProblem(reply, { code: 'not-signed-in', detail: '请先登录。' })
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/session', summary: '登录', answer: sessionView,
    body: z.object({ name: word(60), password: z.string().min(1, '请填写密码').max(200), code: z.string().max(20).optional() }),
    async handle(request, { body }, reply: FastifyReply) {
      const signedIn = await identity.signIn(body.name, body.password, { ...from(request), code: body.code })
      if (signedIn.kind === 'refused') return sendProblem(reply, ...signedIn.refusals)
      reply.setCookie(sessionCookie, signedIn.token, cookie)
      return sessionOf(services, signedIn.actor, signedIn.mustChangePassword)
    },
  })
  register(app, services, {
    method: 'DELETE', path: '/api/session', summary: '退出',
    async handle(request, _input, reply) {
      const token = request.cookies[sessionCookie]
      if (token) await identity.signOut(token)
      reply.clearCookie(sessionCookie, cookie)
      return {}
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/password', summary: '修改密码',
    body: z.object({ oldPassword: z.string().max(200), newPassword: z.string().max(200) }),
    async handle(request, { body }, reply) {
      const done = await identity.changePassword(actorOf(request), body.oldPassword, body.newPassword)
      return done.kind === 'refused' ? sendProblem(reply, ...done.refusals) : {}
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/first-administrator/link', summary: '一次性链接还能不能用', body: z.object({ token: z.string().max(200) }), answer: z.object({ serves: z.boolean() }),
    handle: async (_request, { body }) => ({ serves: await identity.firstAdministratorLinkServes(body.token) }),
  })
  register(app, services, {
    method: 'POST', path: '/api/first-administrator', summary: '凭一次性链接建立首个系统管理员',
    body: z.object({ token: word(200), signInName: word(40), displayName: word(50), password: z.string().max(200) }),
    async handle(_request, { body: { token, ...chosen } }, reply) {
      const done = await identity.redeemFirstAdministratorLink(token, chosen)
      return done.kind === 'refused' ? sendProblem(reply, ...done.refusals) : {}
    },
  })
}

async function sessionOf(services: Services, { account, role, name, body, jurisdiction }: Actor, mustChangePassword: boolean): Promise<View<typeof sessionView>> {
  const query = services.query(jurisdiction)
  const [nameOf, [row]] = await Promise.all([
    bodyNames(query, [body]),
    query.listRows<{ signInName: string }>('accounts', { columns: ['signInName'], filter: { stream_id: account }, limit: 1 }),
  ])
  const now = services.demo?.now()
  return {
    account, signInName: row?.signInName ?? '', role, roleName: roleName[role], name, body, bodyName: nameOf(body), jurisdiction, mustChangePassword,
    demoClock: now ? { now, today: dayOf(now) } : null,
  }
}
