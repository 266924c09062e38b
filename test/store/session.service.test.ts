import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { Session } from '../../src/adapters/postgres/session.ts'
import type { Statement } from '../../src/adapters/postgres/statement.ts'
import { connectionLost, openDatabase } from '../support/database.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let pool: pg.Pool
let client: pg.PoolClient
let session: Session
beforeAll(async () => {
  database = await openDatabase()
  pool = openPool({ url: database.url, max: 1 })
  await pool.query('create table things (name text primary key, bytes bytea, number bigint, at timestamptz)')
})
beforeEach(async () => {
  client = await pool.connect()
  session = new Session(client, undefined)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await session.rollback()
  client.release(session.isLost)
  await pool.query('truncate things')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const insert: Statement = { name: 'thing-insert', text: 'insert into things values ($1, $2, $3, $4)' }
const select: Statement = { name: 'thing-select', text: 'select * from things where name = any($1::text[]) order by name' }
const divide: Statement = { name: 'divide', text: 'select 1 / $1::integer as result' }
const thing = (name: string): readonly unknown[] => [name, null, null, null]
const written = (): ReturnType<typeof vi.spyOn> => vi.spyOn((client as unknown as { connection: { stream: { write(bytes: Buffer): boolean } } }).connection.stream, 'write')

describe('statements of one transaction 会话', () => {
  it('leave as one piece when they are asked in one turn, those left before included', async () => {
    const writes = written()
    session.send(insert, thing('one'))
    session.send(insert, thing('two'))
    const [found, divided] = await Promise.all([session.run(select, [['one', 'two', 'three']]), session.run(divide, [1])])
    await session.commit()
    expect(found.rows.map(({ name }) => name)).toEqual(['one', 'two'])
    expect([found.count, divided.rows]).toEqual([2, [{ result: 1 }]])
    expect(writes).toHaveBeenCalledTimes(2)
  })

  it('bring back bytes, numbers of any size, instants and nothing as what they are', async () => {
    const bytes = Buffer.from([0, 255, 92, 39])
    session.send(insert, ['kinds 𠮷', bytes, 9_007_199_254_740_993n, '2024-07-11T09:00:00+08:00'])
    session.send(insert, thing('nothing'))
    const { rows } = await session.run(select, [['kinds 𠮷', 'nothing']])
    expect(rows).toEqual([
      { name: 'kinds 𠮷', bytes, number: 9_007_199_254_740_993n, at: '2024-07-11T01:00:00.000Z' },
      { name: 'nothing', bytes: null, number: null, at: null },
    ])
  })

  it('carry megabytes', async () => {
    const bytes = Buffer.alloc(3_000_000, '工')
    session.send(insert, ['large', bytes, null, null])
    const { rows: [row] } = await session.run<{ bytes: Buffer }>(select, [['large']])
    expect(row?.bytes.equals(bytes)).toBe(true)
  })

  it('fail with the first that fails, in the words it was given for it', async () => {
    const inOtherWords = (failure: unknown): Error => new Error('taken', { cause: failure })
    session.send(insert, thing('twice'))
    session.send(insert, thing('twice'), inOtherWords)
    const outcomes = await Promise.allSettled([session.run(divide, [0]), session.run(select, [['twice']])])
    expect(outcomes).toEqual([{ status: 'rejected', reason: new Error('taken') }, { status: 'rejected', reason: new Error('taken') }])
    await expect(session.commit()).rejects.toThrow('nothing of it was kept')
  })

  it('know on the next occasion what was parsed, whether it then failed or not', async () => {
    const once: Statement = { name: 'parsed-once', text: 'select 6 / $1::integer as result' }
    await expect(session.run(once, [0])).rejects.toThrow('division by zero')
    await session.rollback()
    const next = new Session(client, undefined)
    expect((await next.run(once, [2])).rows).toEqual([{ result: 3 }])
    await next.rollback()
  })

  it('are read again by their columns on every occasion', async () => {
    for (const name of ['a', 'b']) {
      session.send(insert, thing(name))
      expect((await session.run(select, [[name]])).rows).toMatchObject([{ name }])
    }
  })

  it('fail before they leave where a value has no form, and leave the connection usable', async () => {
    const circular: Record<string, unknown> = {}
    circular['itself'] = circular
    await expect(session.run(select, [circular])).rejects.toThrow('circular')
    await session.rollback()
    const next = new Session(client, undefined)
    expect((await next.run(divide, [1])).rows).toEqual([{ result: 1 }])
    await next.rollback()
  })

  it('that nobody sent are not taken back at the server', async () => {
    const writes = written()
    session.send(insert, thing('never'))
    await session.rollback()
    expect(writes).not.toHaveBeenCalled()
  })

  it('that still wait when all is given up are told so', async () => {
    const asked = session.run(select, [[]])
    await Promise.all([expect(asked).rejects.toThrow('the transaction was given up'), session.rollback()])
  })

  it('fail where the server ends the connection, which is not used again', async () => {
    const { rows: [own] } = await session.run<{ pid: number }>({ name: 'own-pid', text: 'select pg_backend_pid() as pid' }, [])
    const killer = openPool({ url: database.url, max: 1 })
    await killer.query('select pg_terminate_backend($1)', [own?.pid])
    await killer.end()
    await expect(session.run(divide, [1])).rejects.toThrow(connectionLost)
    await session.rollback()
    expect(session.isLost).toBe(true)
  })
})
