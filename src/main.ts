import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openDemoClock, wallClock, type DemoClock } from './adapters/clock/clock.ts'
import { ids } from './adapters/clock/ids.ts'
import { lookupHash } from './adapters/crypto/lookupHash.ts'
import { loadMasterKey } from './adapters/crypto/masterKey.ts'
import { suiteNamed, type CryptoSuite } from './adapters/crypto/suite.ts'
import { createDocuments, type Documents } from './adapters/documents/documents.ts'
import { createFiles } from './adapters/files/files.ts'
import { inspectFile } from './adapters/files/sniff.ts'
import { createIdentity } from './adapters/identity/identity.ts'
import { guarded, printed } from './adapters/identity/password.ts'
import { createPapers, type Papers } from './adapters/papers/papers.ts'
import { jurisdictionAmong, jurisdictionOf } from './adapters/policies/jurisdiction.ts'
import { forgetAnswers } from './adapters/postgres/answers.ts'
import { createCheckpoints, type Checkpoints } from './adapters/postgres/checkpoint.ts'
import { startEmbedded } from './adapters/postgres/embedded/embedded.ts'
import { openDataFolder } from './adapters/postgres/embedded/folder.ts'
import { holderOf } from './adapters/postgres/embedded/lock.ts'
import { createErasure, type ErasePerson } from './adapters/postgres/erase.ts'
import { createFileKeys } from './adapters/postgres/fileKeys.ts'
import { journalPage } from './adapters/postgres/journalPages.ts'
import { announcing, hearPublicChanges } from './adapters/postgres/publicChanges.ts'
import { createOutbox, type Deliver } from './adapters/postgres/outbox.ts'
import { assertOwnKey } from './adapters/postgres/ownKey.ts'
import { createReader } from './adapters/postgres/reader.ts'
import { removeOrphans } from './adapters/postgres/storedFiles.ts'
import { createStore, migrate, openPool } from './adapters/postgres/store.ts'
import { createVerifier } from './adapters/postgres/verifier.ts'
import { assertFounding, found, readFounding, recordIsEmpty } from './adapters/postgres/founding.ts'
import { readHeld } from './adapters/postgres/held.ts'
import { assertRulesKept } from './adapters/rules/keptPolicies.ts'
import { loadRules } from './adapters/rules/loadRules.ts'
import { ruleFolders } from './adapters/rules/ruleFolders.ts'
import { demoAccounts, demoCompetitions, demoFirstInstant, demoHandOver, demoJurisdiction } from './demo/people.ts'
import { loadDemoBodies, loadDemoWorld } from './demo/world.ts'
import { demoHands } from './demo/hands.ts'
import { folds } from './domain/folds.ts'
import type { IssuedPaper } from './domain/issuing.ts'
import { roleName } from './domain/shared/actor.ts'
import { listening, tryPort } from './http/port.ts'
import { trustedProxies } from './http/proxies.ts'
import { buildServer } from './http/server.ts'
import type { PublishedHeads, Query, Services } from './http/services.ts'
import { startTicker } from './jobs/ticker.ts'
import { actOnTimePassed } from './jobs/timePassed.ts'
import { readModels } from './readmodels/index.ts'
import { createPageCache, type PageCache } from './site/cache.ts'
import { carryOutErasure, type Approved } from './usecases/erasePerson.ts'
import type { Identity } from './usecases/identity.ts'
import { issuePaper } from './usecases/issuePaper.ts'
import { createUploadAllowance } from './usecases/uploadAllowance.ts'
import type { Ports } from './usecases/ports.ts'

export type ApplicationOptions = Readonly<{
  dataDir: string
  /** Any PostgreSQL from 15 on; without it the one brought along starts on the data folder. */
  databaseUrl?: string
  host: string
  port: number
  /** Under which the site is known outside; without it the address of this machine is given. */
  publicUrl?: string
  mode: 'demo' | 'serve'
  /** The folder of a bureau's own measures, lists of competitions and calendars. */
  rules?: string
  /** Demo only: `told` comes with a finished round and one in the middle, `untold` with people alone, on the day of the notice. */
  story?: 'told' | 'untold'
}>

export type RunningApplication = Readonly<{
  url: string
  accounts: readonly Readonly<{ role: string; name: string; username: string; password: string }>[]
  firstAdministratorLink?: string
  /** Resolves where the database this program brought along has ended by itself: nothing can be done without it. */
  databaseEnded: Promise<void>
  stop(): Promise<void>
}>

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const MINUTE_MS = 60_000
/** A request that was cut off is repeated within minutes; a computer left open over a long holiday, within days. */
const ANSWERS_KEPT_MS = 14 * 86_400_000
/** Connections that write the record, and those for everything else. */
const RECORD_POOL_SIZE = 5
const POOL_SIZE = 5

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

/** Work that takes its time and can wait: at most once a day, the first time an hour after the start at the earliest. */
function onceADay(work: () => Promise<unknown>): () => Promise<unknown> {
  let nextMs = Date.parse(wallClock.now()) + 60 * MINUTE_MS
  return async () => {
    const nowMs = Date.parse(wallClock.now())
    if (nowMs < nextMs) return
    nextMs = nowMs + 24 * 60 * MINUTE_MS
    await work()
  }
}

type OnStop = (close: () => Promise<unknown>) => void

async function compose(options: ApplicationOptions, onStop: OnStop): Promise<Omit<RunningApplication, 'stop'>> {
  const { dataDir } = options
  openDataFolder(dataDir)
  // Who works on the folder already, or is just ending, is the better thing to say than that its port is taken.
  if (holderOf(dataDir) === undefined) await tryPort(options)
  const [{ policies, calendars, competitions, jurisdiction }, database] = await openRulesAndDatabase(options, onStop)
  const record = await openRecord(options, database, onStop)
  assertRulesKept(await readHeld(record.ownerPool), { policies, jurisdiction })
  const { pool, suite, masterKey } = record
  const demoClock = options.mode === 'demo' ? await openDemoClock(dataDir, options.story === 'untold' ? demoFirstInstant : demoHandOver) : undefined
  const clock = demoClock ?? wallClock
  const pages = createPageCache({ now: () => Date.parse(clock.now()) })
  const changes = await hearPublicChanges(record.url, pool, pages.forgetAll)
  onStop(() => changes.stop())
  const store = announcing(record.store, changes.announce)
  const identity = createIdentity({ pool, store, suite, masterKey, clock, wallClock, stretching: options.mode === 'demo' ? printed : guarded })
  const files = createFiles({ dataDir, suite, keys: createFileKeys(pool, suite, masterKey) })
  const personDigest: Ports['personDigest'] = lookupHash(suite, masterKey)
  const ports: Ports = { store, policies, calendars, competitions, clock, ids, files, inspect: inspectFile, personDigest, uploads: createUploadAllowance() }
  if (demoClock) await openDemo(options, ports, identity, jurisdiction)

  const papers = createPapers({ store, policies, calendars, documents: openDocuments(onStop), files })
  const checkpoints = createCheckpoints({ pool, suite, masterKey })
  const outbox = createOutbox({ pool, clock, deliver: { 'issue-paper': issuing(ports, papers, options), 'erase-person': erasing(ports, identity, record.erase) } })
  const ticker = startTicker([
    () => actOnTimePassed(ports, jurisdiction),
    () => outbox.drain(),
    () => checkpoints.take(jurisdiction, clock.now()),
    () => forgetAnswers(pool, new Date(Date.parse(wallClock.now()) - ANSWERS_KEPT_MS).toISOString()),
    onceADay(() => removeOrphans({ pool, dataDir, suite, masterKey }, Date.parse(wallClock.now()))),
    pages.forgetAll,
  ], MINUTE_MS, (error) => console.error(error))
  onStop(() => ticker.stop())
  await ticker.tickNow()

  const services: Services = {
    ports, policies, identity, papers, effects: outbox, publicJurisdiction: jurisdiction,
    query: (where): Query => ({ ...record.reader.query(where), journal: (page) => journalPage(pool, where, page) }),
    verifier: createVerifier({ pool: record.ownerPool, dataDir, suite, masterKey, folds, readModels }, clock),
    checkpoints: (where) => publishedHeads(checkpoints, suite, where),
    demo: demoClock && demoOf(demoClock, ticker.tickNow),
    webFolder: join(root, 'dist', 'web'),
    secure: process.env['SHOUXI_HTTPS'] === '1',
    proxies: trustedProxies(process.env),
  }
  const url = await listen(services, pages, options, onStop)
  return { url, accounts: printedAccounts(options), databaseEnded: record.ended, ...await firstAdministrator(options, identity, jurisdiction, url) }
}

/** Both at once: PostgreSQL wakes up in processes of its own while this one reads the rules. Whatever is wrong, what woke up is closed again. */
async function openRulesAndDatabase(options: ApplicationOptions, onStop: OnStop): Promise<[ReturnType<typeof openRules>, Database]> {
  const waking = startDatabase(options, onStop)
  const [rules, database] = await Promise.allSettled([setImmediate().then(() => openRules(options)), waking])
  if (rules.status === 'rejected') throw rules.reason
  if (database.status === 'rejected') throw database.reason
  return [rules.value, database.value]
}

/** The rules and whose they are; the demo has its own competitions and its own place. */
function openRules({ mode, rules }: ApplicationOptions) {
  const folders = ruleFolders(root, rules)
  const isDemo = mode === 'demo'
  const read = loadRules({ ...folders, competitions: [...folders.competitions, ...isDemo ? [demoCompetitions] : []] })
  const named = process.env['SHOUXI_JURISDICTION'] ?? (isDemo ? demoJurisdiction : jurisdictionAmong(folders.policies))
  return { ...read, jurisdiction: jurisdictionOf(read.policies, named) }
}

async function openDemo({ story }: ApplicationOptions, ports: Ports, identity: Identity, jurisdiction: string): Promise<void> {
  await identity.openDemoAccounts(jurisdiction, demoAccounts)
  const policy = [...ports.policies.values()].find((each) => each.jurisdiction === jurisdiction)?.id ?? ''
  const world = { ports, jurisdiction, policy, hands: await demoHands(ports.store, jurisdiction) }
  await (story === 'untold' ? loadDemoBodies(world) : loadDemoWorld(world))
}

/** The typesetter, and a word to whoever starts the program on the fonts that papers will bear. */
function openDocuments(onStop: OnStop): Documents {
  const documents = createDocuments({ fontFolder: join(root, 'fonts') })
  onStop(() => documents.stop())
  const licensed = documents.fontsInUse().filter((font) => font.licensed)
  if (licensed.length > 0) console.error(`公文字体：${licensed.map(({ use, family }) => `${use}用${family}`).join('，')}。`)
  for (const file of documents.unreadableFonts()) console.error(`字体文件 ${file} 无法读取，没有使用。`)
  return documents
}

async function publishedHeads(checkpoints: Checkpoints, suite: CryptoSuite, jurisdiction: string): Promise<PublishedHeads> {
  const heads = [...await checkpoints.heads(jurisdiction)].reverse()
  return { heads, publicKey: heads[0]?.publicKey, algorithms: suite.name === 'gm' ? 'SM2 与 SM3' : 'Ed25519 与 SHA-256' }
}

/** The address stands in the QR code of what is issued. */
function issuing(ports: Ports, papers: Papers, { host, port, publicUrl = `http://${host}:${port}` }: ApplicationOptions): Deliver {
  return ({ jurisdiction, id: effect, payload }) => issuePaper(
    ports,
    async (paper) => (await papers.render({ jurisdiction, ...paper, format: 'pdf', baseUrl: publicUrl }))?.bytes,
    { jurisdiction, effect: String(effect), paper: payload as IssuedPaper },
  )
}

/** Destroys the keys that two hands of the office decided to destroy. */
const erasing = (ports: Ports, identity: Identity, erase: ErasePerson): Deliver => ({ jurisdiction, payload }) =>
  carryOutErasure(ports, identity, erase, { jurisdiction, ...payload as Omit<Approved, 'jurisdiction'> })

async function openRecord({ dataDir, mode }: ApplicationOptions, { url, ended }: Database, onStop: OnStop) {
  const ownerPool = openPool({ url, max: 2 })
  onStop(() => ownerPool.end())
  const known = await readFounding(ownerPool)
  const suite = suiteNamed(process.env['SHOUXI_SUITE'] ?? known?.suite ?? 'international')
  const founding = { suite: suite.name, world: mode === 'demo' ? 'demo' : 'real' } as const
  // Before anything is touched: other algorithms would read every seal as broken.
  if (known) assertFounding(known, founding)
  const isEmpty = await recordIsEmpty(ownerPool)
  const masterKey = await loadMasterKey({ dataDir, keyFile: process.env['SHOUXI_MASTER_KEY_FILE'] }, isEmpty)
  if (!isEmpty) await assertOwnKey(ownerPool, { suite, masterKey })
  const settings = { suite, masterKey, folds, readModels }
  const { role, warning } = await migrate({ url, ...settings })
  if (warning) console.error(warning)
  await found(ownerPool, founding)
  const pool: pg.Pool = openPool({ url, role, max: POOL_SIZE, plansOnce: true })
  onStop(() => pool.end())
  const recordPool = openPool({ url, role, max: RECORD_POOL_SIZE, plansOnce: true })
  onStop(() => recordPool.end())
  return { url, ended, suite, masterKey, pool, ownerPool, store: createStore({ pool: recordPool, ...settings }), reader: createReader({ pool, ...settings }), erase: createErasure({ pool, ...settings }) }
}

/** Somebody else's database ends when they end it; the connections will say so. */
const never = new Promise<void>(() => {})

type Database = Readonly<{ url: string; ended: Promise<void> }>

/** The one that was named, or the one brought along. */
async function startDatabase({ dataDir, databaseUrl }: ApplicationOptions, onStop: OnStop): Promise<Database> {
  if (databaseUrl) return { url: databaseUrl, ended: never }
  const server = await startEmbedded({ dataDir, log: (sentence) => console.error(sentence) })
  onStop(() => server.stop())
  return server
}

async function listen(services: Services, pages: PageCache, { host, port }: ApplicationOptions, onStop: OnStop): Promise<string> {
  const app = await buildServer(services, pages)
  onStop(() => app.close())
  return listening(port, () => app.listen({ host, port }))
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
async function firstAdministrator({ mode, publicUrl }: ApplicationOptions, identity: Services['identity'], jurisdiction: string, url: string) {
  if (mode === 'demo') return {}
  const link = await identity.createFirstAdministratorLink(jurisdiction)
  return link ? { firstAdministratorLink: `${publicUrl ?? url}/app/first-administrator#${link.token}` } : {}
}
