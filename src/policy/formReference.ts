import { z } from 'zod'
import { added, formSchema } from './formSchema.ts'
import type { Cited, Form, FormField, FormPage } from './policy.ts'
import { cited, fieldId, id, maybeCited, optional, text } from './schemaParts.ts'

/*
 * 借用表样 — a measure that names a form without printing one borrows the form of another version and says what differs. The clauses the
 * borrowed form cites are the other text's: they are left behind, and only what this file cites is held to this text.
 */

const changes = z.strictObject({
  label: optional(text), hint: optional(text), required: optional(z.boolean()), purpose: optional(text), sensitive: optional(z.boolean()),
  maxChars: optional(z.int().min(1)), minRows: optional(z.int().min(0)), maxRows: optional(z.int().min(1)), options: optional(added.options),
  columns: optional(z.array(added.column).min(1)), ...maybeCited,
})

export const formReferenceSchema = z.strictObject({
  /** The version whose form is borrowed. */
  basedOn: text,
  title: text, ...cited,
  instructions: optional(z.array(text)),
  /** Fields of the borrowed form that no rule of this version uses. */
  without: optional(z.array(fieldId)),
  /** What differs in a borrowed field, by its id. */
  changes: optional(z.record(fieldId, changes)),
  /** Fields that come at the end of a borrowed page, by the id of the page. */
  additions: optional(z.record(id, z.array(added.field).min(1))),
  /** Pages that come after the borrowed ones. */
  pages: optional(z.array(added.page)),
  /** The words to sign and the boxes to stamp name places and bodies, so they are never borrowed. */
  commitment: optional(added.commitment),
  opinions: optional(added.opinions),
})

export type FormReference = z.infer<typeof formReferenceSchema>

/** A form put together, of which only the fields' names are sure. */
export type BorrowedForm = Readonly<{ pages: readonly Readonly<{ fields: readonly Readonly<{ id: string }>[] }>[] }>

type Path = readonly (string | number)[]
export type FormReferenceProblem = Readonly<{ at: Path; text: string }>

export function borrowsForm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'basedOn' in value
}

/** The whole form that a reference stands for; still to be held to `formSchema`, for a change may not fit the kind of its field. */
export function borrowedForm(base: Form, reference: FormReference): BorrowedForm {
  const { basedOn: _, without = [], changes: changed = {}, additions = {}, pages = [], instructions = base.instructions, ...own } = reference
  const kept = base.pages.map((page) => ({
    ...withoutCitation(page),
    fields: [
      ...page.fields.filter((field) => !without.includes(field.id)).map((field) => ({ ...withoutCitation(field), ...changed[field.id] })),
      ...additions[page.id] ?? [],
    ],
  }))
  const form = { ...own, instructions, pages: [...kept.filter(({ fields }) => fields.length > 0), ...pages] }
  return form
}

function withoutCitation<Part extends FormField | FormPage>({ clause: _, quote: __, also: ___, ...rest }: Part): Omit<Part, keyof Cited> & Readonly<{ id: string }> {
  return rest as Omit<Part, keyof Cited> & Readonly<{ id: string }>
}

/** What a reference speaks of must be there: a difference that finds nothing to change would silently be lost. */
export function referenceProblems(base: Form, { without = [], changes: changed = {}, additions = {} }: FormReference): readonly FormReferenceProblem[] {
  const fields = new Set(base.pages.flatMap((page) => page.fields).map((field) => field.id))
  const pages = new Set(base.pages.map((page) => page.id))
  const absent = (name: string): string => `所借用的申报表没有“${name}”。`
  return [
    ...without.flatMap((field, index) => fields.has(field) ? [] : [{ at: ['without', index], text: absent(field) }]),
    ...Object.keys(changed).filter((field) => !fields.has(field)).map((field) => ({ at: ['changes', field], text: absent(field) })),
    ...without.filter((field) => field in changed).map((field) => ({ at: ['changes', field], text: `“${field}”已经写在 without 里，不用再改。` })),
    ...Object.keys(additions).filter((page) => !pages.has(page)).map((page) => ({ at: ['additions', page], text: `所借用的申报表没有“${page}”这一页；有${[...pages].join('、')}。` })),
  ]
}

/** A form as another version has it in full: what is borrowed may not be borrowed itself, so that one file tells the whole table. */
export function wholeFormIn(value: unknown): Form | undefined {
  const read = formSchema.safeParse(value)
  return read.success ? read.data : undefined
}
