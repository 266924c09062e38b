import type { Modality } from './condition.ts'
import { dayInWords, endOfDayInWords } from './day.ts'
import { chosenLabel } from './facts.ts'
import { meaningOf } from './meanings/keys.ts'
import { rowInWords } from './nominations.ts'
import type { Cadence, Form, NoticePeriod, Nominations, Policy, SeatCap, Stated, TieBreak } from './policy.ts'
import type { TitleRules } from './titleRules.ts'
import { validityInWords } from './validity.ts'

/** 参数 — one value of a version in words, whom it concerns, and the clause that gives it; none where the text gives no value. */
export type Parameter = Readonly<{ name: string; whom: Concerned; words: string; clause?: string }>
export type Concerned = '申报人' | '用人单位' | '推荐单位' | '选拔办' | '称号持有人'

/** What a text that gives no value says. */
export const UNSTATED = '文件没有写明'

export const modalityName: Readonly<Record<Modality, string>> = { required: '必须', generally: '一般', preferred: '同等条件下优先' }

const seatsInWords = { 'about': (count: number) => `${count}名左右`, 'at-most': (count: number) => `不超过${count}名`, 'planned': (count: number) => `拟选拔${count}名` } as const

/** The version's values in the order in which an official asks for them. */
export function parametersOf(policy: Policy): readonly Parameter[] {
  const { validity, seats, nominations, personalApplication, cadence, reportDeadline, termYears, allowanceFenPerMonth, ageReferenceDay, stages, title } = policy
  return [
    { name: '有效期', whom: '选拔办', words: validityInWords(policy), ...(validity.clause && { clause: validity.clause }) },
    stated('选拔周期', '选拔办', cadence, cadenceInWords),
    { name: '名额', whom: '申报人', words: seatsInWords[seats.kind](seats.count), clause: seats.clause },
    ...capped(policy),
    { name: '推荐名额', whom: '推荐单位', words: nominationsInWords(nominations), clause: nominations.clause },
    { name: '个人申请', whom: '申报人', words: personalApplication.allowed ? '受理' : '不受理', clause: personalApplication.clause },
    stated('报送截止', '推荐单位', reportDeadline, (day) => endOfDayInWords(dayInWords(day))),
    stated('管理期', '称号持有人', termYears, (years) => `${years}年`),
    stated('津贴', '称号持有人', allowanceFenPerMonth, (fen) => `每人每月${fen / 100}元`),
    ...stages.flatMap((stage) => [
      ...(stage.localNotice ? [stated('推荐前公示', '推荐单位', stage.localNotice, noticeInWords)] : []),
      ...(stage.notice ? [stated('公示期', '申报人', stage.notice, noticeInWords)] : []),
    ]),
    { name: '年龄算到', whom: '申报人', words: chosenWords('ageReferenceDay', ageReferenceDay) },
    ...ordered(policy),
    ...(title ? titleParameters(title) : []),
  ]
}

/** What the years of the title begin and pay with. */
function titleParameters({ termStart, prizeFen, allowance }: TitleRules): readonly Parameter[] {
  const chosen = (at: string) => (value: string) => chosenWords(at, value)
  const optional = <T>(name: string, value: Stated<T> | undefined, inWords: (value: T) => string) => value ? [stated(name, '称号持有人', value, inWords)] : []
  return [
    stated('管理期起算', '称号持有人', termStart, chosen('title.termStart')),
    ...optional('津贴发放', allowance?.paid, chosen('title.allowance.paid')),
    ...optional('首次发放', allowance?.firstPayment, chosen('title.allowance.firstPayment')),
    ...optional('停发月份', allowance?.lastPaidMonth, chosen('title.allowance.lastPaidMonth')),
    ...optional('复核认定以后的津贴', allowance?.fenPerMonthAfterReverification, (fen) => `每人每月${fen / 100}元`),
    ...optional('奖金', prizeFen, (fen) => `${fen / 100}元`),
  ]
}

/** One of the values that a key may have, in the words that tell a clerk what it means. */
const chosenWords = (at: string, value: string): string => meaningOf({ file: 'policy', path: at.split('.') })?.values?.[value] ?? value

/** The order of equals is one value, for what comes first is what it orders. */
function ordered({ tieBreaks, form }: Policy): readonly Parameter[] {
  const [first] = tieBreaks
  return first ? [{ name: '得分相同时的先后', whom: '申报人', words: tieBreaks.map((rule) => tieBreakInWords(rule, form)).join('；再看'), clause: first.clause }] : []
}

/** 同等条件下优先 — who goes first by one rule. */
export function tieBreakInWords({ by, years, oneOf = [] }: TieBreak, form: Form): string {
  switch (by) {
    case 'honours-by-level-then-number': return '荣誉称号层次高的在前，层次相同的个数多的在前'
    case 'age-at-most': return `${years}周岁以下的在前`
    case 'preferred-industry': return `${oneOf.map((value) => `“${chosenLabel(form, 'industry', value)}”`).join('、')}的在前`
  }
}

function capped(policy: Policy): readonly Parameter[] {
  const { cap } = policy.seats
  return cap ? [{ name: '同类上限', whom: '申报人', words: capInWords(policy, cap), clause: cap.clause }] : []
}

/** 同类上限 — in words, by the label of the field as the form prints it. */
export function capInWords({ form }: Policy, { field, atMost }: SeatCap): string {
  const label = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.label ?? field
  return `“${label}”相同的不超过${atMost}名`
}

function stated<T>(name: string, whom: Concerned, value: Stated<T>, inWords: (value: T) => string): Parameter {
  return value.stated ? { name, whom, words: inWords(value.value), clause: value.clause } : { name, whom, words: UNSTATED }
}

function cadenceInWords(cadence: Cadence): string {
  if (cadence.kind === 'single-round') return `只用于${cadence.label}`
  return `每${cadence.years === 1 ? '' : cadence.years}年一次${cadence.quarter ? `，第${'一二三四'[cadence.quarter - 1]}季度部署` : ''}`
}

function nominationsInWords(nominations: Nominations): string {
  return nominations.kind === 'unlimited' ? '不限'
    : `${nominations.generally ? '原则上不超过：' : ''}${nominations.rows.map(rowInWords).join('，')}`
}

/** 公示期限 — how long, and from which day it counts. */
export function noticeInWords({ workingDays, countFirstDay }: NoticePeriod): string {
  return `${workingDays}个工作日，张贴当日${countFirstDay ? '计入' : '不计入'}`
}
