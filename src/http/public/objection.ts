import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerWay } from '../../domain/notice/answering.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import { dayOf } from '../../domain/shared/time.ts'
import { id as idForm } from '../../domain/shared/words.ts'
import { siteLinks } from '../../site/links.ts'
import { nothingTyped, objectionProblems, typedObjection } from '../../site/objection.ts'
import { objectionPage, receivedPage, type ObjectionProgress, type ObjectionTyped, type ReceivedData } from '../../site/pages.ts'
import { perform } from '../../usecases/perform.ts'
import { KeyReused, type RecordedEvent } from '../../usecases/ports.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import { loadRound } from '../screens/roundFile.ts'
import type { Services } from '../services.ts'
import { frameOf, publicActor, sendPage } from './frame.ts'
import { noticeIn, publicNotice } from './notice.ts'

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
    return sendPage(reply, receivedPage(await received(services, request.params), frameOf(services, request)))
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

async function received(services: Services, { id, receipt }: Readonly<{ id: string; receipt: string }>): Promise<ReceivedData> {
  const file = await loadRound(services, services.publicJurisdiction, id)
  const when = (type: RecordedEvent['type']): string | undefined =>
    file.history.find((entry) => entry.type === type && 'objection' in entry.data && entry.data.objection === receipt)?.at
  const receivedAt = when('ObjectionRaised')
  if (receivedAt === undefined) throw new NotFound(`objection ${receipt}`)
  return {
    notice: (await publicNotice(services, id, file)).notice, receipt, receivedAt,
    progress: progressOf({ settledAt: when('ObjectionSettled'), answeredAt: when('ObjectorAnswered'), way: answeredIn(noticeIn(file), receipt), isGivenUp: file.round.stage === 'terminated' }),
  }
}

function answeredIn(notice: Notice, receipt: string): AnswerWay | undefined {
  return notice.stage === 'none' ? undefined : notice.objections.find(({ id }) => id === receipt)?.answered
}

type Reached = Readonly<{ settledAt: string | undefined; answeredAt: string | undefined; way: AnswerWay | undefined; isGivenUp: boolean }>

function progressOf({ settledAt, answeredAt, way, isGivenUp }: Reached): ObjectionProgress {
  if (settledAt === undefined) return { kind: 'checking', isGivenUp }
  const settledOn = dayOf(settledAt)
  return answeredAt === undefined || way === undefined ? { kind: 'settled', settledOn } : { kind: 'answered', settledOn, answeredOn: dayOf(answeredAt), way }
}
