import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import './field.css'

/** What every field shares: the label above, the hint under it, the error under the input. */
export type FieldProps = Readonly<{
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  isOptional?: boolean | undefined
  /** 至今 — what an optional field says when it is left empty. */
  whenBlank?: string | undefined
  isDisabled?: boolean | undefined
  /** Where a value came from that nobody typed here: 来自身份证号码. */
  prefilledFrom?: string | undefined
  /** The person left the field: the moment to save. */
  onLeave?: (() => void) | undefined
}>

/** The DOM id of a field's input, which error summaries link to. */
export const fieldId = (id: string): string => `f-${id}`

const hasHint = ({ hint, prefilledFrom }: FieldProps): boolean => (hint ?? '') !== '' || prefilledFrom !== undefined

/** What tells those who read by ear the state of a field and the words about it. */
export function described(field: FieldProps) {
  const { id, error, isOptional, isDisabled } = field
  const about = [hasHint(field) && `${fieldId(id)}-hint`, error !== undefined && `${fieldId(id)}-error`].filter(Boolean).join(' ')
  return {
    id: fieldId(id),
    'aria-required': isOptional !== true,
    'aria-invalid': error !== undefined,
    ...(isDisabled === true && { disabled: true }),
    ...(about !== '' && { 'aria-describedby': about }),
  }
}

/** Label above, hint under it, then the input, then what is wrong with it. */
export function Field({ field, children }: Readonly<{ field: FieldProps; children: ReactNode }>) {
  const { id, label, isOptional, error } = field
  return (
    <div className="field" {...(error !== undefined && { 'data-invalid': true })}>
      <label className="field-label" htmlFor={fieldId(id)}>{label}<Optional is={isOptional} whenBlank={field.whenBlank} /></label>
      <FieldHint field={field} />
      {children}
      <FieldProblem field={field} />
    </div>
  )
}

/** Several inputs under one name, of which one is chosen or each says a part. */
export function FieldGroup({ field, role, children }: Readonly<{ field: FieldProps; role: 'group' | 'radiogroup'; children: ReactNode }>) {
  const { id, label, isOptional, error, onLeave } = field
  const { disabled: _, 'aria-required': required, 'aria-invalid': invalid, ...tie } = described(field)
  return (
    <div className="field" role={role} aria-labelledby={`${fieldId(id)}-label`} {...tie} {...(role === 'radiogroup' && { 'aria-required': required, 'aria-invalid': invalid })}
      {...(onLeave !== undefined && { onBlur: onLeave })} {...(error !== undefined && { 'data-invalid': true })}>
      <span className="field-label" id={`${fieldId(id)}-label`}>{label}<Optional is={isOptional} whenBlank={field.whenBlank} /></span>
      <FieldHint field={field} />
      {children}
      <FieldProblem field={field} />
    </div>
  )
}

export function Optional({ is, whenBlank }: Readonly<{ is: boolean | undefined; whenBlank?: string | undefined }>) {
  return is === true ? <span className="field-optional">（{whenBlank === undefined ? '选填' : `${whenBlank}不填`}）</span> : null
}

function FieldHint({ field }: { readonly field: FieldProps }) {
  if (!hasHint(field)) return null
  return (
    <span className="field-hint" id={`${fieldId(field.id)}-hint`}>
      {field.hint}
      {field.prefilledFrom !== undefined && <span className="field-prefilled">已自动填入，{field.prefilledFrom}</span>}
    </span>
  )
}

function FieldProblem({ field: { id, error } }: { readonly field: FieldProps }) {
  if (error === undefined) return null
  return <span className="field-error" id={`${fieldId(id)}-error`}><ErrorWords>{error}</ErrorWords></span>
}

export function ErrorWords({ children }: { readonly children: ReactNode }) {
  return <><Icon name="warning" /><span>{children}</span></>
}

/** The field in which something happened, by the id that error summaries link to. */
export function fieldAround(target: EventTarget): string | undefined {
  const field = target instanceof Element ? target.closest(`[id^="${fieldId('')}"]`) : null
  return field?.id.slice(fieldId('').length)
}
