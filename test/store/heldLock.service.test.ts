import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdingLock } from '../../src/adapters/postgres/locks.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { connectionLost, openDatabase } from '../support/database.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let pool: pg.Pool
let others: pg.Pool
beforeAll(async () => {
  database = await openDatabase()
  pool = openPool({ url: database.url, max: 1 })
  others = openPool({ url: database.url, max: 1 })
})
afterAll(async () => {
  await Promise.all([pool.end(), others.end()])
  await database.close()
})

const NUMBER = 42n
/** Whether another could take the lock now. */
async function isFree(): Promise<boolean> {
  const { rows: [row] } = await others.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${NUMBER}) as free`)
  return row?.free === true
}

describe('a lock over the work of many transactions', () => {
  it('is held as long as the work goes on', async () => {
    expect([await holdingLock(pool, 'exclusive', NUMBER, isFree), await isFree()]).toEqual([false, true])
  })

  it('is free again where the work fails, which is what is told', async () => {
    await expect(holdingLock(pool, 'exclusive', NUMBER, () => Promise.reject(new Error('the work failed')))).rejects.toThrow('the work failed')
    expect(await holdingLock(pool, 'exclusive', NUMBER, isFree)).toBe(false)
  })

  it('fails the work under which the server took it away, and leaves the pool its place', async () => {
    const lost = holdingLock(pool, 'exclusive', NUMBER, () => others.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 42"))
    await expect(lost).rejects.toThrow(connectionLost)
    expect(await holdingLock(pool, 'shared', NUMBER, isFree)).toBe(false)
  })
})
