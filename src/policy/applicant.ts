import { z } from 'zod'
import type { Answers, AnswerValue, Form } from './policy.ts'
import { fictionalIdNumber } from './cases.ts'
import { isRealDay } from './day.ts'
import { inChinese } from './readPolicy.ts'

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

/** Reads lines of applicants for the forms they are screened by; a choice that none of the forms offers is a mistake, not a blank. */
export function applicantReader(forms: readonly Form[]): (line: string) => ReadApplicant {
  const offered = optionsIn(forms)
  return (line) => {
    const parsed = parse(line)
    if (parsed === undefined) return { kind: 'wrong', code: 'not-json', text: '不是正确的 JSON。' }
    const checked = recordSchema.safeParse(parsed.value, { error: inChinese })
    if (!checked.success) return wrong(checked.error.issues.map(({ path, message }) => `${path.join('.') || '整行'}：${message}`))
    const applicant = applicantOf(checked.data)
    const strange = notOffered(applicant.answers, offered)
    return strange.length > 0 ? wrong(strange) : { kind: 'read', applicant }
  }
}

const wrong = (reasons: readonly string[]): ReadApplicant => ({ kind: 'wrong', code: 'wrong-record', text: `${reasons.join('；')}。` })

function parse(line: string): Readonly<{ value: unknown }> | undefined {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return undefined
  }
}

/** `born` and `sex` stand for a number that nobody has: lists for trying rules need no real one. */
function applicantOf({ id, answers, attested = {}, born, sex, termFrom }: Written): Applicant {
  const stated = Object.fromEntries(Object.entries(answers).flatMap(([field, value]) => value === null ? [] : [[field, valueOf(value)] as const]))
  const person = born && sex && stated['idNumber'] === undefined ? { idNumber: fictionalIdNumber(born, sex), sex, birthMonth: born.slice(0, 7) } : {}
  return { id: String(id), answers: { ...person, ...stated }, attested, ...(termFrom && { termFrom }) }
}

function valueOf(value: Exclude<Written['answers'][string], null>): AnswerValue {
  if (!Array.isArray(value)) return typeof value === 'number' ? String(value) : value
  return value.map((row) => Object.fromEntries(Object.entries(row).flatMap(([column, held]) => held === null ? [] : [[column, String(held)] as const])))
}

/** Field, or field and column, to the values that some form offers there. */
type Offered = ReadonlyMap<string, ReadonlySet<string>>

function optionsIn(forms: readonly Form[]): Offered {
  const offered = new Map<string, Set<string>>()
  const offer = (place: string, options: readonly Readonly<{ value: string }>[]): void => {
    const known = offered.get(place) ?? new Set()
    for (const { value } of options) known.add(value)
    offered.set(place, known)
  }
  for (const field of forms.flatMap(({ pages }) => pages).flatMap(({ fields }) => fields)) {
    if (field.kind === 'choice') offer(field.id, field.options)
    if (field.kind !== 'rows') continue
    for (const column of field.columns) if (column.kind === 'choice') offer(`${field.id}.${column.id}`, column.options)
  }
  return offered
}

function notOffered(answers: Answers, offered: Offered): readonly string[] {
  return Object.entries(answers).flatMap(([field, value]) => {
    if (typeof value === 'boolean') return []
    if (typeof value === 'string') return stranger(field, value, offered.get(field))
    return value.flatMap((row, index) => Object.entries(row).flatMap(([column, held]) =>
      stranger(`${field}.${index}.${column}`, held, offered.get(`${field}.${column}`))))
  })
}

function stranger(place: string, value: string, options: ReadonlySet<string> | undefined): readonly string[] {
  return options === undefined || value === '' || options.has(value) ? [] : [`${place}：“${value}”不是可选项，应为 ${[...options].join('、')}`]
}
