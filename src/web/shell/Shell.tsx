import { useState, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import { Button } from '../parts/Button.tsx'
import { isElder, setElder } from './elder.ts'
import './shell.css'

/** Who is at the desk, as the header shows it. */
export type Desk = Readonly<{ name: string; roleName: string; bodyName?: string | undefined }>
export type Place = Readonly<{ title: string; to: string; count?: number | undefined }>

type ShellProps = Readonly<{
  desk?: Desk | undefined
  places?: readonly Place[]
  onSignOut?: (() => void) | undefined
  /** Stands under the header where there is something everybody must know: the demo clock. */
  notice?: ReactNode
  children: ReactNode
}>

/** What surrounds every page: the way past it, who I am, where I can go. */
export function Shell({ desk, places = [], onSignOut, notice, children }: ShellProps) {
  return (
    <>
      <SkipLink />
      <header className="site-header">
        <div className="site-header-inner">
          <a className="site-name" href="/"><Mark />首席技师选拔</a>
          {places.length > 0 && <nav className="site-nav" aria-label="主要栏目">{places.map((place) => <PlaceLink key={place.to} {...place} />)}</nav>}
          <div className="site-desk">
            <ElderSwitch />
            {desk !== undefined && <DeskName {...desk} />}
            {onSignOut !== undefined && <Button kind="quiet" small onPress={onSignOut}>退出</Button>}
          </div>
        </div>
      </header>
      {notice}
      {children}
    </>
  )
}

function SkipLink() {
  return <a className="skip-link" href="#content" onClick={() => document.getElementById('content')?.focus()}>跳到正文</a>
}

function PlaceLink({ title, to, count }: Place) {
  return <NavLink to={to} end={to === '/'}>{title}{count !== undefined && count > 0 && <span className="site-count numbers" aria-label={`${count}项`}>{count}</span>}</NavLink>
}

function DeskName({ name, roleName, bodyName }: Desk) {
  return <span className="site-who"><strong>{name}</strong><span className="soft small">{roleName}{bodyName !== undefined && bodyName !== '' && ` · ${bodyName}`}</span></span>
}

function ElderSwitch() {
  const [isOn, setOn] = useState(isElder)
  function flip(): void {
    setElder(!isOn)
    setOn(!isOn)
  }
  return <button type="button" className="elder-switch" aria-pressed={isOn} onClick={flip}>长者版</button>
}

/** 首, drawn: the same mark as on the page's tab. */
function Mark() {
  return (
    <svg className="site-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M6 9h20M11 4l2.5 5M21 4l-2.5 5M16 9v4M9 13.5h14V27H9zM9 18h14M9 22.5h14" fill="none" stroke="currentColor" strokeWidth="2.2" />
    </svg>
  )
}
