import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import './page.css'

type PageProps = Readonly<{
  title: string
  /** What is expected of the reader; one sentence. */
  expected?: ReactNode
  /** Until when. */
  until?: ReactNode
  crumbs?: readonly Crumb[]
  /** The one main button, and what stands beside it. */
  main?: ReactNode
  /** Status and the like, beside the title. */
  beside?: ReactNode
  width?: 'column' | 'wide'
  children?: ReactNode
}>

/** One page, one job: title, what is expected and until when, the material, the one main button. */
export function Page({ title, expected, until, crumbs = [], main, beside, width = 'wide', children }: PageProps) {
  const heading = useFocusOnArrival(title)
  return (
    <main id="content" className={`page page-${width}`} tabIndex={-1}>
      <Breadcrumb crumbs={crumbs} />
      <header className="page-head">
        <div className="page-title"><h1 ref={heading} tabIndex={-1}>{title}</h1>{beside}</div>
        {expected !== undefined && <p className="page-expected">{expected}</p>}
        {until !== undefined && <p>{until}</p>}
      </header>
      {children}
      {main !== undefined && <div className="page-main no-print">{main}</div>}
    </main>
  )
}

/** The visit that began at the top already. A page that is put together anew meanwhile stays where its reader is. */
let begun = ''

/** After a link was followed the title takes the focus and stands on top, so that a screen reader starts where a sighted reader does. */
function useFocusOnArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  const isWayBack = useNavigationType() === 'POP'
  useEffect(() => { document.title = `${title} · 首席技师选拔` }, [title])
  useEffect(() => {
    const isFirstPage = key === 'default'
    const holdsFocus = document.activeElement !== null && document.activeElement !== document.body && document.getElementById('content')?.contains(document.activeElement) === true
    if (isFirstPage || holdsFocus) return
    heading.current?.focus({ preventScroll: true })
    // The way back leads to where one was, which the browser knows.
    if (key !== begun && !isWayBack) window.scrollTo(0, 0)
    begun = key
  }, [key, isWayBack])
  return heading
}

/** A titled part of a page. */
export function Section({ title, beside, children, level = 2 }: Readonly<{ title: string; beside?: ReactNode; children: ReactNode; level?: 2 | 3 }>) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return <section className="section"><div className="section-head"><Heading>{title}</Heading>{beside}</div>{children}</section>
}

/** The material on the left, what one needs beside it on the right. */
export function WithSide({ children, side }: Readonly<{ children: ReactNode; side: ReactNode }>) {
  return <div className="with-side"><div className="stack with-side-main">{children}</div><aside className="with-side-aside stack" aria-label="办理信息">{side}</aside></div>
}

/** Names and values, as on a card. */
export function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return <dl className="facts">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value === '' ? <span className="soft">未填写</span> : value}</dd></div>)}</dl>
}
