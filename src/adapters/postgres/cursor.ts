import { sql } from 'kysely'
import type { RawBuilder, Transaction } from 'kysely'
import type { Tables } from './schema.ts'

let opened = 0

/** The rows of a query a batch at a time, as they all were when it began. The transaction can do other things in between. */
export async function* fetchAll<R>(tx: Transaction<Tables>, query: RawBuilder<unknown>, batch: number): AsyncGenerator<readonly R[]> {
  const cursor = sql.id(`cursor_${opened++}`)
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<R>`fetch ${sql.lit(batch)} from ${cursor}`.execute(tx)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close ${cursor}`.execute(tx)
}
