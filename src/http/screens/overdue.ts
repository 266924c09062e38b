import type { Role } from '../../domain/shared/actor.ts'
import { dayInChinese, type Day } from '../../domain/shared/time.ts'
import { actTitle } from './acts.ts'

type Waits = Readonly<{ act: string; after?: Day | null | undefined }>

/** What waits only once somebody's days are over is not the act itself, but to settle what they left. */
export function waitTitle({ act, after }: Waits): string {
  return after ? '处理逾期补正' : actTitle(act)
}

type Row = Readonly<{ stage: string; due: Day | null; after: Day | null }>

/** Whoever let the days pass can no longer do what waited for them: only look, and ask for more. */
export const isForfeited = ({ stage, due, after }: Row, today: Day): boolean => !after && stage === 'returned' && due !== null && due < today

const canDo: Readonly<Partial<Record<Role, string>>> = {
  district: '可以再退回一次，给新的补正期限；也可以不予推荐。',
  'office-maker': '可以再退回一次，给新的补正期限；不再给的，结束资格审查时按未按期报送办理。',
}

/** 补正逾期 — what the hand that gave the days can do now, and what the hand that let them pass can't do any more. */
export function overdueNote(row: Row, role: Role, today: Day): string {
  const { after } = row
  if (after) return `补正期限${dayInChinese(after)}24时已过，单位不能再提交。${canDo[role] ?? ''}`
  return isForfeited(row, today) ? '补正期限已过，不能再提交；还需要补正的，请联系退回申报的部门。' : ''
}
