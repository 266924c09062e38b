import { Migrator, sql } from 'kysely'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import { appRoleInUse, ensureAppRole, grantRights } from './appRole.ts'
import type { AppRole } from './appRole.ts'
import { appliedMigrations } from './backupTables.ts'
import { holdingLock, lockNumber } from './locks.ts'
import { migrationProvider } from './migrations/index.ts'
import { openPool } from './pool.ts'
import { outdatedTables, renewTables } from './readModelTables.ts'
import { fillTables } from './rebuild.ts'
import { recordParts } from './record.ts'
import type { RecordSettings } from './record.ts'
import { kyselyOver } from './schema.ts'
import type { Tables } from './schema.ts'

export type Migrated = AppRole & Readonly<{
  /** Migrations that ran now. */
  applied: readonly string[]
  /** Read models whose tables were made anew and filled from the journal. */
  rebuilt: readonly string[]
}>

const OLDEST_SERVER = 150_000
const migrating = lockNumber('', 'lock', 'migrate')

/** Brings a database of any age, an empty one too, to what this program expects. `url` is the owner's; several processes may call at once. */
export async function migrate({ url, ...settings }: RecordSettings & Readonly<{ url: string }>): Promise<Migrated> {
  const pool = openPool({ url, max: 2 })
  const db = kyselyOver(pool)
  try {
    await assertServer(db)
    // The migrator looks through all tables, and stumbles over one that another process takes away meanwhile.
    return await holdingLock(pool, 'exclusive', migrating, async () => {
      const applied = await applyMigrations(db)
      const appRole = await ensureAppRole(db)
      return { ...appRole, applied, rebuilt: await renewReadModels(db, settings, appRole) }
    })
  } finally {
    await db.destroy()
  }
}

/**
 * For a command that works beside the program, which may be an older one still: the role to work under. Changes nothing;
 * what is not as this version expects is for the start to bring up to it, once the older program has ended.
 */
export async function asMigrated(pool: pg.Pool, models: readonly TableReadModel[]): Promise<AppRole> {
  const db = kyselyOver(pool)
  await refuseNewer(db)
  const pending = (await migratorOver(db).getMigrations()).filter(({ executedAt }) => executedAt === undefined)
  if (pending.length > 0) throw new OtherVersion('record-of-older-program')
  const { abandoned, changed } = await outdatedTables(db, models)
  if (abandoned.length + changed.length > 0) throw new OtherVersion('record-of-older-program')
  return appRoleInUse(db)
}

/** Another version of the program left the database as it is; nothing has been changed. */
class OtherVersion extends Error {
  readonly code: 'record-of-older-program' | 'record-of-newer-program'
  constructor(code: OtherVersion['code']) {
    super({
      'record-of-older-program': '这里的数据还没有用这一版程序打开过，没有办理，数据没有改动。请先停下还在运行的旧版程序，用这一版启动一次（shouxi serve），数据会自动升级，再执行这条命令。',
      'record-of-newer-program': '这里的数据已经用更新的一版程序打开过，这一版读不懂，没有打开，数据没有改动。请改用更新的那一版程序，或者用升级以前的备份恢复到一个空文件夹。',
    }[code])
    this.code = code
  }
}

async function assertServer(db: Kysely<Tables>): Promise<void> {
  const { rows: [server] } = await sql<{ version: number; name: string; icu: boolean }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      exists (select from pg_collation where collprovider = 'i') as icu`.execute(db)
  if (!server || server.version < OLDEST_SERVER) {
    throw new Error(`数据库版本过低（PostgreSQL ${server?.name}）：需要 PostgreSQL 15 或更高版本。请升级后再启动，数据未作任何改动。`)
  }
  if (!server.icu) throw new Error('数据库不支持 ICU 排序规则，无法按拼音和笔画排列姓名。请换用带 ICU 的 PostgreSQL，数据未作任何改动。')
}

const migratorOver = (db: Kysely<Tables>): Migrator => new Migrator({ db, provider: migrationProvider })

async function refuseNewer(db: Kysely<Tables>): Promise<void> {
  const known = await migrationProvider.getMigrations()
  if ((await appliedMigrations(db)).some((name) => !Object.hasOwn(known, name))) throw new OtherVersion('record-of-newer-program')
}

async function applyMigrations(db: Kysely<Tables>): Promise<string[]> {
  await refuseNewer(db)
  const { error, results = [] } = await migratorOver(db).migrateToLatest()
  if (error) throw error
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/** The tables appear with their rows, or not at all. */
async function renewReadModels(db: Kysely<Tables>, settings: RecordSettings, { role }: AppRole): Promise<readonly string[]> {
  const parts = recordParts(settings)
  return db.transaction().execute(async (tx) => {
    const changed = await renewTables(tx, settings.readModels)
    await fillTables(tx, parts, changed)
    if (role) await grantRights(tx, role, settings.readModels.map(({ table }) => table))
    return changed.map(({ table }) => table)
  })
}
