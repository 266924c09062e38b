import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersOf } from '../../test/support/facts.ts'
import { weihai2024 } from '../../test/policy/versions.ts'
import { checkShape, refusalOfAnswer } from './answerShape.ts'
import { checkAnswers, normaliseAnswers } from './answers.ts'
import { judge } from './conditions.ts'
import type { Answers } from './policy.ts'

const policy = weihai2024()
const { form } = policy
const told = (changes: Readonly<Record<string, unknown>>, kept?: Answers) => checkShape(form, changes, kept).map(refusalOfAnswer).map(({ code, about }) => `${about} ${code}`)

describe('the shape of what a draft is asked to keep 草稿', () => {
  it('names every field the form does not have, and every value of another kind, at once', () => expect(told({
    nonsense: 'x', constructor: 'x', post: ['班长'], name: 7, phone: null, secret: 'yes', deeds: { text: 'x' }, experience: 'x',
    honours: [{ name: 3, colour: 'red' }, 'x', null, []],
  })).toEqual([
    'nonsense unknown-field', 'constructor unknown-field', 'post wrong-kind', 'name wrong-kind', 'phone wrong-kind', 'secret wrong-kind', 'deeds wrong-kind', 'experience wrong-kind',
    'honours.0.name wrong-kind', 'honours.0.colour unknown-column', 'honours.1 wrong-kind', 'honours.2 wrong-kind', 'honours.3 wrong-kind',
  ]))

  it('says so in sentences with the label of the field', () =>
    expect(checkShape(form, { name: 7 })).toEqual([{ field: 'name', code: 'wrong-kind', text: '“姓名”的内容格式不正确（应当是文字），没有保存。请刷新页面后重新填写。' }]))

  it('takes no book for an answer', () =>
    expect(told({ deeds: '甲'.repeat(20_001), honours: Array.from({ length: 201 }, () => ({})), experience: [{ where: '甲'.repeat(5_001) }] }))
      .toEqual(['deeds too-long', 'honours too-many-rows', 'experience.0.where too-long']))

  it('has nothing against words that are unfinished, too long for their field or empty', () =>
    expect(told({ idNumber: '37', name: '甲'.repeat(200), post: '', secret: '', honours: [{}, { name: '' }], phone: 'x' })).toEqual([]))

  it('lets go of what an earlier version of the form asked, and takes nothing more for it', () => {
    expect([told({ hobby: '' }, { hobby: '钓鱼' }), told({ hobby: '下棋' }, { hobby: '钓鱼' }), told({ hobby: '' })]).toEqual([[], ['hobby unknown-field'], ['hobby unknown-field']])
    expect(checkAnswers(form, { ...answersOf(), hobby: '钓鱼' }).map(({ field }) => field)).toEqual(['hobby'])
    expect(checkAnswers(form, { ...answersOf(), hobby: '' })).toEqual([])
  })
})

describe('a draft of another version of the form', () => {
  const value = fc.oneof(fc.string(), fc.boolean(), fc.array(fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }), { maxLength: 3 }))
  const fields = form.pages.flatMap((page) => page.fields.map(({ id }) => id))

  it('opens, whatever its fields hold: it is checked and judged without failing', () => fc.assert(fc.property(
    fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), value), (answers) => {
      const normal = normaliseAnswers(form, answers as Answers)
      checkAnswers(form, normal, '2024-07-12')
      expect(judge(policy, normal, { referenceDay: '2024-07-20' })).toHaveLength(policy.conditions.length)
    })))
})
