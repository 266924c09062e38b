import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merkleHashes, provesConsistency, provesInclusion, rootOf } from '../../src/adapters/crypto/merkle.ts'
import { createCheckpoints, isSigned } from '../../src/adapters/postgres/checkpoint.ts'
import type { Checkpoints, Head } from '../../src/adapters/postgres/checkpoint.ts'
import { appending, application, at, moved, openInstance, settings, submitted, weihai, wordAdded } from '../store/instance.ts'
import type { Instance } from '../store/instance.ts'

let instance: Instance
let checkpoints: Checkpoints
beforeAll(async () => {
  instance = await openInstance()
  checkpoints = createCheckpoints({ pool: instance.pool, ...settings })
})
afterAll(() => instance.close())

const hashes = merkleHashes(settings.suite)
const bytes = (of: string): Buffer => Buffer.from(of, 'hex')
const append = (id: string, version: number, ...events: Parameters<typeof appending>[2][]): Promise<unknown> =>
  instance.store.transaction(weihai, (tx) => tx.append(appending(id, version, ...events)))
const leavesOf = async (size: number): Promise<Buffer[]> => (await instance.owner.query<{ hash: Buffer }>(
  'select hash from checkpoint_leaves where jurisdiction = $1 order by ordinal limit $2', [weihai, size])).rows.map(({ hash }) => hash)

describe('a checkpoint of the journal 检查点', () => {
  it('of an empty journal is not taken', async () => {
    expect(await checkpoints.take(weihai, at)).toBe(undefined)
    expect(await checkpoints.heads(weihai)).toEqual([])
  })

  it('covers what was recorded, is signed, and is not taken again where nothing is new', async () => {
    await append('a', 0, submitted('person-1', '演示·张某'), wordAdded('一'))
    await append('b', 0, moved('draft'))
    const head = await checkpoints.take(weihai, at) as Head
    expect(head.size).toBe(3)
    expect(head.root).toBe(Buffer.from(rootOf(hashes, await leavesOf(3))).toString('hex'))
    expect(isSigned(settings.suite, head)).toBe(true)
    expect(isSigned(settings.suite, { ...head, size: 2 })).toBe(false)
    expect(await checkpoints.take(weihai, at)).toBe(undefined)
    expect(await checkpoints.heads(weihai)).toEqual([head])
  })

  it('keeps its own order where a transaction that began earlier commits later', async () => {
    await instance.store.transaction(weihai, async (slow) => {
      await slow.append(appending('c', 0, moved('draft')))
      // Read, so that the entry has its position before the faster one gets the next.
      await slow.load(application('c'))
      await append('d', 0, moved('draft'))
      expect((await checkpoints.take(weihai, at))?.size).toBe(4)
    })
    const head = await checkpoints.take(weihai, at)
    const { rows } = await instance.owner.query<{ stream_id: string; position: bigint }>(
      'select stream_id, position from checkpoint_leaves order by ordinal desc limit 2')
    expect(rows.map(({ stream_id }) => stream_id)).toEqual(['c', 'd'])
    expect(rows[0]!.position < rows[1]!.position).toBe(true)
    expect(head?.root).toBe(Buffer.from(rootOf(hashes, await leavesOf(5))).toString('hex'))
  })

  it('taken by several processes at once is taken once', async () => {
    await append('e', 0, moved('draft'))
    const heads = await Promise.all(Array.from({ length: 4 }, () => checkpoints.take(weihai, at)))
    expect(heads.filter((head) => head !== undefined).length).toBe(1)
  })

  it('grows to the same root however often it is taken on the way', async () => {
    for (let entry = 0; entry < 41; entry++) {
      await append(`grown-${entry}`, 0, moved('draft'), wordAdded('一'), moved('submitted'))
      if (entry % 3 === 0) await checkpoints.take(weihai, at)
    }
    const head = await checkpoints.take(weihai, at) as Head
    expect(head.size).toBe(129)
    expect(head.root).toBe(Buffer.from(rootOf(hashes, await leavesOf(129))).toString('hex'))
  })

  it('proves to anyone with the published heads that an entry is in, and that nothing before was changed', async () => {
    const heads = await checkpoints.heads(weihai)
    const [first, last] = [heads[0]!, heads.at(-1)!]
    const entry = await checkpoints.proveEntry(weihai, application('a'), 2, last.size)
    expect(entry?.leaf).toBe((await instance.store.transaction(weihai, (tx) => tx.load(application('a'))))[1]!.hash)
    expect(provesInclusion(hashes, bytes(entry!.leaf), {
      index: entry!.index, size: last.size, root: bytes(last.root), proof: entry!.proof.map(bytes),
    })).toBe(true)
    const growth = await checkpoints.proveGrowth(weihai, first.size, last.size)
    expect(provesConsistency(hashes, {
      oldSize: first.size, oldRoot: bytes(first.root), size: last.size, root: bytes(last.root), proof: growth.map(bytes),
    })).toBe(true)
    expect(await checkpoints.proveEntry(weihai, application('nobody'), 1, last.size)).toBe(undefined)
  })

  it('belongs to its jurisdiction alone', async () => {
    await instance.store.transaction('zibo', (tx) => tx.append(appending('a', 0, moved('draft'))))
    expect((await checkpoints.take('zibo', at))?.size).toBe(1)
    expect(await checkpoints.take(weihai, at)).toBe(undefined)
  })

  it('can be neither changed nor removed, by the program or by the owner of the database', async () => {
    for (const table of ['checkpoints', 'checkpoint_leaves']) {
      await expect(instance.pool.query(`update ${table} set jurisdiction = 'zibo'`)).rejects.toThrow('permission denied')
      await expect(instance.pool.query(`delete from ${table}`)).rejects.toThrow('permission denied')
      await expect(instance.owner.query(`update ${table} set jurisdiction = 'zibo'`)).rejects.toThrow('append-only')
      await expect(instance.owner.query(`truncate ${table}`)).rejects.toThrow('append-only')
    }
  })
})
