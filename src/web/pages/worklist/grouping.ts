import type { WorkItem } from '../../api/views.ts'

export type Group = Readonly<{ actTitle: string; items: readonly WorkItem[] }>

/** What is called the same together, so that one way of working is not left for each item. They come in the order of their urgency, which stays within and among the groups. */
export function byAct(items: readonly WorkItem[]): readonly Group[] {
  const groups = new Map<string, WorkItem[]>()
  for (const item of items) groups.set(item.actTitle, [...groups.get(item.actTitle) ?? [], item])
  return [...groups].map(([actTitle, group]) => ({ actTitle, items: group }))
}
