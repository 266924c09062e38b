import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readMasterKey } from '../adapters/crypto/masterKey.ts'
import { suiteNamed } from '../adapters/crypto/suite.ts'
import { reachEmbedded, startEmbedded } from '../adapters/postgres/embedded/embedded.ts'
import { readFounding, recordIsEmpty } from '../adapters/postgres/founding.ts'
import { assertOwnKey } from '../adapters/postgres/ownKey.ts'
import type { RecordSettings } from '../adapters/postgres/record.ts'
import { migrate, openPool } from '../adapters/postgres/store.ts'
import { folds } from '../domain/folds.ts'
import { readModels } from '../readmodels/index.ts'
import type { Console, Input } from './command.ts'
import { databaseUrl, dataFolder } from './options.ts'

/** The record of an instance, opened for one command. */
export type OpenRecord = RecordSettings & Readonly<{
  dataDir: string
  /** The owner's, as is the pool. */
  url: string
  pool: ReturnType<typeof openPool>
}>

type Database = Readonly<{ url: string; stop(): Promise<void> }>

/** The command can't be done on this instance; the message says why and what to do. */
class InstanceRefused extends Error {
  readonly code: 'nothing-recorded' | 'master-key-missing'
  constructor(code: InstanceRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Works on a record that exists, beside the running system or without it, and leaves a running system running. */
export async function withRecord<T>(input: Input, { tell }: Console, work: (record: OpenRecord) => Promise<T>): Promise<T> {
  const dataDir = dataFolder(input)
  if (databaseUrl() === undefined && !existsSync(join(dataDir, 'postgres'))) throw nothingRecorded(dataDir)
  const { masterKey } = await keysOf(dataDir)
  const database = externalDatabase() ?? await reachEmbedded({ dataDir, log: tell })
  return withDatabase(database, async (pool) => {
    const founding = await readFounding(pool)
    // Making an empty record would look like an answer. One that was founded is there, though nobody has done anything in it: its first night has a back-up, too.
    if (founding === undefined && await recordIsEmpty(pool)) throw nothingRecorded(dataDir)
    const suite = suiteNamed(founding?.suite ?? suiteInUse())
    await assertOwnKey(pool, { suite, masterKey })
    return work({ dataDir, url: database.url, pool, suite, masterKey, folds, readModels })
  })
}

type Keys = Pick<RecordSettings, 'suite' | 'masterKey'>
/** Where a record is to be, and under which keys. */
export type Place = Keys & Readonly<{ dataDir: string }>

/** The place a record is to be put, still as it was found. */
export async function placeOf(input: Input): Promise<Place> {
  const dataDir = dataFolder(input)
  return { dataDir, ...await keysOf(dataDir) }
}

/** Works on an instance made ready to receive a record; nothing else may use it meanwhile. */
export async function withNewInstance<T>({ dataDir, ...keys }: Place, { tell }: Console, work: (record: OpenRecord) => Promise<T>): Promise<T> {
  const settings = { ...keys, folds, readModels }
  const database = externalDatabase() ?? await startEmbedded({ dataDir, log: tell })
  return withDatabase(database, async (pool) => {
    await migrate({ url: database.url, ...settings })
    return work({ dataDir, url: database.url, pool, ...settings })
  })
}

async function withDatabase<T>(database: Database, work: (pool: OpenRecord['pool']) => Promise<T>): Promise<T> {
  const pool = openPool({ url: database.url, max: 2 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await database.stop()
  }
}

function externalDatabase(): Database | undefined {
  const url = databaseUrl()
  return url === undefined ? undefined : { url, stop: async () => {} }
}

/** The key is only ever read here: a new one would open nothing that exists. */
async function keysOf(dataDir: string): Promise<Keys> {
  const masterKey = await readMasterKey({ dataDir, keyFile: process.env['SHOUXI_MASTER_KEY_FILE'] })
  if (masterKey === undefined) {
    throw new InstanceRefused('master-key-missing',
      `找不到主密钥：数据文件夹 ${dataDir} 中没有 keys/master.key。请核对 --data，或从保管处取回主密钥文件放到那里，或用环境变量 SHOUXI_MASTER_KEY_FILE 指明其位置。`)
  }
  return { suite: suiteNamed(suiteInUse()), masterKey }
}

/** For a record that is still to be founded; one that exists knows its own. */
const suiteInUse = (): string => process.env['SHOUXI_SUITE'] ?? 'international'

/** Right on the first day, and on any other the sign of a wrong folder. */
export const nothingDoneYet = ({ entries }: Readonly<{ entries: number }>): readonly string[] =>
  entries > 0 ? [] : ['其中还没有任何记录：系统启动过，还没有人在里面办过事。如果不是刚刚启用，请核对 --data 所指的文件夹。']

function nothingRecorded(dataDir: string): InstanceRefused {
  return new InstanceRefused('nothing-recorded', `数据文件夹 ${dataDir} 中还没有任何记录。请核对 --data 所指的文件夹，或先启动系统。`)
}
