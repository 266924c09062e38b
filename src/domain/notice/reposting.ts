import { endOfDayInWords } from '../../policy/day.ts'
import type { Refusal } from '../shared/decision.ts'
import { dayInChinese, type Day } from '../shared/time.ts'
import type { Recounted } from './counting.ts'

/**
 * 更换张贴 — the paper that a unit or a district hung prints the last day as it was counted then. Once the day is counted anew, whoever
 * hung it is asked to hang the new one and says since when it hangs.
 *
 * No last day depends on it. The measure orders that website and unit show the names at the same time and for so many working days: they went
 * on doing so, and the holidays alone moved the end, for everybody and by themselves. An objection is taken until the end that was counted,
 * whatever the paper says; the record shows who replaced it when, and who didn't.
 */
export type Reposting = Readonly<{
  /** The day on which it was counted anew last: from then on there is another paper. */
  since: Day
  /** What the paper on the wall prints. */
  was: Day
  because: readonly string[]
  /** Since when the new paper hangs; nothing until whoever hung the old one has said so. */
  postedOn?: Day | undefined
}>
export type UnitReposting = Reposting & Readonly<{ application: string }>

export const isOwed = ({ postedOn }: Reposting): boolean => postedOn === undefined

/** Counted once more before anybody replaced it, the paper still prints what it did at first. */
export function askedAnew(before: Reposting | undefined, since: Day, { was, because }: Pick<Recounted, 'was' | 'because'>): Reposting {
  const owed = before && isOwed(before) ? before : undefined
  return { since, was: owed?.was ?? was, because: [...new Set([...owed?.because ?? [], ...because])] }
}

type Changes = readonly (Readonly<{ application: string }> & Recounted)[]

export function afterRecount(repostings: readonly UnitReposting[], on: Day, changes: Changes): readonly UnitReposting[] {
  const asked = changes.map((change): UnitReposting => {
    const { application } = change
    return { application, ...askedAnew(repostings.find((each) => each.application === application), on, change) }
  })
  const again = new Set(asked.map(({ application }) => application))
  return [...repostings.filter(({ application }) => !again.has(application)), ...asked]
}

export function afterReposting(repostings: readonly UnitReposting[], application: string, postedOn: Day): readonly UnitReposting[] {
  return repostings.map((each) => each.application === application ? { ...each, postedOn } : each)
}

/** Only a paper that was printed since the day was counted anew can hang, and only until the end. */
export function unfitDay(postedOn: Day, { since }: Reposting, lastDay: Day, today: Day): Refusal[] {
  return [
    ...(postedOn > today ? [{ code: 'reposted-in-future', about: 'postedOn', detail: '更换日期不能晚于今天。' }] : []),
    ...(postedOn < since ? [{ code: 'reposted-before-recount', about: 'postedOn', detail: `截止日是${dayInChinese(since)}重算的，更换日期不能早于这一天。` }] : []),
    ...(postedOn > lastDay ? [{ code: 'reposted-after-end', about: 'postedOn', detail: `公示已于${endOfDayInWords(dayInChinese(lastDay))}结束，之后不用再更换。` }] : []),
  ]
}
