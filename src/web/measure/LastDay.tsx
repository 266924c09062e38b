import { endOfDayInWords } from '../../policy/day.ts'
import { useDay } from '../api/queries.ts'
import { DayField } from '../parts/DayField.tsx'
import { dayOffInWords } from '../words/dayOff.ts'
import { readDay } from '../words/days.ts'

type LastDayProps = Readonly<{ id: string; label: string; example: string; value: string; onChange: (value: string) => void; error: string | undefined }>

/** 截止日 — a day on which nobody works is said to be one, by the server's calendar; it is no mistake. */
export function LastDay({ example, ...field }: LastDayProps) {
  const day = useDay(readDay(field.value)).data
  return (
    <div>
      <DayField hint={`${endOfDayInWords('当日')}截止，例如 ${example}`} {...field} />
      <p className="soft small" role="status">{day && dayOffInWords(day)}</p>
    </div>
  )
}
