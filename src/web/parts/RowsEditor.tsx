import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Choice, type Option } from './Choice.tsx'
import { DayField, MonthField } from './DayField.tsx'
import { ErrorWords, fieldId } from './field.tsx'
import { TextField, type Suggestion } from './TextField.tsx'
import './rows.css'

export type RowValues = Readonly<Record<string, string>>
export type Column = Readonly<{ id: string; label: string; required: boolean; whenBlank?: string | undefined }> & (
  | Readonly<{ kind: 'text'; maxChars: number }>
  | Readonly<{ kind: 'choice'; options: readonly Option[] }>
  | Readonly<{ kind: 'month' | 'day' }>
  | Readonly<{ kind: 'number'; min: number; max: number }>
)

/** What is known of a row besides its words. */
export type RowHelp = Readonly<{
  /** Columns that nobody fills in. */
  hidden?: readonly string[]
  /** Columns that are settled by something else, as they are shown. */
  settled?: Readonly<Record<string, string>>
  /** What may be meant by a text, the value first and what tells it apart beside it. */
  suggestions?: Readonly<Record<string, readonly Suggestion[]>>
  /** Said under the row. */
  note?: ReactNode
}>

export type RowsEditorProps = Readonly<{
  id: string
  label: string
  hint?: string | undefined
  /** What one row is called: 经历, 奖项. */
  rowName?: string
  columns: readonly Column[]
  rows: readonly RowValues[]
  onChange: (rows: readonly RowValues[]) => void
  maxRows: number
  /** By `field.row.column`, or by the field itself for the whole. */
  errors?: Readonly<Record<string, string>>
  /** At least one row has to stand here in the end. */
  isRequired?: boolean
  isDisabled?: boolean | undefined
  onLeave?: (() => void) | undefined
  helpFor?: (row: RowValues, at: number) => RowHelp
  /** What a change of one column makes of the row, where it makes more than that. */
  changed?: (row: RowValues, column: string) => RowValues
}>

/** Rows to add, remove and put in order. Alt + ↑ and Alt + ↓ move the row in which the cursor stands. */
export function RowsEditor(props: RowsEditorProps) {
  const { id, label, hint, rowName = '条', columns, rows, onChange, maxRows, errors = {}, isRequired = false, isDisabled = false, helpFor = () => ({}), changed = (row: RowValues) => row } = props
  const box = useRef<HTMLFieldSetElement>(null)
  const [spoken, setSpoken] = useState('')
  const goTo = useFocusAfterRender(box)

  function put(next: readonly RowValues[], focus: string, words: string): void {
    onChange(next)
    setSpoken(words)
    goTo(focus)
  }
  const add = () => put([...rows, emptyRow(columns)], rowSelector(rows.length, 'input, select, textarea'), `已添加第${rows.length + 1}${rowName}`)
  const remove = (at: number) => put(rows.filter((_, index) => index !== at), rows.length > 1 ? rowSelector(Math.min(at, rows.length - 2), 'input, select, textarea') : '[data-add] button', `已删除第${at + 1}${rowName}`)
  const move = (from: number, to: number, focus = rowSelector(to, to < from ? '[data-up] button' : '[data-down] button')) => {
    if (to >= 0 && to < rows.length) put(moved(rows, from, to), focus, `已移到第${to + 1}位`)
  }
  const change = (at: number, column: string, value: string) => onChange(rows.map((row, index) => (index === at ? changed({ ...row, [column]: value }, column) : row)))

  return (
    <fieldset ref={box} className="rows" id={fieldId(id)} tabIndex={-1} disabled={isDisabled}>
      <legend className="field-label">{label}</legend>
      <p className="field-hint">{[hint, columns.some(({ kind }) => kind === 'month') ? '年月写作 2019-06，或点“选”' : undefined].filter(Boolean).join('；')}</p>
      {errors[id] !== undefined && <p className="field-error"><ErrorWords>{errors[id]}</ErrorWords></p>}
      <ol className="plain-list stack">
        {rows.map((row, at) => (
          <li key={at} className="rows-row" data-row={at} onKeyDown={(event) => moveByKey(event, at, move)}>
            <RowFields columns={columns} row={row} help={helpFor(row, at)} cell={(column) => ({
              id: `${id}.${at}.${column}`, value: row[column] ?? '', error: errors[`${id}.${at}.${column}`], isDisabled, onLeave: props.onLeave, onChange: (value: string) => change(at, column, value),
            })} />
            <RowTools name={`第${at + 1}${rowName}`} isFirst={at === 0} isLast={at === rows.length - 1} isDisabled={isDisabled}
              onUp={() => move(at, at - 1)} onDown={() => move(at, at + 1)} onRemove={() => remove(at)} />
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="rows-empty">{isRequired ? '还没有填写。' : '还没有填写。没有可填的，可以空着。'}</p>}
      <span data-add><Button icon="plus" isDisabled={isDisabled || rows.length >= maxRows} onPress={add}>添加一{rowName}</Button></span>
      {rows.length >= maxRows && <p className="soft small">最多{maxRows}{rowName}。</p>}
      <p className="unseen" role="status">{spoken}</p>
    </fieldset>
  )
}

type RowFieldsProps = Readonly<{ columns: readonly Column[]; row: RowValues; help: RowHelp; cell: (column: string) => CellOf }>

function RowFields({ columns, help: { hidden = [], settled = {}, suggestions = {}, note }, cell }: RowFieldsProps) {
  return (
    <>
      <div className="rows-fields">
        {columns.filter(({ id }) => !hidden.includes(id)).map((column) => {
          const shown = settled[column.id]
          return shown === undefined
            ? <Cell key={column.id} {...cell(column.id)} column={column} suggestions={suggestions[column.id]} />
            : <Settled key={column.id} label={column.label} shown={shown} />
        })}
      </div>
      {note !== undefined && <div className="rows-note">{note}</div>}
    </>
  )
}

/** Not to be typed: it stands there for reading. */
function Settled({ label, shown }: Readonly<{ label: string; shown: string }>) {
  return <dl className="field rows-settled"><dt className="field-label">{label}</dt><dd>{shown}</dd></dl>
}

const emptyRow = (columns: readonly Column[]): RowValues => Object.fromEntries(columns.map(({ id }) => [id, '']))
const rowSelector = (at: number, inside: string): string => inside.split(', ').map((part) => `[data-row="${at}"] ${part}`).join(', ')

function moved<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const rest = rows.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ...rows.slice(from, from + 1), ...rest.slice(to)]
}

/** The row that takes the focus exists only after the next paint. */
function useFocusAfterRender(box: { readonly current: HTMLElement | null }): (selector: string) => void {
  const [wanted, setWanted] = useState<string>()
  useEffect(() => {
    if (wanted === undefined) return
    const found = [...(box.current?.querySelectorAll<HTMLElement>(wanted) ?? [])].find((element) => !element.matches('[aria-hidden], :disabled'))
    found?.focus()
    setWanted(undefined)
  }, [wanted, box])
  return setWanted
}

function moveByKey(event: KeyboardEvent<HTMLElement>, at: number, move: (from: number, to: number, focus?: string) => void): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  const to = event.key === 'ArrowUp' ? at - 1 : at + 1
  move(at, to, rowSelector(to, 'input, select, textarea'))
}

type RowToolsProps = Readonly<{ name: string; isFirst: boolean; isLast: boolean; isDisabled: boolean; onUp: () => void; onDown: () => void; onRemove: () => void }>

function RowTools({ name, isFirst, isLast, isDisabled, onUp, onDown, onRemove }: RowToolsProps) {
  return (
    <div className="rows-tools no-print">
      <span className="rows-name">{name}</span>
      <span data-up><Button kind="quiet" small icon="up" label={`上移${name}`} isDisabled={isFirst || isDisabled} onPress={onUp}>上移</Button></span>
      <span data-down><Button kind="quiet" small icon="down" label={`下移${name}`} isDisabled={isLast || isDisabled} onPress={onDown}>下移</Button></span>
      <Button kind="quiet" small icon="bin" label={`删除${name}`} isDisabled={isDisabled} onPress={onRemove}>删除</Button>
    </div>
  )
}

type CellOf = Readonly<{ id: string; value: string; error: string | undefined; isDisabled: boolean; onChange: (value: string) => void; onLeave?: (() => void) | undefined }>
type CellProps = CellOf & Readonly<{ column: Column; suggestions: readonly Suggestion[] | undefined }>

function Cell({ column, suggestions, ...cell }: CellProps) {
  const field = { ...cell, label: column.label, isOptional: !column.required, whenBlank: column.whenBlank }
  switch (column.kind) {
    // The name of a firm or of an honour is read whole while it is typed.
    case 'text': return <div className={column.maxChars < 100 ? undefined : 'rows-wide'}><TextField {...field} maxChars={column.maxChars} suggestions={suggestions} /></div>
    case 'choice': return <Choice {...field} options={column.options} isInline />
    case 'month': return <MonthField {...field} hint="" />
    case 'day': return <DayField {...field} hint="" />
    case 'number': return <TextField {...field} inputMode="numeric" width="short" hint={`${column.min} 到 ${column.max}`} />
  }
}
