import { useLayoutEffect, useRef } from 'react'
import { caretAfter, grouped, ungrouped, type GroupedKind } from '../words/groups.ts'
import { described, Field, type FieldProps } from './field.tsx'
import type { TextValue } from './TextField.tsx'

type GroupedFieldProps = FieldProps & TextValue & Readonly<{ kind: GroupedKind }>

/** Shows a number in groups and hands on the bare one. The caret stays where the person was typing. */
function GroupedField({ kind, value, onChange, ...field }: GroupedFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (caret.current === undefined || input.current === null) return
    input.current.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  function take(typed: string): void {
    const before = typed.slice(0, input.current?.selectionStart ?? typed.length)
    caret.current = caretAfter(kind, grouped(kind, typed), ungrouped(kind, before).length)
    onChange(ungrouped(kind, typed))
  }

  return (
    <Field field={field}>
      <input ref={input} className="input numbers width-medium" {...described(field)} value={grouped(kind, value)} autoComplete="off" spellCheck={false}
        inputMode={kind === 'phone' ? 'numeric' : 'text'} onChange={(event) => take(event.target.value)} onBlur={field.onLeave} />
    </Field>
  )
}

export const IdNumberField = (props: FieldProps & TextValue) => <GroupedField kind="id-number" {...props} />
export const PhoneField = (props: FieldProps & TextValue) => <GroupedField kind="phone" {...props} />
export const CreditCodeField = (props: FieldProps & TextValue) => <GroupedField kind="credit-code" {...props} />
