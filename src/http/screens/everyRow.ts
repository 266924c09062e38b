import type { Row } from '../../usecases/ports.ts'
import type { Listing, Query } from '../services.ts'

/** So many at a time: one answer of the database stays small, however long the list is. */
const AT_ONCE = 2_000

/** Every row there is, for what has to be counted, named or put into an order that no column knows. Lists that people read turn pages instead. */
export async function everyRow<T extends Row>({ listRows }: Pick<Query, 'listRows'>, table: string, listing: Omit<Listing, 'limit' | 'offset'> = {}, atOnce = AT_ONCE): Promise<readonly T[]> {
  const rows: T[] = []
  for (;;) {
    const page = await listRows<T>(table, { ...listing, limit: atOnce, offset: rows.length })
    rows.push(...page)
    if (page.length < atOnce) return rows
  }
}
