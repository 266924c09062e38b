import { z } from 'zod'
import type { Form } from './policy.ts'
import { cited, count, fieldId, id, maybeCited, optional, text } from './schemaParts.ts'

const options = z.array(z.strictObject({ value: z.string().min(1), label: text })).min(1)
const maxChars = z.int().min(1).max(20_000)

const column = (() => {
  const base = { id: fieldId, label: text, required: z.boolean(), whenBlank: optional(text) }
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.literal('text'), maxChars }),
    z.strictObject({ ...base, kind: z.literal('choice'), options }),
    z.strictObject({ ...base, kind: z.literal('month') }),
    z.strictObject({ ...base, kind: z.literal('day') }),
    z.strictObject({ ...base, kind: z.literal('number'), min: z.number(), max: z.number() }),
  ])
})()

const field = (() => {
  const base = {
    id: fieldId, label: text, hint: optional(text), required: z.boolean(), purpose: text, sensitive: optional(z.boolean()), ...maybeCited,
  }
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.literal('text'), maxChars }),
    z.strictObject({ ...base, kind: z.literal('long-text'), maxChars, aboutChars: optional(z.int().min(1)) }),
    z.strictObject({ ...base, kind: z.literal('choice'), options }),
    z.strictObject({ ...base, kind: z.literal('day') }),
    z.strictObject({ ...base, kind: z.literal('month') }),
    z.strictObject({ ...base, kind: z.literal('id-number') }),
    z.strictObject({ ...base, kind: z.literal('phone') }),
    z.strictObject({ ...base, kind: z.literal('photo') }),
    z.strictObject({ ...base, kind: z.literal('yes-no') }),
    z.strictObject({ ...base, kind: z.literal('number'), min: z.number(), max: z.number() }),
    z.strictObject({ ...base, kind: z.literal('rows'), minRows: count, maxRows: z.int().min(1).max(200), columns: z.array(column).min(1) }),
  ])
})()

const page = z.strictObject({ id, title: text, lead: optional(text), fields: z.array(field).min(1), ...maybeCited })
const commitment = z.strictObject({ title: text, text, ...cited })
const opinions = z.array(z.strictObject({
  id, title: text,
  by: z.enum(['unit', 'district', 'district-leading-group', 'office', 'expert-panel', 'working-group', 'leading-group', 'government']),
  closedBy: z.enum(['seal', 'signature']),
  ...cited,
}))

/** The parts that a form borrowed from another version may add or change. */
export const added = { options, column, field, page, commitment, opinions }

export const formSchema = z.strictObject({
  title: text,
  instructions: z.array(text),
  pages: z.array(page).min(1),
  commitment: optional(commitment),
  opinions: optional(opinions),
  ...maybeCited,
}) satisfies z.ZodType<Form>
