import { describe, expect, it } from 'vitest'
import type { FormField } from '../../policy/policy.ts'
import { answerText, isBlank } from './answerText.ts'

const common = { id: 'f', label: '某项', required: true, purpose: '核对' } as const
const field = (kind: Extract<FormField['kind'], 'month' | 'day' | 'phone' | 'id-number' | 'yes-no'>): FormField => ({ ...common, kind })

describe('an answer as people read it', () => {
  it('gives the words of a choice', () =>
    expect(answerText({ ...common, kind: 'choice', options: [{ value: '1', label: '高级技师（一级）' }] }, '1')).toBe('高级技师（一级）'))
  it('gives a month and a day in Chinese', () =>
    expect([answerText(field('month'), '2019-06'), answerText(field('day'), '2024-07-05')]).toEqual(['2019年6月', '2024年7月5日']))
  it('leaves what is no month as it was typed', () => expect(answerText(field('month'), '去年')).toBe('去年'))
  it('groups numbers', () => expect(answerText(field('phone'), '13800001234')).toBe('138 0000 1234'))
  it('says yes and no', () => expect([answerText(field('yes-no'), true), answerText(field('yes-no'), false)]).toEqual(['是', '否']))
  it('says nothing where nothing was answered', () => expect(answerText(field('month'), undefined)).toBe(''))
})

describe('a blank answer', () => {
  it.each([[undefined], [''], ['  '], [[]], [[{ a: ' ' }]]])('%j is blank', (value) => expect(isBlank(value)).toBe(true))
  it.each([[false], ['0'], [[{ a: '', b: '1' }]]])('%j is not', (value) => expect(isBlank(value)).toBe(false))
})
