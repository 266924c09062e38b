import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Refused } from '../../usecases/refused.ts'
import type { Files } from '../../usecases/ports.ts'
import type { PersonFileKeys } from '../crypto/personKeys.ts'
import { SealBroken } from '../crypto/suite.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { BrokenFrames, openFile, sealFile } from './sealedFile.ts'
import { observed, Shelves } from './shelves.ts'

/** A file that the record names can't be read. */
export class FileFailure extends Error {
  readonly code: 'file-missing' | 'file-damaged' | 'file-erased'
  constructor(code: FileFailure['code'], message: string) {
    super(message)
    this.code = code
  }
}

export type FilesSettings = Readonly<{ dataDir: string; suite: CryptoSuite; keys: PersonFileKeys }>

/** 附件 — files on this machine's disk, sealed under the key of the person they are about. */
export function createFiles({ dataDir, suite, keys }: FilesSettings): Files {
  const shelves = new Shelves(dataDir)
  return {
    async put(jurisdiction, subject, content, maxBytes) {
      const key = await keys.keyFor(jurisdiction, subject)
      let bytes = 0
      const counted = observed(content, (piece) => {
        bytes += piece.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
      })
      const sha256 = await shelves.add(sealFile(suite, key, counted))
      return { sha256, bytes }
    },
    // Whatever is not a hash names nothing, and must not become a path.
    has: async (sha256) => /^[0-9a-f]{64}$/.test(sha256) && existsSync(shelves.pathOf(sha256)),
    discard: (sha256) => shelves.remove(sha256),
    async get(jurisdiction, sha256, subject) {
      const key = await keys.existing(jurisdiction, subject)
      if (!key) throw new FileFailure('file-erased', '该人员的个人信息已依法删除，其附件不能再打开。')
      return await readWhole(shelves, suite, key, sha256).catch((failure: unknown) => { throw explain(failure, sha256) })
    },
  }
}

/** Room for the stored bytes is room enough for the plain ones. */
async function readWhole(shelves: Shelves, suite: CryptoSuite, key: Uint8Array, sha256: string): Promise<Uint8Array> {
  const { size } = await stat(shelves.pathOf(sha256))
  const plain = Buffer.allocUnsafe(size)
  let length = 0
  for await (const chunk of openFile(suite, key, shelves.read(sha256))) {
    plain.set(chunk, length)
    length += chunk.length
  }
  return plain.subarray(0, length)
}

function tooLarge(maxBytes: number): Refused {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${Math.floor(maxBytes / 1024)} KB`
  return new Refused({ code: 'file-too-large', detail: `文件超过 ${limit} 的上限，没有保存。请压缩或分成几个文件后再上传。` })
}

function explain(failure: unknown, sha256: string): unknown {
  if (failure instanceof SealBroken || failure instanceof BrokenFrames) {
    return new FileFailure('file-damaged', `附件 ${sha256.slice(0, 12)} 已损坏或被改动，不能打开。请运行 shouxi verify 核对，并从备份恢复。`)
  }
  if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') {
    return new FileFailure('file-missing', `附件 ${sha256.slice(0, 12)} 不在存储中。请运行 shouxi verify 核对，并从备份恢复。`)
  }
  return failure
}
