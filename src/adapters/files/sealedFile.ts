import { randomBytes } from 'node:crypto'
import type { CryptoSuite } from '../crypto/suite.ts'
import { ByteReader } from './byteReader.ts'

/**
 * A stored file: `SXF1`, a salt, then frames. A frame is a length of four bytes, whose highest bit marks the last frame, and that many
 * sealed bytes. Chunks are sealed one by one, each bound to its file, its number and whether it is the last (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár, 2015): a file can be neither cut short nor mixed from parts of others without failing to open.
 */
const MAGIC = Buffer.from('SXF1')
const SALT_BYTES = 16
const CHUNK_BYTES = 64 * 1024
const LAST = 0x8000_0000

/** The stored bytes end too early, go on after their end, or are no stored file at all. */
export class BrokenFrames extends Error {}

export async function* sealFile(
  suite: CryptoSuite, personKey: Uint8Array, content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT_BYTES)
  const key = fileKey(suite, personKey, salt)
  yield Buffer.concat([MAGIC, salt])
  let index = 0
  for await (const { bytes, isLast } of chunksOf(content)) {
    yield frame(suite.seal(key, bytes, chunkPlace(index++, isLast)), isLast)
  }
}

/** Throws `BrokenFrames` or `SealBroken` where the bytes are not those that were stored. */
export async function* openFile(
  suite: CryptoSuite, personKey: Uint8Array, stored: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(stored)
  try {
    const key = fileKey(suite, personKey, await readSalt(reader))
    let index = 0
    for await (const { bytes, isLast } of framesOf(reader)) yield suite.open(key, bytes, chunkPlace(index++, isLast))
  } finally {
    await reader.close()
  }
}

/** Whether the frames are complete, which can be told without any key. */
export async function hasWholeFrames(stored: AsyncIterable<Uint8Array>): Promise<boolean> {
  const reader = new ByteReader(stored)
  try {
    await readSalt(reader)
    let isWhole = false
    for await (const { isLast } of framesOf(reader)) isWhole = isLast
    return isWhole
  } catch (failure) {
    if (failure instanceof BrokenFrames) return false
    throw failure
  } finally {
    await reader.close()
  }
}

/** A key for each file: equal chunks of two files of one person can't change places. */
function fileKey(suite: CryptoSuite, personKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return suite.hmac(personKey, Buffer.concat([Buffer.from('file\n'), salt]))
}

const chunkPlace = (index: number, isLast: boolean): Uint8Array => Buffer.from(`chunk\n${index}\n${isLast ? 'last' : 'more'}`)

function frame(sealed: Uint8Array, isLast: boolean): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length + (isLast ? LAST : 0))
  return Buffer.concat([length, sealed])
}

type Part = Readonly<{ bytes: Uint8Array; isLast: boolean }>

/** Whole chunks; the last may be shorter, and empty where there is no content at all. */
async function* chunksOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const reader = new ByteReader(content)
  try {
    for (let isLast = false; !isLast;) {
      const bytes = await reader.take(CHUNK_BYTES)
      isLast = (await reader.peek(1)).length === 0
      yield { bytes, isLast }
    }
  } finally {
    await reader.close()
  }
}

async function readSalt(reader: ByteReader): Promise<Uint8Array> {
  const head = await reader.take(MAGIC.length + SALT_BYTES)
  if (head.length < MAGIC.length + SALT_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new BrokenFrames('no head')
  return head.subarray(MAGIC.length)
}

async function* framesOf(reader: ByteReader): AsyncGenerator<Part> {
  for (let isLast = false; !isLast;) {
    const head = await reader.take(4)
    if (head.length < 4) throw new BrokenFrames('cut short between frames')
    const word = head.readUInt32BE()
    isLast = word >= LAST
    const length = isLast ? word - LAST : word
    // A damaged length must not make the reader swallow the whole file.
    if (length > 2 * CHUNK_BYTES) throw new BrokenFrames('a frame longer than any that was written')
    const bytes = await reader.take(length)
    if (bytes.length < length) throw new BrokenFrames('cut short within a frame')
    yield { bytes, isLast }
  }
  if ((await reader.peek(1)).length > 0) throw new BrokenFrames('bytes after the last frame')
}
