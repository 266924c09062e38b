import { lazy, Suspense } from 'react'
import type { AnswerValue, FormField } from '../../../policy/policy.ts'
import { sensitiveNotice } from '../../../policy/sensitive.ts'
import { Choice, YesNo } from '../../parts/Choice.tsx'
import { DayField, MonthField } from '../../parts/DayField.tsx'
import { IdNumberField, PhoneField } from '../../parts/GroupedField.tsx'
import type { RowValues } from '../../parts/RowsEditor.tsx'
import { Loading } from '../../parts/states.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'
import { sentences } from '../../words/sentences.ts'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import type { Problem } from './places.ts'
import { wordsByField } from './progress.ts'
import { usePrefill } from './usePrefill.ts'

/** Most pages of a form hold no lists. */
const RowsEditor = lazy(async () => ({ default: (await import('../../parts/RowsEditor.tsx')).RowsEditor }))

/** Fewer still hold prizes. */
const PrizeRows = lazy(async () => ({ default: (await import('./prizes/PrizeRows.tsx')).PrizeRows }))

/** One page of a form holds a photo. */
const Photo = lazy(() => import('./Photo.tsx'))

type FieldInputProps = Readonly<{ application: string; field: FormField; errors: readonly Problem[] }>

/** One field of the form, by its kind. */
export function FieldInput({ application, field, errors }: FieldInputProps) {
  const desk = useDesk()
  const { answers } = useDeskState()
  const prefill = usePrefill(field)
  const value: AnswerValue | undefined = answers[field.id]
  const words = wordsByField(errors)
  const hint = (own?: string): string | undefined => sentences(field.hint ?? own, sensitiveNotice(field)) || undefined
  const common = { id: field.id, label: field.label, hint: hint(), error: words[field.id], isOptional: !field.required, onLeave: () => { prefill.leave(); void desk.flush() }, prefilledFrom: prefill.from }
  const text = { value: typeof value === 'string' ? value : '', onChange: (typed: string) => desk.change(field.id, typed) }

  switch (field.kind) {
    case 'text': return <TextField {...common} {...text} maxChars={field.maxChars} width={field.maxChars <= 60 ? 'medium' : 'full'} />
    case 'long-text': return <LongText {...common} {...text} maxChars={field.maxChars} aboutChars={field.aboutChars} rows={rowsFor(field.maxChars)} />
    case 'choice': return <Choice {...common} {...text} options={field.options} isInline={field.options.every(({ label }) => label.length <= SHORT_LABEL)} />
    case 'day': return <DayField {...common} {...text} />
    case 'month': return <MonthField {...common} {...text} />
    case 'id-number': return <IdNumberField {...common} {...text} />
    case 'phone': return <PhoneField {...common} {...text} />
    case 'number': return <TextField {...common} {...text} inputMode="numeric" width="short" hint={hint(`${field.min} 到 ${field.max}`)} />
    case 'yes-no': return <YesNo {...common} value={typeof value === 'boolean' ? value : undefined} onChange={(chosen) => desk.change(field.id, chosen)} />
    case 'photo': return <Suspense fallback={<Loading lines={5} words={`正在打开${field.label}…`} />}><Photo application={application} field={{ ...common, hint: hint('近期二寸正面免冠彩色照片。选好后可以裁剪。') }} sha256={text.value} /></Suspense>
    case 'rows': {
      const rows = {
        ...common, columns: field.columns, rows: Array.isArray(value) ? value : [], maxRows: field.maxRows, isRequired: field.required, rowName: '条',
        errors: words, onChange: (changed: readonly RowValues[]) => desk.change(field.id, changed),
      }
      return <Suspense fallback={<Loading lines={3} words={`正在打开${field.label}…`} />}>{field.id === 'prizes' ? <PrizeRows {...rows} /> : <RowsEditor {...rows} />}</Suspense>
    }
  }
}

/** Answers as short as 男 and 女 stand side by side. */
const SHORT_LABEL = 4
const CHARS_A_LINE = 60
const MOST_LINES = 16
const rowsFor = (maxChars: number): number => Math.min(MOST_LINES, Math.max(4, Math.ceil(maxChars / CHARS_A_LINE)))
