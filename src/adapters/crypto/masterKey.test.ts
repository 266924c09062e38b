import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookupHash } from './lookupHash.ts'
import { loadMasterKey, masterKeyFingerprint, MasterKeyFailure, readMasterKey } from './masterKey.ts'
import { gm, international } from './suite.ts'

let dataDir: string
beforeEach(async () => { dataDir = await mkdtemp(join(tmpdir(), 'shouxi-key-')) })
afterEach(() => rm(dataDir, { recursive: true }))

const path = (): string => join(dataDir, 'keys', 'master.key')
const failureOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((failure: unknown) => failure)

describe('the master key 主密钥', () => {
  it('is made once for an empty record, readable by its owner alone, and is the same at the next start', async () => {
    const made = await loadMasterKey({ dataDir }, true)
    expect(made.length).toBe(32)
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'keys'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['master.key'])
    expect(await loadMasterKey({ dataDir }, false)).toEqual(made)
  })

  it('is the first one written where two processes start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey({ dataDir }, true)))
    const kept = Buffer.from((await readFile(path(), 'utf8')).trim(), 'hex')
    expect(keys).toEqual(keys.map(() => kept))
  })

  it('is not replaced when it is lost: a sentence says what is missing, what that means and what to do', async () => {
    const failure = await failureOf(loadMasterKey({ dataDir }, false))
    expect(failure).toBeInstanceOf(MasterKeyFailure)
    expect(failure).toMatchObject({ code: 'master-key-missing' })
    expect(String(failure)).toContain(`找不到主密钥文件 ${path()}，而数据库中已有用它加密的个人信息。`)
    expect(await readMasterKey({ dataDir })).toBe(undefined)
  })

  it('is never made in a place that an office names', async () => {
    const keyFile = join(dataDir, 'token.key')
    expect(await failureOf(loadMasterKey({ dataDir, keyFile }, true))).toMatchObject({ code: 'master-key-missing' })
    await writeFile(keyFile, `${'0f'.repeat(32)}\n`, { mode: 0o600 })
    expect(await loadMasterKey({ dataDir, keyFile }, false)).toEqual(Buffer.from('0f'.repeat(32), 'hex'))
  })

  it('is refused where a character is missing', async () => {
    await loadMasterKey({ dataDir }, true)
    await writeFile(path(), '0f'.repeat(31))
    expect(await failureOf(loadMasterKey({ dataDir }, false))).toMatchObject({ code: 'master-key-damaged' })
  })

  it('is refused while others on the machine can read it', async () => {
    await loadMasterKey({ dataDir }, true)
    await chmod(path(), 0o644)
    expect(await failureOf(loadMasterKey({ dataDir }, false))).toMatchObject({ code: 'master-key-exposed' })
  })

  it('has a fingerprint that tells keys apart and is not part of the key', () => {
    const [one, other] = [international.newKey(), international.newKey()]
    expect(masterKeyFingerprint(international, one)).toMatch(/^[0-9a-f]{16}$/)
    expect(masterKeyFingerprint(international, one)).toBe(masterKeyFingerprint(international, Uint8Array.from(one)))
    expect(masterKeyFingerprint(international, one)).not.toBe(masterKeyFingerprint(international, other))
    expect(Buffer.from(one).toString('hex')).not.toContain(masterKeyFingerprint(international, one))
  })
})

describe.each([international, gm])('looking a person up by ID number, suite $name', (suite) => {
  const key = suite.newKey()
  const hashOf = (idNumber: string, jurisdiction = 'weihai'): string => lookupHash(suite, key)(jurisdiction, idNumber)

  it('finds one number in every spelling', () => {
    const spellings = ['37100219900101001X', '37100219900101001x', ' 371002 19900101 001X ', '３７１００２１９９００１０１００１Ｘ']
    expect(new Set(spellings.map((spelling) => hashOf(spelling))).size).toBe(1)
  })

  it('gives other hashes for another number, another jurisdiction and another key', () => {
    const number = '37100219900101001X'
    const others = [hashOf('371002199001010028'), hashOf(number, 'zibo'), lookupHash(suite, suite.newKey())('weihai', number)]
    expect(new Set([hashOf(number), ...others]).size).toBe(4)
  })
})
