import type pg from 'pg'
import { international } from '../../src/adapters/crypto/suite.ts'
import { createErasure } from '../../src/adapters/postgres/erase.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPool } from '../../src/adapters/postgres/pool.ts'
import { createReader } from '../../src/adapters/postgres/reader.ts'
import { rebuildReadModels } from '../../src/adapters/postgres/rebuild.ts'
import { recordParts } from '../../src/adapters/postgres/record.ts'
import type { RecordSettings } from '../../src/adapters/postgres/record.ts'
import { kyselyOver } from '../../src/adapters/postgres/schema.ts'
import { createStore } from '../../src/adapters/postgres/store.ts'
import type { DomainEvent, StreamRef } from '../../src/domain/shared/event.ts'
import { defineReadModel } from '../../src/readmodels/readModel.ts'
import type { Appending } from '../../src/usecases/ports.ts'
import { openDatabase } from '../support/database.ts'

/** A case small enough to be seen through: a name that is personal, a stage that is not, and words added one by one. */
export type Case = Readonly<{ name: string | null; idNumber: string | null; stage: string; words: readonly string[] }>

const emptyCase: Case = { name: null, idNumber: null, stage: 'none', words: [] }

export function evolveCase(state: Case, { type, data, personal }: DomainEvent): Case {
  const { stage, word } = data as { stage?: string; word?: string }
  const { name, idNumber } = (personal?.fields ?? {}) as { name?: string; idNumber?: string }
  if (type === 'Submitted') return { ...state, stage: stage ?? 'submitted', name: name ?? null, idNumber: idNumber ?? null }
  if (type === 'WordAdded') return { ...state, words: [...state.words, word ?? ''] }
  return { ...state, stage: stage ?? state.stage }
}

export const caseFold = {
  initial: emptyCase,
  evolve: (state: unknown, event: DomainEvent) => evolveCase(state as Case, event),
}

export const caseList = defineReadModel({
  table: 'case_list',
  from: 'application',
  columns: { name: 'name', idNumber: 'sealed', stage: 'text', words: 'int', updatedOn: 'timestamptz', version: 'int' },
  indexes: [['stage', 'name']],
  rows: (_id, { name, idNumber, stage, words }: Case, { version, updatedAt }) =>
    [{ name, idNumber, stage, words: words.length, updatedOn: updatedAt, version }],
})

/** As many rows as the case has words: a stream may own none, one or many. */
export const wordList = defineReadModel({
  table: 'word_list',
  from: 'application',
  columns: { word: 'text', day: 'date', more: 'jsonb' },
  rows: (_id, { words }: Case) => words.map((word, index) => ({ word, day: '2024-07-31', more: { index } })),
})

export const settings: RecordSettings = {
  suite: international,
  masterKey: international.newKey(),
  folds: { application: caseFold },
  readModels: [caseList, wordList],
}

export type Instance = Awaited<ReturnType<typeof openInstance>>

/** A migrated database with everything that works on it; every statement's name is kept in `sent`. */
export async function openInstance() {
  const database = await openDatabase()
  const migrated = await migrate({ url: database.url, ...settings })
  const pool = openPool({ url: database.url, role: migrated.role })
  const owner = openPool({ url: database.url, max: 1 })
  const sent: string[] = []
  const reader = createReader({ pool, ...settings })
  return {
    database, migrated, pool, owner, sent, reader,
    store: createStore({ pool, ...settings, onQuery: (name) => sent.push(name) }),
    erase: createErasure({ pool, ...settings }),
    rebuild: () => rebuildReadModels(kyselyOver(pool), recordParts(settings)),
    rowsOf: (table: string) => reader.query(weihai).listRows(table, { limit: 10_000 }),
    close: async () => {
      await endAll(pool, owner)
      await database.close()
    },
  }
}

const endAll = (...pools: readonly pg.Pool[]): Promise<unknown> => Promise.all(pools.map((pool) => pool.end()))

export const weihai = 'weihai'
export const at = '2024-07-31T15:59:59.999Z'
export const application = (id: string): StreamRef => ({ kind: 'application', id })

export const submitted = (subject: string, name: string, idNumber = '371002199001011234'): DomainEvent =>
  ({ type: 'Submitted', data: { stage: 'submitted' }, personal: { subject, fields: { name, idNumber } } })
export const wordAdded = (word: string): DomainEvent => ({ type: 'WordAdded', data: { word } })
export const moved = (stage: string): DomainEvent => ({ type: 'Moved', data: { stage } })

export function appending(id: string, expectedVersion: number, ...events: readonly DomainEvent[]): Appending {
  return {
    stream: application(id), expectedVersion, events, at,
    actor: { account: 'a1', role: 'applicant', jurisdiction: weihai, body: 'p1', name: '演示·申报人' },
    policy: 'weihai/chief-technician/2024-07-11', clauses: ['第三条'],
  }
}
