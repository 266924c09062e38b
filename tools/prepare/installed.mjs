import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, home, localNode, say } from './home.mjs'

/**
 * Installs the locked packages unless they are there already. Packages for developing may be missing
 * where the program is only to run.
 */
export function ensureInstalled({ forDeveloping }) {
  if (localNode() !== undefined && agreesWithLock(forDeveloping)) return
  say('正在安装所需的软件包，第一次约需一分钟……', 'Installing packages; the first time takes about a minute.')
  const { command, words } = npm()
  const { status, error } = spawnSync(command, [...words, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: home, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' && words.length === 0 })
  if (error) giveUp(`找不到 npm（${error.message}）。请安装 Node.js 20 或更高版本。`, 'npm was not found: install Node.js 20 or later.')
  if (status !== 0) giveUp('软件包没有装好，原因见上。请检查网络和磁盘空间，再试一次。', 'Installing failed for the reason above. Check network and disk space, then try again.')
  if (localNode() === undefined) {
    giveUp(`没有适合本机（${process.platform}-${process.arch}）的 Node 24。`, 'There is no Node 24 package for this machine.')
  }
}

/** npm notes in a hidden file, written last, what it has installed: that and the lock must name the same versions. */
function agreesWithLock(forDeveloping) {
  const installed = packagesIn(join(home, 'node_modules', '.package-lock.json'))
  const locked = packagesIn(join(home, 'package-lock.json'))
  if (installed === undefined || locked === undefined) return false
  return Object.entries(locked).every(([path, { version, dev, optional }]) => {
    if (path === '') return true
    const mayBeMissing = optional || (dev && !forDeveloping)
    return installed[path] === undefined ? mayBeMissing : installed[path].version === version
  })
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    // Missing, or cut off while it was written: nothing that could be relied on.
    return undefined
  }
}

/** The npm that started this program, or the one on the path. */
function npm() {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') ? { command: process.execPath, words: [script] } : { command: 'npm', words: [] }
}
