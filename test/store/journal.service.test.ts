import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { international } from '../../src/adapters/crypto/suite.ts'
import { canonical } from '../../src/adapters/postgres/canonical.ts'
import { entryHash } from '../../src/adapters/postgres/entry.ts'
import { StaleVersion } from '../../src/usecases/ports.ts'
import { appending, application, at, caseFold, moved, openInstance, submitted, weihai, wordAdded } from './instance.ts'
import type { Instance } from './instance.ts'

let instance: Instance
beforeAll(async () => { instance = await openInstance() })
afterAll(() => instance.close())

const load = (id: string) => instance.store.transaction(weihai, (tx) => tx.load(application(id)))
const append = (id: string, expected: number, ...events: Parameters<typeof appending>[2][]) =>
  instance.store.transaction(weihai, (tx) => tx.append(appending(id, expected, ...events)))

describe('appending to a stream and reading it back', () => {
  it('gives every fact as it was recorded, names beyond the basic plane included', async () => {
    const note = { type: 'Noted', data: { zero: 0, amount: 1e21, note: '引号"\\ \u0000 换行\n' } }
    const version = await append('round-trip', 0, submitted('p-𠮷', '𠮷田㐂·买买提'), note)
    const events = await load('round-trip')

    expect(version).toBe(2)
    expect(events.map(({ type, data, personal, version: number }) => ({ type, data, personal, version: number }))).toEqual([
      { ...submitted('p-𠮷', '𠮷田㐂·买买提'), version: 1 },
      { ...note, personal: undefined, version: 2 },
    ])
    expect(events[0]).toMatchObject({
      stream: application('round-trip'), at, policy: 'weihai/chief-technician/2024-07-11', clauses: ['第三条'],
      // Of the person who applies the entry keeps the account alone: a name in it could never be erased.
      actor: { account: 'a1', name: '申报人' },
    })
    expect(events[1]!.position > events[0]!.position && events[0]!.position > 0n).toBe(true)
  })

  it('loads several streams in one query, the ones that do not exist as empty', async () => {
    await append('many-1', 0, moved('one'))
    await append('many-2', 0, moved('one'), moved('two'))
    instance.sent.length = 0
    const streams = await instance.store.transaction(weihai, (tx) => tx.loadAll(['many-1', 'many-2', 'many-3'].map(application)))

    expect([...streams].map(([key, events]) => [key, events.length])).toEqual(
      [['application/many-1', 1], ['application/many-2', 2], ['application/many-3', 0]])
    expect(instance.sent).toEqual(['begin', 'journal-load', 'commit'])
  })

  it('keeps one jurisdiction out of the sight of another', async () => {
    await append('private', 0, moved('one'))
    const elsewhere = await instance.store.transaction('yantai', (tx) => tx.load(application('private')))
    expect(elsewhere).toEqual([])
  })

  it('shows a transaction what it appended itself, with positions', async () => {
    const events = await instance.store.transaction(weihai, async (tx) => {
      await tx.append(appending('own', 0, moved('one')))
      await tx.append(appending('own', 1, moved('two')))
      return tx.load(application('own'))
    })
    expect(events.map(({ version }) => version)).toEqual([1, 2])
    expect(events.every(({ position }) => position > 0n)).toBe(true)
  })

  it('keeps nothing of a transaction whose work fails', async () => {
    const failing = instance.store.transaction(weihai, async (tx) => {
      await tx.append(appending('undone', 0, moved('one')))
      throw new Error('second thoughts')
    })
    await expect(failing).rejects.toThrow('second thoughts')
    expect(await load('undone')).toEqual([])
  })

  it('refuses what has no canonical form instead of recording something else', async () => {
    await expect(append('broken', 0, wordAdded('\ud842'))).rejects.toThrow('surrogate')
    await expect(append('broken', 0, { type: 'Moved', data: { amount: Number.NaN } })).rejects.toThrow('NaN')
    expect(await load('broken')).toEqual([])
  })
})

describe('expected versions', () => {
  it('refuse a command that was based on an older version, and say how far the stream has come', async () => {
    await append('stale', 0, moved('one'), moved('two'))
    await expect(append('stale', 1, moved('three'))).rejects.toEqual(new StaleVersion(application('stale'), 1, 2))
    await expect(append('stale', 0, moved('three'))).rejects.toEqual(new StaleVersion(application('stale'), 0, 2))
    await expect(append('stale', 5, moved('three'))).rejects.toEqual(new StaleVersion(application('stale'), 5, 2))
    expect(await load('stale')).toHaveLength(2)
  })

  it('let exactly one of many racing appends through', async () => {
    await append('race', 0, moved('one'))
    const results = await Promise.allSettled(Array.from({ length: 16 }, (_, n) => append('race', 1, wordAdded(`${n}`))))

    const outcomes = results.map((result) => result.status === 'fulfilled' ? result.value : result.reason)
    expect(outcomes.toSorted()).toEqual([2, ...Array.from({ length: 15 }, () => new StaleVersion(application('race'), 1, 2))])
    expect(await load('race')).toHaveLength(2)
  })
})

describe('the chain of hashes', () => {
  it('can be recomputed from the stored columns, each entry leaning on the one before', async () => {
    await append('chain', 0, submitted('p-chain', '𠮷田'), wordAdded('一'), moved('two'))
    const { rows } = await instance.owner.query(
      `select * from journal where jurisdiction = $1 and stream_id = 'chain' order by version`, [weihai])

    for (const [index, row] of rows.entries()) {
      const { stream_kind: kind, stream_id: id, prev_hash: prevHash, hash, ...columns } = row
      expect(prevHash).toEqual(rows[index - 1]?.hash ?? null)
      expect(hash).toEqual(entryHash(international, { ...columns, stream: { kind, id }, prevHash }))
    }
  })

  it('covers every stored column: a change in any of them gives another hash', async () => {
    await append('covered', 0, submitted('p-covered', '丁一'))
    const { rows: [row] } = await instance.owner.query(`select * from journal where stream_id = 'covered'`)
    const entry = { ...row, stream: { kind: row.stream_kind, id: row.stream_id }, prevHash: null }
    const changes = [
      { jurisdiction: 'yantai' }, { stream: { kind: 'round', id: 'covered' } }, { stream: { kind: 'application', id: 'other' } },
      { version: 2 }, { type: 'Moved' }, { data: `${row.data} ` }, { personal: Buffer.from([...row.personal, 0]) }, { personal: null },
      { subject: 'p-other' }, { at: '2024-07-31T15:59:59.998Z' }, { actor: row.actor.replace('a1', 'a2') }, { policy: '' },
      { clauses: '[]' }, { prevHash: row.hash },
    ]
    const hashes = new Set([entry, ...changes.map((change) => ({ ...entry, ...change }))]
      .map((changed) => Buffer.from(entryHash(international, changed)).toString('hex')))
    expect(hashes.size).toBe(changes.length + 1)
  })
})

describe('a random history', () => {
  const event = fc.oneof(
    fc.string({ unit: 'grapheme' }).map(wordAdded),
    fc.constantFrom('returned', 'listed').map(moved),
    fc.tuple(fc.constantFrom('p-1', 'p-2'), fc.string({ unit: 'grapheme', minLength: 1 })).map(([subject, name]) => submitted(subject, name.replaceAll('\u0000', ''))),
  )

  it('folds from the store to what it folds to in memory', async () => {
    let histories = 0
    await fc.assert(fc.asyncProperty(fc.array(fc.array(event, { maxLength: 3 }), { maxLength: 4 }), async (batches) => {
      const id = `random-${histories++}`
      let version = 0
      for (const batch of batches) version = await append(id, version, ...batch)

      const fromStore = (await load(id)).reduce<unknown>(caseFold.evolve, caseFold.initial)
      expect(canonical(fromStore as object)).toBe(canonical(batches.flat().reduce<unknown>(caseFold.evolve, caseFold.initial) as object))
    }), { numRuns: 40 })
  })
})
