import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { isForbidden } from './failures.ts'
import type { Tables } from './schema.ts'
import { identityRights } from '../identity/tables.ts'
import type { IdentityTables } from '../identity/tables.ts'

/** The role under which the program works: it may add to the journal, and not change it. One for all databases of a server. */
const appRole = 'shouxi_app'

/** The role the program is to take, or the reason why it has to work with the rights of its log-in. */
export type AppRole = Readonly<{ role: string; warning?: never }> | Readonly<{ role: null; warning: string }>

const noRole: AppRole = {
  role: null,
  warning: `数据库登录账号无权创建角色 ${appRole}，程序将以该账号自身的权限运行：日志仍由触发器和哈希链保护，但少了一层权限隔离。`
    + `请由数据库管理员执行：CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO 登录账号; 然后重新启动。`,
}

/** Makes sure of the role and that this log-in may take it. */
export async function ensureAppRole(db: Kysely<Tables>): Promise<AppRole> {
  try {
    if (!await roleExists(db)) await sql`create role ${sql.id(appRole)} nologin`.execute(db)
    if (!await mayTakeRole(db)) await sql`grant ${sql.id(appRole)} to current_user`.execute(db)
  } catch (failure) {
    if (isForbidden(failure)) return noRole
    // Another database of the same server made the role in this very moment.
    if (!await roleExists(db) || !await mayTakeRole(db)) throw failure
  }
  return { role: appRole }
}

/** The role as the last start left it, for a command that must change nothing: rights that nobody granted yet are none to work under. */
export async function appRoleInUse(db: Kysely<Tables>): Promise<AppRole> {
  const { rows } = await sql`
    select from pg_roles where rolname = ${appRole} and pg_has_role(current_user, oid, 'member') and has_table_privilege(oid, 'journal', 'insert')`.execute(db)
  return rows.length > 0 ? { role: appRole } : noRole
}

async function roleExists(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${appRole}`.execute(db)
  return rows.length > 0
}

async function mayTakeRole(db: Kysely<Tables>): Promise<boolean> {
  const { rows: [row] } = await sql<{ may: boolean }>`select pg_has_role(current_user, ${appRole}, 'member') as may`.execute(db)
  return row?.may ?? false
}

/** Rights by table; what is not named here, the program may not do. Keys are destroyed by emptying them, so the row stays as the proof. */
const rights: Readonly<Record<keyof Tables | keyof IdentityTables, string>> = {
  journal: 'select, insert',
  checkpoints: 'select, insert',
  checkpoint_leaves: 'select, insert',
  founding: 'select',
  person_keys: 'select, insert, update',
  drafts: 'select, insert, update, delete',
  idempotency: 'select, insert, delete',
  outbox: 'select, insert, update, delete',
  read_models: 'select',
  ...identityRights,
}

export async function grantRights(db: Kysely<Tables>, role: string, readModelTables: readonly string[]): Promise<void> {
  const readModelRights = readModelTables.map((table) => [table, 'select, insert, update, delete'] as const)
  for (const [table, granted] of [...Object.entries(rights), ...readModelRights]) {
    await sql`revoke all on ${sql.table(table)} from ${sql.id(role)}`.execute(db)
    await sql`grant ${sql.raw(granted)} on ${sql.table(table)} to ${sql.id(role)}`.execute(db)
  }
}
