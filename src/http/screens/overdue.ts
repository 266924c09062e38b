import type { Role } from '../../domain/shared/actor.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import { endOfDayInWords } from '../../policy/day.ts'
import { actTitle } from './acts.ts'

type Waits = Readonly<{ act: string; after?: Day | null | undefined }>

const isOverdueCorrection = ({ act, after }: Waits): boolean => act === 'ReturnForCorrection' && Boolean(after)

/** To return a case once more, when the days that were given are over, is called what it is for: to settle what was left. */
export const waitTitle = (waits: Waits): string => (isOverdueCorrection(waits) ? '处理逾期补正' : actTitle(waits.act))

type Row = Readonly<{ act: string; stage: string; due: Day | null; after: Day | null }>

/** Whoever let the days pass can no longer do what waited for them: only look, and ask for more. */
export const isForfeited = ({ stage, due, after }: Omit<Row, 'act'>, today: Day): boolean => !after && stage === 'returned' && due !== null && due < today

const canDo: Readonly<Partial<Record<Role, string>>> = {
  district: '可以再退回一次，给新的补正期限；也可以不予推荐。',
  'office-maker': '可以再退回一次，给新的补正期限；不再给的，结束资格审查时按未按期报送办理。',
}

/** 补正逾期 — what the hand that gave the days can do now, and what the hand that let them pass can't do any more. */
export function overdueNote(row: Row, role: Role, today: Day): string {
  if (isOverdueCorrection(row)) return `补正期限${endOfDayInWords(dayInChinese(row.after ?? ''))}已过，单位不能再提交。${canDo[role] ?? ''}`
  return isForfeited(row, today) ? '补正期限已过，不能再提交；还需要补正的，请联系退回申报的部门。' : ''
}
