import { textIn } from './facts.ts'
import { isRealDay, isRealMonth, monthInWords } from './day.ts'
import { readIdNumber, type IdNumberFault } from './idNumber.ts'
import type { Answers, AnswerValue, Attachment, Form, FormField, Material, Policy, RowColumn } from './policy.ts'

export { normaliseAnswers, normaliseIdNumber } from './normaliseAnswers.ts'

/** One thing wrong with the form: the field, for a table the row (from 0) and column, a stable code, and the words for it. */
export type AnswerProblem = Readonly<{ field: string; row?: number; column?: string; code: string; text: string }>

/** Where a problem lies, as one word: `jobs.0.from`. */
export const problemPlace = ({ field, row, column }: AnswerProblem): string => [field, row, column].filter((part) => part !== undefined).join('.')

export type MaterialProblem = Readonly<{ material: string; code: string; text: string }>

type Fault = Readonly<{ code: string; text: string }>
type Row = Readonly<Record<string, string>>
/** A field or column that holds one text. */
type Cell = Exclude<FormField, { kind: 'rows' | 'yes-no' | 'photo' }> | RowColumn

/** Every problem of the form at once; `today` also refuses days that have not come yet. */
export function checkAnswers(form: Form, answers: Answers, today?: string): readonly AnswerProblem[] {
  const fields = form.pages.flatMap((page) => page.fields)
  return [
    ...fields.flatMap((field) => checkField(field, answers[field.id])),
    ...checkPerson(fields, answers, today),
    ...strangers(fields, answers),
  ]
}

function checkField(field: FormField, value: AnswerValue | undefined): AnswerProblem[] {
  if (field.kind === 'rows') return checkRows(field, value)
  if (isBlank(value)) return field.required ? [{ field: field.id, ...missing(field) }] : []
  const faults = field.kind === 'yes-no'
    ? faultUnless(typeof value === 'boolean', 'wrong-kind', `“${field.label}”请选择“是”或“否”。`)
    : field.kind === 'photo'
      ? faultUnless(typeof value === 'string', 'wrong-kind', `请重新上传“${field.label}”。`)
      : cellFaults(field, value)
  return faults.map((fault) => ({ field: field.id, ...fault }))
}

function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

const missingVerb: Readonly<Partial<Record<FormField['kind'], string>>> = { 'choice': '请选择', 'yes-no': '请选择', 'photo': '请上传' }

function missing({ kind, label }: FormField | RowColumn): Fault {
  return { code: 'required', text: `${missingVerb[kind] ?? '请填写'}“${label}”。` }
}

function faultUnless(holds: boolean, code: string, text: string): Fault[] {
  return holds ? [] : [{ code, text }]
}

function cellFaults(cell: Cell, value: AnswerValue | undefined): Fault[] {
  if (typeof value !== 'string') return [{ code: 'wrong-kind', text: `“${cell.label}”的内容格式不正确，请重新填写。` }]
  switch (cell.kind) {
    case 'text':
      return textFaults(cell, value)
    case 'long-text':
      return tooLong(cell, value)
    case 'choice':
      return faultUnless(cell.options.some((option) => option.value === value), 'not-an-option', `“${cell.label}”请从所列选项中选择。`)
    case 'day':
      return faultUnless(isRealDay(value), 'day-format', `“${cell.label}”请填写存在的日期，如 2024-07-31。`)
    case 'month':
      return faultUnless(isRealMonth(value), 'month-format', `“${cell.label}”请填写年月，如 2024-07。`)
    case 'number':
      return numberFault(cell, value)
    case 'phone':
      return faultUnless(PHONE.test(value), 'phone-format', `“${cell.label}”请填写11位手机号码，或带区号的固定电话，如 0631-5231234。`)
    case 'id-number':
      return idNumberFault(cell, value)
  }
}

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/

function textFaults(cell: Readonly<{ label: string; maxChars: number }>, value: string): Fault[] {
  const oneLine = value.replace(/[\r\n]+/gu, '')
  // Counted without the breaks: who takes those out need not delete as many characters besides.
  return [...faultUnless(value === oneLine, 'line-break', `“${cell.label}”只能写一行，请去掉换行。`), ...tooLong(cell, oneLine)]
}

function tooLong({ label, maxChars }: Readonly<{ label: string; maxChars: number }>, value: string): Fault[] {
  // A text has at most as many characters as code units: most answers need no counting.
  if (value.length <= maxChars) return []
  const chars = countChars(value)
  return faultUnless(chars <= maxChars, 'too-long', `“${label}”最多${maxChars}字，现在是${chars}字，请删去${chars - maxChars}字。`)
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** 字数 — characters as a person counts them: a rare character beyond the basic plane is one. */
export function countChars(text: string): number {
  return Array.from(graphemes.segment(text)).length
}

function numberFault({ label, min, max }: Readonly<{ label: string; min: number; max: number }>, value: string): Fault[] {
  const number = /^-?\d{1,12}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
  return faultUnless(number >= min && number <= max, 'number-range', `“${label}”请填写${min}到${max}之间的数字。`)
}

const idNumberWords: Readonly<Record<IdNumberFault, string>> = {
  'id-number-format': '应为18位，前17位是数字，末位是数字或X',
  'id-number-birth-day': '第7至14位不是存在的日期',
  'id-number-check-digit': '校验位不符，请对照身份证逐位核对',
}

function idNumberFault({ label }: Cell, value: string): Fault[] {
  const read = readIdNumber(value)
  return typeof read === 'string' ? [{ code: read, text: `“${label}”${idNumberWords[read]}。` }] : []
}

function checkRows(field: Extract<FormField, { kind: 'rows' }>, value: AnswerValue | undefined): AnswerProblem[] {
  if (value !== undefined && !Array.isArray(value)) return [{ field: field.id, code: 'wrong-kind', text: `“${field.label}”的内容格式不正确，请重新填写。` }]
  const rows: readonly Row[] = value ?? []
  const least = field.required ? Math.max(field.minRows, 1) : field.minRows
  return [
    ...(rows.length < least ? [{ field: field.id, code: 'too-few-rows', text: `“${field.label}”至少填写${least}行。` }] : []),
    ...(rows.length > field.maxRows ? [{ field: field.id, code: 'too-many-rows', text: `“${field.label}”最多${field.maxRows}行，现在是${rows.length}行。` }] : []),
    ...rows.flatMap((row, index) => checkRow(field, row, index)),
  ]
}

function checkRow(field: Extract<FormField, { kind: 'rows' }>, row: Row, index: number): AnswerProblem[] {
  const cells = field.columns.flatMap((column) => {
    const value = row[column.id]
    const faults = isBlank(value) ? (column.required ? [missing(column)] : []) : cellFaults(column, value)
    return faults.map(({ code, text }) => ({ field: field.id, row: index, column: column.id, code, text: `${field.label}第${index + 1}行：${text}` }))
  })
  return [...cells, ...fromAfterTo(field, row, index)]
}

function fromAfterTo({ id, label }: FormField, { from = '', to = '' }: Row, row: number): AnswerProblem[] {
  return isRealMonth(from) && isRealMonth(to) && from > to
    ? [{ field: id, row, column: 'to', code: 'months-out-of-order', text: `${label}第${row + 1}行：止于${monthInWords(to)}，早于起始的${monthInWords(from)}。` }]
    : []
}

/** What the form says twice about a person must agree: the ID number tells the sex and the day of birth. */
function checkPerson(fields: readonly FormField[], answers: Answers, today?: string): AnswerProblem[] {
  const idField = fields.find(({ kind }) => kind === 'id-number')
  const read = readIdNumber(idField ? textIn(answers, idField.id) : '')
  const person = typeof read === 'string' ? undefined : read
  return [
    ...(idField && person && today && person.birthDay >= today ? [{ field: idField.id, code: 'birth-day-in-future', text: `“${idField.label}”中的出生日期还没有到，请核对。` }] : []),
    ...(person ? [...sexDiffers(answers, person.sex), ...birthMonthDiffers(answers, person.birthDay.slice(0, 7))] : []),
    ...workedBeforeBirth(answers),
    ...monthsAhead(fields, answers, today),
  ]
}

function sexDiffers({ sex }: Answers, told: 'male' | 'female'): AnswerProblem[] {
  return (sex === 'male' || sex === 'female') && sex !== told
    ? [{ field: 'sex', code: 'sex-differs-from-id-number', text: `身份证号码表明性别为${told === 'male' ? '男' : '女'}，与所选不同，请核对。` }]
    : []
}

function birthMonthDiffers({ birthMonth }: Answers, told: string): AnswerProblem[] {
  return isMonth(birthMonth) && birthMonth !== told
    ? [{ field: 'birthMonth', code: 'birth-month-differs-from-id-number', text: `身份证号码表明出生于${monthInWords(told)}，与所填的${monthInWords(birthMonth)}不同，请核对。` }]
    : []
}

function workedBeforeBirth({ birthMonth, workStartMonth }: Answers): AnswerProblem[] {
  return isMonth(birthMonth) && isMonth(workStartMonth) && workStartMonth <= birthMonth
    ? [{ field: 'workStartMonth', code: 'months-out-of-order', text: '参加工作时间早于出生年月，请核对。' }]
    : []
}

function isMonth(value: AnswerValue | undefined): value is string {
  return typeof value === 'string' && isRealMonth(value)
}

function monthsAhead(fields: readonly FormField[], answers: Answers, today?: string): AnswerProblem[] {
  if (today === undefined) return []
  return fields
    .filter(({ id, kind }) => kind === 'month' && isMonth(answers[id]) && String(answers[id]) > today.slice(0, 7))
    .map(({ id, label }) => ({ field: id, code: 'month-in-future', text: `“${label}”还没有到，请核对。` }))
}

/** What the form does not ask must not be kept (个人信息保护法 第六条). */
function strangers(fields: readonly FormField[], answers: Answers): AnswerProblem[] {
  const known = new Set(fields.map(({ id }) => id))
  return Object.keys(answers)
    .filter((id) => !known.has(id) && !isBlank(answers[id]))
    .map((id) => ({ field: id, code: 'unknown-field', text: `申报表里没有“${id}”这一项。` }))
}

const formats: Readonly<Record<string, Material['accept'][number]>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

/** Every problem of the attached files at once, as far as `from` has to provide them. */
export function checkMaterials(
  policy: Policy, attachments: readonly Attachment[], from: Material['from'] = 'applicant',
): readonly MaterialProblem[] {
  const known = new Set(policy.materials.map(({ id }) => id))
  return [
    ...policy.materials.flatMap((material) => checkMaterial(material, attachments.filter((each) => each.material === material.id), from)),
    ...attachments.filter(({ material }) => !known.has(material)).map(({ material, fileName }) => ({
      material, code: 'unknown-material', text: `“${fileName}”不属于申报材料中的任何一项，请删除或重新归类。`,
    })),
  ]
}

function checkMaterial({ id, title, required, accept, maxFiles, from: provider }: Material, files: readonly Attachment[], from: Material['from']): MaterialProblem[] {
  const absent = provider === from && required && files.length === 0
  return [
    ...(absent ? [{ material: id, code: 'material-missing', text: `请上传“${title}”。` }] : []),
    ...(files.length > maxFiles ? [{ material: id, code: 'too-many-files', text: `“${title}”最多${maxFiles}个文件，现在是${files.length}个，请合并或删去。` }] : []),
    ...files.flatMap((file) => fileFaults(file, accept).map((fault) => ({ material: id, ...fault }))),
  ]
}

function fileFaults({ fileName, mediaType, bytes }: Attachment, accept: Material['accept']): Fault[] {
  const format = formats[mediaType]
  return [
    ...(format && accept.includes(format) ? [] : [{ code: 'format-not-accepted', text: `“${fileName}”的格式不在可接收的范围内，请换成 ${accept.join('、').toUpperCase()}。` }]),
    ...(bytes > 0 ? [] : [{ code: 'file-empty', text: `“${fileName}”是空文件，请重新上传。` }]),
  ]
}
