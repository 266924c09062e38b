import { dayInChinese, dayOf, type Day, type Instant } from '../domain/shared/time.ts'
import { workingDaysBetween, type WorkingCalendar } from '../policy/workdays.ts'

/** 期限 — a last day as it stands today. `provisional` where the State Council has not published that year's holidays yet. */
export type Deadline =
  | Readonly<{ kind: 'running'; lastDay: Day; endsToday: boolean; workingDaysLeft: number; provisional: boolean }>
  | Readonly<{ kind: 'over'; lastDay: Day }>

/** 公示期 — not begun while the unit has not posted the name: website and unit show it at the same time. */
export type Period = Readonly<{ kind: 'not-started' }> | Deadline

/** Looks at a last day from today. Whatever is made of it holds until midnight in Asia/Shanghai. */
export function deadlineOn(lastDay: Day, today: Day, calendar: WorkingCalendar, provisional = false): Deadline {
  if (today > lastDay) return { kind: 'over', lastDay }
  const left = workingDaysBetween(calendar, today, lastDay)
  return { kind: 'running', lastDay, endsToday: today === lastDay, workingDaysLeft: left.days, provisional: provisional || left.provisional }
}

/** Looks at what `lastDayOf` of a notice says of one name. */
export function periodOn(end: Readonly<{ lastDay: Day; provisional: boolean }> | undefined, today: Day, calendar: WorkingCalendar): Period {
  return end === undefined ? { kind: 'not-started' } : deadlineOn(end.lastDay, today, calendar, end.provisional)
}

export const NOT_STARTED = '单位尚未张贴，公示期未起算'
export const PROVISIONAL = '暂定：当年放假安排尚未公布，公布后可能调整'

/** 剩余3个工作日 */
export function leftInWords(deadline: Deadline): string {
  if (deadline.kind === 'over') return '已截止'
  if (deadline.endsToday) return '今天截止'
  return deadline.workingDaysLeft === 0 ? '剩余不足1个工作日' : `剩余${deadline.workingDaysLeft}个工作日`
}

/** 2024年7月31日 14:32 in Asia/Shanghai, wherever the server stands. */
export function momentInChinese(at: Instant): string {
  const shanghai = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${dayInChinese(dayOf(at))} ${shanghai.slice(11, 16)}`
}

/** 1000元, 12.50元 */
export function yuan(fen: number): string {
  return `${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}元`
}
