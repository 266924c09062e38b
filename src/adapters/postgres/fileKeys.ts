import type pg from 'pg'
import type { PersonFileKeys } from '../crypto/personKeys.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { PersonErased, PersonKeys } from './personKeys.ts'

const PURPOSE = 'files'

/** The keys of people's files, from the same table as those of their words. */
export function createFileKeys(pool: pg.Pool, suite: CryptoSuite, masterKey: Uint8Array): PersonFileKeys {
  const keys = new PersonKeys(suite, masterKey)
  const existing: PersonFileKeys['existing'] = async (jurisdiction, subject) => {
    const { rows: [row] } = await pool.query<{ wrapped: Buffer | null }>(
      'select wrapped from person_keys where jurisdiction = $1 and subject = $2', [jurisdiction, subject])
    return row?.wrapped ? keys.unwrap(jurisdiction, subject, row.wrapped).derive(PURPOSE) : undefined
  }
  return {
    existing,
    async keyFor(jurisdiction, subject) {
      await pool.query('insert into person_keys (jurisdiction, subject, wrapped) values ($1, $2, $3) on conflict do nothing',
        [jurisdiction, subject, keys.newWrappedKey(jurisdiction, subject)])
      const key = await existing(jurisdiction, subject)
      if (!key) throw new PersonErased()
      return key
    },
  }
}
