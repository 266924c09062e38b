import type { RoundRow } from '../../api/views.ts'

type Row = Pick<RoundRow, 'stage' | 'applyBy'>

/** 单位申报截止日 — the rounds in which a unit may still begin, and those whose last day is over though the office has not closed them yet. */
export function stillOpen<R extends Row>(rows: readonly R[], today: string): Readonly<{ open: readonly R[]; over: readonly R[] }> {
  const taking = rows.filter(({ stage }) => stage === 'nominate')
  return { open: taking.filter(({ applyBy }) => today <= applyBy), over: taking.filter(({ applyBy }) => today > applyBy) }
}
