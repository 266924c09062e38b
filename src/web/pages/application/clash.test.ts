import { describe, expect, it } from 'vitest'
import type { FormField } from '../../../policy/policy.ts'
import { bothOf, linesOf } from './clash.ts'

const common = { id: 'f', label: '某项', required: true, purpose: '核对' } as const
const long: FormField = { ...common, kind: 'long-text', maxChars: 600 }
const sex: FormField = { ...common, kind: 'choice', options: [{ value: 'male', label: '男' }] }
const rows: FormField = { ...common, kind: 'rows', minRows: 0, maxRows: 9, columns: [{ id: 'from', label: '起', kind: 'month', required: true }, { id: 'where', label: '单位', kind: 'text', maxChars: 9, required: true }] }

describe('two hands on one field', () => {
  it('keeps both long texts, one under the other', () => expect(bothOf(long, '甲', '乙')).toBe('甲\n\n乙'))
  it('keeps every row once', () =>
    expect(bothOf(rows, [{ from: '2019-06' }, { from: '2020-01' }], [{ from: '2019-06' }, { from: '2021-02' }])).toEqual([{ from: '2019-06' }, { from: '2020-01' }, { from: '2021-02' }]))
  it('can not keep two answers to one choice', () => expect(bothOf(sex, 'male', 'female')).toBeUndefined())
  it('shows a choice in its words and rows line by line', () =>
    expect([linesOf(sex, 'male'), linesOf(rows, [{ from: '2019-06', where: '演示厂' }])]).toEqual([['男'], ['2019年6月，演示厂']]))
})
