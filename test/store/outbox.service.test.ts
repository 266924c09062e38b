import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createOutbox } from '../../src/adapters/postgres/outbox.ts'
import type { Delivery } from '../../src/adapters/postgres/outbox.ts'
import { openInstance, weihai } from './instance.ts'

const instance = await openInstance()
afterAll(() => instance.close())
beforeEach(() => instance.pool.query('delete from outbox'))

const start = '2024-07-31T00:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(start) + seconds * 1_000).toISOString()

/** An outbox whose clock the test moves, and what it delivered. */
function outboxAt(deliver: (delivery: Delivery) => Promise<void> = async () => {}) {
  const clock = { time: start, now: () => clock.time }
  const delivered: Delivery[] = []
  const mail = async (delivery: Delivery) => { delivered.push(delivery); await deliver(delivery) }
  return { clock, delivered, ...createOutbox({ pool: instance.pool, clock, deliver: { mail }, maxAttempts: 3 }) }
}
const queue = (payload: object, dueAt?: string, kind = 'mail') =>
  instance.store.transaction(weihai, (tx) => tx.queue({ kind, payload, ...(dueAt ? { dueAt } : {}) }))

describe('the outbox', () => {
  it('delivers what was committed, in order and once, and nothing of a transaction that failed', async () => {
    const outbox = outboxAt()
    await queue({ to: '甲' })
    await queue({ to: '乙' })
    await expect(instance.store.transaction(weihai, async (tx) => {
      await tx.queue({ kind: 'mail', payload: { to: '丙' } })
      throw new Error('undone')
    })).rejects.toThrow('undone')

    expect(await outbox.drain()).toEqual({ delivered: 2, postponed: 0, dead: 0 })
    expect(outbox.delivered.map(({ payload }) => payload)).toEqual([{ to: '甲' }, { to: '乙' }])
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 0, dead: 0 })
  })

  it('keeps an effect until it is due by the clock of the business', async () => {
    const outbox = outboxAt()
    await queue({ to: '甲' }, after(60))
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 0, dead: 0 })
    outbox.clock.time = after(60)
    expect(await outbox.drain()).toEqual({ delivered: 1, postponed: 0, dead: 0 })
  })

  it('waits longer after each failure, gives up after the last, shows the reason, and tries again when told to', async () => {
    const outbox = outboxAt(() => Promise.reject(new Error('mail server is down')))
    await queue({ to: '甲' })
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 1, dead: 0 })
    outbox.clock.time = after(29)
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 0, dead: 0 })
    outbox.clock.time = after(30)
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 1, dead: 0 })
    outbox.clock.time = after(90)
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 0, dead: 1 })

    const [letter] = await outbox.undelivered(weihai)
    expect(letter).toMatchObject({ kind: 'mail', payload: { to: '甲' }, attempts: 3, reason: 'mail server is down', deadAt: after(90) })
    expect(await outbox.undelivered('yantai')).toEqual([])
    expect(await outbox.revive(weihai, letter!.id)).toBe(true)
    expect(await outbox.undelivered(weihai)).toEqual([])
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 1, dead: 0 })
  })

  it('sets aside at once what nobody knows how to deliver', async () => {
    const outbox = outboxAt()
    await queue({}, undefined, 'pigeon')
    expect(await outbox.drain()).toEqual({ delivered: 0, postponed: 0, dead: 1 })
    expect((await outbox.undelivered(weihai)).map(({ reason }) => reason)).toEqual(['没有处理“pigeon”的程序'])
  })

  it('delivers the next one while another process is still busy with the first', async () => {
    const finish = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow = outboxAt(() => { begun.resolve(); return finish.promise })
    const quick = outboxAt()
    await queue({ to: '甲' })
    await queue({ to: '乙' })
    const busy = slow.drain(1)
    await begun.promise
    expect(await quick.drain()).toEqual({ delivered: 1, postponed: 0, dead: 0 })
    finish.resolve()
    expect([await busy, quick.delivered.map(({ payload }) => payload)]).toEqual([{ delivered: 1, postponed: 0, dead: 0 }, [{ to: '乙' }]])
  })

  it('delivers each effect once when several processes drain', async () => {
    const outboxes = [outboxAt(), outboxAt(), outboxAt()]
    for (let n = 0; n < 30; n++) await queue({ n })
    await Promise.all(outboxes.map((outbox) => outbox.drain()))
    const numbers = outboxes.flatMap(({ delivered }) => delivered.map(({ payload }) => (payload as { n: number }).n))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n))
  })
})
