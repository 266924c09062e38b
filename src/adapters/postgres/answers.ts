import type pg from 'pg'
import type { Instant } from '../../domain/shared/time.ts'
import type { Statement } from './session.ts'

/** What a request was answered, kept under the key that it carried. */
export type KnownAnswer = Readonly<{ request_hash: string; answer: string }>

export const selectAnswer: Statement = {
  name: 'answer-select',
  text: 'select request_hash, answer from idempotency where jurisdiction = $1 and key = $2',
}
export const insertAnswer: Statement = {
  name: 'answer-insert',
  text: 'insert into idempotency (jurisdiction, key, request_hash, answer) values ($1, $2, $3, $4)',
}

/** Forgets the answers recorded before an instant of the server's own clock: nobody repeats a request after days. Says how many. */
export async function forgetAnswers(pool: pg.Pool, before: Instant): Promise<number> {
  const { rowCount } = await pool.query('delete from idempotency where recorded_at < $1', [before])
  return rowCount ?? 0
}
