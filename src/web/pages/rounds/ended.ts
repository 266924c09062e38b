import type { RoundView } from '../../api/views.ts'
import { dayInWords } from '../../words/days.ts'

/** Of a round that ended otherwise than with a list: how, and why. */
export function endedInWords({ termination, without }: Pick<RoundView, 'termination' | 'without'>): string | undefined {
  if (termination !== null) return `本轮已于${dayInWords(termination.on)}终止，通知撤回：${termination.reason}`
  return without === null ? undefined : `本轮无人入选，已经办结：${without}`
}
