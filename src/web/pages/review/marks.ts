import type { Criterion } from '../../../policy/policy.ts'
import { scoreText, weightedMark } from '../../../policy/ranking.ts'

/** A mark as people type it, 87 or 87.5 or ８７．５ or, where the keyboard stands on Chinese, 87。5, in whole hundredths; undefined where it is no mark from 0 to 100. */
export function readMark(typed: string): number | undefined {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace('。', '.').trim())
  if (found === null) return undefined
  const hundredths = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return hundredths <= 10_000 ? hundredths : undefined
}

/** 87.5 from 8750: what an expert would have typed. */
export const markText = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')

/** The weighted total so far; what is not marked yet counts nothing. */
export function totalText(criteria: readonly Criterion[], marks: Readonly<Record<string, number | undefined>>): string {
  const counted = Object.fromEntries(criteria.map(({ id }) => [id, marks[id] ?? 0]))
  return scoreText({ tenThousandths: weightedMark(criteria, counted), sheets: 1 })
}
