import { z } from 'zod'
import { isRealDay } from './day.ts'

/*
 * What the schemas of a version's files have in common. Every object is strict: a misspelt key is a mistake, never a rule that
 * silently does not apply.
 */

export const text = z.string().min(1)
export const id = z.string().regex(/^[a-z][a-z0-9-]*$/, '只能用小写字母、数字和连字符，以字母开头。')
export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '字段编号用英文小驼峰，如 birthMonth。')
export const day = z.string().refine(isRealDay, '请写成存在的日期，如 2024-07-31。').meta({ format: 'date' })
export const count = z.int().min(0)
export const optional = z.exactOptional

export const citation = { clause: text, quote: text }
const besides = { also: optional(z.array(z.strictObject(citation))), interpretation: optional(id) }
export const cited = { ...citation, ...besides }
export const maybeCited = { clause: optional(text), quote: optional(text), ...besides }

export const stated = <T extends z.ZodType>(value: T) => z.discriminatedUnion('stated', [
  z.strictObject({ stated: z.literal(true), value, alternatives: optional(z.record(id, value)), ...cited }),
  z.strictObject({ stated: z.literal(false), ask: text, neededFor: text }),
])

/** 材料 — the same shape for the selection and for the years of the title. */
export const material = z.strictObject({
  id, title: text,
  from: z.enum(['applicant', 'district', 'generated']),
  required: z.boolean(),
  accept: z.array(z.enum(['pdf', 'jpg', 'png', 'docx'])).min(1),
  maxFiles: z.int().min(1).max(50),
  per: optional(z.enum(['person', 'recommending-body'])),
  paperCopies: optional(z.int().min(1)),
  sealed: optional(z.boolean()),
  verifiedMark: optional(z.boolean()),
  ...cited,
})
