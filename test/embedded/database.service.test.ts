import pg from 'pg'
import { expect, it } from 'vitest'
import { openDatabase } from '../support/database.ts'

it('gives each caller an empty database of its own', async () => {
  const [first, second] = [await openDatabase(), await openDatabase()]
  try {
    await query(first.url, 'create table only_here (id int)')
    expect(await query(first.url, "select to_regclass('only_here') is not null as found")).toEqual([{ found: true }])
    expect(await query(second.url, "select to_regclass('only_here') is not null as found")).toEqual([{ found: false }])
  } finally {
    await first.close()
    await second.close()
  }
})

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
