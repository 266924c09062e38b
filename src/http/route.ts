import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { access, type Method } from './access.ts'
import { guard } from './session.ts'
import type { Services } from './services.ts'

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
}>

const nothing = z.object({})

/** Registers an endpoint behind its guard; one that the access table does not name can't start. */
export function register<Params extends z.ZodType = typeof nothing, Query extends z.ZodType = typeof nothing, Body extends z.ZodType = typeof nothing>(
  app: FastifyInstance, services: Services, endpoint: Endpoint<Params, Query, Body>,
): void {
  const { method, path, summary, params, query, body, answer, handle } = endpoint
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
    // The schemas above are for the document; the same zod schemas check what comes in, with words for people.
    validatorCompiler: () => () => true,
    serializerCompiler: () => JSON.stringify,
    preHandler: guard(services, allowed),
    handler: (request, reply) => handle(request, {
      params: params?.parse(request.params) as z.infer<Params>,
      query: query?.parse(request.query) as z.infer<Query>,
      body: body?.parse(request.body ?? {}) as z.infer<Body>,
    }, reply),
  })
}
