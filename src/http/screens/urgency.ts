import type { View, workItemView } from '../api.ts'

type Urgent = Pick<View<typeof workItemView>, 'due' | 'act' | 'since' | 'id'>

/** What ends a stage or the whole round: nobody is waiting for it as long as anything else waits. */
const closing: ReadonlySet<string> = new Set(['CloseNominations', 'CloseQualification', 'EndNotice', 'FinishRound', 'CloseWithoutHolders'])

/** 轻重缓急 — the nearest last day first; of what has none, what is owed to somebody before what closes a round, and what waits longest before the rest. */
export function byUrgency(one: Urgent, other: Urgent): number {
  return (one.due ?? '9999').localeCompare(other.due ?? '9999') || Number(closing.has(one.act)) - Number(closing.has(other.act))
    || one.since.localeCompare(other.since) || one.id.localeCompare(other.id)
}
