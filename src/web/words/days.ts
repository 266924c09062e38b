const two = (part: string | undefined): string => (part ?? '').padStart(2, '0')

/** Reads a day the way people type it: 2024-7-5, 2024.07.05, 2024年7月5日, 20240705. Undefined where it names no real day. */
export function readDay(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  const found = /^(\d{4})\s*[-./年 ]\s*(\d{1,2})\s*[-./月 ]\s*(\d{1,2})\s*日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return undefined
  const day = `${found[1]}-${two(found[2])}-${two(found[3])}`
  const instant = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day ? undefined : day
}

/** Reads a month: 2024-7, 2024.07, 2024年7月, 202407. */
export function readMonth(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  const found = /^(\d{4})\s*[-./年 ]\s*(\d{1,2})\s*月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  const month = Number(found?.[2])
  return found === null || month < 1 || month > 12 ? undefined : `${found[1]}-${two(found[2])}`
}

const shanghai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options })
const clockFormat = shanghai({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dateFormat = shanghai({ year: 'numeric', month: 'long', day: 'numeric' })
const weekdayFormat = shanghai({ weekday: 'short' })

/** 14:32, in Asia/Shanghai wherever the browser stands. */
export const clockTime = (instant: string): string => clockFormat.format(new Date(instant))
/** 2024年7月11日 */
export const dateInWords = (instant: string): string => dateFormat.format(new Date(instant))
/** 2024年7月11日 14:32 */
export const momentInWords = (instant: string): string => `${dateInWords(instant)} ${clockTime(instant)}`

const noonOf = (day: string): string => `${day}T12:00:00+08:00`
/** 2024年7月31日 of a plain day. */
export const dayInWords = (day: string): string => dateInWords(noonOf(day))
/** 2024年7月31日（周三） */
export const dayWithWeekday = (day: string): string => `${dayInWords(day)}（${weekdayFormat.format(new Date(noonOf(day)))}）`
/** 2019年6月 */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

export type DeadlineTone = 'calm' | 'soon' | 'last' | 'over'

const DAY_MS = 86_400_000

/** Words and weight of a deadline; `workingDaysLeft` comes from the server, which knows the State Council's calendar. */
export function deadlineWords(day: string, today: string, workingDaysLeft: number): Readonly<{ text: string; tone: DeadlineTone }> {
  if (day < today) return { text: '已截止', tone: 'over' }
  if (day === today) return { text: '今天截止', tone: 'last' }
  // On a Friday before a deadline on Sunday no working day is left, and yet it is not today.
  if (workingDaysLeft <= 0) return { text: `剩余${(Date.parse(day) - Date.parse(today)) / DAY_MS}天，都是休息日`, tone: 'last' }
  return { text: `剩余${workingDaysLeft}个工作日`, tone: workingDaysLeft <= 2 ? 'soon' : 'calm' }
}
