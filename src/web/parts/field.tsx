import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { Icon } from './Icon.tsx'
import './field.css'

/** What every field shares: the label above, the hint under it, the error under the input. */
export type FieldProps = Readonly<{
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  isOptional?: boolean | undefined
  isDisabled?: boolean | undefined
  /** Where a value came from that nobody typed here: 来自身份证号码. */
  prefilledFrom?: string | undefined
  /** The person left the field: the moment to save. */
  onLeave?: (() => void) | undefined
}>

/** The DOM id of a field's input, which error summaries link to. */
export const fieldId = (id: string): string => `f-${id}`

/** What all React Aria fields here are given alike. */
export function ariaField({ id, error, isOptional, isDisabled, onLeave }: FieldProps) {
  return {
    id: fieldId(id),
    className: 'field',
    isInvalid: error !== undefined,
    isRequired: isOptional !== true,
    isDisabled: isDisabled === true,
    validationBehavior: 'aria' as const,
    ...(onLeave !== undefined && { onBlur: onLeave }),
  }
}

export function FieldLabel({ label, isOptional }: Pick<FieldProps, 'label' | 'isOptional'>) {
  return <Label className="field-label">{label}{isOptional === true && <span className="field-optional">（选填）</span>}</Label>
}

export function FieldHint({ hint, prefilledFrom }: Pick<FieldProps, 'hint' | 'prefilledFrom'>) {
  if ((hint ?? '') === '' && prefilledFrom === undefined) return null
  return (
    <Text slot="description" className="field-hint">
      {hint}
      {prefilledFrom !== undefined && <span className="field-prefilled">已自动填入，{prefilledFrom}</span>}
    </Text>
  )
}

export function FieldProblem({ error }: Pick<FieldProps, 'error'>) {
  return <FieldError className="field-error"><ErrorWords>{error}</ErrorWords></FieldError>
}

export function ErrorWords({ children }: { readonly children: ReactNode }) {
  return <><Icon name="warning" /><span>{children}</span></>
}
