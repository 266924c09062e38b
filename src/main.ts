import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { stateCouncilCalendar } from './adapters/calendar/stateCouncil.ts'
import { openDemoClock, wallClock, type DemoClock } from './adapters/clock/clock.ts'
import { ids } from './adapters/clock/ids.ts'
import { lookupHash } from './adapters/crypto/lookupHash.ts'
import { loadMasterKey } from './adapters/crypto/masterKey.ts'
import { suiteNamed } from './adapters/crypto/suite.ts'
import { createDocuments } from './adapters/documents/documents.ts'
import { createFiles } from './adapters/files/files.ts'
import { inspectFile } from './adapters/files/sniff.ts'
import { createIdentity } from './adapters/identity/identity.ts'
import { createIssuedPapers } from './adapters/files/issuedPapers.ts'
import { createPapers, type Papers } from './adapters/papers/papers.ts'
import { loadPolicies } from './adapters/policies/loadPolicies.ts'
import { createCheckpoints } from './adapters/postgres/checkpoint.ts'
import { startEmbedded, type EmbeddedServer } from './adapters/postgres/embedded/embedded.ts'
import { createFileKeys } from './adapters/postgres/fileKeys.ts'
import { journalPage } from './adapters/postgres/journalPages.ts'
import { announcing, hearPublicChanges } from './adapters/postgres/publicChanges.ts'
import { createOutbox, type Deliver } from './adapters/postgres/outbox.ts'
import { createReader } from './adapters/postgres/reader.ts'
import { createStore, migrate, openPool } from './adapters/postgres/store.ts'
import { verifyRecord } from './adapters/postgres/verify.ts'
import { recordIsEmpty } from './adapters/postgres/founding.ts'
import { demoAccounts, demoFirstInstant, demoHandOver } from './demo/people.ts'
import { loadDemoBodies, loadDemoWorld } from './demo/world.ts'
import { demoHands } from './demo/hands.ts'
import { folds } from './domain/folds.ts'
import type { IssuedPaper } from './domain/issuing.ts'
import { roleName } from './domain/shared/actor.ts'
import { buildServer } from './http/server.ts'
import type { Query, Services } from './http/services.ts'
import { startTicker } from './jobs/ticker.ts'
import { actOnTimePassed } from './jobs/timePassed.ts'
import { readModels } from './readmodels/index.ts'
import { createPageCache, type PageCache } from './site/cache.ts'
import type { Ports } from './usecases/ports.ts'

export type ApplicationOptions = Readonly<{
  dataDir: string
  /** Any PostgreSQL from 15 on; without it the one brought along starts on the data folder. */
  databaseUrl?: string
  host: string
  port: number
  mode: 'demo' | 'serve'
  /** Demo only: `told` comes with a finished round and one in the middle, `untold` with people alone, on the day of the notice. */
  story?: 'told' | 'untold'
}>

export type RunningApplication = Readonly<{
  url: string
  accounts: readonly Readonly<{ role: string; name: string; username: string; password: string }>[]
  firstAdministratorLink?: string
  stop(): Promise<void>
}>

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const MINUTE_MS = 60_000
const POOL_SIZE = 9

/** The composition root: the only place that knows every adapter. Whatever was opened is closed again in the opposite order, also when a later step fails. */
export async function startApplication(options: ApplicationOptions): Promise<RunningApplication> {
  const closing: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close; close = closing.pop()) await close()
  }
  try {
    return { ...await compose(options, (close) => closing.push(close)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type OnStop = (close: () => Promise<unknown>) => void

async function compose(options: ApplicationOptions, onStop: OnStop): Promise<Omit<RunningApplication, 'stop'>> {
  await mkdir(options.dataDir, { recursive: true })
  const policies = loadPolicies(join(root, 'policies'))
  const jurisdiction = process.env['SHOUXI_JURISDICTION'] ?? [...policies.values()][0]?.jurisdiction ?? ''
  const record = await openRecord(options, onStop)
  const demoClock = options.mode === 'demo' ? await openDemoClock(options.dataDir, options.story === 'untold' ? demoFirstInstant : demoHandOver) : undefined
  const clock = demoClock ?? wallClock
  const { pool, suite, masterKey, reader } = record
  const pages = createPageCache({ now: () => Date.parse(clock.now()) })
  const changes = await hearPublicChanges(record.url, pool, pages.forgetAll)
  onStop(() => changes.stop())
  const store = announcing(record.store, changes.announce)
  const identity = createIdentity({ pool, store, suite, masterKey, clock, wallClock })
  const files = createFiles({ dataDir: options.dataDir, suite, keys: createFileKeys(pool, suite, masterKey) })
  const personKey: Ports['personKey'] = (where, idNumber) => lookupHash(suite, masterKey, where, idNumber)
  const ports: Ports = { store, policies, calendar: stateCouncilCalendar, clock, ids, files, inspect: inspectFile, personKey }
  const query = (where: string): Query => ({ ...reader.query(where), journal: (page) => journalPage(pool, where, page) })
  const documents = createDocuments({ fontFolder: join(root, 'fonts') })
  onStop(() => documents.stop())
  const checkpoints = createCheckpoints({ pool, suite, masterKey })

  if (demoClock) {
    await identity.openDemoAccounts(jurisdiction, demoAccounts)
    const policy = [...policies.values()].find((each) => each.jurisdiction === jurisdiction)?.id ?? ''
    const world = { ports, jurisdiction, policy, hands: await demoHands(store, jurisdiction) }
    await (options.story === 'untold' ? loadDemoBodies(world) : loadDemoWorld(world))
  }
  const papers = createPapers({ store, policies, calendar: stateCouncilCalendar, documents, files })
  const outbox = createOutbox({ pool, clock, deliver: { 'issue-paper': issuing(papers, options) } })
  const tick = async (): Promise<void> => {
    await actOnTimePassed(ports, jurisdiction)
    await outbox.drain()
    await checkpoints.take(jurisdiction, clock.now())
    pages.forgetAll()
  }
  const ticker = startTicker(tick, MINUTE_MS, (error) => console.error(error))
  onStop(() => ticker.stop())
  await ticker.tickNow()

  const services: Services = {
    ports, policies, query, identity, publicJurisdiction: jurisdiction,
    papers,
    verify: () => verifyRecord({ pool: record.ownerPool, dataDir: options.dataDir, suite, masterKey, folds, readModels }),
    checkpoints: async (where) => {
      const heads = [...await checkpoints.heads(where)].reverse()
      return { heads, publicKey: heads[0]?.publicKey, algorithms: suite.name === 'gm' ? 'SM2 与 SM3' : 'Ed25519 与 SHA-256' }
    },
    demo: demoClock && demoOf(demoClock, ticker.tickNow),
    webFolder: join(root, 'dist', 'web'),
    secure: process.env['SHOUXI_HTTPS'] === '1',
  }
  const url = await listen(services, pages, options, onStop)
  return { url, accounts: printedAccounts(options), ...await firstAdministrator(options, identity, jurisdiction, url) }
}

/** Draws an issued paper from the record and keeps it as it is today. */
function issuing(papers: Papers, { dataDir, host, port }: ApplicationOptions): Deliver {
  const issued = createIssuedPapers(dataDir)
  const baseUrl = process.env['SHOUXI_PUBLIC_URL'] ?? `http://${host}:${port}`
  return async ({ jurisdiction, id: effect, payload }) => {
    const { subject, id, kind, batch } = payload as IssuedPaper
    const rendered = await papers.render({ jurisdiction, subject, id, kind, batch, format: 'pdf', baseUrl })
    // A notice or list on which every name is secret-related goes to nobody; any other paper must exist.
    if (!rendered && (kind === 'publicity' || kind === 'result')) return
    if (!rendered) throw new Error(`there is no ${kind} of ${subject} ${id} to issue`)
    await issued.keep({ jurisdiction, subject, id, kind, effect: String(effect), extension: 'pdf' }, rendered.bytes)
  }
}

async function openRecord({ dataDir, databaseUrl }: ApplicationOptions, onStop: OnStop) {
  const url = databaseUrl ?? await startDatabase(dataDir, onStop)
  const suite = suiteNamed(process.env['SHOUXI_SUITE'] ?? 'international')
  const ownerPool = openPool({ url, max: 2 })
  onStop(() => ownerPool.end())
  const masterKey = await loadMasterKey({ dataDir, keyFile: process.env['SHOUXI_MASTER_KEY_FILE'] }, await recordIsEmpty(ownerPool))
  const settings = { suite, masterKey, folds, readModels }
  const { role } = await migrate({ url, ...settings })
  const pool: pg.Pool = openPool({ url, role, max: POOL_SIZE })
  onStop(() => pool.end())
  return { url, suite, masterKey, pool, ownerPool, store: createStore({ pool, ...settings }), reader: createReader({ pool, ...settings }) }
}

async function startDatabase(dataDir: string, onStop: OnStop): Promise<string> {
  const server: EmbeddedServer = await startEmbedded({ dataDir, log: (sentence) => console.error(sentence) })
  onStop(() => server.stop())
  return server.url
}

async function listen(services: Services, pages: PageCache, { host, port }: ApplicationOptions, onStop: OnStop): Promise<string> {
  const app = await buildServer(services, pages)
  onStop(() => app.close())
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTaken(port)
    throw error
  }
}

/** Another program listens there. */
export class PortTaken extends Error {
  readonly code = 'port-taken'
  constructor(port: number) {
    super(`端口 ${port} 已被别的程序占用。请先停止那个程序，或用 --port 指定另一个端口，例如 --port ${port + 1}。数据没有改动。`)
  }
}

function demoOf(clock: DemoClock, afterMove: () => Promise<void>): NonNullable<Services['demo']> {
  return {
    now: clock.now,
    async moveTo(instant) {
      await clock.moveTo(instant)
      await afterMove()
    },
    accounts: demoAccounts.map(({ signInName, password, role, displayName }) => ({ signInName, password, roleName: roleName[role], displayName })),
  }
}

const printedAccounts = ({ mode }: ApplicationOptions): RunningApplication['accounts'] =>
  mode === 'serve' ? [] : demoAccounts.map(({ role, displayName, signInName, password }) => ({ role: roleName[role], name: displayName, username: signInName, password }))

/** In real work nobody has an account yet: one link, printed once, makes the first administrator. */
async function firstAdministrator({ mode }: ApplicationOptions, identity: Services['identity'], jurisdiction: string, url: string) {
  if (mode === 'demo') return {}
  const link = await identity.createFirstAdministratorLink(jurisdiction)
  return link ? { firstAdministratorLink: `${url}/app/first-administrator#${link.token}` } : {}
}
