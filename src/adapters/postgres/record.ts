import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import type { Folds } from './folds.ts'
import { LastSeen } from './lastSeen.ts'
import { PersonKeys } from './personKeys.ts'
import { Projection } from './projection.ts'
import { columnSeal } from './readModelRows.ts'

/** What an instance was founded with, and what it makes of its journal. */
export type RecordSettings = Readonly<{
  suite: CryptoSuite
  /** Wraps the key of every person; whoever loses it loses all personal parts. */
  masterKey: Uint8Array
  folds: Folds
  readModels: readonly TableReadModel[]
}>

/** The working parts that reading, writing, rebuilding and erasing have in common. */
export type RecordParts = Readonly<{ suite: CryptoSuite; keys: PersonKeys; projection: Projection; lastSeen: LastSeen }>

export function recordParts({ suite, masterKey, folds, readModels }: RecordSettings): RecordParts {
  return {
    suite,
    keys: new PersonKeys(suite, masterKey),
    projection: new Projection(folds, readModels, columnSeal(suite, masterKey)),
    lastSeen: new LastSeen(),
  }
}
