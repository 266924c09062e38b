import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../domain/shared/decision.ts'
import { id as idForm } from '../../domain/shared/words.ts'
import { siteLinks } from '../../site/links.ts'
import { nothingTyped, objectionProblems, typedObjection } from '../../site/objection.ts'
import { objectionPage, receivedPage, type ObjectionTyped } from '../../site/pages.ts'
import { perform } from '../../usecases/perform.ts'
import { KeyReused } from '../../usecases/ports.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import type { Services } from '../services.ts'
import { frameOf, publicActor, sendPage } from './frame.ts'
import { publicNotice } from './notice.ts'

/** Objections from one address in ten minutes: enough for a household, too few for a flood. */
const LIMIT = { max: 10, timeWindow: '10 minutes' } as const

/** The form's hidden key, which becomes the receipt; anything else that comes in its place is replaced. */
const receiptForm = idForm.min(8)

/** 异议 — raised by anybody, without account and without script. */
export function objectionRoutes(app: FastifyInstance, services: Services): void {
  const { ids } = services.ports
  app.get<{ Params: { id: string } }>('/notices/:id/object', async (request, reply) =>
    form(services, request, reply, request.params.id, { typed: nothingTyped, refusals: [], key: ids.next() }))

  app.post<{ Params: { id: string } }>('/notices/:id/object', { config: { rateLimit: LIMIT } }, async (request, reply) => {
    const { id } = request.params
    const body = request.body as Readonly<Record<string, unknown>> | undefined
    const typed = typedObjection({ get: (name) => body?.[name] })
    const key = receiptForm.safeParse(body?.['key']).data ?? ids.next()
    const refusals = objectionProblems(typed)
    if (refusals.length > 0) return form(services, request, reply, id, { typed, refusals, key })
    return raise(services, request, reply, id, { typed, key })
  })

  app.get<{ Params: { id: string; receipt: string } }>('/notices/:id/received/:receipt', async (request, reply) => {
    const { notice, at } = await received(services, request.params.id, request.params.receipt)
    return sendPage(reply, receivedPage({ notice, receipt: request.params.receipt, receivedAt: at }, frameOf(services, request)))
  })
}

type Form = Readonly<{ typed: ObjectionTyped; refusals: readonly Refusal[]; key: string }>

async function form(services: Services, request: FastifyRequest, reply: FastifyReply, id: string, { typed, refusals, key }: Form): Promise<FastifyReply> {
  const { kind, notice } = await publicNotice(services, id)
  const candidates = kind === 'hanging' ? notice.candidates : []
  const page = objectionPage({ notice: { id, title: notice.title }, candidates, typed, refusals, key }, frameOf(services, request))
  return sendPage(reply, page, refusals.length > 0 ? 422 : 200)
}

/** Under the form's own key: pressing the button twice makes one objection, and both presses see its receipt. */
async function raise(services: Services, request: FastifyRequest, reply: FastifyReply, id: string, { typed, key }: Omit<Form, 'refusals'>): Promise<FastifyReply> {
  const { publicJurisdiction, ports } = services
  // Only names the public was shown can be objected to: a secret person's case can't be found out by guessing.
  const { kind, notice } = await publicNotice(services, id)
  const shown = kind === 'hanging' && notice.candidates.some(({ application }) => application === typed.application)
  if (!shown) return form(services, request, reply, id, { typed, key, refusals: [{ code: 'not-on-notice', about: 'application', detail: '请选择名单上的人。' }] })
  try {
    await perform(ports, {
      subject: 'notice', id, command: { type: 'RaiseObjection', objection: key, ...typed } as { type: string },
      actor: publicActor(publicJurisdiction), idempotencyKey: key, requestHash: fingerprintOf(id, typed),
    })
    return reply.redirect(siteLinks.received(id, key), 303)
  } catch (error) {
    if (error instanceof Refused) return form(services, request, reply, id, { typed, key, refusals: error.refusals })
    // Whoever goes back and changes the words of an objection already received is raising another one, under a key of its own.
    if (error instanceof KeyReused) return form(services, request, reply, id, { typed, key: ports.ids.next(), refusals: [alreadyReceived] })
    throw error
  }
}

const alreadyReceived: Refusal = { code: 'key-reused', detail: '您刚才的异议已经收到。如果这是另一件异议，请再按一次“提交异议”。' }

/** Kept beside the answer in the clear, so it must not tell who objected to whom and why. */
function fingerprintOf(notice: string, typed: ObjectionTyped): string {
  return createHash('sha256').update(JSON.stringify([notice, typed])).digest('hex')
}

async function received(services: Services, id: string, receipt: string): Promise<Readonly<{ notice: Readonly<{ id: string; title: string }>; at: string }>> {
  const entries = await services.query(services.publicJurisdiction).timeline([{ kind: 'notice', id }])
  const found = entries.find(({ type, data }) => type === 'ObjectionRaised' && 'objection' in data && data.objection === receipt)
  if (!found) throw new NotFound(`objection ${receipt}`)
  return { notice: (await publicNotice(services, id)).notice, at: found.at }
}
