import { createContext, useContext, useRef } from 'react'
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import './clause.css'

/** What the measure says, by clause: lets a chip speak for a clause that came without its quotation. */
export const ClauseTexts = createContext<Readonly<Record<string, string>>>({})

type ClauseChipProps = Readonly<{ clause: string; quote?: string | undefined; source?: string | undefined }>

/** 条款 — opens the words of the measure beside itself, never another page. */
export function ClauseChip({ clause, quote, source }: ClauseChipProps) {
  const known = useContext(ClauseTexts)
  const words = quote ?? known[clause]
  const chip = useRef<HTMLButtonElement>(null)
  if (words === undefined) return <span className="clause clause-bare">{clause}</span>
  // Inside the page's own landmark (or the dialog it stands in), where those who read by ear expect it.
  const home = () => chip.current?.closest<HTMLElement>('[role=dialog], main') ?? document.body
  return (
    <PortalProvider getContainer={home}>
      <DialogTrigger>
        <Button ref={chip} className="clause" aria-label={`条款${clause}，查看原文`}>{clause}</Button>
        <Popover className="clause-popover" isNonModal placement="bottom start" offset={6}>
          <Dialog className="clause-dialog" aria-label={`条款${clause}原文`}>
            <blockquote>{words}</blockquote>
            <p className="soft small">{source !== undefined && `${source} `}{clause}</p>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </PortalProvider>
  )
}
