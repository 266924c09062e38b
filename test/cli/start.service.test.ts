import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { birthOf, serversIn } from '../../src/adapters/postgres/embedded/processes.ts'
import { home } from '../support/repository.ts'
import { endServersIn, runProgram, startProgram } from '../support/program.ts'
import { placeStartedFolder } from '../support/startedFolder.ts'
import type { Program } from '../support/program.ts'

let dataDir: string
let started: Program[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shouxi-start-'))
  started = []
})
afterEach(async () => {
  for (const { process: child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  endServersIn(join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true, maxRetries: 20 })
})

type Ready = Readonly<{ status: string; url: string; accounts: readonly unknown[]; firstAdministratorLink?: string }>

async function start(command?: readonly string[], words = ['serve', '--port', '0', '--json', '--data', dataDir], environment = {}): Promise<{ program: Program; ready: Ready }> {
  const program = startProgram(words, command, environment)
  started.push(program)
  const line = await program.nextLine()
  if (line === undefined) throw new Error(`the program ended with ${await program.ended}`)
  return { program, ready: JSON.parse(line) as Ready }
}

const tokenIn = ({ firstAdministratorLink = '' }: Ready): string => new URL(firstAdministratorLink).hash
const answers = async ({ url }: Ready): Promise<boolean> => (await fetch(url)).ok
const databasesRunning = (): number[] => serversIn(join(dataDir, 'postgres'), undefined)
const postmaster = async (): Promise<number> => Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

describe('shouxi serve', () => {
  it('tells its address and answers there; as long as there is no administrator, each start prints a link of its own, by the address that the site is known under', async () => {
    const first = await start()
    expect(first.ready).toMatchObject({ status: 'ready', accounts: [] })
    expect(first.ready.firstAdministratorLink).toMatch(/^http:\/\//)
    expect(await answers(first.ready)).toBe(true)
    const desks = await fetch(`${first.ready.url}/app/`)
    expect([desks.status, desks.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    // The sign-in page asks on every visit: that there are none is no error on anybody's screen.
    const demoPeople = await fetch(`${first.ready.url}/api/demo/accounts`)
    expect([demoPeople.status, await demoPeople.json()]).toEqual([200, { rows: [] }])
    first.program.process.kill('SIGTERM')
    expect(await first.program.ended).toBe(0)

    const second = await start(undefined, undefined, { SHOUXI_PUBLIC_URL: 'https://shouxi.example.cn/' })
    expect(second.ready.firstAdministratorLink).toMatch(/^https:\/\/shouxi\.example\.cn\/app\/first-administrator#/)
    expect(tokenIn(second.ready)).not.toBe(tokenIn(first.ready))
    expect(await answers(second.ready)).toBe(true)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops cleanly at %s, however often it comes, and takes the database along', async (signal) => {
    await placeStartedFolder(dataDir)
    const { program } = await start()
    expect(databasesRunning()).not.toEqual([])
    for (let wish = 0; wish < 3; wish++) program.process.kill(signal)
    expect(await program.ended).toBe(0)
    expect(JSON.parse(program.lines.at(-1) ?? '')).toEqual({ status: 'done' })
    expect(databasesRunning()).toEqual([])
  })

  it('starts again after it was killed', async () => {
    await placeStartedFolder(dataDir)
    const { program } = await start()
    program.process.kill('SIGKILL')
    await program.ended
    expect(await answers((await start()).ready)).toBe(true)
  })

  it('starts again after its database was killed', async () => {
    await placeStartedFolder(dataDir)
    const { program } = await start()
    process.kill(await postmaster(), 'SIGKILL')
    program.process.kill('SIGTERM')
    await program.ended
    expect(await answers((await start()).ready)).toBe(true)
  })

  it('is refused beside a running one on the same folder, which is the reason given where the port is the same too', async () => {
    await placeStartedFolder(dataDir)
    const { ready } = await start()
    // Both at once: each waits some seconds for the one that may be just ending.
    const refused = await Promise.all(['0', new URL(ready.url).port].map((port) => runProgram(['serve', '--port', port, '--json', '--data', dataDir])))
    for (const { code, lines } of refused) {
      expect(code).toBe(1)
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ status: 'refused', reasons: [{ code: 'already-running' }] })
    }
    expect(await answers(ready)).toBe(true)
  })

  it('opens the measure of a place that nobody has shipped, from the bureau’s own folder, and says what is wrong there before anything is opened', async () => {
    const rules = join(dataDir, 'own-rules')
    await cp(join(home, 'test/policy/sixth'), join(rules, 'policies'), { recursive: true })
    await writeFile(join(rules, 'policies', 'here.yaml'), 'jurisdiction: yanshizhou\n')
    const { ready, program } = await start(undefined, ['serve', '--port', '0', '--json', '--data', join(dataDir, 'data'), '--rules', rules])
    const page = await fetch(`${ready.url}/policies`)
    expect([page.status, (await page.text()).includes('演示州首席技师选拔管理办法')]).toEqual([200, true])
    program.process.kill('SIGTERM')
    await program.ended
    await mkdir(join(rules, 'competitions'))
    await writeFile(join(rules, 'competitions', 'zhou-2026.yaml'), 'year: 2026\n')
    const { code, lines } = await runProgram(['serve', '--port', '0', '--json', '--data', join(dataDir, 'other'), '--rules', rules])
    expect(code).toBe(1)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ status: 'refused', reasons: [{ code: 'wrong-competitions', detail: expect.stringContaining('competitions/zhou-2026.yaml:1') }] })
    expect(serversIn(join(dataDir, 'other', 'postgres'), undefined)).toEqual([])
  })

  it('is refused where the port is taken, before a database is built for nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    try {
      const { code, lines } = await runProgram(['serve', '--port', String(port), '--json', '--data', dataDir])
      expect(code).toBe(1)
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ status: 'refused', reasons: [{ code: 'port-taken' }] })
      expect(await readdir(dataDir)).toEqual([])
    } finally {
      other.close()
    }
  })
})

describe('npm start', () => {
  const launcher = [process.execPath, join(home, 'tools', 'start.mjs')]

  it('opens a demo city with people in it, ends with 0 when it is asked to stop, and is not passed off for a city that has no round yet', async () => {
    const { program, ready } = await start(launcher, ['--port', '0', '--json', '--data', dataDir])
    expect(ready.accounts.length).toBeGreaterThan(0)
    expect(await answers(ready)).toBe(true)
    program.process.kill('SIGINT')
    expect(await program.ended).toBe(0)
    const { code, lines } = await runProgram(['demo', '--from-notice', '--json', '--port', '0', '--data', dataDir])
    expect([code, lines.join('')]).toEqual([1, expect.stringContaining('demo-told-already')])
    expect(databasesRunning()).toEqual([])
  }, 120_000)

  it('leaves nothing behind when it is killed itself: the next start finds the folder free', async () => {
    await placeStartedFolder(dataDir)
    const { program } = await start(launcher, ['--port', '0', '--json', '--data', dataDir])
    const database = await postmaster()
    program.process.kill('SIGKILL')
    expect(await answers((await start(launcher, ['--port', '0', '--json', '--data', dataDir])).ready)).toBe(true)
    expect(birthOf(database)).toBeUndefined()
  })
})
