import { describe, expect, it } from 'vitest'
import { quotaOf, rowInWords } from './nominations.ts'
import type { Nominations } from './policy.ts'

const named = { body: '鹿城区', count: 4, each: false }
const everyOne = { body: '市直单位', count: 1, each: true }
const table: Nominations = { kind: 'per-body', rows: [named, everyOne] }

describe('how many a body may put forward 推荐名额', () => {
  it('is no number where the measure sets no limit', () => expect(quotaOf({ kind: 'unlimited' }, '鹿城区')).toBeUndefined())
  it('is what the table says of the body by name', () => expect(quotaOf(table, '鹿城区')).toEqual({ count: 4, row: named }))
  it('is what the table gives to each of a kind where it does not name the body', () =>
    expect([quotaOf(table, '市交通局'), quotaOf(table, undefined)]).toEqual([{ count: 1, row: everyOne }, { count: 1, row: everyOne }]))
  it('is none where no row speaks of the body', () => expect(quotaOf({ kind: 'per-body', rows: [named] }, '市交通局')).toEqual({ count: 0 }))
  it('reads as the table has it', () => expect([named, everyOne].map(rowInWords)).toEqual(['鹿城区4名', '市直单位各1名']))
})
