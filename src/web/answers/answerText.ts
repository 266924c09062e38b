import type { AnswerValue, FormField, RowColumn } from '../../policy/policy.ts'
import { dayInWords, monthInWords } from '../words/days.ts'
import { grouped } from '../words/groups.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/

/** One answer as people read it: the words of a choice, a month as 2019年6月, a number in its groups. '' where nothing was answered. */
export function answerText(field: FormField | RowColumn, value: AnswerValue | undefined): string {
  if (value === undefined || Array.isArray(value)) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  switch (field.kind) {
    case 'choice': return field.options.find((option) => option.value === text)?.label ?? text
    case 'day': return DAY.test(text) ? dayInWords(text) : text
    case 'month': return MONTH.test(text) ? monthInWords(text) : text
    case 'id-number':
    case 'phone': return text === '' ? '' : grouped(field.kind, text)
    default: return text
  }
}

/** Nothing was answered, or blanks alone. A row with nothing in it counts as nothing. */
export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'boolean') return false
  if (typeof value === 'string') return value.trim() === ''
  return value.every(isBlankRow)
}

export const isBlankRow = (row: Readonly<Record<string, string>>): boolean => Object.values(row).every((text) => text.trim() === '')
