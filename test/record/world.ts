import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { international } from '../../src/adapters/crypto/suite.ts'
import type { CryptoSuite } from '../../src/adapters/crypto/suite.ts'
import { createFiles } from '../../src/adapters/files/files.ts'
import { createCheckpoints } from '../../src/adapters/postgres/checkpoint.ts'
import { createErasure } from '../../src/adapters/postgres/erase.ts'
import { createFileKeys } from '../../src/adapters/postgres/fileKeys.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import type { RecordSettings } from '../../src/adapters/postgres/record.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { verifyRecord } from '../../src/adapters/postgres/verify.ts'
import type { Verification } from '../../src/adapters/postgres/verify.ts'
import type { Head } from '../../src/adapters/postgres/checkpoint.ts'
import type { DomainEvent } from '../../src/domain/shared/event.ts'
import { appending, settings as storeSettings, wordAdded } from '../store/instance.ts'
import { openDatabase } from '../support/database.ts'

export type World = Awaited<ReturnType<typeof openWorld>>
export type WorldSettings = Readonly<{ suite?: CryptoSuite; masterKey?: Uint8Array }>

/** A migrated database, a folder for files, and everything that keeps and checks the record in them. */
export async function openWorld({ suite = international, masterKey = suite.newKey() }: WorldSettings = {}) {
  const database = await openDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-record-'))
  const settings: RecordSettings = { ...storeSettings, suite, masterKey }
  const { role } = await migrate({ url: database.url, ...settings })
  const pool = openPool({ url: database.url, role })
  const owner = openPool({ url: database.url, max: 2 })
  return {
    database, dataDir, settings, pool, owner,
    store: createStore({ pool, ...settings }),
    files: createFiles({ dataDir, suite, keys: createFileKeys(pool, suite, masterKey) }),
    checkpoints: createCheckpoints({ pool, suite, masterKey }),
    erase: createErasure({ pool, ...settings }),
    verify: (keptHeads: readonly Head[] = []): Promise<Verification> => verifyRecord({ pool, dataDir, keptHeads, ...settings }),
    async close() {
      await Promise.all([pool.end(), owner.end()])
      await database.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** 申报 with an attachment: what a person wrote, and the file they added. */
export const submittedWith = (subject: string, name: string, files: readonly string[]): DomainEvent =>
  ({ type: 'Submitted', data: { stage: 'submitted', files }, personal: { subject, fields: { name, idNumber: '371002199001011234' } } })

export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 40_000) yield bytes.subarray(at, at + 40_000)
}

/** Cases of one jurisdiction, each of three entries, the first naming a file of its person. Gives the files' names. */
export async function fill(world: World, jurisdiction: string, cases: number): Promise<string[]> {
  const names: string[] = []
  for (let index = 0; index < cases; index++) {
    const subject = `person-${index}`
    const { sha256 } = await world.files.put(jurisdiction, subject, piecesOf(Buffer.alloc(1_000 + 70_000 * (index % 2), `${index}`)), 1_000_000)
    names.push(sha256)
    await world.store.transaction(jurisdiction, async (tx) => {
      await tx.append(appending(`case-${index}`, 0, submittedWith(subject, `演示·王${index}`, [sha256])))
      await tx.append(appending(`case-${index}`, 1, wordAdded('技'), wordAdded(`词${index}`)))
    })
  }
  return names
}
