import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeDurably } from './durable.ts'

/** A paper as it was issued; `position` keeps two issues of the same kind apart. */
export type Issue = Readonly<{ jurisdiction: string; subject: string; id: string; kind: string; effect: string; extension: string }>

/** 存档 — keeps issued papers under `<dataDir>/issued`, each written once: what left the house on a day stays what it was. */
export function createIssuedPapers(dataDir: string): Readonly<{ keep(issue: Issue, bytes: Uint8Array): Promise<void> }> {
  return {
    async keep({ jurisdiction, subject, id, kind, effect, extension }, bytes) {
      const folder = join(dataDir, 'issued', safe(jurisdiction), safe(`${subject}-${id}`))
      await mkdir(folder, { recursive: true })
      const draft = join(folder, `.${safe(effect)}`)
      // An attempt that was cut off left its draft; the delivery is tried again.
      await rm(draft, { force: true })
      await writeDurably(draft, bytes)
      await rename(draft, join(folder, `${safe(kind)}-${safe(effect)}.${safe(extension)}`))
      await syncFolder(folder)
    },
  }
}

/** Ids are ours and plain; anything else would be a way out of the folder. */
function safe(part: string): string {
  if (!/^[0-9A-Za-z._-]+$/.test(part) || part.startsWith('.')) throw new RangeError(`"${part}" can't name a file`)
  return part
}
