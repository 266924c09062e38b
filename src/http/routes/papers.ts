import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { id } from '../../domain/shared/words.ts'
import { NotFound } from '../../usecases/refused.ts'
import { register } from '../route.ts'
import { loadCase } from '../screens/loading.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

const params = z.object({ id, paper: z.string().regex(/^[a-z-]+\.(pdf|docx|xlsx)$/) })

export function paperRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/papers/:paper', summary: '一份申报的文书', params,
    async handle(request, { params: asked }, reply) {
      await loadCase(services, actorOf(request), asked.id)
      return send(services, request, 'case', asked, reply)
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id/papers/:paper', summary: '一轮选拔的文书', params,
    handle: (request, { params: asked }, reply) => send(services, request, 'round', asked, reply),
  })
}

async function send(services: Services, request: FastifyRequest, subject: 'case' | 'round', asked: z.infer<typeof params>, reply: FastifyReply): Promise<FastifyReply> {
  const [kind = '', format = ''] = asked.paper.split('.')
  const { jurisdiction } = actorOf(request)
  const paper = await services.papers.render({ jurisdiction, subject, id: asked.id, kind, format, baseUrl: baseUrlOf(request) })
  if (!paper) throw new NotFound(`paper ${asked.paper}`)
  return reply
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(paper.fileName)}`)
    .type(paper.mediaType).send(Buffer.from(paper.bytes))
}

/** Where the reader came from is where the QR code should lead. */
export const baseUrlOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
