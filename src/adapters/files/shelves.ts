import { createReadStream } from 'node:fs'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, writeDurably } from './durable.ts'

const DAY_MS = 86_400_000

/** What names a stored file: SHA-256 of its bytes as they are stored, in lower-case hex. */
export const isFileName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** The folder in which stored files stand, each under the hash of its own bytes. A file is never changed once it is there. */
export class Shelves {
  readonly #root: string
  readonly #incoming: string
  #cleared: Promise<void> | undefined

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'files')
    this.#incoming = join(this.#root, 'incoming')
  }

  pathOf(sha256: string): string {
    if (!isFileName(sha256)) throw new RangeError('a stored file is named by the hash of its bytes')
    return join(this.#root, sha256.slice(0, 2), sha256)
  }

  read(sha256: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.pathOf(sha256), { highWaterMark: 256 * 1024 })
  }

  /** Puts the bytes on the disk first and into their place after, so that what stands in its place is always whole. */
  async add(stored: AsyncIterable<Uint8Array>): Promise<string> {
    const hash = createHash('sha256')
    return this.#arrive(observed(stored, (piece) => hash.update(piece)), () => hash.digest('hex'))
  }

  /** Puts back what stood under a name before, as it was then: what was damaged already is not made to look whole. */
  async putBack(sha256: string, stored: AsyncIterable<Uint8Array>): Promise<void> {
    await this.#arrive(stored, () => sha256)
  }

  /** The names of all files, in order. */
  async *names(): AsyncGenerator<string> {
    for (const folder of await namesIn(this.#root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const name of await namesIn(join(this.#root, folder))) if (isFileName(name) && name.startsWith(folder)) yield name
    }
  }

  /** Takes one away; whether anybody still names it is for the caller to know. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true })
  }

  /** Since when a file has stood here, in milliseconds; undefined where it does not. */
  async storedAt(sha256: string): Promise<number | undefined> {
    return (await stat(this.pathOf(sha256)).catch(undefinedIfAbsent))?.mtimeMs
  }

  /** Takes everything away. Only where a restore into an empty folder failed half-way. */
  async clear(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true })
  }

  async #arrive(stored: AsyncIterable<Uint8Array>, nameOf: () => string): Promise<string> {
    await (this.#cleared ??= this.#clearAbandoned().catch((failure) => {
      // A disk that is full now has room later: the next to arrive tries again.
      this.#cleared = undefined
      throw failure
    }))
    const arriving = join(this.#incoming, randomUUID())
    try {
      await writeDurably(arriving, stored)
      const sha256 = nameOf()
      await this.#place(arriving, sha256)
      return sha256
    } catch (failure) {
      await rm(arriving, { force: true })
      throw failure
    }
  }

  /** What a killed process left half-written a day ago; what is younger may still be on its way in another process. */
  async #clearAbandoned(): Promise<void> {
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 })
    for (const name of await namesIn(this.#incoming)) {
      const arrival = await stat(join(this.#incoming, name)).catch(undefinedIfAbsent)
      if (arrival && Date.now() - arrival.mtimeMs > DAY_MS) await rm(join(this.#incoming, name), { force: true })
    }
  }

  async #place(arriving: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256)
    const folder = dirname(path)
    const created = await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(arriving, path)
    await syncFolder(folder)
    if (created) await syncFolder(this.#root)
  }
}

/** Lets somebody look at every piece that passes. */
export async function* observed(content: AsyncIterable<Uint8Array>, look: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    look(piece)
    yield piece
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(undefinedIfAbsent)
  return names?.sort() ?? []
}

function undefinedIfAbsent(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure
}
