import type { Role } from '../../domain/shared/actor.ts'
import type { Day } from '../../domain/shared/time.ts'

type Waits = Readonly<{ act: string; role: Role; due?: Day | null | undefined }>
/** Until when units apply, and until when districts report. */
type Days = Readonly<{ applyBy: Day; reportBy: Day }>

/** What opens the form. */
export const formActs: ReadonlySet<string> = new Set(['SubmitApplication', 'SignCommitment'])
const byReportDay: ReadonlySet<string> = new Set(['VerifyOriginals', 'RecommendApplication', 'PostLocalNotice', 'EndLocalNotice', 'ReportApplication', 'ReturnForCorrection'])

/** 期限 of what waits on a case. A case without a day of its own has the round's: units until they may apply, districts until they must have reported. */
export function lastDayOf({ act, role, due = null }: Waits, days: Days | undefined): Day | null {
  if (formActs.has(act)) return due ?? days?.applyBy ?? null
  // What the office gives beyond the day for reports counts; what it gave within it takes no days away.
  return byReportDay.has(act) && role === 'district' ? laterOf(due, days?.reportBy ?? null) : due
}

const laterOf = (one: Day | null, other: Day | null): Day | null => (one !== null && (other === null || one > other) ? one : other)
