import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { dayWithWeekday, clockTime } from '../words/days.ts'

type DemoClockProps = Readonly<{
  /** Demo time, as the server has it. */
  now: string
  today: string
  isBusy?: boolean
  /** Why the time was not moved. */
  refusal?: string | undefined
  onNextDeadline: () => void
  onForward: (days: number) => void
}>

/** 演示时钟 — moves the demo's time forward. The server shows it in the demo only; real work has no such thing. */
export function DemoClock({ now, today, isBusy = false, refusal, onNextDeadline, onForward }: DemoClockProps) {
  const [days, setDays] = useState('1')
  const count = Math.min(400, Math.max(1, Math.trunc(Number(days)) || 1))
  return (
    <aside className="demo-clock" aria-label="演示时钟">
      <span className="demo-clock-now numbers"><Icon name="clock" />演示时间 <strong>{dayWithWeekday(today)} {clockTime(now)}</strong></span>
      <span className="row">
        <Button small isBusy={isBusy} onPress={onNextDeadline}>到下一个期限</Button>
        <label className="demo-clock-days">前进 <input className="input numbers" inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value.replace(/\D/g, ''))} /> 天</label>
        <Button small isBusy={isBusy} onPress={() => onForward(count)}>前进{count}天</Button>
      </span>
      <span className="demo-clock-refusal" role="status">{refusal}</span>
    </aside>
  )
}
