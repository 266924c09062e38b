import type { CaseView } from '../api/views.ts'
import { dayInWords } from './days.ts'

export type Reposting = NonNullable<NonNullable<CaseView['publicity']>['reposting']>

/** 更换张贴 — since when the new paper hangs or the old one is down, or that it isn't so yet, or that nobody ever said so; '' where nothing was asked. */
export function repostedInWords(reposting: Reposting | null): string {
  if (reposting === null) return ''
  const { doneOn, isOwed, isRemoval } = reposting
  if (doneOn !== null) return `${dayInWords(doneOn)}${isRemoval ? '撤下张贴的公示' : '起换上新的公示'}`
  return `${isOwed ? '还没有' : '到期没有'}登记${isRemoval ? '撤下' : '更换'}张贴`
}
