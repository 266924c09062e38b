import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { countGraphemes, counterFor } from '../words/length.ts'
import { ariaField, FieldHint, FieldLabel, FieldProblem, type FieldProps } from './field.tsx'

export type TextValue = Readonly<{ value: string; onChange: (value: string) => void }>

type TextFieldProps = FieldProps & TextValue & Readonly<{
  maxChars?: number | undefined
  /** Written behind the input: 岁, 元/月. */
  unit?: string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | undefined
  type?: 'text' | 'password' | undefined
  autoComplete?: string | undefined
}>

export function TextField({ value, onChange, maxChars, unit, width = 'full', inputMode, type = 'text', autoComplete = 'off', ...field }: TextFieldProps) {
  return (
    <AriaTextField {...ariaField(field)} value={value} onChange={onChange} type={type} autoComplete={autoComplete} {...(inputMode !== undefined && { inputMode })}>
      <FieldLabel {...field} />
      <FieldHint {...field} />
      <span className={`input-line width-${width}`}>
        <Input className="input" />
        {unit !== undefined && <span className="input-unit">{unit}</span>}
      </span>
      {maxChars !== undefined && <ShortCounter value={value} maxChars={maxChars} />}
      <FieldProblem {...field} />
    </AriaTextField>
  )
}

type LongTextProps = FieldProps & TextValue & Readonly<{ maxChars: number; aboutChars?: number | undefined; rows?: number | undefined }>

export function LongText({ value, onChange, maxChars, aboutChars, rows = 6, ...field }: LongTextProps) {
  const counter = counterFor(countGraphemes(value), maxChars, aboutChars)
  return (
    <AriaTextField {...ariaField(field)} value={value} onChange={onChange}>
      <FieldLabel {...field} />
      <FieldHint {...field} />
      <TextArea className="input" rows={rows} />
      <Counter {...counter} />
      <FieldProblem {...field} />
    </AriaTextField>
  )
}

/** A short field counts aloud only when the end is near: a counter under every name would be noise. */
function ShortCounter({ value, maxChars }: { readonly value: string; readonly maxChars: number }) {
  const counter = counterFor(countGraphemes(value), maxChars)
  return counter.tone === 'quiet' ? null : <Counter {...counter} />
}

function Counter({ text, tone }: { readonly text: string; readonly tone: string }) {
  return <span className="field-counter" data-tone={tone} aria-live={tone === 'quiet' ? 'off' : 'polite'}>{text}</span>
}
