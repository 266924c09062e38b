import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

/** Tables in which a text stands, in clear or as the bytes of its UTF-8, in whatever column. */
export async function tablesWith(pool: pg.Pool, text: string): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  const bytes = Buffer.from(text).toString('hex')
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query(`select from "${name}" as row where position($1 in row::text) > 0 or position($2 in row::text) > 0 limit 1`, [text, bytes])
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** Every file below a folder, by the paths of those that hold a text and of all. */
export async function filesWith(folder: string, text: string): Promise<Readonly<{ holding: readonly string[]; count: number }>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const contents = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })))
  return { holding: contents.filter(({ bytes }) => bytes.includes(text)).map(({ path }) => path), count: paths.length }
}
