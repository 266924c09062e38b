import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendars } from '../policy/calendars.ts'
import { competitions } from '../policy/competitions.ts'
import { ids } from '../../src/adapters/clock/ids.ts'
import { lookupHash } from '../../src/adapters/crypto/lookupHash.ts'
import { international } from '../../src/adapters/crypto/suite.ts'
import { createFiles } from '../../src/adapters/files/files.ts'
import { inspectFile } from '../../src/adapters/files/sniff.ts'
import { loadPolicies } from '../../src/adapters/policies/loadPolicies.ts'
import { createFileKeys } from '../../src/adapters/postgres/fileKeys.ts'
import type { OnQuery } from '../../src/adapters/postgres/session.ts'
import { createStore, migrate, openPool } from '../../src/adapters/postgres/store.ts'
import { folds } from '../../src/domain/folds.ts'
import { readModels } from '../../src/readmodels/index.ts'
import { createUploadAllowance } from '../../src/usecases/uploadAllowance.ts'
import type { Ports } from '../../src/usecases/ports.ts'
import { home } from './repository.ts'

export type PortsOptions = Readonly<{
  /** A database with the owner's rights. */
  url: string
  /** Of the instance whose database it is; a new one where the database is new. */
  masterKey?: Uint8Array
  now: string
  connections?: number
  onQuery?: OnQuery
}>

export type OpenedPorts = Readonly<{ ports: Ports; close(): Promise<void> }>

/** What the use cases are built on, as `main.ts` composes it, without the pages around it. */
export async function openPorts({ url, masterKey = international.newKey(), now, connections = 8, onQuery }: PortsOptions): Promise<OpenedPorts> {
  const settings = { suite: international, masterKey, folds, readModels }
  const { role } = await migrate({ url, ...settings })
  const pool = openPool({ url, role, max: connections })
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-ports-'))
  const ports: Ports = {
    store: createStore({ pool, ...settings, ...(onQuery ? { onQuery } : {}) }),
    policies: loadPolicies(join(home, 'policies')),
    calendars, competitions,
    clock: { now: () => now },
    ids,
    files: createFiles({ dataDir, suite: international, keys: createFileKeys(pool, international, masterKey) }),
    inspect: inspectFile,
    uploads: createUploadAllowance(),
    personDigest: lookupHash(international, masterKey),
  }
  return {
    ports,
    async close() {
      await pool.end()
      await rm(dataDir, { recursive: true })
    },
  }
}
