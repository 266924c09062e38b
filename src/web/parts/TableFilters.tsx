import { useEffect, useState } from 'react'
import type { Option } from './Choice.tsx'
import type { TableView } from './tableView.ts'

/** Asks the server once the typing rests. */
const REST_MS = 250

/** Looks for words; the list follows without a button. */
export function SearchFilter({ view, name, label }: Readonly<{ view: TableView; name: string; label: string }>) {
  const inAddress = view.filter(name)
  const [typed, setTyped] = useState(inAddress)
  useEffect(() => setTyped(inAddress), [inAddress])
  useEffect(() => {
    if (typed === inAddress) return
    const timer = setTimeout(() => view.setFilter(name, typed.trim()), REST_MS)
    return () => clearTimeout(timer)
  })
  return <label className="table-filter"><span>{label}</span><input className="input" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} /></label>
}

export function ChoiceFilter({ view, name, label, options }: Readonly<{ view: TableView; name: string; label: string; options: readonly Option[] }>) {
  return (
    <label className="table-filter">
      <span>{label}</span>
      <select className="input" value={view.filter(name)} onChange={(event) => view.setFilter(name, event.target.value)}>
        <option value="">全部</option>
        {options.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  )
}
