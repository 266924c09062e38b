import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from 'node:crypto'
import { international } from '../src/adapters/crypto/suite.ts'
import { startEmbedded } from '../src/adapters/postgres/embedded/embedded.ts'
import { migrate } from '../src/adapters/postgres/migrate.ts'
import { openPool } from '../src/adapters/postgres/pool.ts'
import { createReader } from '../src/adapters/postgres/reader.ts'
import { createStore } from '../src/adapters/postgres/store.ts'
import type { DomainEvent } from '../src/domain/shared/event.ts'
import { defineReadModel } from '../src/readmodels/readModel.ts'
import type { Store } from '../src/usecases/ports.ts'

/** 记录的速度 — how many submissions and lists a second the record alone bears, PostgreSQL with fsync on the same two cores. */

const CONNECTIONS = 8
const CASES = 10_000
const SECONDS = 8
const jurisdiction = 'bench'
const start = Date.parse('2024-07-31T00:00:00.000Z')
const actor = { account: 'a', role: 'applicant', jurisdiction, body: 'p', name: '演示' } as const

type Case = Readonly<{ stage: string; district: string; name: string }>
const evolve = (state: unknown, { data, personal }: DomainEvent): Case =>
  ({ ...state as Case, ...data, ...(personal ? { name: (personal.fields as { name: string }).name } : {}) })

const cases = defineReadModel({
  table: 'bench_cases',
  from: 'application',
  columns: { stage: 'text', district: 'text', name: 'name', version: 'int', updatedAt: 'timestamptz' },
  indexes: [['district', 'updatedAt'], ['stage', 'name']],
  rows: (_id, { stage, district, name }: Case, at) => [{ stage, district, name, ...at }],
})

const settings = {
  suite: international, masterKey: international.newKey(), readModels: [cases],
  folds: { application: { initial: { stage: 'none', district: '', name: '' }, evolve } },
}

/** Forty fields, ten kilobytes in all. */
function submission(n: number): DomainEvent {
  const fields = Object.fromEntries(Array.from({ length: 39 }, (_, field) => [`field${field}`, '技能'.repeat(42)]))
  return { type: 'Submitted', data: { stage: 'submitted' }, personal: { subject: `p-${n}`, fields: { name: `演示${n}`, ...fields } } }
}

const opened = (n: number): DomainEvent[] => [
  { type: 'Opened', data: { stage: 'draft', district: `district-${n % 10}` }, personal: { subject: `p-${n}`, fields: { name: `演示${n}` } } },
  { type: 'Noted', data: { stage: 'draft' } },
  { type: 'Noted', data: { stage: 'draft' } },
]

const append = (expectedVersion: number, n: number, events: readonly DomainEvent[]) =>
  ({
    stream: { kind: 'application' as const, id: `c-${n}` }, expectedVersion, events, actor, policy: 'bench', clauses: ['一'],
    at: new Date(start + n * 1_000).toISOString(),
  })

/** What the use case of a submission asks of the record. */
function submit(store: Store, n: number): Promise<unknown> {
  return store.transaction(jurisdiction, (tx) => tx.once(`a:${n}`, hash('sha256', `${n}`), async () => {
    await tx.lock('round/r', 'shared')
    const history = await tx.load({ kind: 'application', id: `c-${n}` })
    return { version: await tx.append(append(history.length, n, [submission(n)])) }
  }))
}

/** Keeps `CONNECTIONS` of them under way until the time is over or the numbers are used up. */
async function measure(title: string, act: (n: number) => Promise<unknown>, last = Infinity): Promise<void> {
  const times: number[] = []
  const begin = performance.now()
  const used = process.cpuUsage()
  let next = 0
  const one = async (): Promise<void> => {
    while (next < last && performance.now() - begin < SECONDS * 1_000) {
      const started = performance.now()
      await act(next++)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  const seconds = (performance.now() - begin) / 1_000
  const sorted = times.toSorted((a, b) => a - b)
  const { user, system } = process.cpuUsage(used)
  const cpu = ((user + system) / 1_000 / times.length).toFixed(2)
  const percentile = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(`${title}: ${Math.round(times.length / seconds)}/s, p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms, ${cpu} ms of this process each (${times.length} in ${seconds.toFixed(1)} s)`)
}

const dataDir = await mkdtemp(join(tmpdir(), 'shouxi-bench-'))
const server = await startEmbedded({ dataDir })
const { role } = await migrate({ url: server.url, ...settings })
const pool = openPool({ url: server.url, role, max: CONNECTIONS })
try {
  const store = createStore({ pool, ...settings })
  await measure('open a case', (n) => store.transaction(jurisdiction, (tx) => tx.append(append(0, n, opened(n)))), CASES)
  await measure('submit 10 KB', (n) => submit(store, n), CASES)
  const query = createReader({ pool, ...settings }).query(jurisdiction)
  const list = (n: number) => query.listRows('bench_cases',
    { filter: { district: `district-${n % 10}` }, sort: [{ column: 'updatedAt', order: 'desc' }], limit: 20, offset: n % 40 * 20 })
  await measure('list 20 of 10,000', list)
  await measure('list 20 of 10,000 by name', (n) => query.listRows('bench_cases', { filter: { stage: 'submitted' }, sort: [{ column: 'name' }], limit: 20, offset: n % 10 * 20 }))
} finally {
  await pool.end()
  await server.stop()
  await rm(dataDir, { recursive: true })
}
