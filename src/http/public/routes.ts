import formBody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { dayOf } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { PageCache } from '../../site/cache.ts'
import { switchElder } from '../../site/elder.ts'
import { siteLinks } from '../../site/links.ts'
import {
  accessibilityPage, certificatePage, endedNoticePage, errorPage, homePage, listPage, noticePage, notFoundPage, policiesPage, policyPage, privacyPage, recordPage, roundPage, turnedAwayPage, verifyPage,
} from '../../site/pages.ts'
import { certificateNumberIn } from '../../site/pages/verify.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import { namesNothing } from '../plainText.ts'
import type { Services } from '../services.ts'
import { certificateData, homeData, listData, roundData } from './data.ts'
import { frameOf, policiesElsewhere, policiesHere, sendPage, sendShared } from './frame.ts'
import { publicNotice } from './notice.ts'
import { objectionRoutes } from './objection.ts'

type ById = { Params: { id: string } }

/** 公开网站 — everything anybody may read, as pages that work without script. */
export async function publicRoutes(app: FastifyInstance, services: Services, cache: PageCache): Promise<void> {
  await app.register(formBody, { bodyLimit: 128 * 1024 })
  await app.register(rateLimit, { global: false })
  app.addHook('preValidation', async ({ params }) => { if (namesNothing(params)) throw new NotFound('an address with control characters') })
  app.addHook('onRoute', (route) => { route.schema = { ...route.schema, hide: true } })
  app.setErrorHandler((error, request, reply) => {
    const frame = frameOf(services, request)
    if (error instanceof NotFound) return sendPage(reply, notFoundPage(frame), 404)
    if (error instanceof Refused) return sendPage(reply, turnedAwayPage({ status: 400 }, frame), 400)
    const status = statusOf(error)
    if (status < 500) return sendPage(reply, turnedAwayPage({ status }, frame), status)
    request.log.error({ err: error }, 'public page failed')
    return sendPage(reply, errorPage({ reference: request.id }, frame), 500)
  })
  sharedPages(app, services, cache)
  policyPages(app, services, cache)
  certificatePages(app, services, cache)
  objectionRoutes(app, services)
  app.get<{ Params: { size: string }; Querystring: { back?: string } }>('/elder/:size', async (request, reply) => {
    const { status, headers } = switchElder(request.params.size === 'on', request.query.back)
    return reply.code(status).headers(headers).send()
  })
}

/** What the framework turned away says so with a status; everything else is ours to answer for. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
}

function sharedPages(app: FastifyInstance, services: Services, cache: PageCache): void {
  app.get('/', (request, reply) => sendShared(services, cache, request, reply, async (frame) => homePage(await homeData(services), frame)))
  app.get<ById>('/rounds/:id', (request, reply) =>
    sendShared(services, cache, request, reply, async (frame) => roundPage(await roundData(services, request.params.id), frame)))
  app.get<ById>('/notices/:id', (request, reply) =>
    sendShared(services, cache, request, reply, async (frame) => {
      const { kind, notice } = await publicNotice(services, request.params.id)
      return kind === 'hanging' ? noticePage(notice, frame) : endedNoticePage(notice, frame)
    }))
  app.get<ById>('/lists/:id', (request, reply) =>
    sendShared(services, cache, request, reply, async (frame) => listPage(await listData(services, request.params.id), frame)))
  app.get('/record', (request, reply) => sendShared(services, cache, request, reply, async (frame) => {
    const { algorithms, publicKey, heads } = await services.checkpoints(services.publicJurisdiction)
    return recordPage({ checkpoints: heads, algorithms, publicKey }, frame)
  }))
  app.get('/privacy', (request, reply) =>
    sendShared(services, cache, request, reply, async (frame) => privacyPage({ forms: policiesHere(services).map(({ form }) => form) }, frame)))
  app.get('/accessibility', (request, reply) => sendShared(services, cache, request, reply, async (frame) => accessibilityPage(frame)))
}

/** 办法解读 — the list, and each measure clause by clause. */
function policyPages(app: FastifyInstance, services: Services, cache: PageCache): void {
  app.get('/policies', (request, reply) => sendShared(services, cache, request, reply, async (frame) =>
    policiesPage({ today: dayOf(services.ports.clock.now()), here: policiesHere(services), elsewhere: policiesElsewhere(services) }, frame)))
  app.get<{ Params: { '*': string } }>('/policies/*', (request, reply) => sendShared(services, cache, request, reply, async (frame) => {
    const isAsked = ({ id }: Policy): boolean => id === request.params['*']
    const here = policiesHere(services).find(isAsked)
    const policy = here ?? policiesElsewhere(services).find(isAsked)
    if (!policy) throw new NotFound(`policy ${request.params['*']}`)
    return policyPage({ policy, source: services.policies.sourceOf(policy.id).text, isElsewhere: here === undefined }, frame)
  }))
}

/** 证书查验 — by number, typed or from the QR code. */
function certificatePages(app: FastifyInstance, services: Services, cache: PageCache): void {
  app.get<{ Querystring: { number?: string } }>('/verify', async (request, reply) => {
    const typed = request.query.number
    const number = typed === undefined ? undefined : certificateNumberIn(typed)
    if (number !== undefined) return reply.redirect(siteLinks.certificate(number), 303)
    const problem = typed === undefined ? undefined : '请填写证书上的编号，如 2024-001。'
    return sendPage(reply, verifyPage({ typed: typed ?? '', problem }, frameOf(services, request)), problem ? 422 : 200)
  })
  app.get<{ Params: { number: string } }>('/verify/:number', (request, reply) => sendShared(services, cache, request, reply, async (frame) => {
    const data = await certificateData(services, request.params.number)
    const page = certificatePage(data, frame)
    // What is not there may be there tomorrow, and anybody can make up numbers: only a true certificate is worth remembering.
    return data.kind === 'valid' ? page : { page, status: 404 }
  }))
}
