import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, writeDurably } from './durable.ts'

/** A paper as it was issued; `effect` keeps two issues of the same kind apart. */
export type Issue = Readonly<{ jurisdiction: string; subject: string; id: string; kind: string; effect: string; extension: string }>

export type IssuedPapers = Readonly<{
  keep(issue: Issue, bytes: Uint8Array): Promise<void>
  /** Every paper by its path below the folder, `weihai/round-…/publicity-12.pdf`, in order. */
  names(): AsyncGenerator<string>
  pathOf(name: string): string
  read(name: string): AsyncIterable<Uint8Array>
  /** Puts a paper back where it stood. */
  putBack(name: string, content: AsyncIterable<Uint8Array>): Promise<void>
  /** Takes everything away. Only where a restore into an empty folder failed half-way. */
  clear(): Promise<void>
}>

/** 存档 — keeps issued papers under `<dataDir>/issued`, each written once: what left the house on a day stays what it was. */
export function createIssuedPapers(dataDir: string): IssuedPapers {
  const root = join(dataDir, 'issued')
  const pathOf = (name: string): string => join(root, ...name.split('/').map(safe))
  return {
    keep: ({ jurisdiction, subject, id, kind, effect, extension }, bytes) =>
      write(pathOf(`${jurisdiction}/${subject}-${id}/${kind}-${effect}.${extension}`), bytes),
    names: () => namesBelow(root, ''),
    pathOf,
    read: (name) => createReadStream(pathOf(name)),
    putBack: (name, content) => write(pathOf(name), content),
    clear: () => rm(root, { recursive: true, force: true }),
  }
}

async function write(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const draft = `${folder}/.${path.slice(folder.length + 1)}`
  // An attempt that was cut off left its draft; the delivery is tried again.
  await rm(draft, { force: true })
  await writeDurably(draft, content)
  await rename(draft, path)
  await syncFolder(folder)
}

/** Drafts begin with a dot, and are no papers yet. */
async function* namesBelow(folder: string, prefix: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'ENOENT') throw failure
    return []
  })
  for (const entry of entries.toSorted((one, other) => one.name < other.name ? -1 : 1)) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* namesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
    else yield `${prefix}${entry.name}`
  }
}

/** Ids are ours and plain; anything else would be a way out of the folder. */
function safe(part: string): string {
  if (!/^[0-9A-Za-z._-]+$/.test(part) || part.startsWith('.')) throw new RangeError(`"${part}" can't name a file`)
  return part
}
