import { z } from 'zod'

/** A short text that must not be empty once trimmed. */
export const word = (maxChars: number) => z.string().trim().min(1, '请填写').max(maxChars, `不能超过${maxChars}个字`)

/** Somebody or something that is picked from a list, by its key. */
export const choice = z.string({ error: '请选择' }).trim().min(1, '请选择').max(80)

/** 理由 — dangerous acts ask for a reason; it stays in the record. */
export const reason = z.string().trim().min(2, '请写明理由').max(2000, '理由不能超过2000字')

/** Where a value that the text leaves open is taken from. */
export const citation = z.string().trim().min(4, '请写明出处（文件名称、文号、条款）').max(300, '出处不能超过300字')

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** A calendar day that exists: 2024-02-30 does not. What is no day at all is told once. */
export const day = z.string().regex(DAY, { error: '请填写日期，年、月、日都要写', abort: true }).refine(exists, '没有这一天')

function exists(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00.000Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}

/** The same, or nothing yet: whether it may be left blank is then for the deciding function to say, with whatever else is missing. */
export const maybe = (words: z.ZodType<string>) => z.literal('').or(words)

export const id = z.string({ error: '请选择' }).min(1, '请选择').max(80).regex(/^[0-9A-Za-z._-]*$/, '编号不正确')

/** A command for each schema of a table: its name, and the words the schema asks for. */
export type CommandOf<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  [Name in keyof Schemas]: Readonly<{ type: Name } & (string extends keyof z.infer<Schemas[Name]> ? unknown : z.infer<Schemas[Name]>)>
}[keyof Schemas]
