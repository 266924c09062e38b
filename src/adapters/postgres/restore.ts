import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type pg from 'pg'
import { observed, Shelves } from '../files/shelves.ts'
import { putOwnFile, removeOwnFiles, restoredRules } from '../rules/ownFiles.ts'
import type { Instant } from '../../domain/shared/time.ts'
import { setDemoTimeIn } from '../clock/clock.ts'
import { ArchiveFailure, damagedArchive, DEMO_TIME, fingerprintOf, FORMAT, MANIFEST, MANIFEST_MAC, manifestMac, readArchive, RULES, wholeOf } from './backupArchive.ts'
import type { ArchiveMember, Keys, Manifest, Member } from './backupArchive.ts'
import { appliedMigrations, continueNumbers, keptTables, loadRows } from './backupTables.ts'
import type { TextRow } from './backupTables.ts'
import { fillTables } from './rebuild.ts'
import { recordParts } from './record.ts'
import type { RecordSettings } from './record.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

export type RestoreSettings = RecordSettings & Readonly<{
  /** With the owner's rights, on a database that `migrate` has prepared and nobody uses yet. */
  pool: pg.Pool
  dataDir: string
  archive: CheckedArchive
}>

/** An archive that is whole and of these keys: only such a one is restored. */
export type CheckedArchive = Readonly<{ path: string; manifest: Manifest }>

export type RestoreReport = Pick<Manifest, 'createdAt' | 'files'>
  & Readonly<{
    entries: number
    rows: Readonly<Record<string, number>>
    /** Where the bureau's own rules were put; none where the archive holds none. */
    rules: string | undefined
  }>

/**
 * 恢复 — puts an archive into an empty instance: the same entries with the same hashes, the same files, and read models computed anew.
 * Everything arrives, or nothing does.
 */
export async function restore({ pool, dataDir, archive: { path, manifest }, ...settings }: RestoreSettings): Promise<RestoreReport> {
  const db = kyselyOver(pool)
  await refuseUnknownMigrations(db, manifest)
  const shelves = new Shelves(dataDir)
  await refuseUnlessEmpty(db, shelves, dataDir)
  try {
    await restoreFiles(path, manifest, shelves)
    await restoreDemoTime(path, manifest, dataDir)
    await restoreRules(path, manifest, dataDir)
    await db.transaction().execute((tx) => restoreDatabase(tx, path, manifest, settings))
  } catch (failure) {
    await shelves.clear()
    await setDemoTimeIn(dataDir, undefined)
    removeOwnFiles(restoredRules(dataDir))
    throw failure
  }
  const rows = Object.fromEntries(Object.entries(manifest.tables).map(([table, { rows: count }]) => [table, count]))
  const { createdAt, files } = manifest
  const rules = Object.keys(manifest.members).some((name) => name.startsWith(RULES)) ? restoredRules(dataDir) : undefined
  return { createdAt, entries: rows['journal'] ?? 0, rows, files, rules }
}

/** What the person at the console reads. */
export function describeRestore({ createdAt, entries, files, rules }: RestoreReport): readonly string[] {
  return [
    `恢复完成：${entries} 条记录、${files} 个附件和存档文书，均与备份时（${createdAt}）相同；查询表已由日志重新计算。`,
    ...rules === undefined ? [] : [`本单位自己的规则放在 ${rules}：可以移到别处，启动时用 --rules 或环境变量 SHOUXI_RULES 写明这个文件夹。`],
    '请运行 shouxi verify 核验。备份之后依法删除个人信息的人员已随备份恢复，请按删除登记重新办理删除。登录状态不在备份中，所有人须重新登录。',
  ]
}

/** Reads the archive once to its end and holds every member against the manifest; writes nothing, and needs no place to restore to. */
export async function checkArchive(path: string, keys: Keys): Promise<CheckedArchive> {
  const found = new Map<string, Member>()
  const texts = new Map<string, Buffer>()
  const twice: string[] = []
  for await (const { name, content } of readArchive(path)) {
    if (found.has(name)) twice.push(name)
    const { member, bytes } = await summed(content, name === MANIFEST || name === MANIFEST_MAC)
    found.set(name, member)
    if (bytes) texts.set(name, bytes)
  }
  const manifest = readManifest(texts, keys)
  const expected = new Set([...Object.keys(manifest.members), MANIFEST, MANIFEST_MAC])
  const wrong = Object.entries(manifest.members)
    .filter(([name, { bytes, sha256 }]) => found.get(name)?.bytes !== bytes || found.get(name)?.sha256 !== sha256).map(([name]) => name)
  const foreign = [...found.keys()].filter((name) => !expected.has(name))
  if (wrong.length + foreign.length + twice.length > 0) throw damagedArchive(...wrong, ...foreign, ...twice)
  return { path, manifest }
}

async function summed(content: AsyncIterable<Uint8Array>, isWanted: boolean): Promise<{ member: Member; bytes: Buffer | undefined }> {
  const hash = createHash('sha256')
  let length = 0
  const read = observed(content, (piece) => {
    hash.update(piece)
    length += piece.length
  })
  const bytes = isWanted ? await wholeOf(read) : await readPast(read)
  return { member: { bytes: length, sha256: hash.digest('hex') }, bytes }
}

async function readPast(content: AsyncGenerator<Uint8Array>): Promise<undefined> {
  for (let next = await content.next(); !next.done;) next = await content.next()
}

/** In this order: a key or a format that is another explains more than a signature that fails. */
function readManifest(texts: ReadonlyMap<string, Buffer>, keys: Keys): Manifest {
  const bytes = texts.get(MANIFEST)
  if (!bytes) throw damagedArchive(MANIFEST)
  const manifest = parsed(bytes)
  if (manifest.format > FORMAT) throw newer()
  if (manifest.format < FORMAT) throw older()
  if (manifest.suite !== keys.suite.name) {
    throw new ArchiveFailure('archive-of-another-suite',
      `这份备份使用 ${manifest.suite} 密码算法套件，本系统使用 ${keys.suite.name}。没有恢复任何内容。请以相同的套件启动后再恢复。`)
  }
  if (manifest.masterKey !== fingerprintOf(keys)) {
    throw new ArchiveFailure('archive-of-another-key',
      `这份备份属于另一把主密钥（指纹 ${manifest.masterKey}，本系统为 ${fingerprintOf(keys)}）。没有恢复任何内容。`
      + '请取回备份时的主密钥文件，放到数据文件夹的 keys/master.key，或用环境变量 SHOUXI_MASTER_KEY_FILE 指明后再恢复。')
  }
  if (texts.get(MANIFEST_MAC)?.toString() !== manifestMac(keys, bytes)) throw damagedArchive(MANIFEST)
  return manifest
}

function parsed(bytes: Buffer): Manifest {
  try {
    return JSON.parse(bytes.toString())
  } catch (failure) {
    throw failure instanceof SyntaxError ? damagedArchive(MANIFEST) : failure
  }
}

function newer(): ArchiveFailure {
  return new ArchiveFailure('archive-newer', '这份备份由更新版本的程序写成，本程序读不懂。没有恢复任何内容。请升级程序后再恢复。')
}

function older(): ArchiveFailure {
  return new ArchiveFailure('archive-older', '这份备份由较早版本的程序写成，其中数据的格式与本程序不同。没有恢复任何内容。请用写成它的那个版本的程序恢复。')
}

async function refuseUnknownMigrations(db: Kysely<Tables>, { migrations }: Manifest): Promise<void> {
  const known = new Set(await appliedMigrations(db))
  if (migrations.some((name) => !known.has(name))) throw newer()
}

async function refuseUnlessEmpty(db: Kysely<Tables>, shelves: Shelves, dataDir: string): Promise<void> {
  const filled = (await filledTables(db)).map((table) => `表 ${table}`)
  if (!(await shelves.names().next()).done) filled.push('附件文件夹')
  if (existsSync(restoredRules(dataDir))) filled.push('规则文件夹')
  if (filled.length === 0) return
  throw new ArchiveFailure('instance-not-empty',
    `系统中已有数据（${filled.join('、')}），没有恢复任何内容：恢复只能在空的系统上进行，以免覆盖。请用 --data 指定一个新的文件夹。`)
}

async function filledTables(db: Kysely<Tables>): Promise<readonly string[]> {
  const filled: string[] = []
  for (const table of keptTables) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) filled.push(table)
  }
  return filled
}

/** Members of a folder of the archive, each held against the manifest once more as it is read. */
async function* membersIn(path: string, folder: string, manifest: Manifest): AsyncGenerator<ArchiveMember> {
  for await (const { name, content } of readArchive(path)) {
    if (!name.startsWith(folder)) continue
    const hash = createHash('sha256')
    yield { name, content: observed(content, (piece) => hash.update(piece)) }
    if (hash.digest('hex') !== manifest.members[name]?.sha256) throw damagedArchive(name)
  }
}

async function restoreFiles(path: string, manifest: Manifest, shelves: Shelves): Promise<void> {
  for await (const { name, content } of membersIn(path, 'files/', manifest)) await shelves.putBack(name.slice(name.lastIndexOf('/') + 1), content)
}

async function restoreDemoTime(path: string, manifest: Manifest, dataDir: string): Promise<void> {
  for await (const { content } of membersIn(path, DEMO_TIME, manifest)) {
    const { now } = JSON.parse((await wholeOf(content)).toString()) as { now: Instant }
    await setDemoTimeIn(dataDir, now)
  }
}

async function restoreRules(path: string, manifest: Manifest, dataDir: string): Promise<void> {
  for await (const { name, content } of membersIn(path, RULES, manifest)) {
    putOwnFile(restoredRules(dataDir), { path: name.slice(RULES.length), bytes: await wholeOf(content) })
  }
}

async function restoreDatabase(tx: Transaction<Tables>, path: string, manifest: Manifest, settings: RecordSettings): Promise<void> {
  for await (const { name, content } of membersIn(path, 'tables/', manifest)) {
    const table = name.split('/')[1] ?? ''
    const summary = manifest.tables[table]
    if (!summary || !keptTables.includes(table)) throw newer()
    await loadLines(tx, table, summary.columns, (await wholeOf(content)).toString())
  }
  for (const table of keptTables) await continueNumbers(tx, table)
  await fillTables(tx, recordParts(settings), settings.readModels)
}

const BATCH = 500

async function loadLines(tx: Transaction<Tables>, table: string, columns: Manifest['tables'][string]['columns'], lines: string): Promise<void> {
  const rows: TextRow[] = lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))
  for (let at = 0; at < rows.length; at += BATCH) await loadRows(tx, table, columns, rows.slice(at, at + BATCH))
}
