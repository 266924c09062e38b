import { createContext, useContext } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import './clause.css'

/** What the measure says, by clause: lets a chip speak for a clause that came without its quotation. */
export const ClauseTexts = createContext<Readonly<Record<string, string>>>({})

type ClauseChipProps = Readonly<{ clause: string; quote?: string | undefined; document?: string | undefined }>

/** 条款 — opens the words of the measure beside itself, never another page. */
export function ClauseChip({ clause, quote, document }: ClauseChipProps) {
  const known = useContext(ClauseTexts)
  const words = quote ?? known[clause]
  if (words === undefined) return <span className="clause clause-bare">{clause}</span>
  return (
    <DialogTrigger>
      <Button className="clause" aria-label={`条款${clause}，查看原文`}>{clause}</Button>
      <Popover className="clause-popover" placement="bottom start" offset={6}>
        <Dialog className="clause-dialog" aria-label={`条款${clause}原文`}>
          <blockquote>{words}</blockquote>
          <p className="soft small">{document !== undefined && `${document} `}{clause}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
