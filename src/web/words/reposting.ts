import type { CaseView } from '../api/views.ts'
import { dayInWords } from './days.ts'

export type Reposting = NonNullable<NonNullable<CaseView['publicity']>['reposting']>

/** 更换张贴 — since when the new paper hangs, or that it doesn't yet, or that nobody ever said so; '' where there is none. */
export function repostedInWords(reposting: Reposting | null): string {
  if (reposting === null) return ''
  if (reposting.postedOn !== null) return `${dayInWords(reposting.postedOn)}起换上新的公示`
  return reposting.isOwed ? '还没有登记更换张贴' : '到期没有登记更换张贴'
}
