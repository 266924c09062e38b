import type pg from 'pg'

/** True while nothing has been recorded yet: only then may a new master key be made. */
export async function recordIsEmpty(pool: pg.Pool): Promise<boolean> {
  const { rows: [table] } = await pool.query<{ known: boolean }>(`select to_regclass('journal') is not null as known`)
  if (!table?.known) return true
  const { rows: [journal] } = await pool.query<{ written: boolean }>('select exists (select from journal) as written')
  return !journal?.written
}
