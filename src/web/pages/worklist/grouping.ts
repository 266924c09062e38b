import type { WorkItem } from '../../api/views.ts'

export type Group = Readonly<{ actTitle: string; items: readonly WorkItem[] }>

/** What has no last day can wait longest. */
const urgency = ({ due }: WorkItem): string => due ?? '9999-12-31'

/** What is called the same together, so that one way of working is not left for each item; within and among the groups the most urgent first. */
export function byAct(items: readonly WorkItem[]): readonly Group[] {
  const sorted = [...items].sort((one, other) => urgency(one).localeCompare(urgency(other)) || one.since.localeCompare(other.since))
  const groups = new Map<string, WorkItem[]>()
  for (const item of sorted) groups.set(item.actTitle, [...groups.get(item.actTitle) ?? [], item])
  return [...groups].map(([actTitle, group]) => ({ actTitle, items: group }))
}
