import type { Transaction } from 'kysely'
import type pg from 'pg'
import { Shelves } from '../files/shelves.ts'
import type { KeptHead } from './checkpoint.ts'
import { streamKey } from './journal.ts'
import { PersonKeys } from './personKeys.ts'
import type { RecordSettings } from './record.ts'
import { kyselyOver } from './schema.ts'
import { holdingFiles, namedInDrafts } from './storedFiles.ts'
import type { Tables } from './schema.ts'
import { chainFindings, openStream, storedStreams } from './verifyChain.ts'
import { checkCheckpoints } from './verifyCheckpoints.ts'
import { checkFiles, NamedFiles } from './verifyFiles.ts'
import { Findings } from './verifyFindings.ts'
import type { Finding } from './verifyFindings.ts'
import { Shadow } from './verifyReadModels.ts'

export type { Finding, FindingCode } from './verifyFindings.ts'

export type Verification = Readonly<{
  ok: boolean
  entries: number
  streams: number
  files: number
  /** Stored files that no entry and no draft names: no fault, they are taken away once their days of grace are over. */
  unnamedFiles: number
  checkpoints: number
  /** Entries that no checkpoint covers yet: a change that keeps their chain whole would not show. */
  uncovered: number
  /** Earliest entry first; `findingCount` says how many there are where not all are named. */
  findings: readonly Finding[]
  findingCount: number
}>

export type VerifySettings = RecordSettings & Readonly<{
  pool: pg.Pool
  dataDir: string
  /** Heads that were published or kept elsewhere. */
  keptHeads?: readonly KeptHead[]
  /** Told after every stream: how many of the entries have been recomputed. */
  onProgress?: (reached: Readonly<{ entries: number; of: number }>) => void
}>

/** 核验 — recomputes the whole record from its entries and compares everything that claims to follow from them. Changes nothing. */
export async function verifyRecord({ pool, dataDir, keptHeads = [], onProgress = () => {}, ...settings }: VerifySettings): Promise<Verification> {
  const findings = new Findings()
  const { named, drafted, stored, ...counts } = await holdingFiles(pool, async () => {
    const checked = await kyselyOver(pool).transaction().setIsolationLevel('repeatable read')
      .execute((tx) => checkDatabase(tx, { ...settings, onProgress }, keptHeads, findings))
    return { ...checked, stored: await checkFiles(new Shelves(dataDir), checked.named, findings) }
  })
  const unnamedFiles = [...stored].filter((file) => !named.placeOf(file) && !drafted.has(file)).length
  return { ok: findings.count === 0, ...counts, files: stored.size, unnamedFiles, findings: findings.earliestFirst(), findingCount: findings.count }
}

type Checking = RecordSettings & Required<Pick<VerifySettings, 'onProgress'>>

/** Everything that one snapshot of the database holds. */
async function checkDatabase(tx: Transaction<Tables>, settings: Checking, kept: readonly KeptHead[], findings: Findings) {
  const shadow = await Shadow.create(tx, settings)
  const { streams, entries, named, unreplayed } = await checkStreams(tx, settings, shadow, findings)
  for await (const finding of shadow.findings()) {
    // A stream that could not be replayed has no rows to compare with; what is wrong with it is said already.
    if (!unreplayed.has(`${finding.jurisdiction}\n${finding.stream}`)) findings.add(finding)
  }
  const { heads, covered } = await checkCheckpoints(tx, { ...settings, kept }, findings)
  const drafted = await namedInDrafts(tx, new PersonKeys(settings.suite, settings.masterKey))
  return { entries, streams, checkpoints: heads, uncovered: entries - covered, named, drafted }
}

/** Follows every chain, and replays the streams whose chains hold into the shadow of the read models. */
async function checkStreams(tx: Transaction<Tables>, { suite, masterKey, onProgress }: Checking, shadow: Shadow, findings: Findings) {
  const keys = new PersonKeys(suite, masterKey)
  const named = new NamedFiles()
  const unreplayed = new Set<string>()
  const of = await entryCount(tx)
  let [streams, entries] = [0, 0]
  for await (const stream of storedStreams(tx)) {
    streams += 1
    entries += stream.rows.length
    const broken = chainFindings(suite, stream)
    const opened = openStream(keys, stream)
    findings.add(...broken, ...opened.findings)
    for (const event of opened.events) named.add(stream.jurisdiction, event)
    if (broken.length + opened.findings.length > 0) unreplayed.add(`${stream.jurisdiction}\n${streamKey(stream.ref)}`)
    else await shadow.add(stream, opened.events)
    onProgress({ entries, of })
  }
  return { streams, entries, named, unreplayed }
}

async function entryCount(tx: Transaction<Tables>): Promise<number> {
  const { count } = await tx.selectFrom('journal').select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
