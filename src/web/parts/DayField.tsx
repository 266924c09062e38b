import { useRef } from 'react'
import { dayInWords, monthInWords, readDay, readMonth } from '../words/days.ts'
import { exampleDay } from '../words/today.ts'
import { Button } from './Button.tsx'
import { described, Field, type FieldProps } from './field.tsx'
import type { TextValue } from './TextField.tsx'

type Precision = 'date' | 'month'
const readers = { date: readDay, month: readMonth } as const
const exampleOf = { date: '07-15', month: '07' } as const
const inWords = { date: dayInWords, month: monthInWords } as const

/** One date in both of the ways in which it may be typed. */
function exampleIn(precision: Precision): string {
  const example = exampleDay(exampleOf[precision])
  return `例如 ${example}，也可以写 ${inWords[precision](example)}`
}

type CalendarFieldProps = FieldProps & TextValue & Readonly<{ precision: Precision }>

/** Typed or picked. What can't be read stays as typed, so that nothing is lost; the check says what is wrong with it. */
function CalendarField({ precision, value, onChange, hint, ...rest }: CalendarFieldProps) {
  const field = { ...rest, hint: hint ?? exampleIn(precision) }
  function leave(): void {
    const understood = readers[precision](value)
    if (understood !== undefined && understood !== value) onChange(understood)
    field.onLeave?.()
  }
  return (
    <Field field={field}>
      <span className="input-line date-line width-medium">
        <input className="input numbers" {...described(field)} value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} onBlur={leave} />
        <Picker precision={precision} label={`选择${field.label}`} value={readers[precision](value) ?? ''} onPick={onChange} isDisabled={field.isDisabled} />
      </span>
    </Field>
  )
}

type PickerProps = Readonly<{ precision: Precision; label: string; value: string; onPick: (value: string) => void; isDisabled?: boolean | undefined }>

/** The browser's own calendar: it is the one the phone's owner knows, and it costs nothing to load. */
function Picker({ precision, label, value, onPick, isDisabled }: PickerProps) {
  const native = useRef<HTMLInputElement>(null)
  return (
    <span className="picker">
      <input ref={native} type={precision} value={value} tabIndex={-1} aria-hidden="true" onChange={(event) => onPick(event.target.value)} />
      <Button kind="plain" icon="calendar" label={label} isDisabled={isDisabled} onPress={() => native.current?.showPicker()}>选</Button>
    </span>
  )
}

export const DayField = (props: FieldProps & TextValue) => <CalendarField precision="date" {...props} />
export const MonthField = (props: FieldProps & TextValue) => <CalendarField precision="month" {...props} />
