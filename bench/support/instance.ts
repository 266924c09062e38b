import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readMasterKey } from '../../src/adapters/crypto/masterKey.ts'
import { reachEmbedded } from '../../src/adapters/postgres/embedded/embedded.ts'
import { openPorts } from '../../test/support/ports.ts'
import { startProgram } from '../../test/support/program.ts'
import { openingInstant, type Scene } from '../../test/support/scene.ts'

/** The program as a person starts it, a process of its own with its own PostgreSQL, and the same record opened beside it to set the scene. */
export type Instance = Readonly<{
  url: string
  databaseUrl: string
  dataDir: string
  pid: number
  scene: Scene
  /** Value of the Cookie header of a demo account that signed in as people do. */
  session(signInName: string): Promise<string>
  /** What autovacuum does within the minute: without it, plans made while the tables were empty would be measured. */
  settle(): Promise<void>
  /** Closes the record beside: what is left is the program alone. */
  leave(): Promise<void>
  stop(): Promise<void>
}>

type Ready = Readonly<{ status: string; url: string; accounts: readonly Readonly<{ username: string; password: string }>[] }>

export async function startInstance(words: readonly string[] = ['--from-notice']): Promise<Instance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-bench-'))
  const { ready, pid, end } = await startDemo(dataDir, words)
  const { url: databaseUrl } = await reachEmbedded({ dataDir })
  const masterKey = await readMasterKey({ dataDir, keyFile: undefined })
  if (!masterKey) throw new Error(`no master key in ${dataDir}`)
  const { ports, close } = await openPorts({ url: databaseUrl, masterKey, now: openingInstant })
  let left: Promise<void> | undefined
  const leave = (): Promise<void> => (left ??= close())
  return {
    url: ready.url,
    databaseUrl,
    dataDir,
    pid,
    scene: { ports, jurisdiction: 'weihai', round: 'bench', unit: 'demo-unit-1', district: 'demo-district-1' },
    session: (signInName) => signIn(ready, signInName),
    settle: () => execute(databaseUrl, 'vacuum analyze'),
    leave,
    async stop() {
      await leave()
      await end()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Starts the demo on a folder and waits until it has said where it listens; `command` is another way to it than `bin/shouxi demo`. */
export async function startDemo(
  dataDir: string, words: readonly string[] = [], command?: readonly string[],
): Promise<Readonly<{ ready: Ready; pid: number; end(): Promise<void> }>> {
  const program = startProgram([...(command ? [] : ['demo']), '--json', '--port', '0', '--data', dataDir, ...words], command)
  const line = await program.nextLine()
  if (line === undefined) throw new Error(`the program ended with ${await program.ended} before it was ready`)
  const ready = JSON.parse(line) as Ready
  if (ready.status !== 'ready') throw new Error(`the program did not start: ${line}`)
  return {
    ready,
    pid: program.process.pid ?? 0,
    async end() {
      program.process.kill('SIGTERM')
      await program.ended
    },
  }
}

async function signIn({ url, accounts }: Ready, name: string): Promise<string> {
  const password = accounts.find(({ username }) => username === name)?.password
  const response = await fetch(`${url}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }),
  })
  if (!response.ok) throw new Error(`${name} can't sign in: ${await response.text()}`)
  return response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
