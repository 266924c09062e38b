import type { ReactNode } from 'react'
import { described, Field, FieldGroup, fieldId, type FieldProps } from './field.tsx'
import { Icon } from './Icon.tsx'
import type { TextValue } from './TextField.tsx'

export type Option = Readonly<{ value: string; label: string }>
type ChoiceProps = FieldProps & TextValue & Readonly<{ options: readonly Option[]; isInline?: boolean | undefined }>

/** Up to this many answers are read at a glance; more of them fold into a list. */
const READ_AT_A_GLANCE = 5

export function Choice(props: ChoiceProps) {
  return props.options.length <= READ_AT_A_GLANCE ? <Radios {...props} /> : <FoldedList {...props} />
}

function Radios({ value, onChange, options, isInline = false, ...field }: ChoiceProps) {
  return (
    <FieldGroup field={field} role="radiogroup">
      <div className={isInline ? 'choices-inline' : 'choices'}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type="radio" name={fieldId(field.id)} value={option.value} checked={value === option.value} disabled={field.isDisabled === true} onChange={() => onChange(option.value)} />
            <span className="choice-mark" />{option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** The browser's own list: on a phone it opens as the wheel its owner knows. */
function FoldedList({ value, onChange, options, isInline: _, ...field }: ChoiceProps) {
  return (
    <Field field={field}>
      <select className="input width-medium" {...described(field)} value={value} onChange={(event) => onChange(event.target.value)} onBlur={field.onLeave}>
        <option value="">请选择</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Field>
  )
}

type YesNoProps = FieldProps & Readonly<{ value: boolean | undefined; onChange: (value: boolean) => void; yes?: string; no?: string }>

/** 是、否 — nothing is chosen beforehand: a pre-chosen answer is one nobody gave. */
export function YesNo({ value, onChange, yes = '是', no = '否', ...field }: YesNoProps) {
  return (
    <Radios
      {...field}
      isInline
      value={value === undefined ? '' : String(value)}
      onChange={(chosen) => onChange(chosen === 'true')}
      options={[{ value: 'true', label: yes }, { value: 'false', label: no }]}
    />
  )
}

type TickProps = Readonly<{ id?: string; children: ReactNode; isChosen: boolean; onChange: (isChosen: boolean) => void; isDisabled?: boolean }>

/** One statement to affirm, or one row to choose. */
export function Tick({ id, children, isChosen, onChange, isDisabled = false }: TickProps) {
  return (
    <label className="choice">
      <input type="checkbox" checked={isChosen} disabled={isDisabled} onChange={(event) => onChange(event.target.checked)} {...(id !== undefined && { id: fieldId(id) })} />
      <span className="choice-mark tick-mark"><Icon name="tick" /></span>
      <span>{children}</span>
    </label>
  )
}
