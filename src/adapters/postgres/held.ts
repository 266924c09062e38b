import type pg from 'pg'

/** 所载 — whose entries a record holds, and the versions its rounds rest on; both in order, and each once. */
export type Held = Readonly<{ jurisdictions: readonly string[]; policies: readonly string[] }>

/** Jumps from each jurisdiction to the next along the primary key: to look at every entry would take a large journal seconds. */
const selectJurisdictions = `
  with recursive held as (
    (select jurisdiction from journal order by jurisdiction limit 1)
    union all
    select (select jurisdiction from journal where jurisdiction > held.jurisdiction order by jurisdiction limit 1) from held where held.jurisdiction is not null
  )
  select jurisdiction from held where jurisdiction is not null order by jurisdiction`

/** With the owner's rights, after `migrate`. */
export async function readHeld(pool: pg.Pool): Promise<Held> {
  const { rows: held } = await pool.query<{ jurisdiction: string }>(selectJurisdictions)
  const { rows: rounds } = await pool.query<{ policy: string }>('select distinct policy from rounds order by policy')
  return { jurisdictions: held.map(({ jurisdiction }) => jurisdiction), policies: rounds.map(({ policy }) => policy) }
}
