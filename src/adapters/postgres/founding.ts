import type pg from 'pg'

/** True while nothing has been recorded and no person's key made: only then may a new master key be made. */
export async function recordIsEmpty(pool: pg.Pool): Promise<boolean> {
  const { rows: [table] } = await pool.query<{ known: boolean }>(`select to_regclass('journal') is not null and to_regclass('person_keys') is not null as known`)
  if (!table?.known) return true
  const { rows: [journal] } = await pool.query<{ written: boolean }>('select exists (select from journal) or exists (select from person_keys) as written')
  return !journal?.written
}
