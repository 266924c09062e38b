import { createContext, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { clauseInWords } from '../../policy/clauseWords.ts'
import './clause.css'

/** What the measure says, by clause: lets a chip speak for a clause that came without its quotation. */
export const ClauseTexts = createContext<Readonly<Record<string, string>>>({})

type ClauseChipProps = Readonly<{ clause: string; quote?: string | undefined; source?: string | undefined }>

/** 条款 — opens the words of the measure beside itself, never another page. */
export function ClauseChip({ clause, quote, source }: ClauseChipProps) {
  const known = useContext(ClauseTexts)
  const words = quote ?? known[clause]
  const name = clauseInWords(clause)
  if (words === undefined) return <span className="clause clause-bare">{name}</span>
  return <OpeningChip clause={name} words={words} cited={source === undefined ? name : `${source} ${name}`} />
}

function OpeningChip({ clause, words, cited }: Readonly<{ clause: string; words: string; cited: string }>) {
  const box = useRef<HTMLSpanElement>(null)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  useClosing(box, isOpen, () => setOpen(false))
  return (
    <span ref={box} className="clause-chip">
      <button type="button" className="clause" aria-expanded={isOpen} aria-label={`条款${clause}，查看原文`} {...(isOpen && { 'aria-controls': id })} onClick={() => setOpen(!isOpen)}>{clause}</button>
      {isOpen && <Quotation id={id} anchor={box} clause={clause} words={words} cited={cited} />}
    </span>
  )
}

type QuotationProps = Readonly<{ id: string; anchor: RefObject<HTMLSpanElement | null>; clause: string; words: string; cited: string }>

function Quotation({ id, anchor, clause, words, cited }: QuotationProps) {
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => { if (box.current !== null && anchor.current !== null) placeBeside(box.current, anchor.current.getBoundingClientRect()) }, [anchor])
  return (
    <span ref={box} id={id} className="clause-words" role="note" aria-label={`条款${clause}原文`}>
      <span className="clause-quote">{words}</span>
      <span className="soft small">{cited}</span>
    </span>
  )
}

const GAP = 6
const EDGE = 8

/** Below the chip, or above it where there is no room; always within the window. */
function placeBeside(words: HTMLElement, chip: DOMRect): void {
  const { width, height } = words.getBoundingClientRect()
  const hasRoomBelow = chip.bottom + GAP + height <= window.innerHeight - EDGE
  words.style.left = `${Math.max(EDGE, Math.min(chip.left, window.innerWidth - width - EDGE))}px`
  words.style.top = `${hasRoomBelow ? chip.bottom + GAP : Math.max(EDGE, chip.top - GAP - height)}px`
}

/** Escape, a press elsewhere, or scrolling away closes the quotation. */
function useClosing(box: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return
    const elsewhere = (event: Event): void => { if (!box.current?.contains(event.target as Node)) close() }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      // The dialog around the chip, if there is one, stays open.
      event.preventDefault()
      close()
    }
    const stop = new AbortController()
    const listening = { signal: stop.signal, capture: true }
    document.addEventListener('pointerdown', elsewhere, listening)
    document.addEventListener('focusin', elsewhere, listening)
    document.addEventListener('scroll', elsewhere, listening)
    document.addEventListener('keydown', escape, listening)
    return () => stop.abort()
  })
}
