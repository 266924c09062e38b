import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../domain/shared/actor.ts'
import { dayOf, endOfDay } from '../../domain/shared/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { PageCache } from '../../site/cache.ts'
import { isElder } from '../../site/elder.ts'
import type { Frame, PolicyRef, Site } from '../../site/pages.ts'
import { securityHeaders } from '../../site/style.ts'
import type { Services } from '../services.ts'

/** Whoever comes without an account. */
export const publicActor = (jurisdiction: string): Actor => ({ account: 'public', role: 'public', jurisdiction, body: 'public', name: '社会公众' })

const BROWSER_AGE_SECONDS = 10

/** The measures of the jurisdiction this installation speaks for, newest first. */
export function policiesHere({ policies, publicJurisdiction }: Services): readonly Policy[] {
  return [...policies.values()]
    .filter(({ jurisdiction }) => jurisdiction === publicJurisdiction)
    .sort((one, other) => other.id.localeCompare(one.id))
}

/** Measures of other places: shown in the demo, where what the program can carry is the point; a bureau's own site speaks for itself alone. */
export function policiesElsewhere({ policies, publicJurisdiction, demo }: Services): readonly Policy[] {
  return demo === undefined ? [] : [...policies.values()].filter(({ jurisdiction }) => jurisdiction !== publicJurisdiction)
}

export const refOf = ({ id, document }: Policy): PolicyRef => ({ id, name: document.name, number: document.number ?? '' })

function siteOf(services: Services): Site {
  const policy = policiesHere(services)[0]
  return {
    titleName: policy?.titleName ?? '首席技师', host: policy?.document.issuedBy.at(-1) ?? '', office: policy?.bodies.office ?? '',
    contact: {}, isDemo: services.demo !== undefined,
  }
}

export const frameOf = (services: Services, request: FastifyRequest): Frame => ({ site: siteOf(services), isElder: isElder(request.headers.cookie) })

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).headers({ ...securityHeaders, 'cache-control': 'no-cache' }).type('text/html; charset=utf-8').send(page)
}

/** A page that is the same for everybody; one with a status of its own says that there is nothing here now, and is asked for anew each time. */
export type Shared = string | Readonly<{ page: string; status: number }>

/** Sends a page that is the same for everybody, and remembers it until something changes or the day ends in Shanghai. */
export async function sendShared(services: Services, cache: PageCache, request: FastifyRequest, reply: FastifyReply, build: (frame: Frame) => Promise<Shared>): Promise<FastifyReply> {
  const generation = cache.generation()
  const frame = frameOf(services, request)
  const shared = await build(frame)
  if (typeof shared !== 'string') return sendPage(reply, shared.page, shared.status)
  const midnight = Date.parse(endOfDay(dayOf(services.ports.clock.now())))
  if (plainPath.test(request.url)) {
    cache.remember({ path: request.url, isElder: frame.isElder }, shared, { generation, maxAgeSeconds: BROWSER_AGE_SECONDS, expiresAt: midnight })
  }
  return sendPage(reply, shared)
}

/** An address as our own links write it; the thousand other ways of writing the same one would fill the memory with copies. */
const plainPath = /^\/[\w./-]*$/
