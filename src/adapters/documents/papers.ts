import type { Day } from '../../domain/shared/time.ts'

/*
 * What a caller hands over to have a paper made: facts and sentences, never markup. Days come as `YYYY-MM-DD` and are printed
 * as GB/T 9704-2012 has them (2024年7月31日); everything else is printed as given. The name of a field that may be missing
 * ends in `?`: the paper then leaves the place blank, as a printed form does.
 */

export type Paper =
  | Call | Publicity | Result | Recommendation
  | Certificate | ApplicationForm
  | ApplicantsSheet | ScoreSheet | CandidateList

export type PaperKind = Paper['kind']
export type Format = 'pdf' | 'docx' | 'xlsx'

/** 公文 — what GB/T 9704-2012 wants around the words of any official document. */
export type Official = Readonly<{
  /** 版头 — the red head; left out on pre-printed paper and on web pages. */
  letterhead?: Letterhead
  /** 发文字号 — 威人社函〔2024〕36号 */
  number?: string
  /** 签发人 — printed on reports to a higher body. */
  signer?: string
  /** 署名 — one line each, in order of precedence. */
  issuers: readonly string[]
  issuedOn: Day
  /** 附注 — without its brackets: 此件主动公开 */
  remarks?: readonly string[]
  /** 版记 — who gets copies and who printed it. */
  imprint?: Readonly<{ copies?: string; printedBy: string; printedOn: Day }>
  /** 草稿 — it has not gone out: every page says so, and `issuedOn` is the day on which it might. */
  isDraft?: true
}>

/** 发文机关标志 — 文件 (`document`) heads orders and reports, 信函格式 (`letter`) heads letters such as 威人社函. */
export type Letterhead = Readonly<{ style: 'document' | 'letter'; name: string }>

/** 一、… with its paragraphs, then its items （一）（二）…, both numbered by the paper itself. */
export type Section = Readonly<{
  heading: string
  paragraphs?: readonly string[]
  /** `lead` is the sentence an item opens with: 高度重视，精心组织。 */
  items?: readonly Readonly<{ lead?: string; text: string }>[]
}>

/** 通知 — the notice that opens a round. Its wording belongs to the measure, so it arrives as sections. */
export type Call = Official & Readonly<{
  kind: 'call'
  /** A line break where the title should turn, so that no word is torn apart. */
  title: string
  /** 主送机关 — without the colon. */
  addressees: string
  opening: readonly string[]
  sections: readonly Section[]
  /** 联系人、电话、地址 … one line each. */
  contacts?: readonly string[]
  /** 附件 — names of the annexes, numbered where there are several. */
  annexes?: readonly string[]
}>

/** 公示 — candidates shown to the public for a stated period. Only what the measure lets the public see has a place here. */
export type Publicity = Official & Readonly<{
  kind: 'publicity'
  title: string
  /** The document the round rests on: 《关于……的通知》（威人社函〔2024〕36号） */
  basis: string
  /** What went before: 经用人单位申报、区市推荐、专家评审 */
  procedure: string
  /** 2024年度某市首席技师候选人 */
  subject: string
  people: readonly PublicPerson[]
  /** How the list is ordered: 以姓氏笔画为序; nothing where one stands alone. */
  order?: string
  /** Both days are printed; objections count until the end of the last one. */
  period: Readonly<{ firstDay: Day; lastDay: Day; workingDays: number }>
  objections: Readonly<{
    /** 受理部门 */
    body: string
    phone: string
    address: string
    email?: string
    /** How one objects; the default asks for a real name, facts and a contact. */
    manner?: string
  }>
}>

/** 公布名单 — the government makes the new holders known. */
export type Result = Official & Readonly<{
  kind: 'result'
  title: string
  addressees: string
  basis: string
  /** 经逐级推荐、专家评审、社会公示，市委人才工作领导小组研究通过，市政府同意 */
  procedure: string
  titleName: string
  people: readonly PublicPerson[]
  /** 管理期 — left out where the measure states none. */
  term?: Readonly<{ from: Day; until: Day }>
  /** What is asked of holders and bodies; the wording belongs to the measure. */
  closing?: readonly string[]
  /** 2024年度某市首席技师名单 */
  listTitle: string
}>

/** A line of a public list. Name, unit, occupation: further columns together could single a person out of a register. */
export type PublicPerson = Readonly<{ name: string; unit: string; occupation: string }>

/** 单独报送的涉密人员 — how many were left out of a paper that may be copied freely; the complete one leaves encrypted. */
export type Apart = number

/** 推荐报告 — a district reports whom it recommends, what it verified and its opinion. */
export type Recommendation = Official & Readonly<{
  kind: 'recommendation'
  title: string
  addressees: string
  basis: string
  /** 推荐工作情况 — how many units and people applied; left out of a report on one person alone. */
  received?: Readonly<{ units: number; people: number }>
  /** 本级公示 — one line for all who hung in the same place on the same days; `names` where not everybody did. */
  publicity?: readonly Readonly<{ names?: readonly string[]; firstDay: Day; lastDay: Day; place: string; outcome: string }>[]
  /** Further sentences on how the work was done. */
  work?: readonly string[]
  /** Further sentences on the verification: certificate registers searched, files returned and corrected. */
  verification?: readonly string[]
  people: readonly RecommendedPerson[]
  apart?: Apart
  opinion: readonly string[]
  annexes?: readonly string[]
}>

export type RecommendedPerson = PublicPerson & Readonly<{
  skillLevel: string
  /** 实地核验 — the originals were seen by these, on this day. */
  verified: Readonly<{ on: Day; by: string; originals: number }>
  /** 涉密人员 — noted in the report, so that nobody posts this person's papers. */
  classified: boolean
}>

/** 证书 — what the holder hangs on the wall, and what anyone can check by its code. */
export type Certificate = Readonly<{
  kind: 'certificate'
  orientation: 'landscape' | 'portrait'
  name: string
  unit: string
  occupation?: string
  /** 2024年度 */
  year: string
  titleName: string
  number: string
  issuer: string
  issuedOn: Day
  /** Address of the public verification page; printed as QR code and, without its scheme, as text. */
  verifyUrl: string
}>

/** 申报表（附件2） — as the measure prints it. */
export type ApplicationForm = Readonly<{
  kind: 'application-form'
  /** 附件2 */
  annex?: string
  /** 某市首席技师申报表 */
  title: string
  office: string
  /** 填表日期; also the creation day of the file, which falls back to `preparedOn`. */
  filledOn?: Day
  preparedOn: Day
  instructions: readonly string[]
  /** Ties a stamped scan to the record it was printed from; stands in the foot of every page. */
  code?: string
  person: FormPerson
  /** Cells that this form has besides those of every form. */
  further?: readonly Readonly<{ label: string; text: string }>[]
  cv: readonly Readonly<{ period: string; where: string; witness: string }>[]
  achievements: readonly FormAchievement[]
  /** A page for both, unless they stand among the achievements. */
  awards?: Readonly<{ prizes: readonly string[]; honours: readonly string[] }>
  /** 个人总结、申报人事迹材料、单位简介 — a page each; paragraphs are parted by line breaks. */
  texts: readonly Readonly<{ title: string; hint: string; text: string }>[]
  commitment: Readonly<{ text: string; signedOn?: Day }>
  opinions: readonly FormOpinion[]
  remarks?: string
}>

export type FormPerson = Readonly<{
  name: string
  unit: string
  sex?: string
  /** 1979年6月 */
  born?: string
  /** JPEG or PNG, upright, two-inch. */
  photo?: Uint8Array
  startedWork?: string
  politicalStatus?: string
  education?: string
  occupation?: string
  skillLevel?: string
  phone?: string
  post?: string
  idNumber?: string
  address?: string
}>

/** One row of 主要技术简况、贡献成果登记. A long `item` stands upright in two columns; a line break says where the second begins. */
export type FormAchievement = Readonly<{
  item: string
  /** A row that covers several things names each: 解决技术难题 */
  parts: readonly Readonly<{ label?: string; text: string }>[]
}>

/** 推荐意见 — text, the body that stamps it (or, `bySignature`, signs it), and the day; blank until given. */
export type FormOpinion = Readonly<{ label: string; bySignature?: true; text?: string; body?: string; on?: Day }>

/** 申报人员基本情况汇总表（附件1） */
export type ApplicantsSheet = Readonly<{
  kind: 'applicants-sheet'
  annex?: string
  title: string
  /** 填报单位 — stamps the sheet. */
  reportedBy: string
  reportedOn: Day
  /** Columns and rows as the text prints them, in place of the usual ones. */
  printed?: Readonly<{ columns: readonly string[]; rows: readonly (readonly string[])[] }>
  people: readonly Readonly<{
    district: string
    name: string
    sex: string
    born: string
    education: string
    unit: string
    occupation: string
    skillLevel: string
    workYears: string
    honours: string
    prizes: string
    classified: boolean
    remarks?: string
  }>[]
  apart?: Apart
}>

/** 评审成绩汇总表 — every mark, no expert's name. Marks arrive as printed (92.50): arithmetic belongs to the domain. */
export type ScoreSheet = Readonly<{
  kind: 'score-sheet'
  title: string
  reviewedOn: Day
  /** How the final score comes about, for the note under the table. */
  method: string
  /** Number of experts; column i holds the marks of 专家i. */
  experts: number
  rows: readonly Readonly<{
    rank: string
    name: string
    unit: string
    occupation: string
    /** One a column; `null` where the expert had to stand aside. */
    marks: readonly (string | null)[]
    score: string
    /** What decided between equals, with its clause. */
    tieBreak?: string
  }>[]
  apart?: Apart
}>

/** 候选人名单 — in rank order, for the leading group. */
export type CandidateList = Readonly<{
  kind: 'candidate-list'
  title: string
  preparedBy: string
  preparedOn: Day
  /** 拟选拔名额, for the note under the table. */
  seats: string
  people: readonly Readonly<{
    rank: string
    district: string
    name: string
    unit: string
    occupation: string
    skillLevel: string
    score: string
    remarks?: string
  }>[]
  apart?: Apart
}>
