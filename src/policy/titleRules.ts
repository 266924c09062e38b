import type { Condition } from './condition.ts'
import type { Cited, Form, Material, Otherwise, Stated } from './policy.ts'

/** 管理期 — what the text orders for the years of the title. */
export type TitleRules = Readonly<{
  /** 管理期起算 — from the day of approval, from the first of the month after it (次月), or of the month after the names were published. */
  termStart: Stated<'approval-day' | 'next-month' | 'month-after-publication'>
  allowance?: AllowanceRules
  /** 奖金 — paid once with the title, in fen. */
  prizeFen?: Stated<number>
  changes: readonly ChangeRule[]
  duties: readonly Duty[]
  /** 待遇 — what a holder receives besides the allowance. */
  benefits: readonly Benefit[]
  /** 年度管理 — what recurs every year. */
  yearly: readonly YearlyAct[]
  revocation?: Revocation
  bars: readonly Bar[]
  reverification?: Reverification
  endOfTerm?: EndOfTerm
}>

/** 津贴发放 — how the monthly entitlement becomes payments. The amount itself is `allowanceFenPerMonth`. */
export type AllowanceRules = Readonly<{
  paid: Stated<'monthly' | 'yearly'>
  firstPayment: Stated<'at-once' | 'next-year'>
  /** 不重复享受 — not together with another talent allowance. */
  exclusive?: Cited
  /** 就高 — ends when the person becomes a holder of one of these. */
  endsOn?: Cited & Readonly<{ titles: readonly string[] }>
  /** 评估结果作为发放依据 — the yearly assessment decides the payment. */
  decidedByAssessment?: Cited
  /** 复核认定后 — the amount after a successful re-verification, where the text names one. */
  fenPerMonthAfterReverification?: Stated<number>
  /** 停发月份 — whether the month in which the treatment ends is still paid, or the days of it that were served. */
  lastPaidMonth?: Stated<'month-of-event' | 'month-before' | 'by-day'>
}>

export const changeKinds = [
  'new-job', 'left-skilled-work', 'moved-away', 'retired', 'left-post', 'died', 'punished', 'promoted-title',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** 变动 — an event in a holder's life and what follows from it: keeping the title and losing the treatment is a state of its own. */
export type ChangeRule = Cited & Readonly<{
  id: string
  title: string
  on: readonly ChangeKind[]
  consequence: 'report-only' | 'keeps-title-loses-treatment' | 'managed-under-higher-title' | 'revoked'
}>

/** 职责和义务 — who owes what; a yearly report answers each. Where the text names several (有关部门和用人单位), each of them owes it. */
export type Duty = Cited & Readonly<{ id: string; by: readonly ('holder' | 'unit' | 'department')[]; title: string }>

export type Benefit = Cited & Readonly<{
  id: string
  title: string
  /** Who owes it. */
  by?: 'unit' | 'department'
  /** 可以 — the text allows it and does not order it. */
  optional?: boolean
  /** Where the text orders it of some only (建立补充医疗保险的用人单位): of which. */
  where?: string
  kind: 'check-up' | 'leave' | 'supplementary-insurance' | 'talent-pool' | 'training' | 'pay' | 'other'
}>

export type YearlyAct = Cited & Readonly<{ id: string; title: string; kind: 'visit' | 'tracking-assessment' | 'training' | 'check-up'; by: string }>

export const revokingBodies = ['office', 'leading-group', 'government'] as const
export type RevokingBody = (typeof revokingBodies)[number]

/** 取消资格 — the grounds, the hands it passes through in order, and what is taken away. */
export type Revocation = Readonly<{
  grounds: readonly (Cited & Readonly<{ id: string; title: string; recoversPaid?: boolean }>)[]
  chain: Stated<readonly RevokingBody[]>
  effects: Cited & Readonly<{ takes: readonly ('title' | 'certificate' | 'treatment' | 'prize')[] }>
}>

export type BarredFrom = 'this-round' | 'this-year' | 'this-title' | 'every-skills-selection'

/** 取消申报资格 — who may not apply, after what, and for how long. */
export type Bar = Cited & Readonly<{
  id: string
  after: 'fraud' | 'failed-assessment' | 'revocation'
  whom: 'person' | 'unit'
  from: BarredFrom
  alternatives?: Otherwise<BarredFrom>
}>

/** 复核认定 — holders are looked at again; the conditions use the same vocabulary as the selection. */
export type Reverification = Cited & Readonly<{
  when: Stated<'second-year' | 'end-of-term' | 'after-first-year'>
  /** What a holder who passes begins: a term of its own, or what is left of this one. */
  leadsTo?: Stated<'next-term' | 'rest-of-term'>
  /** 复核申请表 — its own form; the conditions look for their fields here. */
  form?: Form
  conditions: readonly Condition[]
  materials: readonly Material[]
}>

/** 期满评估 — grades at the end of the term and what each of them brings. */
export type EndOfTerm = Cited & Readonly<{
  mayApplyAgain: boolean
  grades: readonly Readonly<{ id: string; title: string; consequence: 'may-apply-again' | 'revoked' }>[]
}>
