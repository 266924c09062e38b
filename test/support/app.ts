import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApplication } from '../../src/main.ts'
import { openDatabase } from './database.ts'

/** The whole application on a database and a data folder of its own. */
export type TestApp = Readonly<{
  url: string
  dataDir: string
  databaseUrl: string
  /** Signed in once, then the same session for every call. */
  as(signInName: string): Person
  stop(): Promise<void>
}>

export type Answer = Readonly<{ status: number; body: Record<string, never> & Readonly<Record<string, unknown>> }>

/** A demo account that calls the API as its pages do. */
export type Person = Readonly<{
  get(path: string): Promise<Answer>
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, key?: string): Promise<Answer>
  upload(path: string, file: Readonly<{ name: string; type: string; bytes: Uint8Array }>, key?: string): Promise<Answer>
  cookie(): Promise<string>
}>

/** `untold`: people and organisations on the day of the notice; `told`: with the demo's two rounds. `rules`: a bureau's own folder. */
export async function startTestApp(story: 'told' | 'untold' = 'untold', rules?: string): Promise<TestApp> {
  const database = await openDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-test-'))
  const app = await startApplication({ dataDir, databaseUrl: database.url, host: '127.0.0.1', port: 0, mode: 'demo', story, ...(rules && { rules }) })
  const people = new Map<string, Person>()
  return {
    url: app.url,
    dataDir,
    databaseUrl: database.url,
    as(signInName) {
      const known = people.get(signInName) ?? person(app.url, signInName, app.accounts.find(({ username }) => username === signInName)?.password ?? '')
      people.set(signInName, known)
      return known
    },
    async stop() {
      await app.stop()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function person(url: string, name: string, password: string): Person {
  let session: Promise<string> | undefined
  const cookie = (): Promise<string> => (session ??= signIn(url, name, password))
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, { ...init, headers: { ...init.headers, cookie: await cookie() } })
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : { text } }
  }
  return {
    cookie,
    get: (path) => call(path, {}),
    send: (method, path, body, key = randomUUID()) => call(path, {
      method, headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body ?? {}),
    }),
    upload(path, { name: fileName, type, bytes }, key = randomUUID()) {
      const form = new FormData()
      form.set('file', new Blob([Buffer.from(bytes)], { type }), fileName)
      return call(path, { method: 'POST', headers: { 'idempotency-key': key }, body: form })
    },
  }
}

async function signIn(url: string, name: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }),
  })
  if (!response.ok) throw new Error(`${name} can't sign in: ${await response.text()}`)
  return response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
}
