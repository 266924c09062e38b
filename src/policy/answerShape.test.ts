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
    expect(checkShape(form, { name: 7, secret: 'yes', honours: 'x', experience: [{}, 'x', { where: 7 }, { salary: '1' }], shoeSize: '42' })).toEqual([
      { field: 'name', code: 'wrong-kind', text: '“姓名”的内容格式不正确（应当是文字），没有保存。请刷新页面后重新填写。' },
      { field: 'secret', code: 'wrong-kind', text: '“涉密人员”的内容格式不正确（请选择“是”或“否”），没有保存。请刷新页面后重新填写。' },
      { field: 'honours', code: 'wrong-kind', text: '“获得荣誉称号情况”的内容格式不正确（应当是一行一行的表格），没有保存。请刷新页面后重新填写。' },
      { field: 'experience', row: 1, code: 'wrong-kind', text: '“主要学习和工作经历”第2行的格式不正确，没有保存。请刷新页面后重新填写。' },
      { field: 'experience', row: 2, column: 'where', code: 'wrong-kind', text: '“主要学习和工作经历”第3行的“何校、何单位学习、工作”应当是文字，没有保存。请重新填写。' },
      { field: 'experience', row: 3, column: 'salary', code: 'unknown-column', text: '“主要学习和工作经历”第4行里没有“salary”这一栏，没有保存。请刷新页面后重新填写。' },
      { field: 'shoeSize', code: 'unknown-field', text: '申报表里没有“shoeSize”这一项，没有保存。请刷新页面，按现在的表格填写。' },
    ]))

  it('takes no book for an answer', () => {
    const long = (chars: number, rows: number, cellChars: number) => ({ deeds: '甲'.repeat(chars), honours: Array.from({ length: rows }, () => ({})), experience: [{ where: '甲'.repeat(cellChars) }] })
    expect(checkShape(form, long(20_000, 200, 5_000))).toEqual([])
    expect(checkShape(form, long(20_001, 201, 5_001))).toEqual([
      { field: 'deeds', code: 'too-long', text: '“申报人事迹材料”太长，超过20000字，没有保存。请删减后再试。' },
      { field: 'honours', code: 'too-many-rows', text: '“获得荣誉称号情况”有201行，超过200行，没有保存。请删减后再试。' },
      { field: 'experience', row: 0, column: 'where', code: 'too-long', text: '“主要学习和工作经历”第1行的“何校、何单位学习、工作”太长，超过5000字，没有保存。请删减后再试。' },
    ])
  })

  it('has nothing against words that are unfinished, too long for their field or empty', () =>
    expect(told({ idNumber: '37', name: '甲'.repeat(200), post: '', secret: true, honours: [{}, { name: '' }], phone: 'x' }).concat(told({ secret: '' }))).toEqual([]))

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
