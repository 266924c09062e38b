import { countGraphemes, counterFor } from '../words/length.ts'
import { described, Field, fieldId, type FieldProps } from './field.tsx'

export type TextValue = Readonly<{ value: string; onChange: (value: string) => void }>

/** 可能要填的 — one value that may be meant, and what tells it apart from the others. */
export type Suggestion = Readonly<{ value: string; label?: string }>

type TextFieldProps = FieldProps & TextValue & Readonly<{
  maxChars?: number | undefined
  /** Written behind the input: 岁, 元/月. */
  unit?: string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | undefined
  type?: 'text' | 'password' | undefined
  autoComplete?: string | undefined
  suggestions?: readonly Suggestion[] | undefined
}>

export function TextField({ value, onChange, maxChars, unit, width = 'full', inputMode, type = 'text', autoComplete = 'off', suggestions, ...field }: TextFieldProps) {
  return (
    <Field field={field}>
      <span className={`input-line width-${width}`}>
        <input className="input" {...described(field)} type={type} value={value} autoComplete={autoComplete} inputMode={inputMode} onChange={(event) => onChange(event.target.value)} onBlur={field.onLeave}
          {...(suggestions !== undefined && { list: `${fieldId(field.id)}-list` })} />
        {suggestions !== undefined && <datalist id={`${fieldId(field.id)}-list`}>{suggestions.map((each) => <option key={each.value} {...each} />)}</datalist>}
        {unit !== undefined && <span className="input-unit">{unit}</span>}
      </span>
      {maxChars !== undefined && <ShortCounter value={value} maxChars={maxChars} />}
    </Field>
  )
}

type LongTextProps = FieldProps & TextValue & Readonly<{ maxChars: number; aboutChars?: number | undefined; rows?: number | undefined }>

export function LongText({ value, onChange, maxChars, aboutChars, rows = 6, ...field }: LongTextProps) {
  const counter = counterFor(countGraphemes(value), maxChars, aboutChars)
  return (
    <Field field={field}>
      <textarea className="input" {...described(field)} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} onBlur={field.onLeave} />
      <Counter {...counter} />
    </Field>
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
