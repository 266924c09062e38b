import { describe, expect, it } from 'vitest'
import type { FormField } from '../../../policy/policy.ts'
import { answerText, cellText } from './answerText.ts'

const base = { id: 'x', label: '某项', required: true, purpose: '测试' } as const
const level: FormField = { ...base, kind: 'choice', options: [{ value: '1', label: '高级技师（一级）' }] }

describe('what an answer says to a reviewer', () => {
  it.each([
    [level, '1', '高级技师（一级）'],
    [level, '9', '9'],
    [{ ...base, kind: 'yes-no' }, false, '否'],
    [{ ...base, kind: 'month' }, '1998-07', '1998年7月'],
    [{ ...base, kind: 'month' }, '一九九八', '一九九八'],
    [{ ...base, kind: 'day' }, '2024-07-11', '2024年7月11日'],
    [{ ...base, kind: 'phone' }, '13800001234', '138 0000 1234'],
    [{ ...base, kind: 'text', maxChars: 9 }, undefined, ''],
  ] as const)('%#: is in words', (field, value, text) => expect(answerText(field as FormField, value)).toBe(text))

  it('is in words in the cells of a list as well', () =>
    expect([
      cellText({ id: 'a', label: '层次', required: true, kind: 'choice', options: [{ value: 'national', label: '国家级' }] }, 'national'),
      cellText({ id: 'b', label: '授予年月', required: true, kind: 'month' }, '2020-05'),
      cellText({ id: 'c', label: '名次', required: false, kind: 'number', min: 1, max: 9 }, undefined),
    ]).toEqual(['国家级', '2020年5月', '']))

  it('says of a cell left empty what that means, where the form says so', () => {
    const until = { id: 'to', label: '止', required: false, kind: 'month', whenBlank: '至今' } as const
    expect([cellText(until, ''), cellText(until, undefined), cellText(until, '2003-06')]).toEqual(['至今', '至今', '2003年6月'])
  })
})
