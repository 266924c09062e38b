import { accessSync, chownSync, closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedFailure, errorNumber, explainFolderError } from './failure.ts'
import { majorVersion } from './binaries.ts'
import type { User } from './identity.ts'

/** What the embedded server keeps in the data folder. */
export type DataFolder = Readonly<{
  root: string
  /** PostgreSQL's own folder. */
  cluster: string
  /** Where a new cluster is made before it is moved into place whole. */
  nursery: string
  password: string
  sockets: string
  log: string
}>

/** Makes the folder where it is missing and proves that it can be written, before anything is started in it. */
export function openDataFolder(dataDir: string): DataFolder {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const root = realpathSync(dataDir)
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK)
    // Access rights do not tell of a read-only disk or a full one; a written file does.
    tryWriting(join(root, `.trial-${randomUUID()}`))
    return describeDataFolder(root)
  } catch (error) {
    throw explainFolderError(error, dataDir)
  }
}

/** A full disk takes the file's name and none of its content. */
function tryWriting(trial: string): void {
  try {
    writeFileSync(trial, 'x')
  } finally {
    rmSync(trial, { force: true })
  }
}

export function describeDataFolder(root: string): DataFolder {
  return {
    root,
    cluster: join(root, 'postgres'),
    nursery: join(root, 'postgres.new'),
    password: join(root, 'postgres-password'),
    sockets: socketFolder(root),
    log: join(root, 'postgres.log'),
  }
}

/** The system allows a socket's path 107 bytes; a data folder that lies deep gets its sockets in the temporary folder. */
function socketFolder(root: string): string {
  const inside = join(root, 'run')
  if (Buffer.byteLength(join(inside, '.s.PGSQL.5432.lock')) <= 107) return inside
  const { dev, ino } = lstatSync(root)
  return join(tmpdir(), `shouxi-${dev.toString(36)}-${ino.toString(36)}`)
}

/** Whether a cluster is there. One that this version can't open, or no longer whole, is refused untouched. */
export function hasCluster({ cluster, root }: DataFolder): boolean {
  const content = listIfThere(cluster)
  if (content.length === 0) return false
  if (!content.includes('PG_VERSION') || !content.includes('global')) {
    throw new EmbeddedFailure('data-folder-damaged',
      `数据文件夹 ${root} 中的 postgres 不完整，不是数据库所写的样子。没有改动其中任何内容。请从备份恢复到一个空文件夹（restore），或用 --data 指定另一个文件夹。`)
  }
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === majorVersion) return true
  throw new EmbeddedFailure('data-of-another-version',
    `数据文件夹 ${root} 由 PostgreSQL ${version} 写成，本程序内置的是 ${majorVersion}。没有改动其中任何内容。`
    + '请用写成它的那一版程序执行 backup，再用本程序 restore 到一个空文件夹。')
}

function listIfThere(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errorNumber(error) === 'ENOENT') return []
    throw explainFolderError(error, folder)
  }
}

/** What was renamed stays renamed after a power cut only once the folder itself has reached the disk. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Hands a folder and all in it to the user the server runs as. */
export function giveTo(user: User | undefined, path: string): void {
  if (user === undefined || lstatSync(path).uid === user.uid) return
  chownSync(path, user.uid, user.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(user, join(path, name))
}
