import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../usecases/ports.ts'
import { hasWholeFrames } from '../files/sealedFile.ts'
import { isFileName } from '../files/shelves.ts'
import type { Shelves } from '../files/shelves.ts'
import { placed } from './verifyFindings.ts'
import type { Findings } from './verifyFindings.ts'

/** The first entry that names each file. */
export class NamedFiles {
  readonly #namedBy = new Map<string, ReturnType<typeof placed>>()

  add(jurisdiction: string, { data, personal, stream, version, position }: RecordedEvent): void {
    for (const file of new Set([...filesIn(data), ...filesIn(personal?.fields)])) {
      if (!this.#namedBy.has(file)) this.#namedBy.set(file, placed({ jurisdiction, stream, version, position }))
    }
  }

  placeOf(file: string): ReturnType<typeof placed> | undefined {
    return this.#namedBy.get(file)
  }

  names(): Iterable<string> {
    return this.#namedBy.keys()
  }
}

/** Entries name files by the hash of what is stored: one under `sha256`, several under `files`, wherever in the entry these stand. */
function* filesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const named = name === 'sha256' ? [inner] : name === 'files' && Array.isArray(inner) ? inner : []
    for (const file of named) if (typeof file === 'string' && isFileName(file)) yield file
    yield* filesIn(inner)
  }
}

/** Hashes every stored file, those of drafts too, and looks for each one that an entry names. Gives the names of the stored files. */
export async function checkFiles(shelves: Shelves, named: NamedFiles, findings: Findings): Promise<ReadonlySet<string>> {
  const stored = new Set<string>()
  for await (const file of shelves.names()) {
    stored.add(file)
    const code = await damageOf(shelves, file)
    if (code) findings.add({ ...named.placeOf(file), code, file, detail: sentences[code] })
  }
  for (const file of named.names()) {
    if (!stored.has(file)) findings.add({ ...named.placeOf(file), code: 'file-missing', file, detail: sentences['file-missing'] })
  }
  return stored
}

async function damageOf(shelves: Shelves, file: string): Promise<'file-changed' | 'file-truncated' | undefined> {
  const hash = createHash('sha256')
  for await (const piece of shelves.read(file)) hash.update(piece)
  if (hash.digest('hex') === file) return undefined
  return await hasWholeFrames(shelves.read(file)) ? 'file-changed' : 'file-truncated'
}

const sentences = {
  'file-missing': '记录中列出的附件或存档文书不在存储中。请从备份恢复这个文件。',
  'file-changed': '附件或存档文书的内容与它的名称（内容的哈希）不符：文件在保存之后被改动过。请从备份恢复这个文件。',
  'file-truncated': '附件或存档文书不完整：文件被截断或损坏。请从备份恢复这个文件。',
} as const
