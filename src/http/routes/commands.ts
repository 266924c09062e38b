import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { commandSchemas, type CommandSubject } from '../../domain/lifecycle.ts'
import { id } from '../../domain/shared/words.ts'
import { perform, reasonsAgainst } from '../../usecases/perform.ts'
import type { Performed } from '../../usecases/ports.ts'
import { pathOf, routedCommands } from '../access.ts'
import { performedView } from '../api.ts'
import { register, type Endpoint } from '../route.ts'
import { actorOf } from '../session.ts'
import type { Services } from '../services.ts'

/** Acts that several hands do at once; nobody's look at the version should stop the other. */
const concurrent: ReadonlySet<string> = new Set(['RaiseObjection', 'ConfirmUnitPosting', 'ConfirmUnitReposting', 'ConfirmUnitRemoval', 'SubmitScores', 'RecuseExpert'])

/** Every act of the table is a route: `POST /api/{subjects}/{id}/{Act}`. A new row is a new route, with its own schema and roles. */
export function commandRoutes(app: FastifyInstance, services: Services): void {
  for (const { subject, act, row } of routedCommands()) {
    const words = (commandSchemas[subject] as Readonly<Record<string, z.ZodObject>>)[act]
    if (!words) throw new Error(`${subject}.${act} has no schema`)
    const version = z.number({ error: '请刷新页面后再办' }).int().min(0)
    register(app, services, {
      method: 'POST',
      path: `/api/${pathOf[subject]}/:id/${act}`,
      summary: row.title,
      params: z.object({ id }),
      body: words.extend(concurrent.has(act) ? { expectedVersion: version.optional() } : { expectedVersion: version }),
      answer: performedView,
      async handle(request, { params, body }) {
        const { expectedVersion, ...said } = body as { expectedVersion?: number }
        return answer(await perform(services.ports, {
          subject, id: params.id, command: { ...said, type: act }, actor: actorOf(request), expectedVersion, ...intention(request),
        }))
      },
      reasonsAgainst: (request, { params, body }) => reasonsAgainst(services.ports, { subject, id: params.id, command: { ...body as object, type: act }, actor: actorOf(request) }),
    })
  }
}

/** An act that makes its subject: the same way, under an id that is new, at a version before the first. */
export function beginning({ ports }: Services, subject: CommandSubject, act: string): Pick<Endpoint<z.ZodType, z.ZodType, z.ZodType>, 'handle' | 'reasonsAgainst'> {
  const step = (request: FastifyRequest, body: unknown) => ({ subject, id: ports.ids.next(), command: { ...body as object, type: act }, actor: actorOf(request) })
  return {
    handle: async (request, { body }) => answer(await perform(ports, { ...step(request, body), expectedVersion: 0, ...intention(request) })),
    reasonsAgainst: (request, { body }) => reasonsAgainst(ports, step(request, body)),
  }
}

const keyWords = z.string({ error: '缺少 Idempotency-Key，请刷新页面后再办' }).min(8).max(100)

/** The key a person's intention travels under, and the fingerprint of what it asks: a retry is harmless, another request under the key is not. */
export function intention(request: FastifyRequest, body: unknown = request.body ?? null, method = request.method): Readonly<{ idempotencyKey: string; requestHash: string }> {
  const idempotencyKey = keyWords.parse(request.headers['idempotency-key'])
  const requestHash = hash('sha256', `${method} ${request.url}
${JSON.stringify(body)}`)
  return { idempotencyKey, requestHash }
}

export function answer(performed: Performed): Omit<Extract<Performed, { kind: 'accepted' }>, 'kind'> {
  if (performed.kind === 'refused') throw new Error('use cases refuse by throwing Refused')
  const { kind: _, ...told } = performed
  return told
}
