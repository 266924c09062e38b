import { useState } from 'react'
import { useSearchParams } from 'react-router'

export type Density = 'roomy' | 'tight'

/** How a list is looked at. All of it but the line spacing stands in the address, so that it can be sent, kept and gone back to. */
export type TableView = Readonly<{
  sort: string
  descending: boolean
  page: number
  density: Density
  filter: (name: string) => string
  setFilter: (name: string, value: string) => void
  /** Several at once: an address that is changed twice in one breath keeps the second change alone. */
  clearFilters: (names: readonly string[]) => void
  sortBy: (column: string) => void
  goToPage: (page: number) => void
  setDensity: (density: Density) => void
}>

const DENSITY_KEY = 'shouxi:density'
const keptDensity = (): Density => (localStorage.getItem(DENSITY_KEY) === 'tight' ? 'tight' : 'roomy')

export function useTableView(defaults: Readonly<{ sort: string; descending?: boolean }>): TableView {
  const [params, setParams] = useSearchParams()
  const [density, setDensity] = useState(keptDensity)
  const order = params.get('sort') ?? (defaults.descending === true ? `-${defaults.sort}` : defaults.sort)
  const descending = order.startsWith('-')
  const sort = order.replace(/^-/, '')

  /** Another order or filter begins on its first page again. */
  const change = (changes: Readonly<Record<string, string>>, isTurn = false) => setParams((before) => {
    const next = new URLSearchParams(before)
    if (!isTurn) next.delete('page')
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    return next
  }, { replace: !isTurn })

  return {
    sort, descending, density,
    page: Math.max(1, Number(params.get('page') ?? '1') || 1),
    filter: (name) => params.get(name) ?? '',
    setFilter: (name, value) => change({ [name]: value }),
    clearFilters: (names) => change(Object.fromEntries(names.map((name) => [name, '']))),
    sortBy: (column) => change({ sort: column === sort && !descending ? `-${column}` : column }),
    goToPage: (page) => change({ page: String(page) }, true),
    setDensity: (wanted) => {
      localStorage.setItem(DENSITY_KEY, wanted)
      setDensity(wanted)
    },
  }
}

export const PAGE_SIZE = 20

/** What to ask the server for, where it holds the list and gives out a page of it. */
export const pageOf = ({ sort, descending, page }: Pick<TableView, 'sort' | 'descending' | 'page'>, size = PAGE_SIZE) => ({ sort, descending, offset: (page - 1) * size })

/** The rows in the order of the view, for lists that are here in full. */
export function sortedRows<Row>(rows: readonly Row[], view: Pick<TableView, 'sort' | 'descending'>, value: (row: Row, column: string) => string | number): readonly Row[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  const order = (a: Row, b: Row): number => {
    const [left, right] = [value(a, view.sort), value(b, view.sort)]
    return typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right))
  }
  return [...rows].sort((a, b) => (view.descending ? -order(a, b) : order(a, b)))
}
