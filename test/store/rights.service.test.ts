import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { openDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { appending, application, moved, settings, weihai } from './instance.ts'

describe('an empty database', () => {
  it('may be opened by several processes at once', async () => {
    const database = await openDatabase()
    const migrated = await Promise.all(Array.from({ length: 4 }, () => migrate({ url: database.url, ...settings })))
    await database.close()

    expect(migrated.map(({ role }) => role)).toEqual(Array.from({ length: 4 }, () => 'shouxi_app'))
    expect(migrated.flatMap(({ applied }) => applied).filter((name) => name === '0001-journal')).toHaveLength(1)
    expect(migrated.flatMap(({ rebuilt }) => rebuilt)).toEqual(['case_list', 'word_list'])
  })
})

describe('a log-in that owns the database and may create no roles', () => {
  const login = `shouxi_test_owner_${randomUUID().slice(0, 8)}`
  const asAdministrator = async (database: TestDatabase, statement: string) => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  let database: TestDatabase
  let url: string
  beforeAll(async () => {
    database = await openDatabase()
    const name = new URL(database.url).pathname.slice(1)
    await asAdministrator(database, `create role ${login} login password 'owner'`)
    await asAdministrator(database, `alter database ${name} owner to ${login}`)
    url = Object.assign(new URL(database.url), { username: login, password: 'owner' }).href
  })
  afterAll(async () => {
    await asAdministrator(database, `drop owned by ${login}; alter database ${new URL(database.url).pathname.slice(1)} owner to current_user; drop role ${login}`)
    await database.close()
  })

  it('is told what is missing and how to mend it; the trigger still refuses changes', async () => {
    const migrated = await migrate({ url, ...settings })
    expect(migrated.role).toBeNull()
    expect(migrated.warning).toContain('CREATE ROLE shouxi_app NOLOGIN')

    const pool = openPool({ url, role: migrated.role, max: 2 })
    const store = createStore({ pool, ...settings })
    await store.transaction(weihai, (tx) => tx.append(appending('limited', 0, moved('one'))))
    await expect(pool.query('delete from journal')).rejects.toThrow('is append-only')
    expect(await store.transaction(weihai, (tx) => tx.load(application('limited')))).toHaveLength(1)
    await pool.end()
  })
})

describe('connections', () => {
  it('keep the settings that the address itself brings', async () => {
    const database = await openDatabase()
    const url = new URL(database.url)
    url.searchParams.set('options', '-c work_mem=5MB')
    const pool = openPool({ url: url.href, max: 1 })
    const { rows: [row] } = await pool.query(`select current_setting('work_mem') as memory, current_setting('timezone') as zone`)
    await pool.end()
    await database.close()
    expect(row).toEqual({ memory: '5MB', zone: 'UTC' })
  })

  it('survive a server that ends them: the work under way fails, the next one is done', async () => {
    const database = await openDatabase()
    const { role } = await migrate({ url: database.url, ...settings })
    const pool = openPool({ url: database.url, role, max: 1 })
    const killer = openPool({ url: database.url, max: 1 })
    const store = createStore({ pool, ...settings })
    const killed = store.transaction(weihai, async (tx) => {
      await tx.load(application('killed'))
      await killer.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()')
      await tx.append(appending('killed', 0, moved('one')))
    })
    await expect(killed).rejects.toThrow(/terminat|connection|EPIPE|ECONNRESET/i)
    expect(await store.transaction(weihai, (tx) => tx.load(application('killed')))).toEqual([])
    await Promise.all([pool.end(), killer.end()])
    await database.close()
  })
})
