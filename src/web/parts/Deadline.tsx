import { dayWithWeekday, deadlineWords } from '../words/days.ts'
import { Icon } from './Icon.tsx'
import './status.css'

export type DeadlineProps = Readonly<{
  /** Last day, until 24:00. */
  day: string
  workingDaysLeft: number
  isOver?: boolean
  /** The State Council's notice for that year is not out yet. */
  isProvisional?: boolean
}>

/** 期限 — as a date and in working days. */
export function Deadline({ day, workingDaysLeft, isOver = false, isProvisional = false }: DeadlineProps) {
  const { text, tone } = deadlineWords(workingDaysLeft, isOver)
  return (
    <span className="deadline numbers">
      <time dateTime={day}>{dayWithWeekday(day)}24:00前</time>
      <span className="deadline-left" data-tone={tone}>{tone !== 'calm' && <Icon name="clock" />}{text}</span>
      {isProvisional && <span className="soft small">该年放假安排尚未公布，暂按周末推算</span>}
    </span>
  )
}
