import { useState, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import './tabs.css'

export type TabPart = Readonly<{ id: string; title: string; content: ReactNode }>

type TabsProps = Readonly<{ label: string; parts: readonly TabPart[]; chosen?: string; onChoose?: (id: string) => void }>

/** A part that was open once stays as it was left, out of sight: what somebody is writing in it outlives a look at the part beside it. */
export function Tabs({ label, parts, chosen, onChoose }: TabsProps) {
  const [own, setOwn] = useState(parts[0]?.id ?? '')
  const open = chosen ?? own
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([open]))
  if (!seen.has(open)) setSeen(new Set([...seen, open]))
  return (
    <AriaTabs className="tabs" selectedKey={open} onSelectionChange={(key) => (onChoose ?? setOwn)(String(key))}>
      <TabList className="tabs-list" aria-label={label}>{parts.map(({ id, title }) => <Tab key={id} id={id} className="tab">{title}</Tab>)}</TabList>
      {parts.map(({ id, content }) => <TabPanel key={id} id={id} className="tab-panel" shouldForceMount={seen.has(id)}>{content}</TabPanel>)}
    </AriaTabs>
  )
}
