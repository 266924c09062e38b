import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { ariaField, ErrorWords, FieldHint, FieldLabel, FieldProblem, fieldId, type FieldProps } from './field.tsx'
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
    <RadioGroup {...ariaField(field)} value={value === '' ? null : value} onChange={onChange}>
      <FieldLabel {...field} />
      <FieldHint {...field} />
      <div className={isInline ? 'choices-inline' : 'choices'}>
        {options.map((option) => (
          <Radio key={option.value} className="choice" value={option.value}>
            <span className="choice-mark" />{option.label}
          </Radio>
        ))}
      </div>
      <FieldProblem {...field} />
    </RadioGroup>
  )
}

/** The browser's own list: on a phone it opens as the wheel its owner knows. */
function FoldedList({ value, onChange, options, id, label, hint, error, isOptional, isDisabled, onLeave }: ChoiceProps) {
  const described = [hint !== undefined && `${fieldId(id)}-hint`, error !== undefined && `${fieldId(id)}-error`].filter(Boolean).join(' ')
  return (
    <div className="field" {...(error !== undefined && { 'data-invalid': true })}>
      <label className="field-label" htmlFor={fieldId(id)}>{label}{isOptional === true && <span className="field-optional">（选填）</span>}</label>
      {hint !== undefined && <span className="field-hint" id={`${fieldId(id)}-hint`}>{hint}</span>}
      <select
        className="input width-medium"
        id={fieldId(id)}
        value={value}
        disabled={isDisabled === true}
        aria-required={isOptional !== true}
        aria-invalid={error !== undefined}
        {...(described !== '' && { 'aria-describedby': described })}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      >
        <option value="">请选择</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {error !== undefined && <span className="field-error" id={`${fieldId(id)}-error`}><ErrorWords>{error}</ErrorWords></span>}
    </div>
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
    <Checkbox className="choice" isSelected={isChosen} onChange={onChange} isDisabled={isDisabled} {...(id !== undefined && { id: fieldId(id) })}>
      <span className="choice-mark tick-mark"><Icon name="tick" /></span>
      <span>{children}</span>
    </Checkbox>
  )
}
