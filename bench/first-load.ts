import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** 首次打开 — what a browser loads before a page can be used, gzipped: the entry, the page's own chunks, their styles. Of the pages as they were built last. */
export type FirstLoad = Readonly<{ name: string; kilobytes: number; files: number; aimKB: number; peers: string }>

type Chunk = Readonly<{ file: string; imports?: readonly string[]; css?: readonly string[] }>
type Manifest = Readonly<Record<string, Chunk>>
type Page = Pick<FirstLoad, 'name' | 'aimKB' | 'peers'> & Readonly<{ sources: readonly string[] }>

const folder = join(import.meta.dirname, '..', 'dist', 'web')
const pages: readonly Page[] = [
  { name: 'sign-in', sources: ['pages/sign-in/SignInPage.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB' },
  { name: "applicant's form", sources: ['pages/application/ApplicationPage.tsx', 'pages/application/FormScreen.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB, HotCRP 205 KB' },
  { name: 'worklist', sources: ['pages/worklist/WorklistPage.tsx'], aimKB: 130, peers: 'NocoBase 8,900 KB' },
  { name: 'workbench, a case', sources: ['pages/case/CasePage.tsx'], aimKB: 250, peers: 'NocoBase 8,900 KB, HotCRP 205 KB' },
]

export function firstLoads(): readonly FirstLoad[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  return pages.map(({ sources, ...page }) => {
    const files = new Set(['index.html', ...['index.html', ...sources].flatMap((source) => [...filesOf(manifest, source)])])
    return { ...page, files: files.size, kilobytes: [...files].reduce((sum, file) => sum + gzipped(file), 0) / 1_000 }
  })
}

/** The files of a chunk and of everything it imports before it can run. */
function filesOf(manifest: Manifest, source: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  const chunk = manifest[source]
  if (chunk === undefined) throw new Error(`${source} is not in the manifest: build the pages first`)
  if (seen.has(chunk.file)) return seen
  for (const file of [chunk.file, ...chunk.css ?? []]) if (!file.endsWith('.html')) seen.add(file)
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, seen)
  return seen
}

function gzipped(file: string): number {
  const packed = join(folder, `${file}.gz`)
  return statSync(existsSync(packed) ? packed : join(folder, file)).size
}
