import type { AnswerWay } from '../domain/notice/answering.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Day, Instant } from '../domain/shared/time.ts'
import type { Citation, Form, Policy, PolicyId } from '../policy/policy.ts'
import type { Standing } from '../policy/validity.ts'
import type { Deadline, Period } from './words.ts'

/*
 * What each public page is made of. Only what everybody may see has a place here: a candidate or holder is a name, a unit and an
 * occupation, and whoever is marked 涉密 is left out before these types are filled; they have no field to carry the mark.
 */

/** What every page of an installation says of itself. */
export type Site = Readonly<{
  /** 某市首席技师 — what is granted here, and the name of the site. */
  titleName: string
  /** 主办单位 — 某市人力资源和社会保障局 */
  host: string
  /** 承办单位，受理异议 — 某市首席技师选拔管理工作办公室 */
  office: string
  contact: Contact
  /** Says on top of every page that nothing here is real. */
  isDemo: boolean
}>

/** 联系方式 — each line only where the office has made it known. */
export type Contact = Readonly<{ phone?: string; hours?: string; address?: string; email?: string }>

/** What a page needs besides its data. */
export type Frame = Readonly<{ site: Site; isElder: boolean }>

/** A line of a public list. */
export type PublicPerson = Readonly<{ name: string; unit: string; occupation: string }>

/** The version of a measure that a page rests on. */
export type PolicyRef = Readonly<{ id: PolicyId; name: string; number: string }>

/** 首页 — what is going on now and what has been decided. */
export type HomeData = Readonly<{
  /** Announced and not finished, the newest first. */
  rounds: readonly Readonly<{ id: string; title: string; stageName: string; seats: number; applyBy: Deadline; reportBy: Deadline }>[]
  /** Notices that hang now; `period` is that of the name that hangs longest. */
  notices: readonly Readonly<{ id: string; title: string; people: number; period: Period }>[]
  lists: readonly Readonly<{ round: string; title: string; people: number; publishedOn: Day }>[]
  /** Rounds that ended and chose nobody; they have no list to be found by. */
  without: readonly Readonly<{ id: string; title: string }>[]
  /** Rounds that were given up; their calls stay readable. */
  terminated: readonly Readonly<{ id: string; title: string }>[]
  policies: readonly (PolicyRef & Readonly<{ standing: Standing }>)[]
}>

/** 通知 — the call of one round. */
export type RoundData = Readonly<{
  id: string
  title: string
  documentNumber: string
  announcedOn: Day
  stageName: string
  seats: number
  applyBy: Deadline
  reportBy: Deadline
  /** 终止 — since when it goes no further, by which document, and why. */
  terminated?: Readonly<{ on: Day; issuedAs: string; reason: string }> | undefined
  /** 更正通知 — the newest first, each with the former words: nothing that was published disappears. */
  amendments: readonly Amendment[]
  /** Said where ages are still counted on the day that was announced first; '' otherwise. */
  counting: string
  /** The rules of the round and their published text. */
  policy: Policy
  source: string
  /** Values the text leaves open, in words, with where the office took them from. */
  supplied: readonly Readonly<{ label: string; value: string; citation: string }>[]
  /** What has come of it so far. */
  notice?: Readonly<{ id: string; stage: 'hanging' | 'over' | 'taken-down' }> | undefined
  list?: string | undefined
  /** It ended and chose nobody; why is the office's own and may name people. */
  isWithout: boolean
}>

/** 更正 — what was corrected of a call, when and why; `issuedAs` is its own 发文字号, '' where it has none. */
export type Amendment = Readonly<{ on: Day; issuedAs: string; reason: string; changes: readonly Readonly<{ name: string; was: string; now: string }>[] }>

/** What a notice says of itself, whether it hangs or has ended. */
export type NoticeFacts = Readonly<{
  id: string
  title: string
  round: Readonly<{ id: string; title: string }>
  policy: PolicyRef
  /** Where the measure orders the notice. */
  basis: Citation
  /** Day of posting on the website. */
  websiteOn: Day
  workingDays: number
  countFirstDay: boolean
}>

/** 公示 — the candidates of a round before the public. */
export type NoticeData = NoticeFacts & Readonly<{
  candidates: readonly Candidate[]
  /** How the list is ordered: 按评审名次排列, 以姓氏笔画为序. */
  order: string
  /** The period of the name that hangs longest; not begun while no unit has posted its candidate. */
  period: Period
}>

/** 公示已结束 — what it was about and how long it hung. It has no field for a person: the names were public for the period alone. */
export type EndedNoticeData = NoticeFacts & Readonly<{
  /** How many names hung. */
  people: number
  lastDay: Day
  /** The round was given up while the names hung. */
  isTakenDown: boolean
  /** The round whose list has been published since. */
  list?: string | undefined
}>
export type Candidate = PublicPerson & Readonly<{ application: string; period: Period }>

/** 异议 — the form, empty or with what was typed and what is wrong with it. */
export type ObjectionData = Readonly<{
  notice: Readonly<{ id: string; title: string }>
  candidates: readonly Candidate[]
  typed: ObjectionTyped
  refusals: readonly Refusal[]
  /** Sent back with the form as field `key`, so that pressing the button twice makes one objection. */
  key: string
}>
/** The words of the form, as they were typed. */
export type ObjectionTyped = Readonly<{ application: string; name: string; contact: string; facts: string; evidence: string }>

/** 回执 — shown once an objection is in the record, and whenever its address is opened again. It says nothing of who objected to whom, nor of what was found. */
export type ReceivedData = Readonly<{ notice: Readonly<{ id: string; title: string }>; receipt: string; receivedAt: Instant; progress: ObjectionProgress }>
/** 异议办到哪一步 — as far as it is settled: what one hand proposes and another has not confirmed is no news yet. */
export type ObjectionProgress =
  | Readonly<{ kind: 'checking'; isGivenUp: boolean }>
  | Readonly<{ kind: 'settled'; settledOn: Day }>
  | Readonly<{ kind: 'answered'; settledOn: Day; answeredOn: Day; way: AnswerWay }>

/** 名单 — the year's 首席技师. */
export type ListData = Readonly<{
  round: Readonly<{ id: string; title: string }>
  year: number
  titleName: string
  /** 发文机关 and 发文字号 of the decision. */
  issuer: string
  documentNumber: string
  publishedOn: Day
  /** 管理期; left out where neither text nor office states one. */
  termYears?: number | undefined
  holders: readonly Holder[]
  policy: PolicyRef
  /** Where the candidates were shown for objections; the page names none of them any more. */
  notice?: string | undefined
}>
/** `number` is that of the certificate. */
export type Holder = PublicPerson & Readonly<{ number: string }>

/** 证书查验 — the form; `problem` where a number could not be looked up. */
export type VerifyData = Readonly<{ typed: string; problem?: string | undefined }>

/** 查验结果 — what the QR code of a certificate leads to. */
export type CertificateData =
  | (Holder & Readonly<{ kind: 'valid'; titleName: string; documentNumber: string; grantedOn: Day; termYears?: number | undefined; list: Readonly<{ round: string; title: string }> }>)
  | Readonly<{ kind: 'not-found'; number: string }>

/** 办法一览 — `elsewhere` are measures of other places, shown where the program itself is being shown. */
export type PoliciesData = Readonly<{ today: Day; here: readonly Policy[]; elsewhere: readonly Policy[] }>

/** 办法解读 — a version of a measure and its published text (`source.md`). */
export type PolicyData = Readonly<{ policy: Policy; source: string; isElsewhere?: boolean }>

/** 存证 — signed heads of the journal, newest first. */
export type RecordData = Readonly<{
  checkpoints: readonly Checkpoint[]
  /** 算法 — Ed25519 与 SHA-256; SM2 与 SM3 */
  algorithms: string
  /** The key that signatures are checked with; left out until the first signature. */
  publicKey?: string | undefined
}>
/** Root and signature as text, so that they can be compared with a copy kept elsewhere. */
export type Checkpoint = Readonly<{ size: number; root: string; signature: string; at: Instant }>

/** 个人信息保护说明 — every field that a form asks for, with its purpose, comes from the forms themselves. */
export type PrivacyData = Readonly<{ forms: readonly Form[] }>

/** 出错 — `reference` finds the failure in the log. */
export type ErrorData = Readonly<{ reference?: string | undefined }>

export { homePage } from './pages/home.ts'
export { roundPage } from './pages/round.ts'
export { endedNoticePage, noticePage } from './pages/notice.ts'
export { objectionPage, receivedPage } from './pages/objection.ts'
export { listPage } from './pages/list.ts'
export { certificateNumberIn, certificatePage, verifyPage } from './pages/verify.ts'
export { policiesPage } from './pages/policies.ts'
export { policyPage } from './pages/policy.ts'
export { recordPage } from './pages/record.ts'
export { accessibilityPage, privacyPage } from './pages/statements.ts'
export { errorPage, notFoundPage, turnedAwayPage } from './pages/failures.ts'
