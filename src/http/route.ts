import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Refusal } from '../domain/shared/decision.ts'
import { Refused } from '../usecases/refused.ts'
import { access, type Method } from './access.ts'
import { wordRefusals } from './problems.ts'
import { guard } from './session.ts'
import type { Services } from './services.ts'
import { besides, withStandIns } from './standIns.ts'

/** One endpoint: its place in the access table, what it takes, what it gives. */
export type Endpoint<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Readonly<{
  method: Method
  path: string
  summary: string
  params?: Params
  query?: Query
  body?: Body
  answer?: z.ZodType
  handle(request: FastifyRequest, input: Readonly<{ params: z.infer<Params>; query: z.infer<Query>; body: z.infer<Body> }>, reply: FastifyReply): Promise<unknown>
  /** What the rules would say to these words; asked where some were wrong, so that nobody mends one thing to be told of the next. Throws where no mending helps. */
  reasonsAgainst?(request: FastifyRequest, input: Readonly<{ params: z.infer<Params>; body: z.infer<Body> }>): Promise<readonly Refusal[]>
}>

const nothing = z.object({})

/** Registers an endpoint behind its guard; one that the access table does not name can't start. */
export function register<Params extends z.ZodType = typeof nothing, Query extends z.ZodType = typeof nothing, Body extends z.ZodType = typeof nothing>(
  app: FastifyInstance, services: Services, endpoint: Endpoint<Params, Query, Body>,
): void {
  const { method, path, summary, params, query, body, answer, handle } = endpoint
  const bodyOf = readingBody(endpoint)
  const allowed = access[`${method} ${path}`]
  if (allowed === undefined) throw new Error(`${method} ${path} is not in the access table`)
  app.route({
    method,
    url: path,
    schema: {
      summary,
      ...(params ? { params: z.toJSONSchema(params, { unrepresentable: 'any', io: 'input' }) } : {}),
      ...(query ? { querystring: z.toJSONSchema(query, { unrepresentable: 'any', io: 'input' }) } : {}),
      ...(body ? { body: z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' }) } : {}),
      ...(answer ? { response: { 200: z.toJSONSchema(answer, { unrepresentable: 'any' }) } } : {}),
    },
    preHandler: guard(services, allowed),
    async handler(request, reply) {
      const given = params?.parse(request.params) as z.infer<Params>
      return handle(request, { params: given, query: query?.parse(request.query) as z.infer<Query>, body: await bodyOf(request, given) }, reply)
    },
  })
}

/** The words that came; or a refusal that names what is wrong with them, and beside it whatever the rules would have said next. */
function readingBody<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { body, reasonsAgainst }: Endpoint<Params, Query, Body>,
) {
  return async (request: FastifyRequest, params: z.infer<Params>): Promise<z.infer<Body>> => {
    const said: unknown = request.body ?? {}
    const read = body?.safeParse(said)
    if (read === undefined || read.success) return read?.data as z.infer<Body>
    const { issues } = read.error
    const reasons: (readonly Refusal[])[] = []
    // One after the other: each may wait for the same locks.
    for (const words of body && reasonsAgainst ? withStandIns<z.infer<Body>>(body, said, issues) : []) {
      reasons.push(await reasonsAgainst?.(request, { params, body: words }) ?? [])
    }
    throw new Refused(...wordRefusals(issues), ...besides(issues, reasons))
  }
}
