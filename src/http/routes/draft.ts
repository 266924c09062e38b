import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../domain/shared/actor.ts'
import { id } from '../../domain/shared/words.ts'
import { saveDraft } from '../../usecases/saveDraft.ts'
import { clashView, draftView } from '../api.ts'
import { register } from '../route.ts'
import { draftScreen } from '../screens/draftScreen.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

const MOST_FIELDS = 200

/** Which fields there are, and of which kind, says the form of the round; what is wrong with any of them is told in its words. */
const changes = z.record(z.string().min(1).max(60), z.unknown()).refine((fields) => Object.keys(fields).length <= MOST_FIELDS, '一次保存的栏目太多，没有保存。请刷新页面后再试。')

export function draftRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/draft', summary: '申报表草稿', params: z.object({ id }), answer: draftView,
    handle: (request, { params }) => draftScreen(services, actorOf(request), params.id),
  })
  register(app, services, {
    method: 'PATCH', path: '/api/cases/:id/draft', summary: '保存草稿', params: z.object({ id }),
    body: z.object({ baseVersion: z.number().int().min(0), changes }), answer: draftView,
    handle: async (request, { params, body }, reply) => save(services, actorOf(request), params.id, body, reply),
  })
}

type Saving = Readonly<{ baseVersion: number; changes: z.infer<typeof changes> }>

/** A field another device changed meanwhile comes back as 409 with both texts; nothing of either is lost. */
async function save(services: Services, actor: Actor, application: string, saving: Saving, reply: FastifyReply): Promise<unknown> {
  const saved = await saveDraft(services.ports, { actor, application, ...saving })
  const draft = await draftScreen(services, actor, application)
  if (saved.kind === 'saved') return draft
  const clash: z.infer<typeof clashView> = { clashes: [...saved.clashes], draft }
  return reply.code(409).send(clash)
}
