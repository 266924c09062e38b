import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roleName } from '../../domain/shared/actor.ts'
import { dayInChinese, dayOf, endOfDay } from '../../domain/shared/time.ts'
import { day } from '../../domain/shared/words.ts'
import { clockView, journalView, verifiedView, verifyingView } from '../api.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import { register } from '../route.ts'
import { nextDeadline } from '../screens/nextDeadline.ts'
import { titleOf } from '../screens/timeline.ts'
import { actorOf } from '../session.ts'
import type { Demo, Services } from '../services.ts'

const paged = z.object({
  offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50), stream: z.string().max(120).optional(),
})

/** The auditor's desk, and the demo's clock. */
export function recordRoutes(app: FastifyInstance, services: Services): void {
  register(app, services, {
    method: 'GET', path: '/api/journal', summary: '全部记录', query: paged, answer: journalView,
    async handle(request, { query }) {
      const { rows, total } = await services.query(actorOf(request).jurisdiction).journal(query)
      return {
        total,
        rows: rows.map(({ position, stream, version, type, at, actor, clauses, policy, hash, prevHash }) => ({
          position: String(position), stream: `${stream.kind}/${stream.id}`, version, type, title: titleOf(type), at,
          actorName: actor.name, roleName: roleName[actor.role], clauses: [...clauses], policy, hash, prevHash,
        })),
      }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/journal/verify', summary: '重新核对全部记录', answer: verifiedView, handle: () => services.verifier.verify(),
  })
  register(app, services, {
    method: 'GET', path: '/api/journal/verify', summary: '正在进行的核对', answer: verifyingView,
    handle: () => Promise.resolve({ running: services.verifier.progress() ?? null }),
  })
  register(app, services, {
    method: 'GET', path: '/api/clock', summary: '现在的时间', answer: clockView,
    handle: () => Promise.resolve(clockOf(services)),
  })
  register(app, services, {
    method: 'POST', path: '/api/clock', summary: '拨动演示时钟', answer: clockView,
    body: z.object({ days: z.number().int().min(1).max(400).optional(), to: day.optional(), toNextDeadline: z.literal(true).optional() }),
    async handle(request, { body }) {
      // In real work the clock is nobody's to move: the route looks as if it were not there.
      if (!services.demo) throw new NotFound('clock')
      const to = body.toNextDeadline ? await nextDeadline(services, actorOf(request)) : body.to
      await services.demo.moveTo(destination(services.demo, { days: body.days, to }))
      return clockOf(services)
    },
  })
  register(app, services, {
    method: 'GET', path: '/api/demo/accounts', summary: '演示账号',
    // Every visit to the sign-in page asks: in real work there are none, which is no error.
    handle: () => Promise.resolve({ rows: services.demo?.accounts ?? [] }),
  })
}

function clockOf({ ports }: Services): z.infer<typeof clockView> {
  const now = ports.clock.now()
  return { now, today: dayOf(now) }
}

const DAY_MS = 86_400_000
/** Beyond it days have no names that calendars know, and nobody's title lasts so long. */
const LAST_DEMO_DAY = '2099-12-31'

/** Forward by days, or to the first moment after a day has ended; within the century. */
function destination(demo: Demo, { days, to }: Readonly<{ days?: number | undefined; to?: string | undefined }>): string {
  const target = to ? endOfDay(to) : new Date(Date.parse(demo.now()) + (days ?? 1) * DAY_MS).toISOString()
  if (target < demo.now()) throw new Refused({ code: 'clock-goes-forward', about: 'to', detail: '演示时钟只能往前拨。' })
  if (target > endOfDay(LAST_DEMO_DAY)) throw new Refused({ code: 'clock-too-far', about: 'to', detail: `演示时钟最多拨到${dayInChinese(LAST_DEMO_DAY)}。` })
  return target
}
