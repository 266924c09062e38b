import type { NoticeView } from '../../api/views.ts'
import { dayInWords } from '../../words/days.ts'

type Candidate = Pick<NoticeView['candidates'][number], 'unitPostedOn' | 'place' | 'isGone'>

/** 单位张贴 — since when and where; of whom the unit did not say so before they left, that it did not: it will not any more. */
export function postedInWords({ unitPostedOn, place, isGone }: Candidate): string {
  if (unitPostedOn !== null) return `${dayInWords(unitPostedOn)} ${place}`
  return isGone ? '撤下以前没有登记张贴' : '还没有登记'
}
