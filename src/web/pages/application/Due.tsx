import { Deadline } from '../../parts/Deadline.tsx'
import type { DraftView } from '../../api/views.ts'
import { useDeskState } from './draft/useDraftDesk.ts'

/** The last day on which the form can be submitted: the round's, or after a return the one given for the correction. '' where none is set yet. */
export const lastDayOf = ({ correction, applyBy }: DraftView): string => correction?.dueDay ?? applyBy

/** Until when. */
export function Due() {
  const { draft } = useDeskState()
  const day = lastDayOf(draft)
  return day === '' ? null : <>{draft.correction === null ? '提交期限：' : '补正期限：'}<Deadline day={day} workingDaysLeft={draft.workingDaysLeft} /></>
}
