import { problemPlace, type AnswerProblem } from './answers.ts'
import type { Answers, Form, FormField } from './policy.ts'

/** More than any field takes: words beyond its own limit are still kept while somebody shortens them, a book is not. */
const MOST_CHARS = 20_000
const MOST_CELL_CHARS = 5_000
const MOST_ROWS = 200

/**
 * What can't be kept even in a draft: a field that the form doesn't have, a value of another kind than the field's. Unfinished words are
 * none of this. Everything is named at once; where nothing is, the changes are answers.
 */
export function checkShape(form: Form, changes: Readonly<Record<string, unknown>>, kept: Answers = {}): readonly AnswerProblem[] {
  const fields = new Map(form.pages.flatMap((page) => page.fields).map((field) => [field.id, field]))
  return Object.entries(changes).flatMap(([id, value]) => {
    const field = fields.get(id)
    if (field) return shapeOf(field, value)
    // What an earlier version of the form asked may be emptied, or nobody could ever be rid of it.
    return Object.hasOwn(kept, id) && value === '' ? [] : [{ field: id, code: 'unknown-field', text: `申报表里没有“${id}”这一项，没有保存。请刷新页面，按现在的表格填写。` }]
  })
}

/** The same as a refusal. */
export const refusalOfAnswer = (problem: AnswerProblem) => ({ code: problem.code, about: problemPlace(problem), detail: problem.text })

function shapeOf(field: FormField, value: unknown): AnswerProblem[] {
  switch (field.kind) {
    case 'rows': return rowsShape(field, value)
    case 'yes-no': return typeof value === 'boolean' || value === '' ? [] : [wrongKind(field, '请选择“是”或“否”')]
    default: return textShape(field, value)
  }
}

function textShape(field: FormField, value: unknown): AnswerProblem[] {
  if (typeof value !== 'string') return [wrongKind(field, '应当是文字')]
  return value.length > MOST_CHARS ? [{ field: field.id, code: 'too-long', text: `“${field.label}”太长，超过${MOST_CHARS}字，没有保存。请删减后再试。` }] : []
}

function rowsShape(field: Extract<FormField, { kind: 'rows' }>, value: unknown): AnswerProblem[] {
  if (!Array.isArray(value)) return [wrongKind(field, '应当是一行一行的表格')]
  if (value.length > MOST_ROWS) return [{ field: field.id, code: 'too-many-rows', text: `“${field.label}”有${value.length}行，超过${MOST_ROWS}行，没有保存。请删减后再试。` }]
  return value.flatMap((row: unknown, index) => rowShape(field, row, index))
}

function rowShape(field: Extract<FormField, { kind: 'rows' }>, row: unknown, index: number): AnswerProblem[] {
  const where = { field: field.id, row: index }
  const place = `“${field.label}”第${index + 1}行`
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return [{ ...where, code: 'wrong-kind', text: `${place}的格式不正确，没有保存。请刷新页面后重新填写。` }]
  return Object.entries(row).flatMap(([column, cell]: [string, unknown]) => {
    const known = field.columns.find(({ id }) => id === column)
    if (!known) return [{ ...where, column, code: 'unknown-column', text: `${place}里没有“${column}”这一栏，没有保存。请刷新页面后重新填写。` }]
    if (typeof cell !== 'string') return [{ ...where, column, code: 'wrong-kind', text: `${place}的“${known.label}”应当是文字，没有保存。请重新填写。` }]
    return cell.length > MOST_CELL_CHARS ? [{ ...where, column, code: 'too-long', text: `${place}的“${known.label}”太长，超过${MOST_CELL_CHARS}字，没有保存。请删减后再试。` }] : []
  })
}

function wrongKind({ id, label }: FormField, should: string): AnswerProblem {
  return { field: id, code: 'wrong-kind', text: `“${label}”的内容格式不正确（${should}），没有保存。请刷新页面后重新填写。` }
}
