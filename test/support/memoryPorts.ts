import { createHash } from 'node:crypto'
import { calendars } from '../policy/calendars.ts'
import { competitions } from '../policy/competitions.ts'
import type { Draft } from '../../src/domain/application/draft.ts'
import { foldEvents } from '../../src/domain/folds.ts'
import type { StreamRef } from '../../src/domain/shared/event.ts'
import { readModels } from '../../src/readmodels/index.ts'
import { createUploadAllowance, standardUploadLimits, type UploadLimits } from '../../src/usecases/uploadAllowance.ts'
import { KeyReused, StaleVersion, type Appending, type Effect, type Policies, type Ports, type RecordedEvent, type Row, type Transaction } from '../../src/usecases/ports.ts'
import { shipped } from '../policy/versions.ts'

type Kept = Readonly<{
  streams: Map<string, readonly RecordedEvent[]>
  drafts: Map<string, Draft>
  answers: Map<string, Readonly<{ requestHash: string; answer: object }>>
  effects: Effect[]
}>

const copyOf = ({ streams, drafts, answers, effects }: Kept): Kept =>
  ({ streams: new Map(streams), drafts: new Map(drafts), answers: new Map(answers), effects: [...effects] })

const nameOf = ({ kind, id }: StreamRef): string => `${kind}/${id}`

/**
 * The ports in memory, for one process and one jurisdiction at a time: what the use cases promise can be told without a database.
 * Read models are folded from the streams when they are asked for, by the same functions that fill the tables.
 */
export function memoryPorts(now: string, policies: Policies = shipped(), limits: UploadLimits = standardUploadLimits) {
  const discarded: string[] = []
  let kept: Kept = { streams: new Map(), drafts: new Map(), answers: new Map(), effects: [] }
  let time = now
  let count = 0
  const locks: string[] = []
  /** Runs before the next appending, as another hand would between reading and writing. */
  let meanwhile: (() => Promise<void>) | undefined

  const transaction: Ports['store']['transaction'] = async (jurisdiction, work) => {
    const mine = copyOf(kept)
    const answer = await work(transactionOn(mine, jurisdiction, locks, async () => {
      const interrupting = meanwhile
      meanwhile = undefined
      await interrupting?.()
    }, () => kept))
    kept = mine
    return answer
  }
  const ports: Ports = {
    store: { transaction, shared: transaction },
    policies, calendars, competitions, clock: { now: () => time },
    ids: { next: () => `id-${count += 1}` },
    files: {
      // The shelves of this city hold whatever its stories speak of.
      has: async () => true,
      async put(_jurisdiction, _subject, content) {
        const parts: Uint8Array[] = []
        for await (const part of content) parts.push(part)
        const bytes = Buffer.concat(parts)
        return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
      },
      discard: async (sha256) => { discarded.push(sha256) },
      get: () => Promise.reject(new Error('nothing is read back here')),
    },
    inspect: async (content) => ({ type: 'pdf', mediaType: 'application/pdf', content }),
    uploads: createUploadAllowance(limits),
    personDigest: (jurisdiction, idNumber) => `${jurisdiction}:${idNumber}`,
  }
  return {
    ports, locks, discarded,
    at(instant: string) { time = instant },
    between(act: () => Promise<void>) { meanwhile = act },
    stateOf: <State>(kind: StreamRef['kind'], id: string): State => foldEvents<State>(kind, kept.streams.get(nameOf({ kind, id })) ?? []),
    factsOf: (kind: StreamRef['kind'], id: string): readonly RecordedEvent[] => kept.streams.get(nameOf({ kind, id })) ?? [],
    get effects() { return kept.effects },
  }
}

export type MemoryPorts = ReturnType<typeof memoryPorts>

function transactionOn(mine: Kept, jurisdiction: string, locks: string[], beforeAppending: () => Promise<void>, committed: () => Kept): Transaction {
  const load = async (ref: StreamRef) => mine.streams.get(nameOf(ref)) ?? []
  return {
    jurisdiction,
    load,
    loadAll: async (refs) => new Map(await Promise.all(refs.map(async (ref) => [nameOf(ref), await load(ref)] as const))),
    recall: load,
    async append(appending: Appending) {
      await beforeAppending()
      const name = nameOf(appending.stream)
      const history = mine.streams.get(name) ?? []
      // Whoever committed in between was quicker: this transaction has read the past as it no longer is.
      const actual = Math.max(history.length, committed().streams.get(name)?.length ?? 0)
      if (actual !== appending.expectedVersion) throw new StaleVersion(appending.stream, appending.expectedVersion, actual)
      const { events, ...entry } = appending
      const recorded = events.map((event, index) => ({ ...entry, ...event, version: history.length + index + 1, position: 0n, hash: '' }))
      mine.streams.set(name, [...history, ...recorded])
      return history.length + recorded.length
    },
    async lock(name, mode) { locks.push(`${mode} ${name}`) },
    rows: async <T extends Row>(table: string, where: Row) => rowsIn(mine, table, where) as unknown as readonly T[],
    others: async <T extends Row>(table: string, where: Row, besides: string) =>
      rowsIn(mine, table, where).filter(({ stream_id }) => stream_id !== besides) as unknown as readonly T[],
    loadDraft: async (application) => mine.drafts.get(application),
    async saveDraft(application, _subject, draft) {
      const version = mine.drafts.get(application)?.version ?? 0
      if (version !== draft.version - 1) throw new StaleVersion({ kind: 'application', id: application }, draft.version - 1, version)
      mine.drafts.set(application, draft)
    },
    async queue(effect) { mine.effects.push(effect) },
    async answered<T extends object>(key: string, requestHash: string) {
      const known = mine.answers.get(key)
      if (known && known.requestHash !== requestHash) throw new KeyReused(key)
      return known?.answer as T | undefined
    },
    async once<T extends object>(key: string, requestHash: string, work: () => Promise<T>) {
      const known = mine.answers.get(key)
      if (known && known.requestHash !== requestHash) throw new KeyReused(key)
      const answer = known?.answer as T | undefined ?? await work()
      mine.answers.set(key, { requestHash, answer })
      return answer
    },
  }
}

function rowsIn({ streams }: Kept, table: string, where: Row): readonly Row[] {
  const model = readModels.find((each) => each.table === table)
  if (!model) throw new RangeError(`there is no read model ${table}`)
  return [...streams].flatMap(([name, events]) => {
    const [kind, id = ''] = name.split('/')
    const last = events.at(-1)
    if (kind !== model.from || !last) return []
    return model.rows(id, foldEvents(model.from, events), { version: last.version, updatedAt: last.at }).map((row) => ({ ...row, stream_id: id }))
  }).filter((row: Row) => Object.entries(where).every(([column, value]) => (row[column] ?? null) === value))
}
