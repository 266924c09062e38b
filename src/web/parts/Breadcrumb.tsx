import { Link } from 'react-router'

export type Crumb = Readonly<{ title: string; to: string }>

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav className="breadcrumb" aria-label="所在位置">
      <ol className="plain-list">{crumbs.map(({ title, to }) => <li key={to}><Link to={to}>{title}</Link></li>)}</ol>
    </nav>
  )
}
