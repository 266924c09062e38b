import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, writeDurably } from '../files/durable.ts'
import { newKey } from './seal.ts'
import type { CryptoSuite } from './seal.ts'

/** 主密钥 — wraps the key of every person. It stands in no database and in no backup: who loses it loses every personal part for good. */
export class MasterKeyFailure extends Error {
  readonly code: 'master-key-missing' | 'master-key-damaged' | 'master-key-exposed' | 'master-key-wrong'
  constructor(code: MasterKeyFailure['code'], message: string) {
    super(message)
    this.code = code
  }
}

export type MasterKeyPlace = Readonly<{
  dataDir: string
  /** SHOUXI_MASTER_KEY_FILE: a key that an office keeps elsewhere, on a mounted token perhaps. Never created here. */
  keyFile?: string | undefined
}>

/** The key, made now unless the record already holds something sealed: a new key would open none of it. */
export async function loadMasterKey(place: MasterKeyPlace, recordIsEmpty: boolean): Promise<Uint8Array> {
  const path = pathOf(place)
  const known = await readMasterKey(place)
  if (known) return known
  if (place.keyFile !== undefined || !recordIsEmpty) throw missing(path)
  return createMasterKey(path)
}

/** The key as it is kept; undefined where there is none yet. */
export async function readMasterKey(place: MasterKeyPlace): Promise<Uint8Array | undefined> {
  const path = pathOf(place)
  const text = await readSecret(path)
  if (text === undefined) return undefined
  if (!/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new MasterKeyFailure('master-key-damaged',
      `主密钥文件 ${path} 的内容不完整：应为一行 64 位十六进制字符。数据没有改动。请放回原来的文件后重新启动。`)
  }
  return Buffer.from(text.trim(), 'hex')
}

/** Tells two master keys apart without telling anything else about them. */
export function masterKeyFingerprint(suite: CryptoSuite, masterKey: Uint8Array): string {
  return Buffer.from(suite.hmac(masterKey, Buffer.from('master-key fingerprint'))).toString('hex').slice(0, 16)
}

/** A key that is whole, and another instance's. The fingerprint is what a backup printed of the right one. */
export function wrongMasterKey(suite: CryptoSuite, masterKey: Uint8Array): MasterKeyFailure {
  return new MasterKeyFailure('master-key-wrong',
    `主密钥文件是完整的，但不是这里的数据所用的那一把（现在这把的指纹是 ${masterKeyFingerprint(suite, masterKey)}；每次备份完成时打印的是当时那一把的指纹，可以对照）。`
    + '用它读不出任何已有的个人信息，没有办理，数据没有改动。请从保管处取回原来的主密钥文件，放回原处，或用环境变量 SHOUXI_MASTER_KEY_FILE 指明其位置。')
}

const pathOf = ({ dataDir, keyFile }: MasterKeyPlace): string => keyFile ?? join(dataDir, 'keys', 'master.key')

function missing(path: string): MasterKeyFailure {
  return new MasterKeyFailure('master-key-missing',
    `找不到主密钥文件 ${path}，而数据库中已有用它加密的个人信息。没有它，这些信息任何人都无法读出。`
    + '请从保管处取回该文件放到原处（或用环境变量 SHOUXI_MASTER_KEY_FILE 指明位置）后重新启动；数据没有改动。')
}

async function readSecret(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r').catch(undefinedIfAbsent)
  if (!handle) return undefined
  try {
    const { mode } = await handle.stat()
    // Windows knows no such modes and reports every file as open to all.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw exposed(path)
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

function exposed(path: string): MasterKeyFailure {
  return new MasterKeyFailure('master-key-exposed',
    `主密钥文件 ${path} 可被本机其他用户读取，个人信息因此不安全。请执行 chmod 600 ${path} 后重新启动。`)
}

function undefinedIfAbsent(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure
}

/** Written whole, then put in place by a link that never overwrites: of two processes that start at once, both use the first one's key. */
async function createMasterKey(path: string): Promise<Uint8Array> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const draft = join(folder, `.${randomUUID()}`)
  await writeDurably(draft, `${Buffer.from(newKey()).toString('hex')}\n`)
  await link(draft, path).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'EEXIST') throw failure
  })
  await rm(draft)
  await syncFolder(folder)
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex')
}
