import pg from 'pg'

const CONNECTIONS = 8
const SECONDS = 3
const words = '技能'.repeat(1_700)

/** What the machine has to give just now: rows of ten kilobytes a second, inserted by `pg` with nothing around it and fsync on. */
export async function bareInserts(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  await pool.query('create table bare (id bigint generated always as identity primary key, words text not null)')
  await pool.query('alter table bare alter column words set storage external')
  const begin = performance.now()
  let inserted = 0
  const insert = async (): Promise<void> => {
    while (performance.now() - begin < SECONDS * 1_000) {
      await pool.query({ name: 'bare', text: 'insert into bare (words) values ($1)', values: [words] })
      inserted += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, insert))
  const perSecond = inserted / (performance.now() - begin) * 1_000
  await pool.query('drop table bare')
  await pool.end()
  return perSecond
}
