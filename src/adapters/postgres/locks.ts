import { hash } from 'node:crypto'
import type pg from 'pg'
import type { Statement } from './session.ts'

const lockText = (suffix: string): string => `select pg_advisory_xact_lock${suffix}($1::bigint)`

/** Held until the transaction ends, and by every statement sent after it. */
export const lockStatements: Readonly<Record<'shared' | 'exclusive', Statement>> = {
  shared: { name: 'lock-shared', text: lockText('_shared') },
  exclusive: { name: 'lock-exclusive', text: lockText('') },
}

/** The server knows locks by 64-bit numbers: the first eight bytes of a hash, in which two names do not meet by chance. */
export function lockNumber(jurisdiction: string, purpose: 'lock' | 'once', name: string): bigint {
  const digest = hash('sha256', `${purpose}\n${jurisdiction}\n${name}`, 'buffer')
  return digest.readBigInt64BE(0)
}

/** Runs work of many transactions under one lock, on a connection that the pool must have to spare. */
export async function holdingLock<T>(pool: pg.Pool, mode: 'shared' | 'exclusive', number: bigint, work: () => Promise<T>): Promise<T> {
  const suffix = mode === 'shared' ? '_shared' : ''
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock${suffix}($1::bigint)`, [number])
    return await work()
  } finally {
    await client.query(`select pg_advisory_unlock${suffix}($1::bigint)`, [number])
    client.release()
  }
}
