import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError, type z } from 'zod'
import type { Actor } from '../domain/shared/actor.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import { KeyReused, StaleVersion } from '../usecases/ports.ts'
import { NotFound, Overtaken, Refused } from '../usecases/refused.ts'
import { doneBy } from './screens/timeline.ts'

/** Which status a refusal travels under; everything not named here is an ordinary 422. A wrong state is 409, not 403. */
const statusOf: Readonly<Record<string, number>> = {
  'role-not-allowed': 403,
  'foreign-origin': 403,
  'maker-cannot-check': 403,
  'not-on-panel': 403,
  'expert-recused': 403,
  'expert-of-same-unit': 403,
  'password-change-required': 403,
  'body-closed': 403,
  'act-not-open': 409,
  'overtaken': 409,
  'draft-changed': 409,
  'stale-version': 409,
  'key-reused': 409,
  'not-signed-in': 401,
  'other-account': 401,
  'wrong-password': 401,
  'account-locked': 429,
  'no-such-account': 404,
  'no-such-session': 404,
  'address-busy': 429,
  'bad-address': 400,
  'upload-broken': 400,
  'bad-request': 400,
  'not-found': 404,
  'file-too-large': 413,
  'file-type-not-accepted': 415,
  'request-too-large': 413,
  'internal-error': 500,
  'disk-full': 507,
  'database-interrupted': 503,
  'renderer-stopped': 503,
}

const titles: Readonly<Record<number, string>> = {
  400: '请求不正确', 401: '请先登录', 403: '不由您办理', 404: '没有找到', 409: '情况已经变化', 413: '文件太大', 415: '文件格式不能接收', 422: '还不能办理', 429: '请稍后再试', 500: '系统没有办成这件事', 503: '请稍后再试', 507: '服务器的磁盘已满',
}

export type Problem = Readonly<{ type: string; title: string; status: number; refusals: readonly Refusal[] }>

/** RFC 9457 — one document with every reason; the status is that of the gravest. */
export function problemOf(refusals: readonly Refusal[]): Problem {
  const status = refusals.map(({ code }) => statusOf[code] ?? 422).sort((a, b) => rank(a) - rank(b))[0] ?? 422
  return { type: `urn:shouxi:${refusals[0]?.code ?? 'refused'}`, title: titles[status] ?? '还不能办理', status, refusals }
}

const gravity = [500, 507, 503, 400, 401, 403, 404, 429, 413, 415, 409, 422]
const rank = (status: number): number => gravity.indexOf(status)

export function sendProblem(reply: FastifyReply, ...refusals: readonly Refusal[]): FastifyReply {
  const problem = problemOf(refusals)
  const waits = refusals.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
  if (waits.length > 0) reply.header('retry-after', String(Math.max(...waits)))
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/** Every error leaves the server as a problem document; what we did not foresee is logged whole and told in one calm sentence. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusals = refusalsOf(error, request.actor)
  if (refusals) return sendProblem(reply, ...refusals)
  request.log.error({ err: error }, 'unforeseen error')
  if (isDiskFull(error)) return sendProblem(reply, diskFull)
  if (isInterrupted(error)) return sendProblem(reply, databaseInterrupted)
  return sendProblem(reply, { code: 'internal-error', detail: `这件事没有办成，什么都没有改动。请再试一次；还不行，请把编号 ${request.id} 告诉系统管理员。` })
}

function refusalsOf(error: FastifyError | Error, reader: Actor | undefined): readonly Refusal[] | undefined {
  if (error instanceof Overtaken) return overtaken(error, reader)
  if (error instanceof Refused) return error.refusals
  if (error instanceof NotFound) return [notFound]
  if (error instanceof StaleVersion) return [staleVersion(error, reader)]
  if (error instanceof KeyReused) return [{ code: 'key-reused', detail: '这次提交与上一次用了同一个编号但内容不同，请刷新后重新提交。' }]
  if (error instanceof ZodError) return wordRefusals(error.issues)
  if (isCoded(error)) return [{ code: error.code, detail: error.message }]
  if ('statusCode' in error && error.statusCode === 413) return [{ code: 'request-too-large', detail: '提交的内容太大。' }]
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) return [{ code: 'bad-request', detail: '提交的内容格式不正确，请刷新页面后再试。' }]
  return undefined
}

/** What was done already is told with whose hand it was, as far as the reader may know; there is nothing to try again. */
export function overtaken({ by, refusals }: Overtaken, reader: Actor | undefined): readonly Refusal[] {
  const done = reader && doneBy(by, reader)
  return done === undefined ? refusals : [{ code: 'overtaken', detail: `${done}，这一步不用再办了。` }]
}

/** Still to be done, perhaps, and otherwise than was thought: what came between is told. */
export function staleVersion({ since }: Pick<StaleVersion, 'since'>, reader: Actor | undefined): Refusal {
  const done = reader && since.flatMap((entry) => doneBy(entry, reader) ?? []).at(-1)
  return { code: 'stale-version', detail: `${done === undefined ? '这件事在您打开之后又有了变化' : `您打开之后，${done}`}。请看过最新情况，还需要办的再办一次。` }
}

/** Told apart from faults of our own: trying again helps nobody before there is room. In the words of the operating system, and of the database. */
const isDiskFull = (error: Error): boolean => 'code' in error && ['ENOSPC', 'EDQUOT', '53100'].includes(String(error.code))

const diskFull: Refusal = { code: 'disk-full', detail: '服务器的磁盘已满，这件事没有办成，什么都没有改动。请告诉系统管理员腾出空间，然后再办一次。' }

/** The database ended under the request, or has not risen again. Whether what was under way got kept, nobody here knows. */
function isInterrupted(error: Error & Readonly<{ code?: unknown; syscall?: unknown }>): boolean {
  return interruptions.has(String(error.code)) || (error.code === 'ENOENT' && error.syscall === 'connect') || error.message.startsWith('Connection terminated')
}
const interruptions: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED'])

const databaseInterrupted: Refusal = {
  code: 'database-interrupted', detail: '数据库刚才中断了，正在自行恢复。请等一会儿，先看看最新情况：刚才正在办的事可能已经办成；没有办成的，再办一次。',
}

export const notFound: Refusal = { code: 'not-found', detail: '没有找到，或者不在您的办理范围内。' }

/** Errors of our own that carry a stable code and a sentence for people. */
function isCoded(error: Error): error is Error & { code: string } {
  return 'code' in error && typeof error.code === 'string' && /^[a-z]+(-[a-z]+)+$/.test(error.code)
}

/** What a schema found, in the terms of a form: the field, and a sentence. A schema that has a sentence of its own is quoted. */
export function wordRefusals(issues: readonly z.core.$ZodIssue[]): readonly Refusal[] {
  return issues.map((issue) => ({ code: 'wrong-words', about: issue.path.join('.'), detail: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : sentenceFor(issue) }))
}

/** What to do about it, by the kind of answer that is asked for: one chooses, one counts, one writes. */
function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value': return '请选择'
    case 'invalid_type': return missing[issue.expected] ?? '请填写'
    case 'too_small': return issue.origin === 'array' ? `至少要有${issue.minimum}项` : issue.origin === 'string' ? '请填写' : `不能小于${issue.minimum}`
    case 'too_big': return issue.origin === 'array' ? `最多${issue.maximum}项` : issue.origin === 'string' ? `不能超过${issue.maximum}个字` : `不能大于${issue.maximum}`
    default: return '这一项没有填写，或者格式不正确。'
  }
}

const missing: Readonly<Record<string, string>> = { boolean: '请选择', number: '请填写整数', int: '请填写整数', array: '至少要有1项' }
