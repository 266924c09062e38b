import type { NoticePeriod, Policy } from '../../policy/policy.ts'
import { recount } from '../notice/counting.ts'
import { announcedPlan, type Round } from '../round/round.ts'
import type { Context } from '../shared/context.ts'
import { accept, refuse, type Decision } from '../shared/decision.ts'
import { dayOf, isWithinDay } from '../shared/time.ts'
import type { ApplicationEvent, LocalNotice } from './application.ts'

/** 推荐前公示期 — as the text has it, or as the office filled it in for this round. */
export function localPeriod(policy: Policy, round: Round): NoticePeriod | undefined {
  const stated = policy.stages.find(({ kind }) => kind === 'nominate')?.localNotice
  return stated?.stated ? stated.value : announcedPlan(round)?.supplied.localNotice?.value
}

/** The calendar learned something while the district's notice hangs: its end is counted again, with what it was and why. */
export function recountLocalNotice(notice: LocalNotice | undefined, { policy, round, calendar, at }: Context & Readonly<{ round: Round }>): Decision<ApplicationEvent> {
  const period = localPeriod(policy, round)
  const isOpen = notice !== undefined && isWithinDay(at, notice.lastDay)
  const found = isOpen && period ? recount(calendar, notice.postedOn, period, notice) : undefined
  if (!found) return refuse({ code: 'nothing-recounted', detail: '按现在的放假安排推算，区市公示的截止日没有变化。' })
  const { counted, was, because } = found
  return accept({ type: 'LocalNoticeRecounted', data: { on: dayOf(at), was, because, ...counted } })
}
