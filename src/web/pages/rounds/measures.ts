import type { PolicyList } from '../../api/views.ts'
import { dateInWords } from '../../words/days.ts'

type Measure = PolicyList['rows'][number]
export type Measures = Readonly<{
  /** Under which a round may be planned; one that comes into force later says so. */
  usable: readonly Readonly<{ value: string; label: string }>[]
  /** Those out of force, with the day that was their last: they will never open a round again. */
  gone: readonly string[]
}>

/** 依据 — what a new round can rest on today, apart from what it no longer can. */
export function measuresOn(today: string, rows: readonly Measure[]): Measures {
  const hasExpired = ({ until }: Measure): boolean => until !== null && until < today
  return {
    usable: rows.filter((row) => !hasExpired(row)).map(({ id, name, number, from }) => ({ value: id, label: `${name}（${number}）${from > today ? `，${dateInWords(from)}起施行` : ''}` })),
    gone: rows.flatMap((row) => hasExpired(row) ? [`《${row.name}》的有效期到${dateInWords(row.until ?? '')}`] : []),
  }
}
