import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/application/draft.ts'
import type { StreamRef } from '../../src/domain/shared/event.ts'
import { StaleVersion, type Transaction } from '../../src/usecases/ports.ts'
import { appending, application, moved, openInstance, submitted, weihai } from './instance.ts'
import type { Instance } from './instance.ts'

let instance: Instance
beforeAll(async () => { instance = await openInstance() })
beforeEach(() => { instance.sent.length = 0 })
afterAll(() => instance.close())

const shared = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => instance.store.shared(weihai, work)
const stagesOf = async (id: string) => (await instance.store.transaction(weihai, (tx) => tx.load(application(id)))).map(({ data }) => (data as { stage: string }).stage)
const timesSent = (name: string) => instance.sent.filter((each) => each === name).length

/** A case that is there already and is moved on, as somebody submits what they have signed. */
const movesOn = (id: string, to: string) => async (tx: Transaction): Promise<number> => {
  const events = await tx.load(application(id))
  return tx.append(appending(id, events.length, moved(to)))
}
const begun = (...ids: readonly string[]) => instance.store.transaction(weihai, async (tx) => {
  for (const id of ids) await tx.append(appending(id, 0, submitted(`person-${id}`, '王五')))
})

describe('work that comes in the same moment 同行', () => {
  it('is read, written and committed together, each with its own answer', async () => {
    await begun('a-1', 'a-2', 'a-3')
    instance.sent.length = 0
    const versions = await Promise.all(['a-1', 'a-2', 'a-3'].map((id) => shared((tx) => tx.once(`key-${id}`, 'request', async () => ({ id, version: await movesOn(id, 'on')(tx) })))))

    expect(versions).toEqual([{ id: 'a-1', version: 2 }, { id: 'a-2', version: 2 }, { id: 'a-3', version: 2 }])
    expect(instance.sent).toEqual(['begin', 'journal-load', 'journal-insert-3', 'answers-insert', 'replace-application', 'commit'])
    expect(await stagesOf('a-2')).toEqual(['submitted', 'on'])
    expect(await instance.reader.query(weihai).countRows('case_list', { stage: 'on' })).toBe(3)
  })

  it('does not suffer from another that is refused, who is told why', async () => {
    await begun('b-1')
    const outcomes = await Promise.allSettled([
      shared(movesOn('b-1', 'on')),
      shared(() => Promise.reject(new Error('refused'))),
    ])
    expect(outcomes).toEqual([{ status: 'fulfilled', value: 2 }, { status: 'rejected', reason: new Error('refused') }])
  })

  it('does not suffer from a version that a stranger took, who came from another process', async () => {
    await begun('c-1', 'c-2')
    const stranger = async (): Promise<void> => { await instance.store.transaction(weihai, movesOn('c-1', 'taken')) }
    const outcomes = await Promise.allSettled([
      shared(async (tx) => {
        const { length } = await tx.load(application('c-1'))
        if (length === 1) await stranger()
        return tx.append(appending('c-1', 1, moved('late')))
      }),
      shared(movesOn('c-2', 'on')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect((outcomes[0] as PromiseRejectedResult).reason).toBeInstanceOf(StaleVersion)
    expect([await stagesOf('c-1'), await stagesOf('c-2')]).toEqual([['submitted', 'taken'], ['submitted', 'on']])
  })

  it('on one and the same case is done one after the other', async () => {
    await begun('d-1')
    const outcomes = await Promise.all([shared(movesOn('d-1', 'first')), shared(movesOn('d-1', 'second'))])
    expect(outcomes.toSorted()).toEqual([2, 3])
    expect(await stagesOf('d-1')).toHaveLength(3)
  })

  it('under one key has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) =>
      shared((tx) => tx.once('e-key', 'request', async () => ({ id: `e-${n}`, version: await tx.append(appending(`e-${n}`, 0, moved('begun'))) })))))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await instance.reader.query(weihai).countRows('case_list', { stage: 'begun' })).toBe(1)
  })

  it('sees nothing of what the others write', async () => {
    const seen = await Promise.all(['f-1', 'f-2'].map((id) => shared(async (tx) => {
      await tx.append(appending(id, 0, moved('unseen')))
      await tx.loadDraft(id)
      return id
    }).then(() => id)))
    const [counted] = await Promise.all([
      shared(async (tx) => (await tx.rows('case_list', { stage: 'not-yet' })).length),
      shared((tx) => tx.append(appending('f-3', 0, moved('not-yet')))),
    ])
    expect([seen, counted]).toEqual([['f-1', 'f-2'], 0])
  })

  it('reads again what it wrote, by itself', async () => {
    await begun('g-2')
    const [counted] = await Promise.all([
      shared(async (tx) => {
        await tx.append(appending('g-1', 0, moved('written')))
        return (await tx.rows('case_list', { stage: 'written' })).length
      }),
      shared(movesOn('g-2', 'on')),
    ])
    expect(counted).toBe(1)
    expect(timesSent('commit')).toBe(3)
  })

  it('leaves no draft behind when it fails after saving it', async () => {
    const draft: Draft = { version: 1, answers: {}, changedAt: {}, attachments: [], savedAt: '2024-07-31T00:00:00.000Z', savedBy: 'a' }
    await begun('h-1')
    const failing = shared(async (tx) => {
      await tx.saveDraft('h-1', 'person-h-1', draft)
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(await instance.store.transaction(weihai, (tx) => tx.loadDraft('h-1'))).toBeUndefined()
  })

  it('keeps the jurisdictions apart', async () => {
    const versions = await Promise.all([weihai, 'yantai'].map((where) => instance.store.shared(where, (tx) => tx.append(appending('i-1', 0, moved('apart'))))))
    expect(versions).toEqual([1, 1])
    expect([await instance.reader.query(weihai).countRows('case_list', { stage: 'apart' }), await instance.reader.query('yantai').countRows('case_list', { stage: 'apart' })]).toEqual([1, 1])
  })
})

const roundOf = (id: string): StreamRef => ({ kind: 'round', id })
const grows = (id: string, stage: string) => async (tx: Transaction): Promise<number> => {
  const { length } = await tx.load(roundOf(id))
  return tx.append({ ...appending(id, length, moved(stage)), stream: roundOf(id) })
}
/** Writes down at which stage it saw the round. */
const notes = (id: string, round: string) => async (tx: Transaction): Promise<string> => {
  const [seen, { length }] = await Promise.all([tx.recall(roundOf(round)), tx.load(application(id))])
  const { stage } = (seen.at(-1) ?? moved('nowhere')).data as { stage: string }
  await tx.append(appending(id, length, moved(`saw-${stage}`)))
  return stage
}

describe('what is taken for granted 设想', () => {
  it('is a stream as it was last seen, of which one look tells for all whether it still is', async () => {
    await begun('k-1', 'k-2', 'k-3')
    await instance.store.transaction(weihai, grows('k', 'open'))
    await shared(notes('k-1', 'k'))
    instance.sent.length = 0
    expect(await Promise.all(['k-2', 'k-3'].map((id) => shared(notes(id, 'k'))))).toEqual(['open', 'open'])
    expect(instance.sent).toEqual(['begin', 'journal-load', 'sure-unchanged', 'journal-insert-2', 'replace-application', 'commit'])
  })

  it('is given up where it has changed since: the work is done again by what holds now', async () => {
    await begun('l-1', 'l-2')
    await instance.store.transaction(weihai, grows('l', 'open'))
    await shared(notes('l-1', 'l'))
    await instance.store.transaction(weihai, grows('l', 'closed'))
    expect(await shared(notes('l-2', 'l'))).toBe('closed')
    expect(await stagesOf('l-2')).toEqual(['submitted', 'saw-closed'])
  })

  it('is not what somebody wrote and took back, though another stands in its place and has its number', async () => {
    await begun('m-1')
    await instance.store.transaction(weihai, grows('m', 'open'))
    const takenBack = instance.store.transaction(weihai, async (tx) => {
      await grows('m', 'never')(tx)
      await tx.recall(roundOf('m'))
      throw new Error('taken back')
    })
    await expect(takenBack).rejects.toThrow('taken back')
    await instance.store.transaction(weihai, grows('m', 'closed'))
    expect(await shared(notes('m-1', 'm'))).toBe('closed')
  })

  it('is never a stream in which people are spoken of: their words are to be gone when their key is', async () => {
    await begun('n-1', 'n-2')
    const recalls = (id: string) => shared((tx) => tx.recall(application(id)))
    await recalls('n-1')
    instance.sent.length = 0
    expect(await recalls('n-1')).toMatchObject([{ personal: { fields: { name: '王五' } } }])
    expect(instance.sent).toEqual(['begin', 'journal-load', 'commit'])
  })

  it('is no more a stream in which people are spoken of since: whoever comes later still travels with others', async () => {
    await begun('r-1', 'r-2', 'r-3')
    await instance.store.transaction(weihai, grows('r', 'open'))
    await shared(notes('r-1', 'r'))
    await instance.store.transaction(weihai, async (tx) => {
      const { length } = await tx.load(roundOf('r'))
      await tx.append({ ...appending('r', length, { ...moved('corrected'), personal: { subject: 'round.r', fields: { reason: '连日高温。' } } }), stream: roundOf('r') })
    })
    expect(await shared(notes('r-2', 'r'))).toBe('corrected')
    instance.sent.length = 0
    expect(await shared(notes('r-3', 'r'))).toBe('corrected')
    expect(instance.sent).toEqual(['begin', 'journal-load', 'journal-insert-1', 'replace-application', 'commit'])
  })

  it('is that nobody else has such a row; one’s own does not count', async () => {
    await begun('o-1')
    const seeks = (id: string, stage: string) => shared(async (tx) => {
      const others = await tx.others('case_list', { stage }, id)
      await tx.append(appending(id, (await tx.load(application(id))).length, moved(stage)))
      return others.length
    })
    expect(await seeks('o-1', 'sought')).toBe(0)
    expect(await seeks('o-1', 'sought')).toBe(0)
    await begun('o-2')
    expect(await seeks('o-2', 'sought')).toBe(1)
  })

  it('does not help two who come together and lock the same: one is done after the other, and sees it', async () => {
    await begun('p-1', 'p-2')
    const counts = await Promise.all(['p-1', 'p-2'].map((id) => shared(async (tx) => {
      await tx.lock('place', 'exclusive')
      const others = await tx.others('case_list', { stage: 'placed' }, id)
      if (others.length === 0) await tx.append(appending(id, (await tx.load(application(id))).length, moved('placed')))
      return others.length
    })))
    expect(counts.toSorted()).toEqual([0, 1])
  })

  it('alone nothing is taken for granted', async () => {
    await instance.store.transaction(weihai, grows('q', 'open'))
    instance.sent.length = 0
    await instance.store.transaction(weihai, async (tx) => {
      await tx.recall(roundOf('q'))
      await tx.others('case_list', { stage: 'nowhere' }, 'q-1')
    })
    expect(instance.sent).toEqual(['begin', 'journal-load', 'rows-case_list-stage', 'commit'])
  })
})

describe('locks among those who travel together', () => {
  it('are shared by all who only read under them', async () => {
    await begun('j-1', 'j-2')
    instance.sent.length = 0
    await Promise.all(['j-1', 'j-2'].map((id) => shared(async (tx) => {
      await tx.lock('round', 'shared')
      return movesOn(id, 'on')(tx)
    })))
    expect(instance.sent).toEqual(['begin', 'lock-shared', 'journal-load', 'journal-insert-2', 'replace-application', 'commit'])
  })
})
