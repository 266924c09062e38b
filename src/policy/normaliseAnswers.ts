import type { Answers, AnswerValue, Form, FormField, RowColumn } from './policy.ts'

/** What holds the name of a person, where foreign keyboards put other dots than the registry's. */
const personNames = new Set(['name', 'witness'])

/**
 * The answers as they are kept: spaces at the ends gone, digits half-width, names as the register writes them,
 * empty rows dropped. Normalising twice changes nothing. Fields the form does not know stay, for `checkAnswers` to name them.
 */
export function normaliseAnswers(form: Form, answers: Answers): Answers {
  const fields = fieldsOf(form)
  return Object.fromEntries(Object.entries(answers).map(([id, value]) => {
    const field = fields.get(id)
    return [id, field ? normaliseValue(field, value) : value]
  }))
}

function fieldsOf(form: Form): ReadonlyMap<string, FormField> {
  const fields = knownForms.get(form) ?? new Map(form.pages.flatMap((page) => page.fields).map((field) => [field.id, field]))
  knownForms.set(form, fields)
  return fields
}
const knownForms = new WeakMap<Form, ReadonlyMap<string, FormField>>()

function normaliseValue(field: FormField, value: AnswerValue): AnswerValue {
  if (typeof value === 'string') return normaliseText(field, value)
  return typeof value === 'boolean' || field.kind !== 'rows' ? value : normaliseRows(field.columns, value)
}

type Rows = Exclude<AnswerValue, string | boolean>

function normaliseRows(columns: readonly RowColumn[], rows: Rows): Rows {
  const byId = new Map(columns.map((column) => [column.id, column]))
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).map(([id, text]) => {
      const column = byId.get(id)
      return [id, column ? normaliseText(column, text) : text]
    })))
    .filter((row) => Object.values(row).some((text) => text !== ''))
}

function normaliseText({ id, kind }: Pick<FormField | RowColumn, 'id' | 'kind'>, text: string): string {
  switch (kind) {
    case 'id-number':
      return normaliseIdNumber(text)
    case 'phone':
      return halfWidth(text).replace(/\s/gu, '').replace(/^1[\d-]+$/u, (mobile) => mobile.replaceAll('-', ''))
    case 'number':
    case 'month':
    case 'day':
      return halfWidth(text).trim()
    case 'text':
      return personNames.has(id) ? nameAsRegistered(text) : composed(storable(text)).trim()
    case 'long-text':
      return composed(storable(text).replace(/\r\n?/gu, '\n')).trim()
    default:
      return text
  }
}

/** 身份证件号码 — as it is kept, however it was typed: without spaces and dashes, its X a capital. */
export function normaliseIdNumber(text: string): string {
  return halfWidth(text).replace(/[\s-]/gu, '').toUpperCase()
}

/** Without what no printed form can show and no database keeps: control characters, zero-width blanks, halves of a pair. */
export function storable(text: string): string {
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\uFEFF]/gu, '')
}

/** 姓名 — as household registers and identity cards write it: U+00B7 for its dot, and no blank between two Chinese characters. */
export function nameAsRegistered(text: string): string {
  return composed(storable(text)
    .replace(/\s*[\u2022\u30FB\u2027\u00B7\uFF65\u2219\u22C5]\s*/gu, '\u00B7')
    .replace(/(\p{sc=Han})\s*[.\uFF0E]\s*(?=\p{sc=Han})/gu, '$1\u00B7')
    .replace(/(\p{sc=Han})\s+(?=\p{sc=Han})/gu, '$1')).trim()
}

function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xFEE0)).replaceAll('\u3000', ' ')
}

/**
 * NFC, except for compatibility ideographs: NFC would put another character in place of each,
 * and a name must stay as it was registered.
 */
function composed(text: string): string {
  // Nearly every text is in this form already, and finding that out is far cheaper than taking it apart.
  if (text.normalize('NFC') === text) return text
  return text.replace(/[^\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]+/gu, (run) => run.normalize('NFC'))
}
