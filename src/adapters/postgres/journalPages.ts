import { sql } from 'kysely'
import type pg from 'pg'
import type { StreamKind } from '../../domain/shared/event.ts'
import { streamKinds } from '../../domain/shared/event.ts'
import type { TimelineEntry } from './reader.ts'
import { kyselyOver } from './schema.ts'

export type JournalPage = Readonly<{ rows: readonly (TimelineEntry & Readonly<{ prevHash: string }>)[]; total: number }>
type Asked = Readonly<{ limit: number; offset: number; stream?: string | undefined }>

type Row = Readonly<{
  stream_kind: StreamKind; stream_id: string; version: number; position: bigint; type: string; data: string; subject: string | null
  at: string; actor: string; policy: string; clauses: string; hash: Buffer
  /** Null for the first entry of a stream. */
  prev_hash: Buffer | null
}>

/** 全部记录 — the journal as an auditor turns its pages, newest first; personal parts stay sealed. `stream` is `kind/id`, a kind alone, or an id or how it ends, as lists show it. */
export async function journalPage(pool: pg.Pool, jurisdiction: string, { limit, offset, stream }: Asked): Promise<JournalPage> {
  const db = kyselyOver(pool)
  const [kind, id] = splitStream(stream)
  const chosen = sql`jurisdiction = ${jurisdiction}
    and (${kind}::text is null or stream_kind = ${kind}) and (${id}::text is null or ${kind}::text is not null and stream_id = ${id} or ${kind}::text is null and right(stream_id, char_length(${id})) = ${id})`
  const [{ rows }, { rows: [counted] }] = await Promise.all([
    sql<Row>`select stream_kind, stream_id, version, position, type, data, subject, at, actor, policy, clauses, hash, prev_hash
      from journal where ${chosen} order by position desc limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from journal where ${chosen}`.execute(db),
  ])
  return { rows: rows.map(entry), total: counted?.total ?? 0 }
}

function splitStream(stream: string | undefined): readonly [string | null, string | null] {
  const [kind = '', ...rest] = (stream ?? '').split('/')
  const known = (streamKinds as readonly string[]).includes(kind)
  // As it stands in the list, 轮次 5bbad378: the word before it is for people.
  return known ? [kind, rest.join('/') || null] : [null, (stream ?? '').trim().split(/\s+/).at(-1) || null]
}

const entry = ({ stream_kind, stream_id, data, actor, clauses, hash, prev_hash, ...row }: Row): JournalPage['rows'][number] => ({
  ...row, stream: { kind: stream_kind, id: stream_id }, data: JSON.parse(data), actor: JSON.parse(actor), clauses: JSON.parse(clauses),
  hash: hash.toString('hex'), prevHash: prev_hash?.toString('hex') ?? '',
})
