import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isInsider, isOverseer } from '../../domain/shared/actor.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { id } from '../../domain/shared/words.ts'
import { perform } from '../../usecases/perform.ts'
import { NotFound } from '../../usecases/refused.ts'
import { register } from '../route.ts'
import { loadCase } from '../screens/loading.ts'
import { mayHavePaper, paperToHang } from '../screens/papers.ts'
import { loadRound } from '../screens/roundFile.ts'
import { actorOf } from '../session.ts'
import type { PaperSubject, Rendered, Services, WantedPaper } from '../services.ts'
import { intention } from './commands.ts'

const paper = z.string().regex(/^[a-z-]+\.(pdf|docx|xlsx)$/)
const params = z.object({ id, paper })
const ofDistrict = params.extend({ district: id })
/** 口令 — chosen by whoever takes the paper along, told to the receiver by another way, kept nowhere here. */
const body = z.object({ passphrase: z.string().min(12, '口令至少12个字符').max(200, '口令不能超过200个字符') })

type Asked = Readonly<{ subject: PaperSubject; id: string; paper: string; district?: string }>

export function paperRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/papers/:paper', summary: '一份申报的文书', params,
    async handle(request, { params: asked }, reply) {
      const actor = actorOf(request)
      const { application } = await loadCase(services, actor, asked.id)
      if (!mayHavePaper(actor, application, asked.paper.split('.')[0] ?? '')) throw new NotFound(`paper ${asked.paper}`)
      return sendPlain(services, request, { subject: 'case', ...asked }, reply)
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/papers/:paper/sealed', summary: '加密导出一份申报的文书', params, body,
    async handle(request, { params: asked, body: { passphrase } }, reply) {
      await loadCase(services, actorOf(request), asked.id)
      return sendSealed(services, request, { subject: 'case', ...asked }, passphrase, reply)
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id/papers/:paper', summary: '一轮选拔的文书', params,
    async handle(request, { params: asked }, reply) {
      if (!isInsider(actorOf(request).role)) await isToHang(services, request, asked)
      return sendPlain(services, request, { subject: 'round', ...asked }, reply)
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/rounds/:id/papers/:paper/sealed', summary: '加密导出一轮选拔的文书', params, body,
    handle: (request, { params: asked, body: { passphrase } }, reply) => sendSealed(services, request, { subject: 'round', ...asked }, passphrase, reply),
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id/drafts/:paper', summary: '待复核的通知、公示的草稿', params,
    handle: (request, { params: asked }, reply) => sendPlain(services, request, { subject: 'draft', ...asked }, reply),
  })
  register(app, services, {
    method: 'GET', path: '/api/rounds/:id/districts/:district/papers/:paper', summary: '推荐呈报部门的文书', params: ofDistrict,
    handle: (request, { params: asked }, reply) => sendPlain(services, request, ownOf(request, asked), reply),
  })
  register(app, services, {
    method: 'POST', path: '/api/rounds/:id/districts/:district/papers/:paper/sealed', summary: '加密导出推荐呈报部门的文书', params: ofDistrict, body,
    handle: (request, { params: asked, body: { passphrase } }, reply) => sendSealed(services, request, ownOf(request, asked), passphrase, reply),
  })
}

/** A unit has of the round the paper that it has to hang; every other does not exist for it. */
async function isToHang(services: Services, request: FastifyRequest, { id: round, paper: file }: z.infer<typeof params>): Promise<void> {
  const actor = actorOf(request)
  const href = paperToHang(actor, await loadRound(services, actor.jurisdiction, round))
  if (href !== `/api/rounds/${round}/papers/${file}`) throw new NotFound(`paper ${file}`)
}

/** A district has its own papers; those of another do not exist for it. */
function ownOf(request: FastifyRequest, asked: z.infer<typeof ofDistrict>): Asked {
  const actor = actorOf(request)
  if (actor.role === 'district' && actor.body !== asked.district) throw new NotFound(`district ${asked.district}`)
  return { subject: 'district', ...asked }
}

async function sendPlain(services: Services, request: FastifyRequest, asked: Asked, reply: FastifyReply): Promise<FastifyReply> {
  return send(await services.papers.render({ ...wantedBy(request, asked), asOf: dayOf(services.ports.clock.now()) }), asked, 'inline', reply)
}

/** Into the record before it leaves: what could not be recorded is not handed out. */
async function sendSealed(services: Services, request: FastifyRequest, asked: Asked, passphrase: string, reply: FastifyReply): Promise<FastifyReply> {
  const archive = await services.papers.renderSealed(wantedBy(request, asked), passphrase)
  if (archive) await record(services, request, asked, archive.fileName)
  return send(archive, asked, 'attachment', reply)
}

async function record({ ports }: Services, request: FastifyRequest, { subject, id: of, paper: file, district }: Asked, fileName: string): Promise<void> {
  const [, format = ''] = file.split('.')
  const said = { paper: `${fileName.replace(/（加密）\.zip$/, '')}（${format.toUpperCase()}）` }
  const command = subject === 'case' ? { type: 'ExportSealedCase', ...said } : { type: 'ExportSealedPaper', ...said, district }
  const { idempotencyKey } = intention(request)
  // The passphrase stays out of the fingerprint too: it lies in the database beside the answer.
  const requestHash = createHash('sha256').update(request.url).digest('hex')
  await perform(ports, { subject: subject === 'case' ? 'application' : 'round', id: of, command, actor: actorOf(request), idempotencyKey, requestHash })
}

function wantedBy(request: FastifyRequest, { subject, id: of, paper: file, district }: Asked): WantedPaper {
  const [kind = '', format = ''] = file.split('.')
  const { jurisdiction, role } = actorOf(request)
  return { jurisdiction, subject, id: of, district, kind, format, baseUrl: baseUrlOf(request), overseer: isOverseer(role) }
}

function send(rendered: Rendered | undefined, asked: Asked, disposition: 'inline' | 'attachment', reply: FastifyReply): FastifyReply {
  if (!rendered) throw new NotFound(`paper ${asked.paper}`)
  return reply
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(rendered.fileName)}`)
    .type(rendered.mediaType).send(Buffer.from(rendered.bytes))
}

/** Where the reader came from is where the QR code should lead. */
export const baseUrlOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
