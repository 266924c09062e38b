import type { AnswerValue, FormField } from '../../../policy/policy.ts'
import { answerText, cellText } from '../case/answerText.ts'

/** A value in lines, to be held against another one. */
export function linesOf(field: FormField, value: AnswerValue | undefined): readonly string[] {
  if (field.kind !== 'rows' || !Array.isArray(value)) return answerText(field, value).split('\n')
  return value.map((row) => field.columns.map((column) => cellText(column, row[column.id])).filter((text) => text !== '').join('，'))
}

/** Both kept, one after the other, to be put in order by hand; undefined where a field holds one thing alone. */
export function bothOf(field: FormField, mine: AnswerValue, theirs: AnswerValue | undefined): AnswerValue | undefined {
  if (field.kind === 'long-text' && typeof mine === 'string' && typeof theirs === 'string') return `${mine}\n\n${theirs}`
  if (field.kind === 'text' && typeof mine === 'string' && typeof theirs === 'string') return `${mine}；${theirs}`
  if (field.kind === 'rows' && Array.isArray(mine) && Array.isArray(theirs)) {
    const known = new Set(mine.map((row) => JSON.stringify(row)))
    return [...mine, ...theirs.filter((row) => !known.has(JSON.stringify(row)))]
  }
  return undefined
}
