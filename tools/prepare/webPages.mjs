import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, home, localNode, say } from './home.mjs'

/** Everything a page can be made of: its own sources, the pure folders it may use, the libraries' versions, and how it is built. */
const sources = ['tools/prepare/webPages.mjs', 'src/web', 'src/policy', 'src/domain', 'src/usecases', 'package-lock.json', 'tsconfig.json', 'tsconfig.web.json']
const config = join(home, 'src', 'web', 'vite.config.ts')
const pages = join(home, 'dist', 'web')

/** Builds the web pages unless those that stand there were built from the very same sources. */
export function ensureWebPages() {
  if (!existsSync(config)) return say('还没有网页的源代码，只启动接口。', 'There are no web pages to build yet; only the interface starts.')
  const wanted = fingerprint()
  if (readIfThere(join(pages, '.sources')) === wanted) return
  say('正在生成网页……', 'Building the web pages.')
  build(wanted)
}

/** Builds beside the place and moves there whole: a build cut short, or two at once, never leave half a set of pages. */
function build(fingerprintOfSources) {
  const fresh = `${pages}.new-${process.pid}`
  const vite = join(home, 'node_modules', 'vite', 'bin', 'vite.js')
  const words = [vite, 'build', '--config', config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error']
  // Whoever started this, a test runner for one, may have said NODE_ENV=test: the libraries' forms for developing are 70 KB heavier.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(localNode(), words, { cwd: home, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    giveUp('网页没有生成，原因见上。', 'The web pages could not be built, for the reason above.')
  }
  writeFileSync(join(fresh, '.sources'), fingerprintOfSources)
  const old = `${pages}.old-${process.pid}`
  if (existsSync(pages)) renameSync(pages, old)
  renameSync(fresh, pages)
  rmSync(old, { recursive: true, force: true })
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder).sort()) {
    hash.update(path).update('\0').update(readFileSync(join(home, path))).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const found = statSync(join(home, path), { throwIfNoEntry: false })
  if (found === undefined || /\.test\.tsx?$/.test(path)) return []
  return found.isDirectory() ? readdirSync(join(home, path)).flatMap((name) => filesUnder(`${path}/${name}`)) : [path]
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
