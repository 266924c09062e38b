import { describe, expect, it } from 'vitest'
import { othersSharing, quotaOf, rowInWords } from './nominations.ts'
import type { Nominations } from './policy.ts'

const named = { body: '鹿城区', count: 4, each: false }
const everyOne = { body: '市直单位', count: 1, each: true }
const table: Nominations = { kind: 'per-body', rows: [named, everyOne] }

describe('how many a body may put forward 推荐名额', () => {
  it('is no number where the measure sets no limit', () => expect(quotaOf({ kind: 'unlimited' }, '鹿城区')).toBeUndefined())
  it('is what the table says of the body by name', () => expect(quotaOf(table, '鹿城区')).toEqual({ count: 4, row: named }))
  it.each(['鹿城区人社局', '鹿城区人力社保局', '鹿城区人力资源和社会保障局', '温州市鹿城区人力资源社会保障局'])('is what the table says of the place whose department the body is: %s', (body) =>
    expect(quotaOf(table, body)).toEqual({ count: 4, row: named }))
  it.each(['鹿城区焊接协会', '鹿城区人社局技师学院', '人社局', '东鹿城人社局'])('is not that of a place for another body there: %s', (body) => expect(quotaOf(table, body)?.row).toBe(everyOne))
  it('is not that of a place whose name only ends the same', () => {
    const [inner, outer] = [{ body: '城区', count: 2, each: false }, { body: '东城区', count: 3, each: false }]
    const both: Nominations = { kind: 'per-body', rows: [inner, outer] }
    expect(['东城区人社局', '演示市东城区人社局', '演示市城区人社局', '西城区人社局'].map((body) => quotaOf(both, body))).toEqual([
      { count: 3, row: outer }, { count: 3, row: outer }, { count: 2, row: inner }, { count: 0 },
    ])
  })
  it('is what is said of the body itself before what is said of its place', () => {
    const itself = { body: '鹿城区人社局', count: 2, each: false }
    expect(quotaOf({ kind: 'per-body', rows: [named, itself] }, '鹿城区人社局')).toEqual({ count: 2, row: itself })
  })
  it('is what the table gives to each of a kind where it does not name the body', () =>
    expect([quotaOf(table, '市交通局'), quotaOf(table)]).toEqual([{ count: 1, row: everyOne }, { count: 1, row: everyOne }]))
  it('is what the table says of the body by a name that it had', () => expect(quotaOf(table, '瓯海新区', '鹿城区人社局')).toEqual({ count: 4, row: named }))
  it('is none where no row speaks of the body', () => expect(quotaOf({ kind: 'per-body', rows: [named] }, '市交通局')).toEqual({ count: 0 }))
  it('reads as the table has it', () => expect([named, everyOne].map(rowInWords)).toEqual(['鹿城区4名', '市直单位各1名']))
})

describe('who takes from the same places', () => {
  const registered = [{ id: 'short', name: '鹿城区人社局' }, { id: 'long', name: '温州市鹿城区人力资源和社会保障局' }, { id: 'roads', name: '市交通局' }, { id: 'water', name: '市水利局' }]
  it('is every other body that the same row names, whatever it is called', () =>
    expect(['short', 'long'].map((body) => othersSharing(table, body, registered).map(({ id }) => id))).toEqual([['long'], ['short']]))
  it('is nobody where the row gives each of a kind its own, or speaks of no such body, or nothing is limited', () => {
    const tables: readonly Nominations[] = [table, { kind: 'per-body', rows: [named] }, { kind: 'unlimited' }]
    expect(tables.map((each) => othersSharing(each, 'roads', registered))).toEqual([[], [], []])
  })
  it('is a body that was renamed since as well', () =>
    expect(othersSharing(table, 'short', [{ id: 'short', name: '鹿城区人社局' }, { id: 'long', name: '瓯海新区人社局', formerNames: ['鹿城区人力社保局'] }]).map(({ id }) => id)).toEqual(['long']))
  it('is nobody for a body that is not registered', () => expect(othersSharing(table, 'unknown', registered)).toEqual([]))
})
