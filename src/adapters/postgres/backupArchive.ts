import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import type { Instant } from '../../domain/shared/time.ts'
import { masterKeyFingerprint } from '../crypto/masterKey.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { syncFolder } from '../files/durable.ts'
import { observed } from '../files/shelves.ts'
import type { Column } from './backupTables.ts'

export const FORMAT = 2
export const MANIFEST = 'manifest.json'
/** 演示时间 — what time it was in a demo; an archive of real work has none. */
export const DEMO_TIME = 'demo-time.json'
/** Before the path of each file of the bureau's own rules; an archive from before they were kept has none. */
export const RULES = 'rules/'
/** HMAC over the manifest under a key that follows from the master key: only this system can have written it. */
export const MANIFEST_MAC = 'manifest.hmac'

/** 备份清单 — the last member but one: what the archive holds, and the SHA-256 of each of its members. */
export type Manifest = Readonly<{
  format: number
  createdAt: Instant
  suite: CryptoSuite['name']
  /** Tells which master key opens it; the key itself is not in the archive. */
  masterKey: string
  migrations: readonly string[]
  tables: Readonly<Record<string, TableSummary>>
  files: number
  members: Readonly<Record<string, Member>>
}>
export type TableSummary = Readonly<{ columns: readonly Column[]; rows: number }>
export type Member = Readonly<{ bytes: number; sha256: string }>

export type ArchiveFailureCode =
  | 'archive-exists' | 'archive-damaged' | 'archive-newer' | 'archive-older' | 'archive-of-another-key' | 'archive-of-another-suite' | 'instance-not-empty'

export class ArchiveFailure extends Error {
  readonly code: ArchiveFailureCode
  /** Members that are not what was written. */
  readonly members: readonly string[]
  constructor(code: ArchiveFailureCode, message: string, members: readonly string[] = []) {
    super(message)
    this.code = code
    this.members = members
  }
}

export function damagedArchive(...members: readonly string[]): ArchiveFailure {
  return new ArchiveFailure('archive-damaged',
    `备份文件已损坏或被改动：${members.join('、')} 与写入时不同。没有恢复任何内容。请换用另一份备份。`, members)
}

export type Keys = Readonly<{ suite: CryptoSuite; masterKey: Uint8Array }>

export function manifestMac({ suite, masterKey }: Keys, manifest: Uint8Array): string {
  return Buffer.from(suite.hmac(suite.hmac(masterKey, Buffer.from('backup manifest')), manifest)).toString('hex')
}

export const fingerprintOf = ({ suite, masterKey }: Keys): string => masterKeyFingerprint(suite, masterKey)

const isCompressed = (path: string): boolean => /\.t?gz$/.test(path)

/** An archive being written. Stands under its name only once it is whole and on the disk. */
export class ArchiveWriter {
  readonly #path: string
  readonly #pack: Pack = pack()
  readonly #written: Promise<void>
  readonly #members: Record<string, Member> = {}

  constructor(path: string) {
    this.#path = path
    const file = createWriteStream(partOf(path), { flags: 'wx', mode: 0o600, flush: true })
    this.#written = pipeline(this.#pack, isCompressed(path) ? createGzip() : new PassThrough(), file)
    // Looked at with every member; until the first of them Node must not take it for a failure that nobody handles.
    this.#written.catch(() => undefined)
  }

  get members(): Readonly<Record<string, Member>> {
    return this.#members
  }

  async addBytes(name: string, content: Uint8Array): Promise<void> {
    const bytes = Buffer.from(content)
    this.#members[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    await this.#entry({ name, size: bytes.length }, async (sink) => { sink.end(bytes) })
  }

  /** Streams a member whose length is known before. */
  async addStream(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<Member> {
    const hash = createHash('sha256')
    await this.#entry({ name, size }, (sink) => pipeline(observed(content, (piece) => hash.update(piece)), sink))
    return this.#members[name] = { bytes: size, sha256: hash.digest('hex') }
  }

  async finish(): Promise<void> {
    this.#pack.finalize()
    await this.#written
    await rename(partOf(this.#path), this.#path)
    await syncFolder(dirname(this.#path))
  }

  async abandon(): Promise<void> {
    this.#pack.destroy()
    await this.#written.catch(() => undefined)
    await rm(partOf(this.#path), { force: true })
  }

  /** A disk that is full ends the pipeline, the pipeline the archive, and the archive the member it was taking. */
  async #entry(header: Readonly<{ name: string; size: number }>, fill: (sink: NodeJS.WritableStream) => Promise<void>): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        const sink = this.#pack.entry({ ...header, mtime: new Date(0), mode: 0o600 }, (failure) => failure ? reject(failure) : resolve())
        fill(sink).catch(reject)
      })
    } catch (failure) {
      // The pipeline knows the first cause.
      await this.#written
      throw failure
    }
  }
}

const partOf = (path: string): string => `${path}.part`

/** A member of an archive as it comes; whatever of it the receiver leaves is read past. */
export type ArchiveMember = Readonly<{ name: string; content: AsyncIterable<Uint8Array> }>

/** The members in the order they were written. Throws `ArchiveFailure` where the archive itself can't be read on. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveMember> {
  const decompress = await isGzip(path) ? createGunzip() : new PassThrough()
  const archive = extract()
  const source = createReadStream(path)
  const feeding = pipeline(source, decompress, archive)
  // Its failure shows in the loop as well; until the loop is over Node must not take it for one that nobody handles.
  feeding.catch(() => undefined)
  let last = '开头'
  try {
    for await (const entry of archive) {
      last = entry.header.name
      yield { name: last, content: readableOf(entry as AsyncIterable<Uint8Array>, last) }
      entry.resume()
    }
    await feeding
  } catch (failure) {
    throw asDamage(failure, `${last} 之后的部分`)
  } finally {
    source.destroy()
    archive.destroy()
  }
}

async function* readableOf(content: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch (failure) {
    throw asDamage(failure, name)
  }
}

/** What the operating system refuses is no damage of the archive; all else that stops the reading is. */
function asDamage(failure: unknown, place: string): unknown {
  const isOfTheSystem = failure instanceof Error && 'syscall' in failure
  return isOfTheSystem || failure instanceof ArchiveFailure ? failure : damagedArchive(place)
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.readUInt16BE() === 0x1f8b
  } finally {
    await file.close()
  }
}

/** The whole of a member that is known to be small. */
export async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}
