import type { DayView } from '../api/views.ts'
import { dayWithWeekday } from './days.ts'

/** 截止日是休息日 — said of a last day on which nobody works, and no obstacle: whoever sends a form may do so on a Sunday. '' where there is nothing to say. */
export function dayOffInWords({ day, isOff, provisional }: DayView): string {
  if (!isOff) return ''
  return `${dayWithWeekday(day)}是休息日${provisional ? '（该年放假安排尚未公布，按周末和法定假日推算）' : ''}，仍可作截止日。如果要在工作日收齐，请另选一天。`
}
