import { Deadline } from '../../parts/Deadline.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'

/** Until when: the deadline of the round, or after a return the day given for the correction. */
export function Due() {
  const { draft: { correction, applyBy, workingDaysLeft } } = useDeskState()
  const day = correction?.dueDay ?? applyBy
  return day === '' ? null : <>{correction === null ? '提交期限：' : '补正期限：'}<Deadline day={day} workingDaysLeft={workingDaysLeft} /></>
}
