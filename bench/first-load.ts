import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a browser loads before a page can be used, gzipped: the entry, the page's own chunks, their styles. Run after the pages were built. */

type Chunk = Readonly<{ file: string; imports?: readonly string[]; css?: readonly string[] }>
type Manifest = Readonly<Record<string, Chunk>>
type Page = Readonly<{ name: string; sources: readonly string[]; aimKB: number; peers: string }>

const folder = join(import.meta.dirname, '..', 'dist', 'web')
const pages: readonly Page[] = [
  { name: 'sign-in 登录', sources: ['pages/sign-in/SignInPage.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB' },
  { name: 'worklist 待办', sources: ['pages/worklist/WorklistPage.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB' },
  { name: 'applicant form 申报表', sources: ['pages/application/ApplicationPage.tsx', 'pages/application/FormScreen.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB, HotCRP 205 KB' },
  { name: 'workbench case 申报办理', sources: ['pages/case/CasePage.tsx'], aimKB: 250, peers: 'NocoBase 8,900 KB, HotCRP 205 KB' },
]

/** The files of a chunk and of everything it imports before it can run. */
function filesOf(manifest: Manifest, source: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  const chunk = manifest[source]
  if (chunk === undefined) throw new Error(`${source} is not in the manifest: build the pages first`)
  if (seen.has(chunk.file)) return seen
  for (const file of [chunk.file, ...chunk.css ?? []]) if (!file.endsWith('.html')) seen.add(file)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen)
  return seen
}

const gzipped = (file: string): number => {
  const packed = join(folder, `${file}.gz`)
  return statSync(existsSync(packed) ? packed : join(folder, file)).size
}

/** Kilobytes of a thousand bytes, as peers report them. */
const kilobytes = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipped(file), 0) / 1000

function measure(manifest: Manifest): number {
  const html = gzipped('index.html') / 1000
  let misses = 0
  for (const { name, sources, aimKB, peers } of pages) {
    const files = new Set(['index.html', ...sources].flatMap((source) => [...filesOf(manifest, source)]))
    const total = html + kilobytes(files)
    if (total > aimKB) misses += 1
    console.log(`${name}: ${total.toFixed(1)} KB gzipped in ${files.size + 1} files; aim ≤ ${aimKB} KB: ${total <= aimKB ? 'met' : 'MISSED'} (${peers})`)
  }
  return misses
}

process.exitCode = measure(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest) === 0 ? 0 : 1
