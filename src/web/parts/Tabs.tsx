import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import './tabs.css'

export type TabPart = Readonly<{ id: string; title: string; content: ReactNode }>

type TabsProps = Readonly<{ label: string; parts: readonly TabPart[]; chosen?: string; onChoose?: (id: string) => void }>

export function Tabs({ label, parts, chosen, onChoose }: TabsProps) {
  return (
    <AriaTabs className="tabs" {...(chosen !== undefined && { selectedKey: chosen })} {...(onChoose !== undefined && { onSelectionChange: (key) => onChoose(String(key)) })}>
      <TabList className="tabs-list" aria-label={label}>{parts.map(({ id, title }) => <Tab key={id} id={id} className="tab">{title}</Tab>)}</TabList>
      {parts.map(({ id, content }) => <TabPanel key={id} id={id} className="tab-panel">{content}</TabPanel>)}
    </AriaTabs>
  )
}
