import { Migrator, sql } from 'kysely'
import type { Kysely } from 'kysely'
import { ensureAppRole, grantRights } from './appRole.ts'
import type { AppRole } from './appRole.ts'
import { holdingLock, lockNumber } from './locks.ts'
import { migrationProvider } from './migrations/index.ts'
import { openPool } from './pool.ts'
import { renewTables } from './readModelTables.ts'
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

async function assertServer(db: Kysely<Tables>): Promise<void> {
  const { rows: [server] } = await sql<{ version: number; name: string; icu: boolean }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      exists (select from pg_collation where collprovider = 'i') as icu`.execute(db)
  if (!server || server.version < OLDEST_SERVER) {
    throw new Error(`数据库版本过低（PostgreSQL ${server?.name}）：需要 PostgreSQL 15 或更高版本。请升级后再启动，数据未作任何改动。`)
  }
  if (!server.icu) throw new Error('数据库不支持 ICU 排序规则，无法按拼音和笔画排列姓名。请换用带 ICU 的 PostgreSQL，数据未作任何改动。')
}

async function applyMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { error, results = [] } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest()
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
