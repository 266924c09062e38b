import { useState } from 'react'
import { Deadline } from '../parts/Deadline.tsx'
import { useMe } from '../session/me.ts'

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Today in Asia/Shanghai, as of when the page was opened; in the demo, the day its clock shows. */
export function useToday(): string {
  const { demoClock } = useMe()
  const [atOpening] = useState(() => shanghaiDay.format(new Date()))
  return demoClock?.today ?? atOpening
}

/** 期限 — over once its day is past; the server counts the working days, of which a day that is past has none. */
export function Until({ day, workingDaysLeft, isProvisional = false }: Readonly<{ day: string; workingDaysLeft: number | null; isProvisional?: boolean }>) {
  const today = useToday()
  return <Deadline day={day} workingDaysLeft={workingDaysLeft ?? 0} isOver={today > day} isProvisional={isProvisional} />
}
