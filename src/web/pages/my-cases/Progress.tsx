import type { Policy } from '../../../policy/policy.ts'
import type { CaseView } from '../../api/views.ts'
import { byWhom } from '../../words/hands.ts'
import { Deadline } from '../../parts/Deadline.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { stepAtHand } from '../../words/waits.ts'
import { stageNow, stagesAhead } from './stagesAhead.ts'

/** 办理进度 — what happened, who has it now, and what is still to come under the measure. */
export function Progress({ view: { timeline, now, stage }, policy }: Readonly<{ view: CaseView; policy: Policy }>) {
  const due = now.find((each) => each.due !== null)
  const inStage = stageNow(policy, stage)
  return (
    <Timeline
      happened={timeline.map(({ at, title, actorName, roleName, clause, note, problems }) => ({
        at, title, by: byWhom(actorName, roleName),
        ...(clause !== '' && { clause }), ...(note !== '' && { detail: note }), points: problems,
      }))}
      now={now.length === 0 ? inStage && { title: inStage.title, hands: '现在和本轮其他申报一起进行' } : {
        ...stepAtHand(now),
        ...(due?.due != null && { deadline: <Deadline day={due.due} workingDaysLeft={due.workingDaysLeft} /> }),
      }}
      later={stagesAhead(policy, stage).map(({ title }) => title)}
    />
  )
}
