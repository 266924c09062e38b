import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { fieldId } from './field.tsx'
import { Icon } from './Icon.tsx'
import './summary.css'

export type FieldError = Readonly<{
  field: string
  text: string
  /** The page on which the field stands, where that is another one. */
  to?: string | undefined
}>

type ErrorSummaryProps = Readonly<{
  errors: readonly FieldError[]
  title?: string
  /** Grows with each attempt: the same errors twice still call for attention twice. */
  attempt?: number
}>

/** Every problem at once, on top, each a link to its field. Takes the focus, so that nobody searches for what went wrong. */
export function ErrorSummary({ errors, title = `还有${errors.length}处需要改`, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const isThere = errors.length > 0
  useEffect(() => { if (isThere) box.current?.focus() }, [isThere, attempt])
  if (!isThere) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title"><Icon name="warning" />{title}</h2>
      <ul className="plain-list">
        {errors.map(({ field, text, to }) => (
          <li key={`${field} ${text}`}>
            {to === undefined ? <a href={`#${fieldId(field)}`} onClick={(event) => { if (focusField(field)) event.preventDefault() }}>{text}</a> : <Link to={to}>{text}</Link>}
          </li>
        ))}
      </ul>
    </div>
  )
}

const inputs = 'input, textarea, select'

/** Puts the cursor where something has to be put right; false where the field is not on this page. */
export function focusField(field: string): boolean {
  const input = document.getElementById(fieldId(field))
  if (input === null) return false
  // A clause that is quoted beside the label is a button too.
  const target = input.matches(inputs) ? input : (input.querySelector<HTMLElement>(inputs) ?? input.querySelector<HTMLElement>('button:not(.clause)') ?? input)
  target.focus()
  target.scrollIntoView({ block: 'center' })
  return true
}
