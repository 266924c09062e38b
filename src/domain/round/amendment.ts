import { endOfDayInWords, plusDays } from '../../policy/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { sameHand } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, roundSubject } from '../shared/personal.ts'
import { dayInChinese, isWithinDay, type Day } from '../shared/time.ts'
import type { RoundCommand } from './commands.ts'
import { amendable, announcedPlan, referenceDay, type Amended, type Round, type RoundEvent, type RoundPlan } from './round.ts'

export type AmendmentCommand = Extract<RoundCommand, { type: 'ProposeAmendment' | 'ConfirmAmendment' | 'ReturnAmendment' }>

/** What a correction rests on: the other rounds, whose names it may not take. */
export type AmendmentContext = Context & Readonly<{ roundId: string; roundsOfPolicy: readonly Readonly<{ title: string }>[] }>

type Nominating = Extract<Round, { stage: 'nominate' }>

/** 更正通知 — what the public counts on is corrected in public, by two hands, with a reason, and only while the recommendations still run. */
export function decideAmendment(command: AmendmentCommand, round: Round, context: AmendmentContext): Decision<RoundEvent> {
  if (round.stage !== 'nominate') return refuse()
  const { askedAmendment: asked } = round
  if (command.type === 'ProposeAmendment') return asked ? refuse({ code: 'amendment-pending', detail: '已有一份更正通知正在复核。' }) : propose(command, round, context)
  if (!asked) return refuse({ code: 'no-amendment-proposed', detail: '没有待复核的更正通知。' })
  return command.type === 'ConfirmAmendment'
    ? acceptUnless(
      // A day may have gone by since it was proposed.
      [...sameHand(asked.maker, context.actor), ...standsAgainst(asked.now, asked.issuedAs, round, context)],
      { type: 'AmendmentConfirmed', data: { checker: context.actor.account, at: context.at } },
    )
    : accept({ type: 'AmendmentReturned', data: {}, ...about(roundSubject(context.roundId), { reason: command.reason }) })
}

type Proposing = Extract<AmendmentCommand, { type: 'ProposeAmendment' }>

function propose(command: Proposing, round: Nominating, context: AmendmentContext): Decision<RoundEvent> {
  const changed = amendable.filter((field) => command[field] !== round.plan[field])
  const [was, now] = [round.plan, command].map((words): Amended => Object.fromEntries(changed.map((field) => [field, words[field]])))
  const { issuedAs, reason } = command
  return acceptUnless(
    changed.length === 0
      ? [{ code: 'nothing-to-amend', detail: '通知现在就是这样写的，没有要更正的地方。' }]
      : standsAgainst(now ?? {}, issuedAs, round, context),
    { type: 'AmendmentProposed', data: { was: was ?? {}, now: now ?? {}, issuedAs, maker: context.actor.account }, ...about(roundSubject(context.roundId), { reason }) },
  )
}

function standsAgainst(now: Amended, issuedAs: string, { plan }: Nominating, context: AmendmentContext): Refusal[] {
  // Nominations are over at that moment, even where nobody has closed them yet.
  if (!isWithinDay(context.at, plan.reportBy)) return [{ code: 'nominations-over', detail: `报送已于${endOfDayInWords(dayInChinese(plan.reportBy))}截止，推荐到此为止，不能再更正。` }]
  const amended: RoundPlan = { ...plan, ...now }
  return [
    ...movedWrongly('applyBy', now, plan, context),
    ...movedWrongly('reportBy', now, plan, context),
    ...(amended.applyBy > amended.reportBy ? [{ code: 'deadlines-out-of-order', about: 'applyBy', detail: '单位申报截止日不能晚于区市报送截止日。' }] : []),
    ...beyondTheText(now, issuedAs, context),
    ...(context.roundsOfPolicy.some(({ title }) => title === now.title) ? [{ code: 'round-exists', about: 'title', detail: `“${now.title ?? ''}”已经建立，请用另一个名称。` }] : []),
  ]
}

export const amendableName: Readonly<Record<keyof Amended, string>> = { title: '名称', documentNumber: '发文字号', applyBy: '单位申报截止日', reportBy: '报送截止日' }

/** Nobody is given more than a year: a slip in the year could not be taken back, for no day is ever brought forward. */
const MOST_DAYS = 366

/** Whoever counts on a published day must not come too late for having believed it: it may be put off, never brought forward. */
function movedWrongly(field: 'applyBy' | 'reportBy', { [field]: day }: Amended, plan: RoundPlan, { at }: Context): Refusal[] {
  if (day === undefined) return []
  const [name, published] = [amendableName[field], plan[field]]
  if (day < published) return [{ code: 'deadline-brought-forward', about: field, detail: `${name}已经公布为${dayInChinese(published)}，单位和申报人都按这一天准备，只能延后，不能提前。` }]
  if (!isWithinDay(at, day)) return [{ code: 'deadline-passed', about: field, detail: `${name}要改到的${dayInChinese(day)}已经过了，请另选还没有到的日子。` }]
  return day > plusDays(published, MOST_DAYS) ? [{ code: 'deadline-too-far', about: field, detail: `${name}一次最多延后一年，请核对年份。` }] : []
}

/** A day that the published text names is put off by a document of its own, as it was set by one. */
function beyondTheText({ reportBy }: Amended, issuedAs: string, { policy: { reportDeadline } }: Context): Refusal[] {
  return reportBy !== undefined && issuedAs === '' && reportDeadline.stated && reportBy > reportDeadline.value
    ? [{ code: 'amendment-number-missing', about: 'issuedAs', clause: reportDeadline.clause, detail: `原文写明${dayInChinese(reportDeadline.value)}前报送，延到这一天以后要另行发文：请填写更正（延期）通知的发文字号。` }]
    : []
}

/** 更正前后 — each thing that a correction changes, in words. */
export function amendedInWords({ was, now }: Readonly<{ was: Amended; now: Amended }>): readonly Readonly<{ name: string; was: string; now: string }>[] {
  return amendable.flatMap((field) => {
    const [before, after] = [was[field], now[field]]
    return before === undefined || after === undefined ? [] : [{ name: amendableName[field], was: inWords(field, before), now: inWords(field, after) }]
  })
}

const inWords = (field: keyof Amended, words: string): string => (field === 'applyBy' || field === 'reportBy' ? endOfDayInWords(dayInChinese(words satisfies Day)) : words)

/** 计算日不变 — said where the day on which ages are counted is no longer that of the reports; '' otherwise. */
export function countingInWords(policy: Policy, round: Round): string {
  const plan = announcedPlan(round)
  const day = referenceDay(policy, round)
  return plan && policy.ageReferenceDay === 'application-deadline' && day !== plan.reportBy ? `年龄、年限仍按原定的${dayInChinese(day)}计算，不随延期变动。` : ''
}
