import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ActView } from '../api/views.ts'
import { Button, type ButtonKind } from '../parts/Button.tsx'
import { ClauseChip } from '../parts/ClauseChip.tsx'
import { Icon } from '../parts/Icon.tsx'
import './acts.css'

/** What the form of an act needs to know of the panel it opens in. */
export type Opened = Readonly<{ act: ActView; onDone: () => void; onClose: () => void }>

type ActPanelProps = Readonly<{
  acts: readonly ActView[]
  form: (opened: Opened) => ReactNode
  title?: string
  /** Said where there is nothing to do; leave out to show no panel then. */
  idle?: ReactNode
  onOpen?: (act: string | undefined) => void
  /** False where everything here may be done and nothing of it has to be. */
  isUrged?: boolean
}>

/** 办理 — what this person may do now, each under its clause. One act opens at a time, in place, so that the material stays in sight. */
export function ActPanel({ acts, form, title = '办理', idle, onOpen, isUrged = true }: ActPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [opened, setOpened] = useState<ActView>()
  const [done, setDone] = useState('')
  const [timesClosed, setTimesClosed] = useState(0)
  useEffect(() => { if (timesClosed > 0) heading.current?.focus() }, [timesClosed])
  function show(act: ActView | undefined, words = ''): void {
    setOpened(act)
    setDone(words)
    onOpen?.(act?.act)
    if (act === undefined) setTimesClosed((times) => times + 1)
  }
  // An opened form outlives the act itself: when somebody else was quicker, what was typed must not vanish.
  if (acts.length === 0 && opened === undefined && done === '' && idle === undefined) return null
  return (
    <section className="panel acts no-print">
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p role="status" className={done === '' ? 'unseen' : 'acts-done'}>{done !== '' && <Icon name="tick" />}{done}</p>
      {opened === undefined
        ? <ActButtons acts={acts} idle={idle} isUrged={isUrged} onOpen={show} />
        : <div key={opened.act}>{form({ act: opened, onClose: () => show(undefined), onDone: () => show(undefined, `已办：${opened.title}`) })}</div>}
    </section>
  )
}

const turnsDown = (act: string): boolean => /^(Return|Decline|Reject|ProposeTermination)/.test(act)

function ActButtons({ acts, idle, isUrged, onOpen }: Readonly<{ acts: readonly ActView[]; idle: ReactNode; isUrged: boolean; onOpen: (act: ActView) => void }>) {
  const forward = acts.filter(({ act }) => !turnsDown(act))
  const back = acts.filter(({ act }) => turnsDown(act))
  if (acts.length === 0) return idle === undefined ? null : <div className="soft">{idle}</div>
  const kindOf = (act: ActView, at: number): ButtonKind => turnsDown(act.act) ? 'danger' : at === 0 && isUrged ? 'main' : 'plain'
  return (
    <ul className="plain-list stack-tight">
      {[...forward, ...back].map((act, at) => (
        <li key={act.act} className="acts-line"><Button kind={kindOf(act, at)} onPress={() => onOpen(act)}>{act.title}</Button><ClauseChip clause={act.clause} quote={act.quote} /></li>
      ))}
    </ul>
  )
}
