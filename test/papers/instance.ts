import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendars } from '../policy/calendars.ts'
import { international } from '../../src/adapters/crypto/suite.ts'
import { createDocuments } from '../../src/adapters/documents/documents.ts'
import { createFiles } from '../../src/adapters/files/files.ts'
import { createPapers } from '../../src/adapters/papers/papers.ts'
import { createFileKeys } from '../../src/adapters/postgres/fileKeys.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import { folds } from '../../src/domain/folds.ts'
import { systemActor } from '../../src/domain/shared/actor.ts'
import { readModels } from '../../src/readmodels/index.ts'
import type { Files, Store } from '../../src/usecases/ports.ts'
import { photo } from '../golden/specimens.ts'
import { shipped, weihai2024Id } from '../policy/versions.ts'
import { openDatabase } from '../support/database.ts'
import type { Step } from './story.ts'

export type Instance = Awaited<ReturnType<typeof openInstance>>

/** Papers over a real record and real files. */
export async function openInstance() {
  const record = { suite: international, masterKey: international.newKey(), folds, readModels }
  const database = await openDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-papers-'))
  const { role } = await migrate({ url: database.url, ...record })
  const pool = openPool({ url: database.url, role })
  const store = createStore({ pool, ...record })
  const files = createFiles({ dataDir, suite: international, keys: createFileKeys(pool, international, record.masterKey) })
  const documents = createDocuments({ fontFolder: join(dataDir, 'no-such-folder') })
  const papersOver = (typesetter: typeof documents) => createPapers({ store, policies: shipped(), calendars, documents: typesetter, files })
  return {
    papers: papersOver(documents),
    papersOver,
    tell: (jurisdiction: string, story: readonly Step[]) => tell({ store, files }, jurisdiction, story),
    async close() {
      await Promise.all([documents.stop(), pool.end()])
      await Promise.all([database.close(), rm(dataDir, { recursive: true })])
    },
  }
}

/** Writes a part of the story into the journal of a jurisdiction, with a stored photo for every person. */
async function tell({ store, files }: Readonly<{ store: Store; files: Files }>, jurisdiction: string, story: readonly Step[]): Promise<void> {
  const versions = new Map<string, number>()
  for (const { stream, at, event } of story) {
    const told = event.type === 'ApplicationSubmitted' ? await withPhoto(files, jurisdiction, event) : event
    const key = `${stream.kind}/${stream.id}`
    const expectedVersion = versions.get(key) ?? 0
    versions.set(key, await store.transaction(jurisdiction, (tx) =>
      tx.append({ stream, expectedVersion, events: [told], at, actor: systemActor(jurisdiction), policy: weihai2024Id, clauses: [] })))
  }
}

type Submitted = Extract<Step['event'], { type: 'ApplicationSubmitted' }>

async function withPhoto(files: Files, jurisdiction: string, event: Submitted): Promise<Submitted> {
  if (!event.personal) throw new Error('a submission of the story lacks its words')
  const { subject, fields } = event.personal
  const { sha256 } = await files.put(jurisdiction, subject, (async function* () { yield photo })(), photo.length)
  return { ...event, personal: { subject, fields: { ...fields, answers: { ...fields.answers, photo: sha256 } } } }
}
