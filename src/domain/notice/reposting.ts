import { endOfDayInWords } from '../../policy/day.ts'
import type { Refusal } from '../shared/decision.ts'
import { dayInChinese, type Day } from '../shared/time.ts'
import type { Counted, Recounted } from './counting.ts'

/**
 * 更换张贴 — the paper that a unit or a district hung prints the last day as it was counted then, and a unit's all names that were on the list.
 * Once the day is counted anew, or a name leaves, whoever hung it is asked to hang the new one and says since when it hangs; where nobody
 * is left to propose, to take it down.
 *
 * No last day depends on it. The measure orders that website and unit show the names at the same time and for so many working days: they went
 * on doing so, and the holidays alone moved the end, for everybody and by themselves. An objection is taken until the end that was counted,
 * whatever the paper says; the record shows who replaced it when, and who didn't.
 */
export type Reposting = Readonly<{
  /** The day on which it was counted anew or a name left, whichever was last: from then on there is another paper. */
  since: Day
  /** What the paper on the wall prints; nothing where its last day holds, or where it was hung after the count. */
  was?: Day | undefined
  because: readonly string[]
  /** It bears a name that has left the list. */
  isListOld?: boolean | undefined
  /** It comes down, and no other goes up in its place. */
  isRemoval?: boolean | undefined
  /** Since when the new paper hangs, or the old one does no more; nothing until whoever hung it has said so. */
  doneOn?: Day | undefined
}>
export type UnitReposting = Reposting & Readonly<{ application: string }>

export const isOwed = ({ doneOn }: Reposting): boolean => doneOn === undefined

/** Changed once more before anybody replaced it, the paper still shows what it did at first. */
export function askedAnew(before: Reposting | undefined, asked: Reposting): Reposting {
  const owed = before && isOwed(before) ? before : undefined
  return {
    ...asked,
    was: owed?.was ?? asked.was, because: [...new Set([...owed?.because ?? [], ...asked.because])], isListOld: owed?.isListOld ?? asked.isListOld,
  }
}

export function asking(repostings: readonly UnitReposting[], asked: readonly UnitReposting[]): readonly UnitReposting[] {
  const again = new Set(asked.map(({ application }) => application))
  return [
    ...repostings.filter(({ application }) => !again.has(application)),
    ...asked.map((each) => ({ application: each.application, ...askedAnew(repostings.find(({ application }) => application === each.application), each) })),
  ]
}

type Changes = readonly (Readonly<{ application: string }> & Recounted)[]

export const afterRecount = (repostings: readonly UnitReposting[], since: Day, changes: Changes): readonly UnitReposting[] =>
  asking(repostings, changes.map(({ application, was, because }) => ({ application, since, was, because })))

/** 名单变动 — what is asked of a unit whose paper bears a name that has left: another paper, or none. */
export type AskedOfUnit = Readonly<{ application: string; to: 'replace' | 'remove' }>

export const afterListChange = (repostings: readonly UnitReposting[], since: Day, asked: readonly AskedOfUnit[]): readonly UnitReposting[] =>
  asking(repostings, asked.map(({ application, to }) => ({ application, since, because: [], isListOld: true, isRemoval: to === 'remove' })))

export function afterReposting(repostings: readonly UnitReposting[], application: string, doneOn: Day): readonly UnitReposting[] {
  return repostings.map((each) => each.application === application ? { ...each, doneOn } : each)
}

type Hanging = Readonly<{ application: string; unit: string; secret: boolean; counted?: Pick<Counted, 'lastDay'> | undefined }>

/**
 * Whose paper bears the name that leaves on this day. All who are public hang on one list; a secret-related person hangs on a paper of their own.
 * The unit of the one who left takes that paper down, unless it hangs the new list for somebody else; a paper whose days are over is let be.
 */
export function askedOnLeaving(gone: Hanging, left: readonly Hanging[], on: Day): readonly AskedOfUnit[] {
  const others = gone.secret ? [] : left.filter((each) => !each.secret && hangs(each, on))
  const isReplaced = others.some(({ unit }) => unit === gone.unit)
  return [
    ...others.map(({ application }) => ({ application, to: 'replace' as const })),
    ...(hangs(gone, on) && !isReplaced ? [{ application: gone.application, to: 'remove' as const }] : []),
  ]
}

const hangs = ({ counted }: Hanging, on: Day): boolean => counted !== undefined && on <= counted.lastDay

/** 全部撤下 — every paper that still hangs on this day comes down; a unit has one list, however many of its people stand on it, and a paper for each secret-related one. */
export function askedOnTakingDown(left: readonly Hanging[], on: Day): readonly AskedOfUnit[] {
  const hanging = left.filter((each) => hangs(each, on))
  const first = new Map(hanging.filter(({ secret }) => !secret).toReversed().map(({ unit, application }) => [unit, application]))
  return hanging.filter(({ secret, unit, application }) => secret || first.get(unit) === application).map(({ application }) => ({ application, to: 'remove' }))
}

/** Only a paper that was printed since the change can hang, and only until the end. */
export function unfitDay(postedOn: Day, { since, isListOld }: Reposting, lastDay: Day, today: Day): Refusal[] {
  const early = isListOld
    ? { code: 'reposted-before-new-list', detail: `新的公示${dayInChinese(since)}才有，更换日期不能早于这一天。` }
    : { code: 'reposted-before-recount', detail: `截止日是${dayInChinese(since)}重算的，更换日期不能早于这一天。` }
  return [
    ...(postedOn > today ? [{ code: 'reposted-in-future', about: 'postedOn', detail: '更换日期不能晚于今天。' }] : []),
    ...(postedOn < since ? [{ ...early, about: 'postedOn' }] : []),
    ...(postedOn > lastDay ? [{ code: 'reposted-after-end', about: 'postedOn', detail: `公示已于${endOfDayInWords(dayInChinese(lastDay))}结束，之后不用再更换。` }] : []),
  ]
}
