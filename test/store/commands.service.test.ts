import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetAnswers } from '../../src/adapters/postgres/answers.ts'
import type { Draft } from '../../src/domain/application/draft.ts'
import { KeyReused, StaleVersion } from '../../src/usecases/ports.ts'
import { appending, application, at, moved, openInstance, submitted, weihai } from './instance.ts'
import type { Instance } from './instance.ts'

let instance: Instance
beforeAll(async () => { instance = await openInstance() })
afterAll(() => instance.close())

const load = (id: string) => instance.store.transaction(weihai, (tx) => tx.load(application(id)))

describe('a key that makes a repetition harmless', () => {
  const startOnce = (key: string, request: string, id: string) => instance.store.transaction(weihai, (tx) =>
    tx.once(key, request, async () => ({ id, version: await tx.append(appending(id, 0, moved('started'))) })))

  it('gives the first answer again without doing the work again', async () => {
    const first = await startOnce('k-1', 'request', 'once-1')
    const second = await startOnce('k-1', 'request', 'once-1')
    expect([first, second]).toEqual([{ id: 'once-1', version: 1 }, { id: 'once-1', version: 1 }])
    expect(await load('once-1')).toHaveLength(1)
  })

  it('gives one effect and one answer to equal requests that race', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => startOnce('k-race', 'request', `raced-${n}`)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const recorded = await Promise.all(Array.from({ length: 16 }, (_, n) => load(`raced-${n}`)))
    expect(recorded.flat()).toHaveLength(1)
  })

  it('refuses another request under the same key', async () => {
    await startOnce('k-2', 'request', 'once-2')
    await expect(startOnce('k-2', 'another', 'once-3')).rejects.toBeInstanceOf(KeyReused)
  })

  it('is free again after work that failed', async () => {
    const failing = instance.store.transaction(weihai, (tx) => tx.once('k-4', 'request', () => Promise.reject(new Error('refused'))))
    await expect(failing).rejects.toThrow('refused')
    expect(await startOnce('k-4', 'request', 'once-4')).toEqual({ id: 'once-4', version: 1 })
  })

  it('is not worked on twice when it is refused', async () => {
    let worked = 0
    const refusing = instance.store.transaction(weihai, (tx) => tx.once('k-6', 'request', async () => {
      worked += 1
      throw new Error('refused')
    }))
    await expect(refusing).rejects.toThrow('refused')
    expect(worked).toBe(1)
  })

  it('gets its first answer also where the work would now be refused', async () => {
    await startOnce('k-7', 'request', 'once-7')
    const again = instance.store.transaction(weihai, (tx) => tx.once('k-7', 'request', () => Promise.reject(new Error('refused'))))
    expect(await again).toEqual({ id: 'once-7', version: 1 })
  })

  it('is forgotten after its time', async () => {
    await startOnce('k-5', 'request', 'once-5')
    expect(await forgetAnswers(instance.pool, '2000-01-01T00:00:00.000Z')).toBe(0)
    const { rows: [{ count }] } = await instance.pool.query('select count(*)::int as count from idempotency')
    expect(await forgetAnswers(instance.pool, '9999-01-01T00:00:00.000Z')).toBe(count)
    await expect(startOnce('k-5', 'request', 'once-5')).rejects.toBeInstanceOf(StaleVersion)
  })

  it('belongs to its jurisdiction', async () => {
    const inYantai = await instance.store.transaction('yantai', (tx) => tx.once('k-2', 'other request', async () => ({ id: 'y' })))
    expect(inYantai).toEqual({ id: 'y' })
  })
})

describe('a lock', () => {
  it.each(['transaction', 'shared'] as const)('lets ten of forty racing tries take ten places, in each of several rounds: %s', async (way) => {
    for (const round of [1, 2, 3].map((n) => `${way}-${n}`)) {
      const take = (n: number) => instance.store[way](weihai, async (tx) => {
        await tx.lock(`places/${round}`, 'exclusive')
        const taken = await tx.rows('case_list', { stage: round })
        if (taken.length >= 10) return false
        await tx.append(appending(`${round}-${n}`, 0, moved(round)))
        return true
      })
      const results = await Promise.all(Array.from({ length: 40 }, (_, n) => take(n)))
      expect(results.filter(Boolean)).toHaveLength(10)
    }
  })

  it('is shared by readers', async () => {
    await instance.store.transaction(weihai, async (outer) => {
      await outer.lock('window', 'shared')
      await outer.load(application('nothing'))
      await instance.store.transaction(weihai, (inner) => inner.lock('window', 'shared'))
    })
  })

  it('gives way when two transactions wait for each other, and both do their work in the end', async () => {
    const bothHoldOne = Promise.withResolvers<void>()
    let holding = 0
    const inOrder = (first: string, second: string, id: string) => instance.store.transaction(weihai, async (tx) => {
      await tx.lock(first, 'exclusive')
      await tx.load(application(id))
      holding += 1
      if (holding === 2) bothHoldOne.resolve()
      await bothHoldOne.promise
      await tx.lock(second, 'exclusive')
      return tx.append(appending(id, 0, moved('done')))
    })
    expect(await Promise.all([inOrder('a', 'b', 'dead-1'), inOrder('b', 'a', 'dead-2')])).toEqual([1, 1])
    expect(holding).toBe(3)
  })
})

describe('a draft', () => {
  const draft = (version: number, words: string): Draft =>
    ({ version, answers: { deeds: words }, changedAt: { deeds: version }, attachments: [], savedAt: at, savedBy: 'a1' })
  const save = (id: string, kept: Draft) => instance.store.transaction(weihai, (tx) => tx.saveDraft(id, 'p-draft', kept))
  const read = (id: string) => instance.store.transaction(weihai, (tx) => tx.loadDraft(id))

  it('comes back as it was saved, and not at all before the first save', async () => {
    expect(await read('d-1')).toBeUndefined()
    await save('d-1', draft(1, '𠮷'))
    await save('d-1', draft(2, '𠮷田'))
    expect(await read('d-1')).toEqual(draft(2, '𠮷田'))
  })

  it('is not replaced by a save that was based on an older version', async () => {
    await save('d-2', draft(1, '一'))
    const stale = (expected: number, actual: number) => new StaleVersion(application('d-2'), expected, actual)
    await expect(save('d-2', draft(1, '二'))).rejects.toEqual(stale(0, 1))
    await expect(save('d-2', draft(3, '三'))).rejects.toEqual(stale(2, 1))
    expect(await read('d-2')).toEqual(draft(1, '一'))
  })

  it('is not made by a save that is not the first', async () => {
    await expect(save('d-3', draft(2, '二'))).rejects.toEqual(new StaleVersion(application('d-3'), 1, 0))
  })

  it('lies sealed', async () => {
    await save('d-4', draft(1, '绝密事迹'))
    const { rows } = await instance.owner.query(`select row_to_json(d)::text as words, sealed from drafts d where application = 'd-4'`)
    expect(rows[0].words).not.toContain('绝密事迹')
    expect(rows[0].sealed.includes('绝密事迹')).toBe(false)
  })
})

describe('the hot path', () => {
  it('submits with one look at the stream and one statement for each thing written, all read models together', async () => {
    await instance.store.transaction(weihai, (tx) => tx.append(appending('hot', 0, submitted('p-hot', '王五'), moved('draft'))))
    instance.sent.length = 0
    await instance.store.transaction(weihai, (tx) => tx.once('hot-key', 'request', async () => {
      await tx.lock('round/r-1', 'shared')
      const history = await tx.load(application('hot'))
      return { version: await tx.append(appending('hot', history.length, submitted('p-hot', '王五'))) }
    }))
    expect(instance.sent).toEqual([
      'begin', 'lock-shared', 'journal-load',
      'journal-insert-1', 'answers-insert', 'replace-application', 'commit',
    ])
  })
})
