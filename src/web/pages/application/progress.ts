import type { AnswerValue, Answers, FormPage, Material } from '../../../policy/policy.ts'
import type { AttachmentView } from '../../api/views.ts'
import { rootOf, type Problem } from './places.ts'

/** How far a part of the form is: 未开始, 已填完, 还缺几项. */
export type Progress =
  | Readonly<{ kind: 'untouched' }>
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'missing'; count: number }>

const isBlankRow = (row: Readonly<Record<string, string>>): boolean => Object.values(row).every((text) => text.trim() === '')

/** Nothing was answered, or blanks alone; a row with nothing in it counts as nothing. */
export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'boolean') return false
  return typeof value === 'string' ? value.trim() === '' : value.every(isBlankRow)
}

/** Problems of a page are counted by field: three empty cells of one list are one thing to do. */
export function pageProgress({ fields }: FormPage, answers: Answers, problems: readonly Problem[]): Progress {
  const missing = new Set(problems.map(({ field }) => rootOf(field)).filter((field) => fields.some(({ id }) => id === field)))
  if (missing.size === 0) return { kind: 'done' }
  return fields.every(({ id }) => isBlank(answers[id])) ? { kind: 'untouched' } : { kind: 'missing', count: missing.size }
}

export function materialProgress(materials: readonly Material[], attachments: readonly AttachmentView[], problems: readonly Problem[]): Progress {
  const missing = new Set(problems.map(({ field }) => field).filter((field) => materials.some(({ id }) => id === field)))
  if (missing.size === 0) return { kind: 'done' }
  return attachments.length === 0 ? { kind: 'untouched' } : { kind: 'missing', count: missing.size }
}

/** The server names rows as they are kept, without the empty ones between them; on the screen those still stand. */
export function shownRow(rows: readonly Readonly<Record<string, string>>[], kept: number): number {
  const places = rows.flatMap((row, at) => (isBlankRow(row) ? [] : [at]))
  return places[kept] ?? kept
}

/**
 * What is said at the fields of a page. A blank field is no mistake while somebody is still filling in; it is named once the page is
 * being checked. Words still on their way are judged when they have arrived.
 */
export function shownErrors(page: FormPage, answers: Answers, problems: readonly Problem[], isChecked: boolean, unsaved: ReadonlySet<string>): readonly Problem[] {
  return problems.flatMap(({ field, text }) => {
    const [root = '', row, column] = field.split('.')
    const value = answers[root]
    if (!page.fields.some(({ id }) => id === root) || unsaved.has(root)) return []
    const at = row !== undefined && Array.isArray(value) ? shownRow(value, Number(row)) : undefined
    const typed = at === undefined ? value : (value as readonly Readonly<Record<string, string>>[])[at]?.[column ?? '']
    if (!isChecked && isBlank(typed)) return []
    return [{ field: at === undefined ? field : `${root}.${at}.${column}`, text }]
  })
}

/** What stands under each field: where several things are wrong with one, all of them. */
export function wordsByField(problems: readonly Problem[]): Readonly<Record<string, string>> {
  const words: Record<string, string> = {}
  for (const { field, text } of problems) words[field] = (words[field] ?? '') + text
  return words
}

type Verdict = Readonly<{ modality: string; outcome: string }>

/** A verdict that calls for something from whoever fills in: a condition that is not met, a fact that is missing. A preference not met costs nothing. */
export const forTheApplicant = ({ modality, outcome }: Verdict): boolean => outcome === 'evidence-missing' || (outcome === 'not-met' && modality !== 'preferred')

/** 已符合5项，缺少材料2项，不符合1项 — what is settled and what calls for something. A preference not met is neither. */
export function inOneLine(verdicts: readonly Verdict[]): string {
  const count = (word: string, counted: readonly Verdict[]): readonly string[] => counted.length === 0 ? [] : [`${word}${counted.length}项`]
  const calling = verdicts.filter(forTheApplicant)
  return [
    ...count('已符合', verdicts.filter(({ outcome }) => outcome === 'met')),
    ...count('缺少材料', calling.filter(({ outcome }) => outcome === 'evidence-missing')),
    ...count('不符合', calling.filter(({ outcome }) => outcome === 'not-met')),
    ...count('需人工判断', verdicts.filter(({ outcome }) => outcome === 'needs-judgement')),
  ].join('，')
}
