import type pg from 'pg'

/** True while nothing has been recorded and no person's key made: only then may a new master key be made. */
export async function recordIsEmpty(pool: pg.Pool): Promise<boolean> {
  if (!await hasTable(pool, 'journal') || !await hasTable(pool, 'person_keys')) return true
  const { rows: [journal] } = await pool.query<{ written: boolean }>('select exists (select from journal) or exists (select from person_keys) as written')
  return !journal?.written
}

/** How entries and files are laid out. Data of another format is refused untouched: reading it wrongly would be worse than not at all. */
const DATA_FORMAT = 2

/** 立户 — what an instance was founded as: the suite its hashes and seals are made with, and whether its people are real. */
export type Founding = Readonly<{ suite: string; world: 'demo' | 'real' }>

/** `undefined` for a database nothing has been founded in. Throws `WrongFounding` for data of another format. */
export async function readFounding(pool: pg.Pool): Promise<Founding | undefined> {
  if (!await hasTable(pool, 'founding')) return undefined
  // The first format had no number.
  const { rows: [known] } = await pool.query<Founding & { format: number }>(
    `select suite, world, coalesce((to_jsonb(founding) ->> 'format')::int, 1) as format from founding`)
  if (!known) return undefined
  if (known.format !== DATA_FORMAT) throw new WrongFounding('other-format', String(known.format))
  return { suite: known.suite, world: known.world }
}

/** Founds the instance, or makes sure that it was founded as this one: two processes that start at once found the same. */
export async function found(pool: pg.Pool, founding: Founding): Promise<void> {
  await pool.query('insert into founding (suite, world, format) values ($1, $2, $3) on conflict do nothing', [founding.suite, founding.world, DATA_FORMAT])
  assertFounding(await readFounding(pool) ?? founding, founding)
}

export function assertFounding(known: Founding, wanted: Founding): void {
  if (known.world !== wanted.world) throw new WrongFounding(known.world === 'demo' ? 'demo-data-folder' : 'real-data-folder')
  if (known.suite !== wanted.suite) throw new WrongFounding('other-suite', known.suite)
}

/** The record was founded as something else; nothing has been changed. */
export class WrongFounding extends Error {
  readonly code: 'demo-data-folder' | 'real-data-folder' | 'other-suite' | 'other-format'
  constructor(code: WrongFounding['code'], known = '') {
    super({
      'demo-data-folder': '这里是演示数据，不能用于正式工作。请用 --data 另指定一个文件夹（使用自有数据库时另建一个库）。数据没有改动。',
      'real-data-folder': '这里是正式数据，不能用来演示。请用 --data 另指定一个文件夹（使用自有数据库时另建一个库）。数据没有改动。',
      'other-suite': `这里的数据使用 ${known} 密码算法套件，不能换用别的套件。请去掉环境变量 SHOUXI_SUITE，或设为 ${known}。数据没有改动。`,
      'other-format': `这里的数据是第 ${known} 版格式，本程序用第 ${DATA_FORMAT} 版，不能打开。请用写成这些数据的那个版本的程序，或用 --data 另指定一个文件夹。数据没有改动。`,
    }[code])
    this.code = code
  }
}

async function hasTable(pool: pg.Pool, table: string): Promise<boolean> {
  const { rows: [row] } = await pool.query<{ known: boolean }>('select to_regclass($1) is not null as known', [table])
  return row?.known ?? false
}
