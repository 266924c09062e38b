import { endOfDayInWords } from '../../policy/day.ts'
import { dayWithWeekday, deadlineWords } from '../words/days.ts'
import { useToday } from '../words/today.ts'
import { Icon } from './Icon.tsx'
import './status.css'

export type DeadlineProps = Readonly<{
  /** Last day, until 24:00. */
  day: string
  /** Counted by the server, which knows the State Council's calendar; of a day that is past there are none. */
  workingDaysLeft: number | null
  /** The State Council's notice for that year is not out yet. */
  isProvisional?: boolean
}>

/** 期限 — as a date and in working days; over once its day is past. */
export function Deadline({ day, workingDaysLeft, isProvisional = false }: DeadlineProps) {
  const { text, tone } = deadlineWords(day, useToday(), workingDaysLeft ?? 0)
  return (
    <span className="deadline numbers">
      <time dateTime={day}>{endOfDayInWords(dayWithWeekday(day))}前</time>
      <span className="deadline-left" data-tone={tone}>{tone !== 'calm' && <Icon name="clock" />}{text}</span>
      {isProvisional && <span className="soft small">该年放假安排尚未公布，暂按周末推算</span>}
    </span>
  )
}
