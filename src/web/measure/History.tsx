import type { CaseView, TimelineEntry } from '../api/views.ts'
import { Timeline } from '../parts/Timeline.tsx'
import { Deadline } from '../parts/Deadline.tsx'
import { byWhom } from '../words/hands.ts'
import { stepAtHand } from '../words/waits.ts'

/** 办理进度 — what the record says happened, and who has it now. */
export function History({ entries, now = [] }: Readonly<{ entries: readonly TimelineEntry[]; now?: CaseView['now'] }>) {
  const due = now.find((each) => each.due !== null)
  return (
    <Timeline
      happened={entries.map(({ at, title, actorName, roleName, clause, note, problems }) => ({
        at, title, by: byWhom(actorName, roleName),
        ...(clause !== '' && { clause }), ...(note !== '' && { detail: note }), points: problems,
      }))}
      now={now.length === 0 ? undefined : {
        ...stepAtHand(now),
        ...(due?.due != null && { deadline: <Deadline day={due.due} workingDaysLeft={due.workingDaysLeft} /> }),
      }}
    />
  )
}
