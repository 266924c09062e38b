import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Files } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import type { PersonFileKeys } from '../crypto/personKeys.ts'
import { gm, international } from '../crypto/suite.ts'
import { createFiles } from './files.ts'
import { hasWholeFrames } from './sealedFile.ts'
import { Shelves } from './shelves.ts'

const MB = 1024 * 1024

async function* inPieces(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Keys that stay in memory, for the few people of a test. */
function keysInMemory(): PersonFileKeys & { destroy(subject: string): void } {
  const keys = new Map<string, Uint8Array>()
  return {
    async keyFor(_, subject) {
      const key = keys.get(subject) ?? international.newKey()
      keys.set(subject, key)
      return key
    },
    existing: async (_, subject) => keys.get(subject),
    destroy: (subject) => keys.delete(subject),
  }
}

let dataDir: string
let keys: ReturnType<typeof keysInMemory>
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shouxi-files-'))
  keys = keysInMemory()
})
afterEach(() => rm(dataDir, { recursive: true }))

const pathOf = (sha256: string): string => join(dataDir, 'files', sha256.slice(0, 2), sha256)
async function namesStored(): Promise<string[]> {
  const names: string[] = []
  for await (const name of new Shelves(dataDir).names()) names.push(name)
  return names
}
const codeOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(() => 'done', (failure) => failure instanceof Refused ? failure.refusals[0]?.code : failure.code)

describe.each([international, gm])('attached files 附件, suite $name', (suite) => {
  let files: Files
  beforeEach(() => { files = createFiles({ dataDir, suite, keys }) })
  const put = (bytes: Uint8Array, limit = MB): ReturnType<Files['put']> => files.put('weihai', 'person-1', inPieces(bytes), limit)
  const get = async (sha256: string, subject = 'person-1'): Promise<Buffer> => Buffer.from(await files.get('weihai', sha256, subject))

  it('arrive again as soon as there is room for the folder they arrive in', async () => {
    // A file in its place is to the folder what a full disk is.
    await writeFile(join(dataDir, 'files'), '')
    expect([await codeOf(put(Buffer.from('甲'))), await codeOf(put(Buffer.from('甲')))]).not.toContain('done')
    await rm(join(dataDir, 'files'))
    expect(await codeOf(put(Buffer.from('甲')))).toBe('done')
  })

  it('come back as they were given, whatever their length', () => fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_001), fc.integer({ min: 1000, max: 90_000 }), async (length, size) => {
      const bytes = Buffer.alloc(length, 'abc')
      const { sha256, bytes: count } = await files.put('weihai', 'person-1', inPieces(bytes, size), MB)
      expect(count).toBe(length)
      expect((await get(sha256)).equals(bytes)).toBe(true)
    }), { numRuns: 20 }))

  it('are named by the hash of what is stored, which is not the plain content, and only the owner may read them', async () => {
    const plain = Buffer.from('身份证号 37100219900101001X'.repeat(9000))
    const { sha256 } = await put(plain)
    const stored = await readFile(pathOf(sha256))
    expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256)
    expect(stored.includes(plain.subarray(0, 30))).toBe(false)
    expect((await stat(pathOf(sha256))).mode & 0o777).toBe(0o600)
    expect(await namesStored()).toEqual([sha256])
  })

  it('up to the limit are kept; one byte more is refused, and nothing of it stays', async () => {
    expect((await put(Buffer.alloc(100_000), 100_000)).bytes).toBe(100_000)
    expect(await codeOf(put(Buffer.alloc(100_001), 100_000))).toBe('file-too-large')
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([])
    expect((await namesStored()).length).toBe(1)
  })

  it('that break off on the way leave nothing behind', async () => {
    async function* brokenOff(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(100_000)
      throw new Error('the browser went away')
    }
    await expect(files.put('weihai', 'person-1', brokenOff(), MB)).rejects.toThrow('the browser went away')
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([])
  })

  it('are cleared on a later day of what a killed process had left half-written, and not what is still on its way', async () => {
    const incoming = join(dataDir, 'files', 'incoming')
    await put(Buffer.from('abc'))
    for (const [name, hours] of [['abandoned', 25], ['arriving', 1]] as const) {
      await writeFile(join(incoming, name), 'half')
      const then = new Date(Date.now() - hours * 3_600_000)
      await utimes(join(incoming, name), then, then)
    }
    await createFiles({ dataDir, suite, keys }).put('weihai', 'person-1', inPieces(Buffer.from('abc')), MB)
    expect(await readdir(incoming)).toEqual(['arriving'])
  })

  it('open under the key of their own person alone', async () => {
    const { sha256 } = await put(Buffer.from('abc'))
    await keys.keyFor('weihai', 'person-2')
    expect(await codeOf(get(sha256, 'person-2'))).toBe('file-damaged')
    keys.destroy('person-1')
    expect(await codeOf(get(sha256))).toBe('file-erased')
  })

  it('that are gone, cut short, longer, or changed in any byte do not open', async () => {
    const { sha256 } = await put(Buffer.alloc(150_000, 'abc'))
    const whole = await readFile(pathOf(sha256))
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const touched = Buffer.from(whole)
      touched[at] = touched[at]! ^ by
      await writeFile(pathOf(sha256), touched)
      expect(await codeOf(get(sha256))).toBe('file-damaged')
    }), { numRuns: 30 })
    await writeFile(pathOf(sha256), Buffer.concat([whole, Buffer.of(0)]))
    expect(await codeOf(get(sha256))).toBe('file-damaged')
    await writeFile(pathOf(sha256), whole)
    await truncate(pathOf(sha256), whole.length - 1)
    expect(await codeOf(get(sha256))).toBe('file-damaged')
    await rm(pathOf(sha256))
    expect(await codeOf(get(sha256))).toBe('file-missing')
  })

  it('cut between two frames, where every frame is good, are still known to be cut', async () => {
    const { sha256 } = await put(Buffer.alloc(150_000, 'abc'))
    const whole = await readFile(pathOf(sha256))
    const firstFrame = 20 + 4 + whole.readUInt32BE(20)
    await writeFile(pathOf(sha256), whole.subarray(0, firstFrame))
    expect(await codeOf(get(sha256))).toBe('file-damaged')
    expect(await hasWholeFrames(inPieces(whole.subarray(0, firstFrame)))).toBe(false)
    expect(await hasWholeFrames(inPieces(whole))).toBe(true)
  })

  it('are not looked for under names that are no hashes', async () => {
    await keys.keyFor('weihai', 'person-1')
    await expect(files.get('weihai', '../../keys/master.key', 'person-1')).rejects.toThrow(RangeError)
  })

  it('of 20 MB pass through without being held: what was read is on its way to the disk a few pieces later', async () => {
    const incoming = join(dataDir, 'files', 'incoming')
    const unwritten: number[] = []
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let read = 0; read < 20 * MB; read += 65_536) {
        const [name] = await readdir(incoming)
        unwritten.push(read - (await stat(join(incoming, name!))).size)
        yield Buffer.alloc(65_536)
      }
    }
    expect((await files.put('weihai', 'person-1', large(), 20 * MB)).bytes).toBe(20 * MB)
    expect(unwritten.length).toBe(320)
    expect(Math.max(...unwritten)).toBeLessThan(4 * 65_536)
  })
})
