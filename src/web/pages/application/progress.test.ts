import { describe, expect, it } from 'vitest'
import type { FormPage } from '../../../policy/policy.ts'
import { forTheApplicant, inOneLine, materialProgress, pageProgress, shownErrors, shownRow, wordsByField } from './progress.ts'

const common = { required: true, purpose: '核对' } as const
const page: FormPage = {
  id: 'person', title: '基本情况',
  fields: [
    { ...common, id: 'name', label: '姓名', kind: 'text', maxChars: 60 },
    { ...common, id: 'rows', label: '经历', kind: 'rows', minRows: 1, maxRows: 9, columns: [{ id: 'from', label: '起', kind: 'month', required: true }] },
  ],
}
const none: ReadonlySet<string> = new Set()

describe('how far a page is', () => {
  it('is untouched while nothing stands in it', () =>
    expect(pageProgress(page, { rows: [{ from: ' ' }] }, [{ field: 'name', text: '' }])).toEqual({ kind: 'untouched' }))
  it('misses fields, not cells', () =>
    expect(pageProgress(page, { name: '李某' }, [{ field: 'rows.0.from', text: '' }, { field: 'rows.1.from', text: '' }, { field: 'other', text: '' }])).toEqual({ kind: 'missing', count: 1 }))
  it('is done where nothing speaks against it', () => expect(pageProgress(page, { name: '李某' }, [{ field: 'other', text: '' }])).toEqual({ kind: 'done' }))
})

it('the material list is untouched until something is attached', () =>
  expect(materialProgress([{ id: 'card' } as never], [], [{ field: 'card', text: '' }])).toEqual({ kind: 'untouched' }))

describe('what is said at the fields', () => {
  const problems = [{ field: 'name', text: '请填写“姓名”。' }, { field: 'rows.0.from', text: '请填写年月。' }]

  it('does not scold for what is still blank', () => expect(shownErrors(page, { name: '' }, problems, false, none)).toEqual([]))
  it('names what is blank once the page is checked', () => expect(shownErrors(page, {}, problems, true, none)).toEqual(problems))
  it('names what was filled in wrongly, in the row where it stands on the screen', () =>
    expect(shownErrors(page, { rows: [{ from: '' }, { from: '去年' }] }, problems.slice(1), false, none)).toEqual([{ field: 'rows.1.from', text: '请填写年月。' }]))
  it('says nothing of words that have not arrived', () => expect(shownErrors(page, {}, problems, true, new Set(['name', 'rows']))).toEqual([]))
})

it('puts everything that is wrong with one field under it', () =>
  expect(wordsByField([{ field: 'name', text: '请去掉换行。' }, { field: 'rows.0.from', text: '请填写年月。' }, { field: 'name', text: '请删去1字。' }]))
    .toEqual({ 'name': '请去掉换行。请删去1字。', 'rows.0.from': '请填写年月。' }))

it('counts rows as they are kept', () => expect(shownRow([{ a: '' }, { a: '1' }, { a: '' }, { a: '2' }], 1)).toBe(3))

it.each([
  ['required', 'not-met', true], ['generally', 'not-met', true], ['preferred', 'not-met', false],
  ['required', 'evidence-missing', true], ['required', 'needs-judgement', false], ['required', 'met', false],
])('a condition %s that is %s calls for the applicant: %s', (modality, outcome, calls) => expect(forTheApplicant({ modality, outcome })).toBe(calls))

it('says in one line how the conditions stand, a preference not met left out', () => {
  const verdict = (outcome: string, modality = 'required') => ({ outcome, modality })
  expect(inOneLine([verdict('met'), verdict('not-met'), verdict('met'), verdict('evidence-missing', 'preferred'), verdict('not-met', 'preferred')])).toBe('已符合2项，缺少材料1项，不符合1项')
  expect(inOneLine([verdict('needs-judgement')])).toBe('需人工判断1项')
})
