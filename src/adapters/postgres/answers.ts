import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.ts'
import type { Statement } from './statement.ts'

/** What a request was answered, kept under the key that it carried. */
export type KnownAnswer = Readonly<{ request_hash: string; answer: string }>

export const selectAnswer: Statement = {
  name: 'answer-select',
  text: 'select request_hash, answer from idempotency where jurisdiction = $1 and key = $2',
}
/** An answer on its way to the record, as canonical JSON. */
export type GivenAnswer = Readonly<{ key: string; requestHash: string; answer: string }>

export const insertAnswers: Statement = {
  name: 'answers-insert',
  text: `insert into idempotency (jurisdiction, key, request_hash, answer)
    select $1, given.key, given.request_hash, given.answer::json from unnest($2::text[], $3::text[], $4::text[]) as given(key, request_hash, answer)`,
}

/** Forgets the answers recorded before an instant of the server's own clock: nobody repeats a request after days. Says how many. */
export async function forgetAnswers(pool: pg.Pool, before: Instant): Promise<number> {
  const { rowCount } = await pool.query('delete from idempotency where recorded_at < $1', [before])
  return rowCount ?? 0
}
