import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { hearPublicChanges } from '../../src/adapters/postgres/publicChanges.ts'
import { openDatabase } from '../support/database.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let pool: pg.Pool
beforeAll(async () => {
  database = await openDatabase()
  pool = openPool({ url: database.url, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const listening = "from pg_stat_activity where datname = current_database() and query like 'listen %'"
async function listeners(): Promise<number> {
  const { rows: [row] } = await pool.query<{ count: number }>(`select count(*)::integer as count ${listening}`)
  return row?.count ?? 0
}

describe('what public pages are told 公开页面的变化', () => {
  it('reaches every process of the installation, the one that tells it at once', async () => {
    const [told, heard] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const [here, there] = await Promise.all([hearPublicChanges(database.url, pool, told), hearPublicChanges(database.url, pool, heard)])
    const announced = here.announce()
    expect(told).toHaveBeenCalledTimes(1)
    await announced
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
    await Promise.all([here.stop(), there.stop()])
    expect(await listeners()).toBe(0)
  })

  it('is listened for again by one connection when the server has ended the one before, and all is forgotten that may have been missed', async () => {
    const forget = vi.fn<() => void>()
    const changes = await hearPublicChanges(database.url, pool, forget)
    await pool.query(`select pg_terminate_backend(pid) ${listening}`)
    await vi.waitFor(async () => expect([forget.mock.calls.length, await listeners()]).toEqual([1, 1]), { timeout: 10_000 })
    await changes.announce()
    await vi.waitFor(() => expect(forget).toHaveBeenCalledTimes(3))
    await changes.stop()
    await vi.waitFor(async () => expect(await listeners()).toBe(0))
  })
})
