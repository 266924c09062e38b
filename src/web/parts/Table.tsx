import type { KeyboardEvent, ReactNode } from 'react'
import { exportedRows, saveAs, toCsv } from '../words/csv.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { PAGE_SIZE, type TableView } from './tableView.ts'
import './table.css'

export type TableColumn<Row> = Readonly<{
  id: string
  title: string
  /** What the cell says as text, in the file that is exported too. */
  text: (row: Row) => string
  /** What the cell shows, where that is more than its text. */
  show?: (row: Row) => ReactNode
  isNumber?: boolean
  canSort?: boolean
}>

/** 选中 — which rows a bulk act will reach. */
export type Selection = Readonly<{ chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }>

type TableProps<Row> = Readonly<{
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  view: TableView
  /** What to say, and to do, where nothing is listed. */
  empty: ReactNode
  /** Of all pages; leave out where there is only one. */
  total?: number
  pageSize?: number
  selection?: Selection
  /** Leave out where the list is for reading alone. */
  fileName?: string
  /** 涉密 — rows that may be read here and leave in no plain file. */
  isWithheld?: (row: Row) => boolean
  filters?: ReactNode
  bulk?: ReactNode
}>

/** A list to work through: sorted and filtered by its address, walked with the arrow keys, exported as seen. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, keyOf, view, empty, selection } = props
  return (
    <div className="stack-tight">
      <Tools {...props} />
      {selection !== undefined && selection.chosen.size > 0 && <div className="table-bulk" role="status">已选{selection.chosen.size}项{props.bulk}</div>}
      {rows.length === 0 ? empty : (
        <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
          <table className="table" data-density={view.density}>
            <caption className="unseen">{label}</caption>
            <thead>
              <tr>
                {selection !== undefined && <th scope="col" className="table-pick"><PickAll keys={rows.map(keyOf)} selection={selection} /></th>}
                {columns.map((column) => <Heading key={column.id} column={column} view={view} />)}
              </tr>
            </thead>
            <tbody onKeyDown={walkRows}>
              {rows.map((row) => <BodyRow key={keyOf(row)} row={row} rowKey={keyOf(row)} columns={columns} {...(selection !== undefined && { selection })} />)}
            </tbody>
          </table>
        </div>
      )}
      <Pager {...props} />
    </div>
  )
}

const nobody = (): boolean => false

function Tools<Row>({ columns, rows, view, fileName, filters, isWithheld = nobody }: TableProps<Row>) {
  const save = () => saveAs(`${fileName}.csv`, toCsv(exportedRows(columns, rows, isWithheld)), 'text/csv')
  return (
    <div className="table-tools no-print">
      {filters}
      <span className="table-tools-end">
        <Button kind="quiet" small onPress={() => view.setDensity(view.density === 'tight' ? 'roomy' : 'tight')}>{view.density === 'tight' ? '行距放宽' : '行距收紧'}</Button>
        {fileName !== undefined && <Button kind="quiet" small icon="download" isDisabled={rows.length === 0} onPress={save}>导出本页</Button>}
      </span>
    </div>
  )
}

const sortWord = { ascending: '升序', descending: '降序', none: '未排序' } as const

function Heading<Row>({ column, view }: Readonly<{ column: TableColumn<Row>; view: TableView }>) {
  const { id, title, isNumber, canSort = false } = column
  const sorted = view.sort === id ? (view.descending ? 'descending' : 'ascending') : 'none'
  return (
    <th scope="col" className={isNumber === true ? 'table-number' : undefined} {...(canSort && { 'aria-sort': sorted })}>
      {canSort
        ? <button type="button" className="table-sort" aria-label={`按${title}排序，现在${sortWord[sorted]}`} onClick={() => view.sortBy(id)}>{title}{sorted !== 'none' && <Icon name={sorted === 'descending' ? 'down' : 'up'} />}</button>
        : title}
    </th>
  )
}

type BodyRowProps<Row> = Readonly<{ row: Row; rowKey: string; columns: readonly TableColumn<Row>[]; selection?: Selection }>

function BodyRow<Row>({ row, rowKey, columns, selection }: BodyRowProps<Row>) {
  const isChosen = selection?.chosen.has(rowKey) === true
  return (
    <tr {...(isChosen && { 'data-chosen': true })}>
      {selection !== undefined && (
        <td className="table-pick"><input type="checkbox" checked={isChosen} aria-label={`选中${columns[0]?.text(row) ?? ''}`} onChange={() => selection.onChange(toggled(selection.chosen, rowKey))} /></td>
      )}
      {columns.map((column, at) => {
        const content = column.show?.(row) ?? column.text(row)
        return at === 0
          ? <th key={column.id} scope="row">{content}</th>
          : <td key={column.id} data-label={column.title} className={column.isNumber === true ? 'table-number' : undefined}>{content}</td>
      })}
    </tr>
  )
}

function PickAll({ keys, selection }: Readonly<{ keys: readonly string[]; selection: Selection }>) {
  const isAll = keys.length > 0 && keys.every((key) => selection.chosen.has(key))
  return <input type="checkbox" checked={isAll} aria-label="选中本页全部" onChange={() => selection.onChange(isAll ? new Set() : new Set([...selection.chosen, ...keys]))} />
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

/** ↑ and ↓ go to the same control of the row above or below; with Shift the row on the way is chosen as well. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const here = event.target as HTMLElement
  const row = here.closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  if (row === null || next === null || next === undefined) return
  event.preventDefault()
  const controls = 'a, button, input'
  const at = [...row.querySelectorAll(controls)].indexOf(here)
  const target = next.querySelectorAll<HTMLElement>(controls)[at]
  target?.focus()
  if (event.shiftKey && target instanceof HTMLInputElement && !target.checked) target.click()
}

/** Which lines of a long list these are, and the way to the others; also below lists that are no table. */
export function Pager<Row>({ total, pageSize = PAGE_SIZE, view, rows }: Pick<TableProps<Row>, 'total' | 'pageSize' | 'rows'> & Readonly<{ view: Pick<TableView, 'page' | 'goToPage'> }>) {
  if (total === undefined || total === 0) return null
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const first = (view.page - 1) * pageSize + 1
  return (
    <nav className="table-pager no-print" aria-label="翻页">
      <span className="numbers soft">{rows.length === 0 ? `共${total}项` : `第${first}–${first + rows.length - 1}项，共${total}项`}</span>
      {pages > 1 && <Button small icon="left" isDisabled={view.page <= 1} onPress={() => view.goToPage(view.page - 1)}>上一页</Button>}
      {pages > 1 && <Button small icon="right" isDisabled={view.page >= pages} onPress={() => view.goToPage(view.page + 1)}>下一页</Button>}
    </nav>
  )
}
