import type { Withheld } from './expertView.ts'
import type { Condition } from './condition.ts'
import type { TitleRules } from './titleRules.ts'

/** Folder of a version under `policies/`: `<jurisdiction>/<scheme>/<day in force>`. */
export type PolicyId = string

/** 条款与原文 — where the text says it, and in which words. `quote` occurs in that clause of source.md word for word. */
export type Citation = Readonly<{ clause: string; quote: string }>

/**
 * What every rule carries; `also` where the text says the same thing in more than one place, `interpretation` where the rule holds
 * under one reading of the text only: which one.
 */
export type Cited = Citation & Readonly<{ also?: readonly Citation[]; interpretation?: string }>

/**
 * A value the text gives, or the fact that it gives none. The office then fills it in for a round from the parent measure,
 * with a citation of its own, before the act named in `neededFor`.
 */
export type Stated<T> =
  | (Cited & Readonly<{ stated: true; value: T; alternatives?: Otherwise<T> }>)
  | Readonly<{ stated: false; ask: string; neededFor: string }>

/** 另一种读法 — the value as each of the readings that were not taken would have it, by the ids of those readings. */
export type Otherwise<T> = Readonly<Record<string, T>>

/** 选拔周期 — how often a round comes; a call is for a single round. `quarter` is the season in which it is launched. */
export type Cadence =
  | Readonly<{ kind: 'every-years'; years: number; quarter?: 1 | 2 | 3 | 4 }>
  | Readonly<{ kind: 'single-round'; label: string }>

/** 名额 — about (左右), at most (不超过) and planned (拟) are different promises. */
export type Seats = Readonly<{ kind: 'about' | 'at-most' | 'planned'; count: number; cap?: SeatCap }>

/** 同类上限 — of those who gave the same answer in `field`, such as the same occupation, no more than so many. */
export type SeatCap = Cited & Readonly<{ field: string; atMost: number }>

/** 推荐名额 — unlimited, or a number for each recommending body. */
export type Nominations =
  | Readonly<{ kind: 'unlimited' }>
  | Readonly<{
      kind: 'per-body'
      rows: readonly NominationRow[]
      /** 原则上 — the office may let a body go beyond its number, with a reason. */
      generally?: boolean
    }>

/** One row of a quota table; `each` (各) means that many for EACH body of that kind. `no` is the number the table prints, which may repeat. */
export type NominationRow = Readonly<{ no?: string; body: string; count: number; each: boolean }> & Partial<Cited>

/** 公示 — length in whole working days; posting day counted or not. */
export type NoticePeriod = Readonly<{ workingDays: number; countFirstDay: boolean }>

/**
 * The stages a round passes, in the order the policy lists them. What belongs inside a kind is code (`domain/lifecycle.ts`);
 * which kinds a round has, in which order, under which clause, is data.
 */
export const stageKinds = [
  'announce', 'nominate', 'qualify', 'review', 'shortlist', 'publicity', 'inspect', 'leading-group', 'government', 'publish',
] as const
export type StageKind = (typeof stageKinds)[number]

export type Stage = Cited & Readonly<{
  kind: StageKind
  title: string
  /** Who carries it out, in the words of the text. */
  body: string
  /** publicity: the length of the notice. */
  notice?: Stated<NoticePeriod>
  /** publicity: where it is posted. */
  media?: readonly ('website' | 'unit')[]
  /** nominate: who may put people forward, and what each of them checks. */
  nominators?: readonly Nominator[]
  /** nominate: the recommending body's own publicity before it reports. */
  localNotice?: Stated<NoticePeriod>
  /** nominate: originals are seen on site before the recommendation. */
  onSiteVerification?: boolean
  /** review: what the experts score. Weights in whole percent, summing to 100. */
  criteria?: Stated<readonly Criterion[]>
  /** review: what the text tells the experts to look at where it gives no weights; criteria that are filled in cover each of them. */
  aspects?: readonly (Cited & Readonly<{ id: string; title: string }>)[]
  /** review: marks come from a skills test on site too. */
  skillsTest?: boolean
}>

/**
 * 推荐单位 — a kind of body that puts people forward. `people`: whom it speaks for;
 * `checks`: what it must have looked at before it reports.
 */
export type Nominator = Cited & Readonly<{
  id: string
  title: string
  /** The unit reports to the office by itself: no body stands between the two. */
  self?: boolean
  people: 'employees' | 'freelancers' | 'competition-winners' | 'anyone'
  checks: readonly ('qualification' | 'politics' | 'originals' | 'expert-appraisal')[]
}>

/** 评审指标 — one column of the score sheet; marks from 0 to 100. */
export type Criterion = Readonly<{ id: string; title: string; weightPercent: number; hint?: string | undefined }>

/** 申报材料 — one item of the list, in the order of the text. */
export type Material = Cited & Readonly<{
  id: string
  title: string
  /** Who provides it: the applicant attaches, the district attaches, or the system generates it from the record. */
  from: 'applicant' | 'district' | 'generated'
  required: boolean
  /** Formats accepted for an attachment. */
  accept: readonly ('pdf' | 'jpg' | 'png' | 'docx')[]
  maxFiles: number
  /** One for each person, unless the text asks one of each recommending body for all its people. */
  per?: 'person' | 'recommending-body'
  /** Stamped copies on paper, where the text still asks for them. */
  paperCopies?: number
  /** 盖章 — carries the seal of the body that reports. */
  sealed?: boolean
  /** 注明已审验 — copies carry the mark that the originals were seen. */
  verifiedMark?: boolean
}>

/** 申报表 — pages of fields; the page, the validation and the printed form read the same definition. */
export type Form = Readonly<{
  title: string
  instructions: readonly string[]
  pages: readonly FormPage[]
  /** 真实性承诺 — the words a person signs. */
  commitment?: Cited & Readonly<{ title: string; text: string }>
  /** 意见栏 — the boxes that are stamped, in the order of the printed form. */
  opinions?: readonly OpinionBox[]
}> & Partial<Cited>
export type FormPage = Readonly<{ id: string; title: string; lead?: string; fields: readonly FormField[] }> & Partial<Cited>

/** 推荐意见、审核意见 — whose opinion; closed by a seal, or by the signature of a leader. */
export type OpinionBox = Cited & Readonly<{
  id: string
  title: string
  by: 'unit' | 'district' | 'district-leading-group' | 'office' | 'expert-panel' | 'working-group' | 'leading-group' | 'government'
  closedBy: 'seal' | 'signature'
}>

export type FormField = Readonly<{
  id: string
  label: string
  hint?: string
  required: boolean
  /** Why the law allows asking it: 个人信息保护法 第六条, each field with its purpose. */
  purpose: string
  /** 敏感个人信息 — told to who fills it in, covered on screens, never shown to experts: `sensitive.ts`. */
  sensitive?: boolean
}> & Partial<Cited> & (
  | Readonly<{ kind: 'text'; maxChars: number }>
  | Readonly<{ kind: 'long-text'; maxChars: number; aboutChars?: number }>
  | Readonly<{ kind: 'choice'; options: readonly Readonly<{ value: string; label: string }>[] }>
  | Readonly<{ kind: 'day' }>
  | Readonly<{ kind: 'month' }>
  | Readonly<{ kind: 'id-number' }>
  | Readonly<{ kind: 'phone' }>
  | Readonly<{ kind: 'photo' }>
  | Readonly<{ kind: 'yes-no' }>
  | Readonly<{ kind: 'number'; min: number; max: number }>
  | Readonly<{ kind: 'rows'; minRows: number; maxRows: number; columns: readonly RowColumn[] }>
)
export type RowColumn = Readonly<{
  id: string
  label: string
  required: boolean
  /** What a cell left empty says, where that is an answer too: 至今. */
  whenBlank?: string | undefined
}> & (
  | Readonly<{ kind: 'text'; maxChars: number }>
  | Readonly<{ kind: 'choice'; options: readonly Readonly<{ value: string; label: string }>[] }>
  | Readonly<{ kind: 'month' }>
  | Readonly<{ kind: 'day' }>
  | Readonly<{ kind: 'number'; min: number; max: number }>
)

/** Answers by field id: text, a choice's value, a day, `true`, or rows of the same. Everything the person typed, nothing derived. */
export type Answers = Readonly<Record<string, AnswerValue>>
export type AnswerValue = string | boolean | readonly Readonly<Record<string, string>>[]

/** 佐证材料 — one attached file: which item of the material list it serves, and the hash of what is stored. */
export type Attachment = Readonly<{
  id: string
  material: string
  fileName: string
  mediaType: string
  bytes: number
  sha256: string
}>

/** 同等条件下优先 — orders candidates whose scores are equal; the first criterion that differs decides. */
export type TieBreak = Cited & Readonly<{
  id: string
  by: 'honours-by-level-then-number' | 'age-at-most' | 'preferred-industry'
  /** age-at-most: full years, the bound included. */
  years?: number
  /** preferred-industry: the answers of field `industry` that go first. */
  oneOf?: readonly string[]
}>

/**
 * A reading of words that allow more than one, recorded instead of hidden in code. `alternatives` are the readings that were
 * not taken, shown beside the one that was: each is worked out by the rules that rest on it, or says why it can't be.
 */
export type Interpretation = Cited & Readonly<{
  id: string
  reading: string
  decidedBy: string
  alternatives?: readonly Alternative[]
}>

/** 没有采用的读法 — `notComputed` where no rule comes out otherwise by it: why. */
export type Alternative = Readonly<{ id: string; reading: string; notComputed?: string }>

export type Policy = Readonly<{
  id: PolicyId
  jurisdiction: string
  scheme: string
  /** 某市首席技师 */
  titleName: string
  /** The document itself: name, number, who issued it and when; for a call the parent measure too. */
  document: Readonly<{
    name: string
    /** 发文字号 — absent where the published text bears none. */
    number?: string
    kind: 'measure' | 'call'
    issuedOn: string
    issuedBy: readonly string[]
    parent?: string
  }> & Partial<Cited>
  /** First and last day on which a round may be opened; a call is for one year's round. */
  validity: Readonly<{ from: string; until: string | null }> & Partial<Cited>
  /** Names of the bodies, in the words of the text; no government where the text leaves it no part. */
  bodies: Readonly<{ office: string; leadingGroup: string; government?: string; district: string }> & Partial<Cited>
  /** How often a round comes. */
  cadence: Stated<Cadence>
  seats: Cited & Seats
  nominations: Cited & Nominations
  /** Last day on which the recommending bodies report, where the text names one. */
  reportDeadline: Stated<string>
  termYears: Stated<number>
  allowanceFenPerMonth: Stated<number>
  personalApplication: Cited & Readonly<{ allowed: boolean }>
  /** Day on which ages are counted. */
  ageReferenceDay: 'application-deadline' | 'year-end'
  conditions: readonly Condition[]
  tieBreaks: readonly TieBreak[]
  stages: readonly Stage[]
  materials: readonly Material[]
  form: Form
  interpretations: readonly Interpretation[]
  /** 管理期 — what the text orders for the years of the title; absent where it orders nothing. */
  title?: TitleRules
  /** What experts don't see of a case; where it is left out, the house's own list stands. */
  withheldFromExperts?: readonly Withheld[]
  /** Clauses that order nothing the software could do, each with the reason. */
  nonOperative: readonly Readonly<{ clause: string; reason: string }>[]
}>
