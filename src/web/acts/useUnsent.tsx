import { useEffect, useState, type ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Button } from '../parts/Button.tsx'
import { FormDialog } from '../parts/FormDialog.tsx'
import { holdingBack } from './holdingBack.ts'

type Unsent = Readonly<{
  /** Something was typed. */
  typed: () => void
  /** Does it at once while nothing is typed; otherwise the person is asked first. */
  leave: (go: () => void) => void
  question: ReactNode
}>

/** 还没有提交 — words that stand in a form and nowhere else are not given up without a question: not by a link, by 不办了, by the browser's way back, or by closing the window. */
export function useUnsent(): Unsent {
  const [isTyped, setTyped] = useState(false)
  const [going, setGoing] = useState<() => void>()
  const navigate = useNavigate()
  const { key } = useLocation()
  useEffect(() => isTyped ? holding((to) => setGoing(() => () => void navigate(to))) : undefined, [isTyped, navigate])
  // From each new place on this page it is another number of steps.
  useEffect(() => isTyped ? holdingBack((go) => setGoing(() => go)) : undefined, [isTyped, key])
  function goOn(): void {
    setTyped(false)
    setGoing(undefined)
    going?.()
  }
  return {
    typed: () => setTyped(true),
    leave: (go) => isTyped ? setGoing(() => go) : go(),
    question: (
      <FormDialog isOpen={going !== undefined} onClose={() => setGoing(undefined)} title="写的内容还没有提交">
        <p>离开后，刚才在这里写的内容不会保留。</p>
        <div className="row">
          <Button kind="main" onPress={() => setGoing(undefined)}>接着写</Button>
          <Button kind="danger" onPress={goOn}>不要了，离开</Button>
        </div>
      </FormDialog>
    ),
  }
}

/** Holds back whoever closes the window, in the browser's own words, and whoever follows a link to another page of ours. Gives the way to stop. */
function holding(ask: (to: string) => void): () => void {
  const stop = new AbortController()
  window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: stop.signal })
  document.addEventListener('click', (event) => {
    const to = placeOf(event)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    ask(to)
  }, { capture: true, signal: stop.signal })
  return () => stop.abort()
}

/** Where a click leads in this window, within the pages behind the sign-in; undefined for every other click. */
function placeOf({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): string | undefined {
  const link = target instanceof Element ? target.closest('a') : null
  if (link === null || button !== 0 || ctrlKey || metaKey || shiftKey || link.target === '_blank' || link.hasAttribute('download')) return undefined
  const { pathname, search, hash, origin } = new URL(link.href)
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  const isHere = origin === location.origin && pathname === location.pathname
  return origin === location.origin && pathname.startsWith(`${base}/`) && !isHere ? `${pathname.slice(base.length)}${search}${hash}` : undefined
}
