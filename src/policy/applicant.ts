import { z } from 'zod'
import type { Answers, AnswerValue, Form, FormField, RowColumn } from './policy.ts'
import { fictionalIdNumber } from './cases.ts'
import { isRealDay, isRealMonth } from './day.ts'
import { inChinese } from './mistakeWords.ts'

/** 申报人记录 — one person as a program hands them over to be screened. */
export type Applicant = Readonly<{ id: string; answers: Answers; attested: Readonly<Record<string, boolean>>; termFrom?: string }>

export type ReadApplicant =
  | Readonly<{ kind: 'read'; applicant: Applicant }>
  | Readonly<{ kind: 'wrong'; code: 'not-json' | 'wrong-record'; text: string }>

const day = z.string().refine(isRealDay, '请写成存在的日期，如 1980-03-02')
/** Numbers and booleans are what other programs write where a form holds words; `null` is a blank. */
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const recordSchema = z.strictObject({
  id: z.union([z.string().min(1), z.int()]),
  answers: z.record(z.string(), z.union([cell, z.array(z.record(z.string(), cell))])),
  attested: z.exactOptional(z.record(z.string(), z.boolean())),
  born: z.exactOptional(day),
  sex: z.exactOptional(z.enum(['male', 'female'])),
  termFrom: z.exactOptional(day),
})
type Written = z.infer<typeof recordSchema>

/** Reads lines of applicants for the forms they are screened by; what none of the forms could hold is a mistake, not a blank. */
export function applicantReader(forms: readonly Form[]): (line: string) => ReadApplicant {
  const asked = cellsIn(forms)
  return (line) => {
    const parsed = parse(line)
    if (parsed === undefined) return { kind: 'wrong', code: 'not-json', text: '不是正确的 JSON。' }
    const checked = recordSchema.safeParse(parsed.value, { error: inChinese })
    if (!checked.success) return wrong(checked.error.issues.map(misshapen))
    const applicant = applicantOf(checked.data, asked)
    const strange = unreadable(applicant.answers, asked)
    return strange.length > 0 ? wrong(strange) : { kind: 'read', applicant }
  }
}

const shapes: Readonly<Record<string, string>> = { id: '编号，不空的文字或者整数', answers: '一个对象，按字段编号写', attested: '一个对象，按条件编号写 true 或 false', sex: ' male 或 female' }

/** What the record as a whole lacks, in words: the schema's own name types that no official knows. */
function misshapen(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识${issue.keys.map((key) => `“${key}”`).join('、')}，可以写 ${Object.keys(recordSchema.shape).join('、')}`
  const [place] = issue.path
  if (place === undefined) return '整行：应为一个对象，如 {"id":"1","answers":{}}'
  const shape = issue.path.length === 1 ? shapes[String(place)] : undefined
  return `${issue.path.join('.')}：${shape ? `应为${shape}` : issue.message}`
}

const wrong = (reasons: readonly string[]): ReadApplicant => ({ kind: 'wrong', code: 'wrong-record', text: `${reasons.map((reason) => reason.replace(/。$/u, '')).join('；')}。` })

function parse(line: string): Readonly<{ value: unknown }> | undefined {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return undefined
  }
}

/** `born` and `sex` stand for a number that nobody has: lists for trying rules need no real one. */
function applicantOf({ id, answers, attested = {}, born, sex, termFrom }: Written, asked: Asked): Applicant {
  const stated = Object.fromEntries(Object.entries(answers).flatMap(([field, value]) => value === null ? [] : [[field, asYesOrNo(valueOf(value), asked.get(field))] as const]))
  const person = born && sex && stated['idNumber'] === undefined ? { idNumber: fictionalIdNumber(born, sex), sex, birthMonth: born.slice(0, 7) } : {}
  return { id: String(id), answers: { ...person, ...stated }, attested, ...(termFrom && { termFrom }) }
}

function valueOf(value: Exclude<Written['answers'][string], null>): AnswerValue {
  if (!Array.isArray(value)) return typeof value === 'number' ? String(value) : value
  return value.map((row) => Object.fromEntries(Object.entries(row).flatMap(([column, held]) => held === null ? [] : [[column, String(held)] as const])))
}

/** Spreadsheets write them as words. */
function asYesOrNo(value: AnswerValue, cells: readonly Cell[] = []): AnswerValue {
  const isAsked = cells.some(({ kind }) => kind === 'yes-no')
  return isAsked && (value === 'true' || value === 'false') ? value === 'true' : value
}

/** Field, or field and column, to the ways in which the forms ask it. */
type Asked = ReadonlyMap<string, readonly Cell[]>
type Cell = FormField | RowColumn

function cellsIn(forms: readonly Form[]): Asked {
  const fields = forms.flatMap(({ pages }) => pages).flatMap((page) => page.fields)
  const places = fields.flatMap((field): readonly (readonly [string, Cell])[] => [
    [field.id, field], ...field.kind === 'rows' ? field.columns.map((column) => [`${field.id}.${column.id}`, column] as const) : [],
  ])
  return new Map([...Map.groupBy(places, ([place]) => place)].map(([place, same]) => [place, same.map(([, cell]) => cell)]))
}

function unreadable(answers: Answers, asked: Asked): readonly string[] {
  return Object.entries(answers).flatMap(([field, value]) => {
    const own = complaint(field, value, asked.get(field))
    if (own.length > 0 || !Array.isArray(value)) return own
    return (value as readonly Readonly<Record<string, string>>[]).flatMap((row, index) => Object.entries(row).flatMap(([column, held]) =>
      complaint(`${field}.${index}.${column}`, held, asked.get(`${field}.${column}`))))
  })
}

/** A field that no form asks is nobody's concern: it may belong to another version. */
function complaint(place: string, value: AnswerValue, cells: readonly Cell[] = []): readonly string[] {
  const [first] = cells
  if (!first || value === '' || cells.some((cell) => fits(cell, value))) return []
  const given = typeof value === 'object' ? '这样的表格' : `“${value}”`
  const options = new Set(cells.flatMap((cell) => cell.kind === 'choice' ? cell.options.map((option) => option.value) : []))
  return [options.size > 0 ? `${place}：${given}不是可选项，应为 ${[...options].join('、')}` : `${place}：${given}不对，应为${shapeOf(first)}`]
}

function fits(cell: Cell, value: AnswerValue): boolean {
  if (cell.kind === 'rows') return typeof value === 'object'
  if (cell.kind === 'yes-no') return typeof value === 'boolean'
  if (typeof value !== 'string') return false
  const typed = value.normalize('NFKC').trim()
  switch (cell.kind) {
    case 'choice': return cell.options.some((option) => option.value === value)
    case 'number': return /^\d+(\.\d+)?$/.test(typed)
    case 'month': return isRealMonth(typed)
    case 'day': return isRealDay(typed)
    default: return true
  }
}

function shapeOf({ kind }: Cell): string {
  switch (kind) {
    case 'rows': return '表格，一行一个对象，没有的写 []'
    case 'yes-no': return ' true 或 false'
    case 'number': return '数字'
    case 'month': return '存在的年月，如 2019-05'
    case 'day': return '存在的日期，如 2019-05-01'
    default: return '文字'
  }
}
