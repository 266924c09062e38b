import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { defineReadModel } from '../../src/readmodels/readModel.ts'
import { appending, application, at, caseList, moved, openInstance, settings, submitted, weihai, wordAdded } from './instance.ts'
import type { Case, Instance } from './instance.ts'

let instance: Instance
beforeAll(async () => {
  instance = await openInstance()
  for (const [index, name] of names.entries()) await append(`c-${index}`, 0, submitted(`p-${index}`, name))
  await append('words', 0, moved('elsewhere'), wordAdded('一'), wordAdded('二'), wordAdded('三'))
})
afterAll(() => instance.close())

const names = ['王五', '张三', '李四', '阿里', '重庆', '单一', '丁一', '买买提·艾力', '𠮷田', '㐂乐', '百分%_之']
const append = (id: string, expected: number, ...events: Parameters<typeof appending>[2][]) =>
  instance.store.transaction(weihai, (tx) => tx.append(appending(id, expected, ...events)))
const listed = async (listing: Parameters<ReturnType<Instance['reader']['query']>['listRows']>[1]) =>
  (await instance.reader.query(weihai).listRows<{ name: string }>('case_list', listing)).map(({ name }) => name)

describe('rows of a stream', () => {
  it('are there when the transaction that changed it ends, one, many or fewer than before', async () => {
    expect(await instance.rowsOf('word_list')).toEqual(['一', '二', '三'].map((word, index) =>
      ({ stream_id: 'words', word, day: '2024-07-31', more: { index } })))
    const [row] = await instance.reader.query(weihai).listRows('case_list', { filter: { stream_id: 'words' }, limit: 1 })
    expect(row).toEqual({ stream_id: 'words', name: null, idNumber: null, stage: 'elsewhere', words: 3, updatedOn: at, version: 4 })
  })

  it('are seen by the transaction itself as soon as it has appended', async () => {
    const rows = await instance.store.transaction(weihai, async (tx) => {
      await tx.append(appending('inside', 0, moved('only-here')))
      return tx.rows('case_list', { stage: 'only-here', name: null })
    })
    expect(rows).toHaveLength(1)
  })

  it('are the same after a rebuild, and after another', async () => {
    const before = [await instance.rowsOf('case_list'), await instance.rowsOf('word_list')]
    await instance.rebuild()
    const once = [await instance.rowsOf('case_list'), await instance.rowsOf('word_list')]
    await instance.rebuild()
    const twice = [await instance.rowsOf('case_list'), await instance.rowsOf('word_list')]
    expect(once).toEqual(before)
    expect(twice).toEqual(before)
    expect(before[0]!.length).toBeGreaterThan(names.length)
  })

  it('are mended by a rebuild when somebody changed them', async () => {
    const before = await instance.rowsOf('case_list')
    await instance.owner.query(`update case_list set name = '改名'; delete from case_list where stream_id = 'c-1'; insert into case_list values ('weihai', 'ghost', 0)`)
    await instance.rebuild()
    expect(await instance.rowsOf('case_list')).toEqual(before)
  })

  it('miss nothing that is appended while a rebuild runs', async () => {
    const appends = Array.from({ length: 20 }, (_, n) => append(`during-${n}`, 0, moved('during')))
    await Promise.all([instance.rebuild(), ...appends, instance.rebuild()])
    expect(await instance.reader.query(weihai).countRows('case_list', { stage: 'during' })).toBe(20)
  })
})

describe('a list', () => {
  const ofSubmitted = { stage: 'submitted' }

  it('sorts names by pinyin, loses none of the rare ones, and turns round', async () => {
    const ascending = await listed({ filter: ofSubmitted, sort: [{ column: 'name' }], limit: 20 })
    expect(ascending.filter((name) => !'𠮷㐂'.includes([...name][0]!))).toEqual(
      ['阿里', '百分%_之', '重庆', '丁一', '李四', '买买提·艾力', '单一', '王五', '张三'].toSorted(new Intl.Collator('zh-u-co-pinyin').compare))
    expect([...ascending].sort()).toEqual([...names].sort())
    expect(await listed({ filter: ofSubmitted, sort: [{ column: 'name', order: 'desc' }], limit: 20 })).toEqual(ascending.toReversed())
  })

  it('sorts names by strokes', async () => {
    const byStrokes = await listed({ filter: { name: { in: ['王五', '丁一', '李四', '张三'] } }, sort: [{ column: 'name', by: 'strokes' }], limit: 20 })
    expect(byStrokes).toEqual(['丁一', '王五', '张三', '李四'])
  })

  it('finds names by part, whole characters only, with no wildcards', async () => {
    expect(await listed({ filter: { name: { contains: '𠮷' } }, limit: 20 })).toEqual(['𠮷田'])
    expect(await listed({ filter: { name: '㐂乐' }, limit: 20 })).toEqual(['㐂乐'])
    expect(await listed({ filter: { name: { contains: '%_' } }, limit: 20 })).toEqual(['百分%_之'])
    expect(await listed({ filter: { name: { contains: '%' }, stage: 'elsewhere' }, limit: 20 })).toEqual([])
  })

  it('gives pages that together are the whole, each row once', async () => {
    const page = (offset: number) => listed({ filter: ofSubmitted, sort: [{ column: 'words' }], limit: 4, offset })
    const pages = [...await page(0), ...await page(4), ...await page(8)]
    expect(pages).toEqual(await listed({ filter: ofSubmitted, sort: [{ column: 'words' }], limit: 20 }))
    expect(await instance.reader.query(weihai).countRows('case_list', ofSubmitted)).toBe(names.length)
  })

  it('bounds a range at its end and knows what is missing', async () => {
    expect(await listed({ filter: { words: { from: 1, until: 3 } }, limit: 20 })).toEqual([])
    expect(await listed({ filter: { words: { from: 1 }, name: null }, limit: 20 })).toEqual([null])
  })

  it('refuses columns it has not, and those that are sealed', async () => {
    await expect(listed({ filter: { 'name" or true --': 'x' }, limit: 1 })).rejects.toThrow('has no column')
    await expect(listed({ sort: [{ column: 'idNumber' }], limit: 1 })).rejects.toThrow('is sealed')
  })

  it('reads the columns asked for and no others', async () => {
    const query = instance.reader.query(weihai)
    const rows = await query.listRows('case_list', { columns: ['stage'], filter: { name: '𠮷田' }, limit: 20 })
    expect(rows.map((row) => Object.keys(row))).toEqual([['stream_id', 'stage']])
  })

  it('shows one jurisdiction nothing of another', async () => {
    expect(await instance.reader.query('yantai').listRows('case_list', { limit: 20 })).toEqual([])
  })
})

describe('a timeline', () => {
  it('shows the entries of several streams in order, without personal parts', async () => {
    await append('words', 4, moved('later'))
    const entries = await instance.reader.query(weihai).timeline([application('words'), application('c-0')])
    expect(entries.map(({ stream, type }) => `${stream.id} ${type}`)).toEqual(
      ['c-0 Submitted', 'words Moved', 'words WordAdded', 'words WordAdded', 'words WordAdded', 'words Moved'])
    expect(entries[0]).toMatchObject({ subject: 'p-0', actor: { name: '申报人' }, clauses: ['第三条'], at })
    expect(JSON.stringify(entries.map(({ position: _, ...entry }) => entry))).not.toContain('王五')
  })
})

describe('a definition that changes', () => {
  const renewed = defineReadModel({
    table: 'case_list', from: 'application', columns: { upper: 'text', idNumber: 'sealed' },
    rows: (_id, { stage, idNumber }: Case) => [{ upper: stage.toUpperCase(), idNumber }],
  })

  it('leaves the tables alone where nothing changed', async () => {
    const { applied, rebuilt } = await migrate({ url: instance.database.url, ...settings })
    expect({ applied, rebuilt }).toEqual({ applied: [], rebuilt: [] })
  })

  it('gives a new table, filled from the journal, and drops one that nobody fills', async () => {
    const own = await openInstance()
    await own.store.transaction(weihai, (tx) => tx.append(appending('c', 0, submitted('p', '王五'))))
    const { rebuilt } = await migrate({ url: own.database.url, ...settings, readModels: [renewed] })
    const { rows } = await own.pool.query('select upper from case_list')
    const { rows: [words] } = await own.pool.query(`select to_regclass('word_list') as table`)
    const back = await migrate({ url: own.database.url, ...settings })
    await own.close()

    expect(rebuilt).toEqual(['case_list'])
    expect(rows).toEqual([{ upper: 'SUBMITTED' }])
    expect(words.table).toBeNull()
    expect(back.rebuilt).toEqual(['case_list', 'word_list'])
  })

  it('may be found by several processes at once', async () => {
    const migrations = Array.from({ length: 4 }, () => migrate({ url: instance.database.url, ...settings, readModels: [caseList] }))
    const rebuilt = (await Promise.all(migrations)).flatMap((migrated) => migrated.rebuilt)
    expect(rebuilt).toEqual([])
  })
})
