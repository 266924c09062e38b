import type { z } from 'zod'
import type { commandSchemas } from '../../domain/lifecycle.ts'
import { learnToday, todayHeader } from '../words/today.ts'
import { newIntention, type Intention } from './intention.ts'
import type { ClashView, Performed, Problem, RefusalView } from './views.ts'

/** 未予办理 — the server's answer was no, with every reason at once. */
export class RefusedError extends Error {
  readonly refusals: readonly RefusalView[]
  readonly status: number
  constructor(status: number, refusals: readonly RefusalView[]) {
    super(refusals.map(({ detail, code }) => detail ?? code).join(' ') || '这一步现在不能办理。')
    this.refusals = refusals
    this.status = status
  }
}

/** Why a page can't go on: its session has ended, or another account was signed in with in this browser. */
export type SignedOut = 'not-signed-in' | 'other-account'

const signedOutBy = (refusals: readonly RefusalView[]): SignedOut | undefined =>
  (['not-signed-in', 'other-account'] as const).find((reason) => refusals.some(({ code }) => code === reason))

/** The cover that asks for the password says so; beside a button it would still stand there once somebody has signed in again. */
export const isSignedOut = (error: Error | null): boolean => error instanceof RefusedError && signedOutBy(error.refusals) !== undefined

/** No answer came: the line is down or the server is. Whatever was typed is still here. */
export class UnreachableError extends Error {
  constructor() {
    super('连不上服务器，请检查网络后再试。您填写的内容还在本机，没有丢失。')
  }
}

/** The same field was changed elsewhere meanwhile: both texts, and the draft as it stands. */
export class ClashError extends Error {
  readonly clash: ClashView
  constructor(clash: ClashView) {
    super('另一处也改了同一项，请选择保留哪一个。')
    this.clash = clash
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sending = Readonly<{ body?: unknown; key?: string; signal?: AbortSignal | undefined }>

let onSignedOut: (why: SignedOut) => void = () => undefined

/** Who is told when the server no longer takes this page for its account's. */
export function whenSignedOut(listener: (why: SignedOut) => void): void {
  onSignedOut = listener
}

let asker: string | undefined

/** 这一页是谁的 — the account that signed in here. Every request says so: the tabs of a browser share one session, which may be another's by now. */
export function askAs(account: string | undefined): void {
  asker = account
}

export const askerHeaders = (): Readonly<Record<string, string>> => asker === undefined ? {} : { 'x-shouxi-account': asker }

/** One request to the API: JSON in and out, a refusal or a broken line as an error of its own kind. */
export async function request<Answer>(method: Method, path: string, { body, key, signal }: Sending = {}): Promise<Answer> {
  const response = await reach(`/api${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...askerHeaders(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  })
  const text = await response.text()
  learnToday(response.headers.get(todayHeader))
  return answerOf<Answer>(response.status, text)
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new UnreachableError()
  }
}

/** What an answer means, whether `fetch` or an upload brought it. */
export function answerOf<Answer>(status: number, text: string): Answer {
  if (status === 204 || (status < 400 && text === '')) return undefined as Answer
  const said = parsed(text)
  if (status < 400) return said as Answer
  if (status === 409 && isClash(said)) throw new ClashError(said)
  // A proxy in front answers for a server that is down; its page is nothing to show anybody.
  if (status >= 502 && !isProblem(said)) throw new UnreachableError()
  const refusals = isProblem(said) ? said.refusals : [{ code: `http-${status}`, detail: '这一步没有办成，请刷新页面后再试。' }]
  const why = signedOutBy(refusals)
  if (why !== undefined) onSignedOut(why)
  throw new RefusedError(status, refusals)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: a page of something that stands between here and the server.
    return undefined
  }
}

const isProblem = (said: unknown): said is Problem => typeof said === 'object' && said !== null && Array.isArray((said as Partial<Problem>).refusals)
const isClash = (said: unknown): said is ClashView => typeof said === 'object' && said !== null && Array.isArray((said as Partial<ClashView>).clashes)

export const get = <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => request<Answer>('GET', path, { signal })

/** Writes that are repeated under their key until they arrive; see `newIntention`. */
export function write<Answer>(intention: Intention, method: Exclude<Method, 'GET'>, path: string, body?: unknown): Promise<Answer> {
  return intention.once([method, path, body], (key) => request<Answer>(method, path, { key, ...(body !== undefined && { body }) }))
}

/** Nouns of the paths, and the subject whose table of acts each one follows. */
type SubjectOf = Readonly<{ rounds: 'round'; cases: 'application'; sheets: 'scoresheet'; notices: 'notice'; decisions: 'decision' }>
export type Plural = keyof SubjectOf
export type ActOf<Noun extends Plural> = keyof (typeof commandSchemas)[SubjectOf[Noun]] & string
/** What an act asks for, by the same schema that the server checks it with. */
export type WordsOf<Noun extends Plural, Act extends ActOf<Noun>> =
  (typeof commandSchemas)[SubjectOf[Noun]][Act] extends infer Schema extends z.ZodType ? z.input<Schema> : never

/** One act on one subject, based on the version that was looked at. */
export function command<Noun extends Plural, Act extends ActOf<Noun>>(
  noun: Noun, id: string, act: Act, words: WordsOf<Noun, Act>, expectedVersion: number, intention: Intention = newIntention(),
): Promise<Performed> {
  return write(intention, 'POST', `/${noun}/${id}/${act}`, { ...(words as object), expectedVersion })
}
