import { hash } from 'node:crypto'
import type pg from 'pg'
import type { Asking } from './session.ts'
import type { Statement } from './statement.ts'

export type LockMode = 'shared' | 'exclusive'
export type LockPurpose = 'lock' | 'once'

/** Held until the transaction ends, and by every statement sent after it. */
const lockStatements: Readonly<Record<LockMode, Statement>> = {
  shared: { name: 'lock-shared', text: 'select pg_advisory_xact_lock_shared(number) from unnest($1::bigint[]) as asked(number)' },
  exclusive: { name: 'lock-exclusive', text: 'select pg_advisory_xact_lock(number) from unnest($1::bigint[]) as asked(number)' },
}

type Held = { mode: LockMode; readonly holders: Set<object> }

/** The locks of one transaction: which of those who travel in it hold what, and what is still to be asked of the server. */
export class HeldLocks {
  readonly #jurisdiction: string
  readonly #held = new Map<string, Held>()
  #wanted: Readonly<Record<LockMode, Set<bigint>>> = { shared: new Set(), exclusive: new Set() }

  constructor(jurisdiction: string) {
    this.#jurisdiction = jurisdiction
  }

  /** False where another holds what can't be held beside this: to the server they are one, it would let both have it. */
  ask(holder: object, name: string, mode: LockMode, purpose: LockPurpose = 'lock'): boolean {
    const key = `${purpose}\n${name}`
    const held = this.#held.get(key)
    const isAlone = !held || (held.holders.size === 1 && held.holders.has(holder))
    if (!isAlone && (mode === 'exclusive' || held.mode === 'exclusive')) return false
    this.#held.set(key, { mode: held?.mode === 'exclusive' ? 'exclusive' : mode, holders: new Set([...held?.holders ?? [], holder]) })
    if (held?.mode !== 'exclusive' && held?.mode !== mode) this.#wanted[mode].add(lockNumber(this.#jurisdiction, purpose, name))
    return true
  }

  /** Asks the server for what nobody has asked it for yet; in order, so that two transactions rarely wait for each other in a ring. */
  take(asking: Asking): void {
    for (const mode of ['shared', 'exclusive'] as const) {
      const numbers = [...this.#wanted[mode]]
      this.#wanted[mode].clear()
      if (numbers.length > 0) asking.send(lockStatements[mode], [numbers.sort(byNumber).map(String)])
    }
  }
}

const byNumber = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0)

/** The server knows locks by 64-bit numbers: the first eight bytes of a hash, in which two names do not meet by chance. */
export function lockNumber(jurisdiction: string, purpose: LockPurpose, name: string): bigint {
  const digest = hash('sha256', `${purpose}\n${jurisdiction}\n${name}`, 'buffer')
  return digest.readBigInt64BE(0)
}

/** Runs work of many transactions under one lock, on a connection that the pool must have to spare. Fails where the lock was lost under the work. */
export async function holdingLock<T>(pool: pg.Pool, mode: LockMode, number: bigint, work: () => Promise<T>): Promise<T> {
  const suffix = mode === 'shared' ? '_shared' : ''
  const client = await pool.connect()
  let isGivenBack = false
  try {
    await client.query(`select pg_advisory_lock${suffix}($1::bigint)`, [number])
    const result = await work()
    await client.query(`select pg_advisory_unlock${suffix}($1::bigint)`, [number])
    isGivenBack = true
    return result
  } finally {
    // A connection that may still hold the lock is closed, and the server takes the lock with it.
    client.release(!isGivenBack)
  }
}
