import type { FastifyReply, FastifyRequest } from 'fastify'
import { bodyClosed } from '../domain/account/bodies.ts'
import type { Actor } from '../domain/shared/actor.ts'
import { allows, type Access } from './access.ts'
import { sendProblem } from './problems.ts'
import type { Services } from './services.ts'

export const sessionCookie = 'shouxi_session'
/** The account for which a page was made: the tabs of a browser share the cookie, whoever signed in last. */
export const accountHeader = 'x-shouxi-account'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard, from the session alone. */
    actor: Actor | undefined
    /** The password was thought up by somebody else; until it is changed nothing else may be done. */
    mustChangePassword: boolean
  }
}

/** Stands before every route: finds the session, and turns away whom the table does not name. */
export function guard({ identity }: Services, allowed: Access) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = request.cookies[sessionCookie]
    const session = token ? await identity.sessionOf(token) : undefined
    request.actor = session?.actor
    request.mustChangePassword = session?.mustChangePassword ?? false
    if (fromElsewhere(request.method, request.headers.origin, request.host)) {
      sendProblem(reply, { code: 'foreign-origin', detail: '这次请求来自别的网站，没有办理。请从本系统的页面重新操作。' })
    } else if (allowed === 'public') {
      return
    } else if (session?.closedBody !== undefined) {
      sendProblem(reply, bodyClosed(session.closedBody))
    } else if (!request.actor) {
      sendProblem(reply, { code: 'not-signed-in', detail: '登录已经过期，请重新登录；您填写的内容都还在。' })
    } else if (madeForAnother(request.headers[accountHeader], request.actor)) {
      sendProblem(reply, { code: 'other-account', detail: '这个浏览器里改用了另一个账号登录，这一页是原来的账号打开的，没有办理。请重新登录；您填写的内容都还在。' })
    } else if (request.mustChangePassword && request.url !== '/api/password') {
      sendProblem(reply, { code: 'password-change-required', detail: '这是别人替您设的密码，请先改成自己的密码。' })
    } else if (!allows(allowed, request.actor.role)) {
      sendProblem(reply, { code: 'role-not-allowed', detail: '这一页不由您的身份办理。' })
    }
  }
}

/** What a person typed must never be recorded as another's. Who names no account is taken for whom the session says. */
const madeForAnother = (account: string | string[] | undefined, actor: Actor): boolean => account !== undefined && account !== actor.account

/**
 * A write whose Origin is another site is a forged one; browsers send the header with every POST.
 * `null` is the origin of whoever hides theirs, a sandboxed frame for one: no page of ours does.
 */
export function fromElsewhere(method: string, origin: string | undefined, host: string): boolean {
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** The guard has run and the table names roles, so there is somebody. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error('a route that needs an actor stands in the access table as public')
  return request.actor
}

export const from = (request: FastifyRequest): Readonly<{ ip: string; userAgent: string }> =>
  ({ ip: request.ip, userAgent: request.headers['user-agent'] ?? '' })
