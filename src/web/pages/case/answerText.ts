import type { AnswerValue, FormField, RowColumn } from '../../../policy/policy.ts'
import { dayInWords, monthInWords } from '../../words/days.ts'
import { grouped } from '../../words/groups.ts'

/** What a field says to a reader: words for choices, days as people write them. Rows and photos are shown, not said. */
export function answerText(field: FormField, value: AnswerValue | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return ''
  switch (field.kind) {
    case 'choice': return field.options.find((option) => option.value === value)?.label ?? value
    case 'month': return monthText(value)
    case 'day': return dayText(value)
    case 'id-number': return grouped('id-number', value)
    case 'phone': return grouped('phone', value)
    case 'yes-no': return value === 'true' ? '是' : value === 'false' ? '否' : value
    default: return value
  }
}

export function cellText(column: RowColumn, value: string | undefined): string {
  if (value === undefined || value === '') return column.whenBlank ?? ''
  switch (column.kind) {
    case 'choice': return column.options.find((option) => option.value === value)?.label ?? value
    case 'month': return monthText(value)
    case 'day': return dayText(value)
    default: return value
  }
}

/** What was typed as something else stays as typed, so that a reviewer sees it. */
const monthText = (value: string): string => (/^\d{4}-\d{2}$/.test(value) ? monthInWords(value) : value)
const dayText = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? dayInWords(value) : value)
