import { createHash } from 'node:crypto'
import { planFonts, type FontInUse } from './fonts.ts'
import { fileNameOf, mediaTypes, requireOffered } from './formats.ts'
import type { Format, Paper } from './papers.ts'
import { openWorkshop, type WorkshopTimes } from './workshop.ts'

export type { FontInUse } from './fonts.ts'
export { DocumentError, type DocumentErrorCode } from './document-error.ts'
export { formatsOf } from './formats.ts'

/** Papers as files. Nothing but the paper decides the bytes: the same facts give the same file on any day and machine. */
export type Documents = Readonly<{
  /** Refuses with a `DocumentError`: a character no font has, a photo that is none, a format this paper does not come in. */
  render(paper: Paper, format: Format): Promise<RenderedDocument>
  /** Which font draws which part of a page, to be told in the log and to the office. */
  fontsInUse(): readonly FontInUse[]
  /** Files of the font folder that could not be read as fonts. */
  unreadableFonts(): readonly string[]
  stop(): Promise<void>
}>

export type RenderedDocument = Readonly<{ bytes: Uint8Array; mediaType: string; fileName: string }>

export type DocumentsOptions = Readonly<{ fontFolder: string }> & Partial<WorkshopTimes>

const REMEMBERED_BYTES = 8_000_000

export function createDocuments({ fontFolder, idleMs = 15_000, patienceMs = 60_000 }: DocumentsOptions): Documents {
  const { inUse, unreadable } = planFonts(fontFolder)
  const workshop = openWorkshop(fontFolder, { idleMs, patienceMs })
  const recent = createMemory(REMEMBERED_BYTES)
  return {
    async render(paper, format) {
      requireOffered(paper, format)
      const key = fingerprint(paper, format)
      const bytes = recent.get(key) ?? recent.keep(key, await workshop.make(paper, format))
      return { bytes, mediaType: mediaTypes[format], fileName: fileNameOf(paper, format) }
    },
    fontsInUse: () => inUse,
    unreadableFonts: () => unreadable,
    stop: () => workshop.stop(),
  }
}

function fingerprint(paper: Paper, format: Format): string {
  const hash = createHash('sha256')
  hash.update(format).update(JSON.stringify(paper, (_, value: unknown) => value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value))
  return hash.digest('hex')
}

type Memory = Readonly<{ get(key: string): Uint8Array | undefined; keep(key: string, bytes: Uint8Array): Uint8Array }>

/** Keeps what was asked for last, up to a number of bytes: ten people open the same notice in the same minute. */
function createMemory(limit: number): Memory {
  const kept = new Map<string, Uint8Array>()
  let size = 0
  function forgetOldest(): void {
    const [oldest, bytes] = kept.entries().next().value!
    kept.delete(oldest)
    size -= bytes.byteLength
  }
  return {
    get(key) {
      const bytes = kept.get(key)
      // A Map remembers the order of insertion, so putting it in again makes it the latest.
      if (bytes && kept.delete(key)) kept.set(key, bytes)
      return bytes
    },
    keep(key, bytes) {
      if (kept.has(key)) return bytes
      kept.set(key, bytes)
      size += bytes.byteLength
      while (size > limit && kept.size > 1) forgetOldest()
      return bytes
    },
  }
}
