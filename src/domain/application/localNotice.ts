import type { NoticePeriod, Policy } from '../../policy/policy.ts'
import { recount } from '../notice/counting.ts'
import { unfitDay } from '../notice/reposting.ts'
import { announcedPlan, type Round } from '../round/round.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision } from '../shared/decision.ts'
import { dayInChinese, dayOf, isWithinDay } from '../shared/time.ts'
import { localNoticeToRemove, localNoticeToReplace, type ApplicationEvent, type LocalNotice, type Started } from './application.ts'
import type { ApplicationCommand } from './commands.ts'

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

/** 更换区市公示 — the district tells since when the notice hangs that prints the end as it was counted anew. The end is the same either way. */
export function confirmLocalReposting({ postedOn }: Extract<ApplicationCommand, { type: 'ConfirmLocalReposting' }>, state: Started, { at }: Context): Decision<ApplicationEvent> {
  const owed = localNoticeToReplace(state)
  if (!owed || !state.localNotice) return refuse({ code: 'nothing-to-replace', detail: '区市公示没有要更换的张贴：截止日没有重算，或者已经登记过更换。' })
  return acceptUnless(unfitDay(postedOn, owed, state.localNotice.lastDay, dayOf(at)), { type: 'LocalRepostingConfirmed', data: { postedOn } })
}

/** The case ends while its notice hangs. A notice whose days are over is let be. */
export function removalAsked({ stage, localNotice }: Started, { at }: Context): readonly ApplicationEvent[] {
  return stage === 'local-notice' && localNotice && isWithinDay(at, localNotice.lastDay) ? [{ type: 'LocalRemovalAsked', data: { on: dayOf(at) } }] : []
}

/** 撤下区市公示 — the district tells since when the notice hangs no more. */
export function confirmLocalRemoval({ removedOn }: Extract<ApplicationCommand, { type: 'ConfirmLocalRemoval' }>, state: Started, { at }: Context): Decision<ApplicationEvent> {
  const { localNotice } = state
  if (!localNotice || !localNoticeToRemove(state)) return refuse({ code: 'nothing-to-remove', detail: '区市公示没有要撤下的张贴：申报结束时公示已经期满，或者已经登记过撤下。' })
  return acceptUnless(
    [
      ...(removedOn > dayOf(at) ? [{ code: 'removed-in-future', about: 'removedOn', detail: '撤下日期不能晚于今天。' }] : []),
      ...(removedOn < localNotice.postedOn ? [{ code: 'removed-before-posted', about: 'removedOn', detail: `公示是${dayInChinese(localNotice.postedOn)}张贴的，撤下日期不能早于这一天。` }] : []),
    ],
    { type: 'LocalRemovalConfirmed', data: { removedOn } },
  )
}
