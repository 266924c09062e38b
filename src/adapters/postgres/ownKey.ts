import type pg from 'pg'
import { wrongMasterKey } from '../crypto/masterKey.ts'
import { SealBroken } from '../crypto/suite.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { PersonKeys } from './personKeys.ts'

/** So many that damage to some of them never speaks against the key that opens the rest. */
const TRIED = 20

/**
 * Makes sure that a master key is this record's before anything is done with it. The key of another instance looks as whole as the right one;
 * it would open nothing that is there, and seal what the right one could never open. What it wrapped is what tells them apart:
 * a value kept for the purpose would say no more, and old records would have none.
 */
export async function assertOwnKey(pool: pg.Pool, { suite, masterKey }: Readonly<{ suite: CryptoSuite; masterKey: Uint8Array }>): Promise<void> {
  const keys = new PersonKeys(suite, masterKey)
  const { rows } = await pool.query<Wrapped>('select jurisdiction, subject, wrapped from person_keys where wrapped is not null limit $1', [TRIED])
  if (rows.length > 0 && !rows.some((row) => opens(keys, row))) throw wrongMasterKey(suite, masterKey)
}

type Wrapped = Readonly<{ jurisdiction: string; subject: string; wrapped: Buffer }>

function opens(keys: PersonKeys, { jurisdiction, subject, wrapped }: Wrapped): boolean {
  try {
    keys.unwrap(jurisdiction, subject, wrapped)
    return true
  } catch (failure) {
    if (failure instanceof SealBroken) return false
    throw failure
  }
}
