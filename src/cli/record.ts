import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadMasterKey } from '../adapters/crypto/masterKey.ts'
import { suiteNamed } from '../adapters/crypto/suite.ts'
import { reachEmbedded } from '../adapters/postgres/embedded/embedded.ts'
import { recordIsEmpty } from '../adapters/postgres/founding.ts'
import type { RecordSettings } from '../adapters/postgres/record.ts'
import { openPool } from '../adapters/postgres/store.ts'
import { folds } from '../domain/folds.ts'
import { readModels } from '../readmodels/index.ts'
import type { Console, Input } from './command.ts'
import { databaseUrl, dataFolder } from './options.ts'

/** The record of an instance, opened for a command that works beside the running system or without it. */
export type OpenRecord = RecordSettings & Readonly<{ dataDir: string; url: string; pool: ReturnType<typeof openPool> }>

/** There is no record to work on, and making an empty one would look like an answer. */
export class NothingRecorded extends Error {
  readonly code = 'nothing-recorded'
  constructor(dataDir: string) {
    super(`数据文件夹 ${dataDir} 中还没有任何记录。请核对 --data 所指的文件夹，或先启动系统。`)
  }
}

/** Opens the record, does the work and closes what was opened for it, leaving a running system running. */
export async function withRecord<T>(input: Input, console: Console, work: (record: OpenRecord) => Promise<T>): Promise<T> {
  const dataDir = dataFolder(input)
  const database = await reachDatabase(dataDir, console)
  const pool = openPool({ url: database.url, max: 2 })
  try {
    if (await recordIsEmpty(pool)) throw new NothingRecorded(dataDir)
    const suite = suiteNamed(process.env['SHOUXI_SUITE'] ?? 'international')
    const masterKey = await loadMasterKey({ dataDir, keyFile: process.env['SHOUXI_MASTER_KEY_FILE'] }, false)
    return await work({ dataDir, url: database.url, pool, suite, masterKey, folds, readModels })
  } finally {
    await pool.end()
    await database.stop()
  }
}

async function reachDatabase(dataDir: string, { tell }: Console): Promise<{ url: string; stop(): Promise<void> }> {
  const url = databaseUrl()
  if (url !== undefined) return { url, stop: async () => {} }
  if (!existsSync(join(dataDir, 'postgres'))) throw new NothingRecorded(dataDir)
  return reachEmbedded({ dataDir, log: tell })
}
