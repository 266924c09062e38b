import { access, stat } from 'node:fs/promises'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.ts'
import { Shelves } from '../files/shelves.ts'
import { demoTimeIn } from '../clock/clock.ts'
import { filesOf } from '../rules/ownFiles.ts'
import { ArchiveFailure, ArchiveWriter, DEMO_TIME, fingerprintOf, FORMAT, MANIFEST, MANIFEST_MAC, manifestMac, RULES } from './backupArchive.ts'
import type { Keys, Manifest, TableSummary } from './backupArchive.ts'
import { appliedMigrations, columnsOf, dumpTable, keptTables } from './backupTables.ts'
import type { TextRow } from './backupTables.ts'
import { kyselyOver } from './schema.ts'
import { holdingFiles } from './storedFiles.ts'
import type { Tables } from './schema.ts'

export type BackupSettings = Keys & Readonly<{
  /** With the owner's rights. */
  pool: pg.Pool
  dataDir: string
  /** The bureau's own folder of rules: rounds that rest on a version in it can't go on without it. */
  rules?: string | undefined
  /** Compressed where the name ends in `.gz` or `.tgz`. */
  path: string
  at: Instant
}>

export type BackupReport = Readonly<{
  path: string
  bytes: number
  entries: number
  rows: Readonly<Record<string, number>>
  /** Attachments, photos and issued papers. */
  files: number
  /** Files of the bureau's own rules. */
  rules: number
  /** Stored files whose bytes are not those of their name: they are in the archive as they are. */
  damagedFiles: readonly string[]
  /** Of the master key, without which the archive can't be restored. */
  masterKey: string
}>

/**
 * 备份 — journal, keys (wrapped), drafts, secrets of accounts, checkpoints, files, issued papers and the bureau's own rules in one archive, while
 * the system is in use. The tables are those of one snapshot; a file is stored before an entry names it and never changed, so the files come after.
 */
export async function backup(settings: BackupSettings): Promise<BackupReport> {
  await refuseToOverwrite(settings.path)
  const archive = new ArchiveWriter(settings.path)
  try {
    const { tables, migrations, damagedFiles } = await holdingFiles(settings.pool, async () => ({
      ...await dumpDatabase(settings.pool, archive), damagedFiles: await addFiles(new Shelves(settings.dataDir), archive),
    }))
    await addDemoTime(settings.dataDir, archive)
    const rules = await addRules(settings.rules, archive)
    const files = Object.keys(archive.members).filter((name) => name.startsWith('files/')).length
    await addManifest(settings, archive, { migrations, tables, files })
    await archive.finish()
    const rows = Object.fromEntries(Object.entries(tables).map(([table, { rows: count }]) => [table, count]))
    return {
      path: settings.path, bytes: (await stat(settings.path)).size, entries: rows['journal'] ?? 0, rows, files, rules, damagedFiles,
      masterKey: fingerprintOf(settings),
    }
  } catch (failure) {
    await archive.abandon()
    throw failure
  }
}

/** What the person at the console reads. */
export function describeBackup({ path, bytes, entries, files, rules, damagedFiles, masterKey }: BackupReport): readonly string[] {
  return [
    `备份完成：${path}（${(bytes / 1024 / 1024).toFixed(1)} MB），含 ${entries} 条记录、${files} 个附件和存档文书。`,
    ...rules > 0 ? [`本单位自己的规则文件夹也在其中，共 ${rules} 个文件。`] : [],
    ...damagedFiles.length > 0 ? [`注意：有 ${damagedFiles.length} 个附件在存储中已损坏，按原样收入。请运行 shouxi verify 查明。`] : [],
    `备份中不含主密钥（指纹 ${masterKey}）。没有主密钥，任何人都无法恢复这份备份：请把主密钥文件另行保管，不要与备份放在一处。`,
  ]
}

async function refuseToOverwrite(path: string): Promise<void> {
  const exists = await access(path).then(() => true, () => false)
  if (exists) throw new ArchiveFailure('archive-exists', `文件 ${path} 已存在，没有覆盖。请换一个文件名。`)
}

type Dump = Pick<Manifest, 'tables' | 'migrations'>

async function dumpDatabase(pool: pg.Pool, archive: ArchiveWriter): Promise<Dump> {
  return kyselyOver(pool).transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    const tables: Record<string, TableSummary> = {}
    for (const table of keptTables) tables[table] = await addTable(tx, archive, table)
    return { tables, migrations: await appliedMigrations(tx) }
  })
}

/** Large enough to compress well and to be few, small enough to be held in memory by the reader too. */
const MEMBER_CHARACTERS = 1_000_000

/** Rows as lines of JSON, in as many members as keep each of them small. */
async function addTable(tx: Transaction<Tables>, archive: ArchiveWriter, table: string): Promise<TableSummary> {
  const columns = await columnsOf(tx, table)
  let [rows, members, lines] = [0, 0, '']
  const flush = async (): Promise<void> => {
    if (lines !== '') await archive.addBytes(memberName(table, members++), Buffer.from(lines))
    lines = ''
  }
  for await (const batch of dumpTable(tx, table, columns)) {
    rows += batch.length
    for (const row of batch) {
      lines += lineOf(row)
      if (lines.length >= MEMBER_CHARACTERS) await flush()
    }
  }
  await flush()
  return { columns, rows }
}

const lineOf = (row: TextRow): string => `${JSON.stringify(row)}\n`
const memberName = (table: string, index: number): string => `tables/${table}/${String(index + 1).padStart(6, '0')}.ndjson`

/** Gives the names of files that are not what they were when they were stored. */
async function addFiles(shelves: Shelves, archive: ArchiveWriter): Promise<readonly string[]> {
  const damaged: string[] = []
  for await (const name of shelves.names()) {
    const { size } = await stat(shelves.pathOf(name))
    const { sha256 } = await archive.addStream(`files/${name.slice(0, 2)}/${name}`, size, shelves.read(name))
    if (sha256 !== name) damaged.push(name)
  }
  return damaged
}

/** Days of the record would lie in the future of a demo that was restored to the time on the wall. */
async function addDemoTime(dataDir: string, archive: ArchiveWriter): Promise<void> {
  const now = await demoTimeIn(dataDir)
  if (now !== undefined) await archive.addBytes(DEMO_TIME, Buffer.from(JSON.stringify({ now })))
}

async function addRules(own: string | undefined, archive: ArchiveWriter): Promise<number> {
  const files = own === undefined ? [] : filesOf(own)
  for (const { path, bytes } of files) await archive.addBytes(`${RULES}${path}`, bytes)
  return files.length
}

async function addManifest(
  { suite, masterKey, at }: BackupSettings, archive: ArchiveWriter, content: Pick<Manifest, 'migrations' | 'tables' | 'files'>,
): Promise<void> {
  const keys = { suite, masterKey }
  const manifest: Manifest = {
    format: FORMAT, createdAt: at, suite: suite.name, masterKey: fingerprintOf(keys), ...content, members: { ...archive.members },
  }
  const bytes = Buffer.from(JSON.stringify(manifest, undefined, 1))
  await archive.addBytes(MANIFEST, bytes)
  await archive.addBytes(MANIFEST_MAC, Buffer.from(manifestMac(keys, bytes)))
}
