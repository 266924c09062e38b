import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PersonErased } from '../../src/adapters/postgres/personKeys.ts'
import { appending, application, at, moved, openInstance, submitted, weihai, wordAdded } from './instance.ts'
import type { Instance } from './instance.ts'

let instance: Instance
beforeAll(async () => { instance = await openInstance() })
afterAll(() => instance.close())

const append = (id: string, expected: number, ...events: Parameters<typeof appending>[2][]) =>
  instance.store.transaction(weihai, (tx) => tx.append(appending(id, expected, ...events)))
const load = (id: string) => instance.store.transaction(weihai, (tx) => tx.load(application(id)))

const tampering = [
  `update journal set policy = 'other'`,
  `update journal set policy = policy where false`,
  'delete from journal',
  'truncate journal',
  `update checkpoints set size = 1`,
  'delete from checkpoints',
  'truncate checkpoints',
]

describe('the past', () => {
  beforeAll(() => append('past', 0, moved('one')))

  it.each(tampering)('can not be changed by the program: %s', async (statement) => {
    expect(instance.migrated.role).toBe('shouxi_app')
    await expect(instance.pool.query(statement)).rejects.toThrow('permission denied for table')
  })

  it.each(tampering)('can not be changed by the owner: %s', async (statement) => {
    await expect(instance.owner.query(statement)).rejects.toThrow('is append-only')
  })

  it('can not be changed by the owner while triggers are switched off for replication', async () => {
    await instance.owner.query('set session_replication_role = replica')
    await expect(instance.owner.query('delete from journal')).rejects.toThrow('is append-only')
    await instance.owner.query('reset session_replication_role')
    expect(await load('past')).toHaveLength(1)
  })

  it('keeps the keys of people from being dropped without a trace', async () => {
    await expect(instance.pool.query('delete from person_keys')).rejects.toThrow('permission denied')
  })

  it('does not let a statement take back the rights of the log-in by resetting the role', async () => {
    const client = await instance.pool.connect()
    await client.query('reset role')
    await expect(client.query('delete from journal')).rejects.toThrow('permission denied')
    client.release(true)
  })
})

describe('personal parts', () => {
  it('stand in no column of the journal in clear', async () => {
    await append('sealed', 0, submitted('p-sealed', '欧阳𠮷祥', '37100219900101999X'))
    const { rows: [row] } = await instance.owner.query(`select * from journal where stream_id = 'sealed'`)
    const columns = Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value : Buffer.from(String(value))] as const)

    expect(columns.filter(([, bytes]) => bytes.includes('p-sealed')).map(([name]) => name)).toEqual(['subject'])
    expect(columns.filter(([, bytes]) => bytes.includes('欧阳𠮷祥') || bytes.includes('37100219900101999X'))).toEqual([])
  })

  it('open only where they were recorded', async () => {
    await append('moved-1', 0, submitted('p-moved', '张三'))
    await instance.owner.query(`insert into journal (jurisdiction, stream_kind, stream_id, version, type, data, personal, subject, at, actor, policy, clauses, hash)
      select jurisdiction, stream_kind, 'moved-2', version, type, data, personal, subject, at, actor, policy, clauses, hash from journal where stream_id = 'moved-1'`)
    await expect(load('moved-2')).rejects.toThrow('加密内容无法打开')
    await expect(instance.rebuild()).rejects.toThrow('加密内容无法打开')
  })

  it('lie sealed in the columns of a read model that say so, and are shown in clear', async () => {
    await append('column', 0, submitted('p-column', '李四', '371002198505051111'))
    const { rows } = await instance.owner.query(`select * from case_list where stream_id = 'column'`)
    expect(rows[0].idNumber.includes('371002198505051111')).toBe(false)
    const shown = await instance.reader.query(weihai).listRows('case_list', { filter: { stream_id: 'column' }, limit: 1 })
    expect(shown).toMatchObject([{ name: '李四', idNumber: '371002198505051111' }])
  })
})

describe('erasing a person', () => {
  beforeAll(async () => {
    await append('erased', 0, submitted('p-erased', '单于㐂'), wordAdded('一'))
    await append('bystander', 0, submitted('p-bystander', '丁一'))
    await instance.store.transaction(weihai, (tx) => tx.saveDraft('erased', 'p-erased',
      { version: 1, answers: { name: '单于㐂' }, changedAt: {}, attachments: [], savedAt: at, savedBy: 'a1' }))
    await load('erased')
    expect(await instance.erase(weihai, 'p-erased', at)).toBe(true)
  })

  it('leaves the facts and takes the words, and the fold goes on', async () => {
    const events = await load('erased')
    expect(events.map(({ type, personal }) => [type, personal])).toEqual([['Submitted', undefined], ['WordAdded', undefined]])
    expect(await append('erased', 2, moved('closed'))).toBe(3)
  })

  it('takes the name out of the read models, and the draft', async () => {
    const rows = await instance.reader.query(weihai).listRows('case_list', { filter: { stream_id: 'erased' }, limit: 1 })
    expect(rows).toMatchObject([{ name: null, idNumber: null, words: 1 }])
    expect(await instance.store.transaction(weihai, (tx) => tx.loadDraft('erased'))).toBeUndefined()
  })

  it('leaves everybody else alone', async () => {
    expect((await load('bystander'))[0]?.personal?.fields).toMatchObject({ name: '丁一' })
  })

  it('is final: nothing personal can be recorded for them again', async () => {
    const again = append('erased-again', 0, submitted('p-erased', '单于㐂'))
    await expect(again).rejects.toBeInstanceOf(PersonErased)
    expect(await instance.erase(weihai, 'p-erased', at)).toBe(false)
  })

  it('waits for transactions that have read the words, so that none writes them back', async () => {
    await append('slow', 0, submitted('p-slow', '慢先生'))
    let erasure: Promise<boolean> | undefined
    await instance.store.transaction(weihai, async (tx) => {
      await tx.load(application('slow'))
      erasure = instance.erase(weihai, 'p-slow', at)
      await tx.append(appending('slow', 1, moved('late')))
    })
    expect(await erasure).toBe(true)
    const rows = await instance.reader.query(weihai).listRows('case_list', { filter: { stream_id: 'slow' }, limit: 1 })
    expect(rows).toMatchObject([{ name: null, stage: 'late' }])
  })
})
