import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { isSignedOut, RefusedError } from '../api/client.ts'
import { MAX_REASON_CHARS } from '../api/limits.ts'
import type { ActView } from '../api/views.ts'
import { Button, type ButtonKind } from '../parts/Button.tsx'
import { ClauseChip } from '../parts/ClauseChip.tsx'
import { ErrorSummary } from '../parts/ErrorSummary.tsx'
import { fieldAround } from '../parts/field.tsx'
import { ErrorState, RefusedState } from '../parts/states.tsx'
import { LongText } from '../parts/TextField.tsx'
import { isOvertaken, sortSaid, type Fields } from './said.ts'
import type { Doing } from './useAct.ts'
import { useUnsent } from './useUnsent.tsx'
import './acts.css'

type Errors = Readonly<Record<string, string>>
type Progress = Omit<Doing<never>, 'send'>

type ActFormProps = Readonly<{
  act: ActView
  doing: Progress
  fields?: Fields
  /** What will follow, so that it is known before it is done. */
  consequence?: ReactNode
  submitLabel?: string
  kind?: ButtonKind
  onSubmit: () => void
  onClose: () => void
  children?: (errors: Errors) => ReactNode
}>

const noFields: Fields = {}

/** The form of one act: the clause it rests on, its words, every objection at once, one button. */
export function ActForm({ act, doing, fields = noFields, consequence, submitLabel = act.title, kind = 'main', onSubmit, onClose, children }: ActFormProps) {
  const unsent = useUnsent()
  const [mended, mend] = useMended(doing.attempt)
  const byField = Object.fromEntries(Object.entries(sortSaid(doing.error, fields).byField).filter(([field]) => !mended.has(field)))
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="act-form stack" noValidate onSubmit={submit} onChange={(event) => { unsent.typed(); mend(event.target) }}>
      <FormHeading act={act} />
      {consequence !== undefined && <div>{consequence}</div>}
      <Problems doing={doing} fields={fields} mended={mended} />
      {children?.(byField)}
      <div className="row">
        {isOvertaken(doing.error)
          ? <Button onPress={() => unsent.leave(onClose)}>看最新情况</Button>
          : (
            <>
              <Button kind={kind} type="submit" isBusy={doing.isBusy}>{submitLabel}</Button>
              <Button kind="quiet" onPress={() => unsent.leave(onClose)}>不办了</Button>
            </>
          )}
      </div>
      {unsent.question}
    </form>
  )
}

function FormHeading({ act: { title, clause, quote } }: Readonly<{ act: ActView }>) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return <div className="row"><h3 ref={heading} tabIndex={-1}>{title}</h3><ClauseChip clause={clause} quote={quote} /></div>
}

const noneMended: ReadonlySet<string> = new Set()

/** What was put right since the answer came is reproached no longer; whether it is right now only the next answer says. */
function useMended(attempt: number): readonly [ReadonlySet<string>, (changed: EventTarget) => void] {
  const [since, setSince] = useState({ attempt, fields: noneMended })
  const fields = since.attempt === attempt ? since.fields : noneMended
  return [fields, (changed) => {
    const field = fieldAround(changed)
    if (field !== undefined) setSince({ attempt, fields: new Set([...fields, field]) })
  }]
}

/** Why it was not done: the matter moved on, a field, a rule, or a line that is down. Takes the focus, so that nobody presses twice in vain. */
export function Problems({ doing: { error, attempt }, fields, mended = noneMended }: Readonly<{ doing: Progress; fields: Fields; mended?: ReadonlySet<string> }>) {
  const { summary, beside, isStale, meanwhile } = sortSaid(error, fields)
  const box = useRef<HTMLDivElement>(null)
  const takesFocus = error !== null && summary.length === 0
  useEffect(() => { if (takesFocus) box.current?.focus() }, [takesFocus, attempt])
  if (error === null || isSignedOut(error)) return null
  return (
    <div ref={box} className="act-problems stack" tabIndex={-1}>
      {isStale && <p className="note note-warn" role="alert">{meanwhile}页面已换成最新情况，您写的内容还在。</p>}
      <ErrorSummary errors={summary.filter(({ field }) => !mended.has(field))} attempt={attempt} />
      {beside.length > 0 && <RefusedState refusals={beside} />}
      {!(error instanceof RefusedError) && <ErrorState what="没有办成" why={error.message} />}
    </div>
  )
}

type ReasonFieldProps = Readonly<{ reason: string; onReason: (reason: string) => void; error: string | undefined; rows?: number }>

/** 理由 — goes into the record with the act. */
export function ReasonField({ reason, onReason, error, rows = 4 }: ReasonFieldProps) {
  return <LongText id="reason" label="理由" hint="会连同您的姓名和时间写入办理记录。" rows={rows} maxChars={MAX_REASON_CHARS} value={reason} onChange={onReason} error={error} />
}

type ReasonFormProps = Pick<ActFormProps, 'act' | 'doing' | 'consequence' | 'onClose'> & Readonly<{
  reason: string
  onReason: (reason: string) => void
  onSubmit: () => void
}>

/** What turns somebody down asks for a reason, not "are you sure": it goes into the record, under a name. */
export function ReasonForm({ reason, onReason, ...form }: ReasonFormProps) {
  return (
    <ActForm {...form} fields={{ reason: '' }} kind="danger">
      {(errors) => <ReasonField reason={reason} onReason={onReason} error={errors['reason']} />}
    </ActForm>
  )
}
