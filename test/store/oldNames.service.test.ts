import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { international } from '../../src/adapters/crypto/suite.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { createReader } from '../../src/adapters/postgres/reader.ts'
import type { RecordSettings } from '../../src/adapters/postgres/record.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { folds } from '../../src/domain/folds.ts'
import { soughtBy } from '../../src/http/screens/listScreen.ts'
import { cases } from '../../src/readmodels/cases.ts'
import type { TableReadModel } from '../../src/readmodels/readModel.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { started } from '../support/facts.ts'
import { appending, weihai } from './instance.ts'

/** The list as it was before names were put into one form for it. */
const casesOfOld: TableReadModel = { ...cases, rows: (id, state, at) => cases.rows(id, state, at).map((row) => ({ ...row, name: (state as { name: string }).name })) }
const settings: RecordSettings = { suite: international, masterKey: international.newKey(), folds, readModels: [casesOfOld] }

describe('a case whose name was recorded with blanks and another dot', () => {
  let database: TestDatabase
  beforeAll(async () => { database = await openDatabase() })
  afterAll(() => database.close())

  const found = async ({ role, readModels }: { role: string | null; readModels: readonly TableReadModel[] }, q: string): Promise<readonly unknown[]> => {
    const pool = openPool({ url: database.url, role })
    try {
      const rows = await createReader({ pool, ...settings, readModels }).query(weihai).listRows<{ stream_id: string; name: string }>('cases', { columns: ['name'], filter: soughtBy(q), sort: [{ column: 'stream_id' }], limit: 10 })
      return rows.map(({ stream_id, name }) => [stream_id, name])
    } finally {
      await pool.end()
    }
  }

  it('is found by any way of typing it once this version has opened the record, in which the old words still stand', async () => {
    const { role } = await migrate({ url: database.url, ...settings })
    const pool = openPool({ url: database.url, role })
    const store = createStore({ pool, ...settings })
    for (const [id, name] of [['blank', '毕 演'], ['dot', '买买提 • 演'], ['now', '毕演']] as const) {
      await store.transaction(weihai, (tx) => tx.append(appending(id, 0, { ...started, personal: { subject: id, fields: { name } } })))
    }
    const before = { role, readModels: [casesOfOld] }
    expect([await found(before, '毕 演'), await found(before, '买买提·演')]).toEqual([[['now', '毕演']], []])

    expect((await migrate({ url: database.url, ...settings, readModels: [cases] })).rebuilt).toEqual(['cases'])
    const after = { role, readModels: [cases] }
    for (const typed of ['毕演', '毕 演', ' 毕\u3000演']) expect(await found(after, typed)).toEqual([['blank', '毕演'], ['now', '毕演']])
    for (const typed of ['买买提•演', '买买提·演', '买买提 . 演']) expect(await found(after, typed)).toEqual([['dot', '买买提·演']])
    expect((await store.transaction(weihai, (tx) => tx.load({ kind: 'application', id: 'blank' })))[0]?.personal?.fields).toEqual({ name: '毕 演' })
    await pool.end()
  })
})
