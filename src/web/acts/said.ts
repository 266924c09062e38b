import { RefusedError } from '../api/client.ts'
import type { RefusalView } from '../api/views.ts'
import type { FieldError } from '../parts/ErrorSummary.tsx'

/**
 * The fields of a form, by the names the server knows them under, with their labels. A column of a list is `problems.*.text`, whose label
 * has a # for the number of the row; a list stands for whatever else is in its rows.
 */
export type Fields = Readonly<Record<string, string>>

/** What the server said against an act: under which field it belongs, what stands beside the fields, and whether the matter moved on meanwhile. */
export type Said = Readonly<{
  byField: Readonly<Record<string, string>>
  /** The same for the summary on top, where each needs its label to be understood, once. */
  summary: readonly FieldError[]
  beside: readonly RefusalView[]
  /** What came between, where it may still be done. */
  isStale: boolean
  meanwhile?: string | undefined
}>

const nothing: Said = { byField: {}, summary: [], beside: [], isStale: false }

/** Whatever is about none of the fields is told beside them, with its clause. */
export function sortSaid(error: Error | null, fields: Fields): Said {
  if (!(error instanceof RefusedError)) return nothing
  const stale = error.refusals.find(({ code }) => code === 'stale-version')
  if (stale) return { ...nothing, isStale: true, meanwhile: stale.detail }
  const byField: Record<string, string> = {}
  const summary: FieldError[] = []
  const beside: RefusalView[] = []
  for (const refusal of error.refusals) {
    const { about = '', detail = refusal.code } = refusal
    const label = labelOf(about, fields)
    if (label === undefined) beside.push(refusal)
    // Of several things wrong with one field the first is the one to mend first.
    else if (byField[about] === undefined) {
      byField[about] = detail
      summary.push({ field: about, text: detail.includes(label) ? detail : `${label}：${detail}` })
    }
  }
  return { byField, summary, beside, isStale: false }
}

/** Undefined where none of the fields is meant. */
function labelOf(about: string, fields: Fields): string | undefined {
  const exact = fields[about] ?? columnLabel(about, fields)
  if (exact !== undefined) return exact
  const list = Object.keys(fields).find((field) => about.startsWith(`${field}.`))
  if (list === undefined) return undefined
  const row = /^\d+/.exec(about.slice(list.length + 1))?.[0]
  return row === undefined ? fields[list] : `${fields[list]}第${Number(row) + 1}条`
}

/** Which row and which column of it: a row alone leaves people to search. */
function columnLabel(about: string, fields: Fields): string | undefined {
  const [, list, row, column] = /^(.+)\.(\d+)\.([^.]+)$/.exec(about) ?? []
  return row === undefined ? undefined : fields[`${list}.*.${column}`]?.replace('#', String(Number(row) + 1))
}

/** 别处已办 — done in another window or by a colleague: there is nothing left to send. */
export const isOvertaken = (error: Error | null): boolean => error instanceof RefusedError && error.refusals.some(({ code }) => code === 'overtaken')
