import { hash } from 'node:crypto'
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
