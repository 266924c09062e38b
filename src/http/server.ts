import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyServerOptions } from 'fastify'
import { dayOf } from '../domain/shared/time.ts'
import type { PageCache } from '../site/cache.ts'
import { Door } from '../site/door.ts'
import { notFoundPage } from '../site/pages.ts'
import { MAX_ATTACHMENT_BYTES } from '../usecases/attachFile.ts'
import { cleanWords } from './plainText.ts'
import { handleError, notFound, sendProblem } from './problems.ts'
import { frameOf, sendPage } from './public/frame.ts'
import { publicRoutes } from './public/routes.ts'
import { accountRoutes } from './routes/accounts.ts'
import { caseRoutes } from './routes/cases.ts'
import { commandRoutes } from './routes/commands.ts'
import { deskRoutes } from './routes/desk.ts'
import { draftRoutes } from './routes/draft.ts'
import { effectRoutes } from './routes/effects.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { fileRoutes } from './routes/files.ts'
import { invitationRoutes } from './routes/invitation.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { ownAccountRoutes } from './routes/ownAccount.ts'
import { paperRoutes } from './routes/papers.ts'
import { recordRoutes } from './routes/record.ts'
import { policyRoutes } from './routes/policies.ts'
import { roundRoutes } from './routes/rounds.ts'
import { sessionRoutes } from './routes/session.ts'
import type { Services } from './services.ts'
import { webRoutes } from './web.ts'

/** Largest JSON body: a form with every field full and a hundred rows. */
const MAX_BODY_BYTES = 1024 * 1024

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>

/**
 * What routes say of their words is for the document; the same zod schemas check what comes in, with words for people. Named here, so
 * that the framework does not load its own compilers for nothing, a tenth of a start; its types know only those.
 */
const nothingToCompile = { buildValidator: () => () => () => true, buildSerializer: () => () => JSON.stringify } as unknown as Compilers

/** The whole edge: API, public pages, built web pages. Public pages that are remembered never reach the framework. */
export async function buildServer(services: Services, cache: PageCache): Promise<FastifyInstance> {
  const door = new Door(cache)
  const app = fastify({
    logger: { level: process.env['SHOUXI_LOG'] ?? 'warn' },
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    schemaController: { compilersFactory: nothingToCompile },
    // An address that can't be read is turned away before any route; it is told so in Chinese like everything else.
    frameworkErrors: (_error, _request, reply) => sendProblem(reply as FastifyReply, { code: 'bad-address', detail: '网址不正确，请核对，或从首页重新进入。' }),
    // Only what configured proxies added is believed: anybody can send an X-Forwarded-For of their own.
    trustProxy: services.proxies.length > 0 && [...services.proxies],
    serverFactory(handler: RequestListener) {
      const server = createServer((request: IncomingMessage, response: ServerResponse) => { if (!door.serve(request, response)) handler(request, response) })
      door.guard(server)
      return server
    },
  })
  app.addHook('preClose', async () => door.close())
  app.addHook('preValidation', cleanWords)
  app.decorateRequest('actor', undefined)
  app.decorateRequest('mustChangePassword', false)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler((request, reply) => request.url.startsWith('/api/')
    ? sendProblem(reply, notFound)
    : sendPage(reply, notFoundPage(frameOf(services, request)), 404))
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: MAX_ATTACHMENT_BYTES + 1, files: 1, fields: 4 }, throwFileSizeLimit: false })
  await app.register(swagger, { openapi: { info: { title: '首席 shouxi', version: '1' } } })
  await app.register(async (api) => {
    // An office's computer has many users: what one of them was shown must not be found in the browser by the next.
    api.addHook('onRequest', async (_request, reply) => { reply.headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'x-shouxi-today': dayOf(services.ports.clock.now()) }) })
    for (const routes of [sessionRoutes, caseRoutes, draftRoutes, fileRoutes, roundRoutes, policyRoutes, deskRoutes, paperRoutes, invitationRoutes, organisationRoutes, accountRoutes, ownAccountRoutes, effectRoutes, erasureRoutes, recordRoutes, commandRoutes]) {
      routes(api, services)
    }
    api.get('/api/openapi.json', { schema: { summary: '接口说明' } }, async () => app.swagger())
  })
  await app.register((pages) => publicRoutes(pages, services, cache))
  await webRoutes(app, services)
  return app
}
