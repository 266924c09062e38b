import { describe, expect, it } from 'vitest'
import { compileTest } from './vocabulary.ts'
import type { Test, Verdict } from './condition.ts'
import { dayInWords } from './day.ts'
import { fictionalIdNumber } from './cases.ts'
import type { Form } from './policy.ts'
import { verdictsForOverseers } from './overseerView.ts'

const form = { title: '表', instructions: [], pages: [] } as unknown as Form
const born = '1969-02-17'
const answers = { idNumber: fictionalIdNumber(born, 'male') }

function told(test: Test, referenceDay = '2024-07-31') {
  const { outcome, facts, because } = compileTest(test, { form, condition: 'age' })(answers, { referenceDay })
  const verdict: Verdict = { condition: 'age', clause: '一', quote: '年龄', title: '年龄', modality: 'required', outcome, facts, text: `${because}。` }
  return { verdict, seen: verdictsForOverseers([verdict])[0] ?? verdict }
}

const retirement: Test = { kind: 'below-retirement-age', categoryField: 'category' }

describe('what deciders and auditors read of a verdict on age 周岁', () => {
  it('is the age on the day it is counted on, and not the day of birth', () => {
    const { verdict, seen } = told({ kind: 'age-at-most', years: 55 })
    expect(verdict.facts).toEqual({ 出生日期: born, 计算日: '2024-07-31', 周岁: '55' })
    expect(seen).toEqual({ ...verdict, facts: { 计算日: '2024-07-31', 周岁: '55' } })
  })

  it('has no day of retirement either, from which the day of birth can be counted back', () => {
    const { verdict, seen } = told(retirement)
    expect(verdict).toMatchObject({ facts: { 出生日期: born, 达到法定退休年龄: '2030-03-17', 计算日: '2024-07-31' }, text: '2030年3月17日达到法定退休年龄，截至2024年7月31日尚在年龄以内。' })
    expect(seen).toEqual({ ...verdict, facts: { 计算日: '2024-07-31', 周岁: '55' }, text: '截至2024年7月31日尚在年龄以内。' })
  })

  it('says as much of whoever has reached it', () => {
    const { verdict, seen } = told(retirement, '2030-03-18')
    expect([verdict.text, seen.text, seen.facts]).toEqual(['2030年3月17日已达到法定退休年龄。', '已达到法定退休年龄。', { 计算日: '2030-03-18', 周岁: '61' }])
  })

  it('tells neither where conditions are made of conditions', () => {
    const { verdict, seen } = told({ kind: 'all', of: [{ kind: 'age-at-most', years: 55 }, { kind: 'not', of: { kind: 'not', of: retirement } }] })
    const secrets = [born, dayInWords(born), '2030-03-17', '2030年3月17日']
    expect(secrets.filter((secret) => JSON.stringify(verdict).includes(secret))).toEqual([born, '2030-03-17', '2030年3月17日'])
    expect(secrets.filter((secret) => JSON.stringify(seen).includes(secret))).toEqual([])
  })

  it.each([[{ kind: 'age-at-most', years: 55 }], [retirement]] as const)('has neither a day of birth nor an age where the day lies before it', (test) => {
    const { seen } = told(test, '1969-02-16')
    expect(seen).toMatchObject({ outcome: 'evidence-missing', text: '身份证号码上的出生日期在计算日1969年2月16日以后，请核对。', facts: { 计算日: '1969-02-16' } })
    expect(JSON.stringify(seen)).not.toMatch(/1969-02-17|1969年2月17日|周岁/)
  })

  it('is what everybody reads where no day of birth is told', () => {
    const { verdict, seen } = told({ kind: 'level-at-least', level: 2 })
    expect(seen).toBe(verdict)
  })
})
