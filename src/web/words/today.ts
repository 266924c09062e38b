import { useSyncExternalStore } from 'react'

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Every answer of the API says which day it is at the server: in the demo another one than here, and after midnight another one than when the page was opened. */
export const todayHeader = 'x-shouxi-today'

let today: string | undefined
const listeners = new Set<() => void>()

/** What an answer said the day is; whoever shows a deadline says it anew where that changed. */
export function learnToday(said: string | null): void {
  if (said === null || said === today) return
  const isNews = today !== undefined
  today = said
  if (isNews) for (const listener of listeners) listener()
}

/** Calls when the day has changed since it was last heard of. */
export function whenDayChanges(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** 今天 in Asia/Shanghai, as the server last told it. */
export const todayNow = (): string => today ?? shanghaiDay.format(new Date())

/** 示例 — a date to show how one is typed, in the year that it is: another year reads like a form left over from then. */
export const exampleDay = (monthAndDay: string): string => `${todayNow().slice(0, 4)}-${monthAndDay}`

export const useToday = (): string => useSyncExternalStore(whenDayChanges, todayNow)
