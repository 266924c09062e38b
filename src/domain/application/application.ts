import type { Verdict } from '../../policy/condition.ts'
import type { Answers, Attachment } from '../../policy/policy.ts'
import type { Day, Instant } from '../shared/time.ts'

/** 补正 — one thing to put right, named by the field it stands in. */
export type Problem = Readonly<{ field: string; text: string }>

/** 退回补正 — every problem at once, and the last day to answer. */
export type Correction = Readonly<{ by: 'district' | 'office'; problems: readonly Problem[]; dueDay: Day; at: Instant }>

/** 申报内容 — what was submitted: the words, the evidence in order, who affirmed what. Absent once the person has been erased. */
export type Content = Readonly<{ answers: Answers; attachments: readonly Attachment[]; unitOpinion: string; signature: string }>

/** 实地核验 — the originals seen, by whom, when. */
export type Verification = Readonly<{
  visitedOn: Day
  by: string
  originals: readonly Readonly<{ material: string; seen: boolean; note: string }>[]
  /** 三 附表四（四）: the certificate's number was looked up on the national site, and what it showed. */
  certificateChecked: boolean
  /** The screenshot of that page, by the hash of what is stored. */
  files: readonly string[]
}>

export type Recommendation = Readonly<{ opinion: string; secret: boolean; on: Day }>
export type LocalNotice = Readonly<{ postedOn: Day; lastDay: Day; place: string }>
export type Qualification = Readonly<{ admit: boolean; reason: string; maker: string }>

/** Who affirmed that a condition left to people's judgement is met. */
export type Attestation = Readonly<{ condition: string; by: 'unit' | 'district' | 'office' }>

/** 破格 — a “generally” rule set aside for this person. */
export type Exception = Readonly<{ condition: string; reason: string; maker: string; confirmed: boolean }>

/** What a case carries along, filled in as it passes through the hands. */
export type CaseFile = Readonly<{
  round: string
  unit: string
  district: string
  /** The person, by the id under whose key the personal data is sealed. */
  subject: string
  /** As the unit gave it when it started the case, then as submitted; '' once the person has been erased. */
  name: string
  startedAt: Instant
  content?: Content | undefined
  /** Keyed digest of the ID number as last submitted. */
  personKey?: string | undefined
  submissions: number
  submittedAt?: Instant | undefined
  /** 涉密 — affirmed by the unit or the district; once marked it reaches no public page. */
  secret: boolean
  commitment?: Readonly<{ draftVersion: number; at: Instant }> | undefined
  verdicts: readonly Verdict[]
  attested: readonly Attestation[]
  exceptions: readonly Exception[]
  correction?: Correction | undefined
  /** Last day on which a case the office returned may be reported again; gone once it has been. */
  reportAgainBy?: Day | undefined
  verification?: Verification | undefined
  recommendation?: Recommendation | undefined
  localNotice?: LocalNotice | undefined
  localNoticeEnded: boolean
  reportedAt?: Instant | undefined
  qualification?: Qualification | undefined
  ranking?: Readonly<{ rank: number; scoreHundredths: number; candidate: boolean }> | undefined
  ended?: Readonly<{ reason: string }> | undefined
  certificate?: string | undefined
}>

export const caseStages = [
  'draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared', 'reported',
  'qualification-proposed', 'admitted', 'candidate', 'agreed', 'titled',
  'not-selected', 'withdrawn', 'declined', 'lapsed', 'refused', 'dropped',
] as const

/** 申报 — one person's case in one round, from the first saved page to the title or the end without it. */
export type Application =
  | Readonly<{ stage: 'none' }>
  | (CaseFile & Readonly<{ stage: (typeof caseStages)[number] }>)

type Started = Exclude<Application, { stage: 'none' }>
export type ApplicationStage = Application['stage']

/** Still between unit and district: the office has not got it, or has sent it back. */
export const unreportedStages: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([
  'draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared',
])

/** Nothing happens to such a case any more. */
export const finalStages: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([
  'titled', 'not-selected', 'withdrawn', 'declined', 'lapsed', 'refused', 'dropped',
])

export const applicationStageName: Readonly<Record<ApplicationStage, string>> = {
  none: '尚未建立',
  draft: '填写中',
  submitted: '待区市核验',
  returned: '退回补正',
  verified: '已实地核验',
  recommended: '待区市公示',
  'local-notice': '区市公示中',
  cleared: '待报送',
  reported: '待资格审查',
  'qualification-proposed': '审查意见待复核',
  admitted: '通过审查，待评审',
  candidate: '候选人',
  agreed: '领导小组已通过',
  titled: '已颁发证书',
  'not-selected': '未入选',
  withdrawn: '已撤回',
  declined: '区市未推荐',
  lapsed: '未按期报送',
  refused: '未通过审查',
  dropped: '未获通过',
}

export type ApplicationEvent =
  | Readonly<{
    type: 'ApplicationStarted'
    data: Readonly<{ round: string; unit: string; district: string; subject: string; at: Instant }>
    personal: Readonly<{ subject: string; fields: Readonly<{ name: string }> }>
  }>
  | Readonly<{ type: 'CommitmentSigned'; data: Readonly<{ draftVersion: number; at: Instant }> }>
  | Readonly<{
    type: 'ApplicationSubmitted'
    data: Readonly<{ at: Instant; draftVersion: number; attested: readonly string[]; secret: boolean; files: readonly string[] }>
    /** The digest of the ID number is sealed with the words: whoever is erased can't be found by it either. */
    personal: Readonly<{ subject: string; fields: Content & Readonly<{ verdicts: readonly Verdict[]; personKey?: string | undefined }> }>
  }>
  | Readonly<{ type: 'ApplicationWithdrawn'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationReturned'; data: Omit<Correction, 'problems'>; personal: Readonly<{ subject: string; fields: Readonly<{ problems: readonly Problem[] }> }> }>
  | Readonly<{ type: 'OriginalsVerified'; data: Verification }>
  | Readonly<{ type: 'ApplicationRecommended'; data: Recommendation & Readonly<{ attested: readonly string[] }> }>
  | Readonly<{ type: 'ApplicationDeclined'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'LocalNoticePosted'; data: LocalNotice }>
  | Readonly<{ type: 'LocalNoticeEnded'; data: Readonly<{ outcome: 'clear' | 'upheld'; finding: string }> }>
  | Readonly<{ type: 'ApplicationReported'; data: Readonly<{ at: Instant }> }>
  | Readonly<{ type: 'ApplicationLapsed'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'ExceptionProposed'; data: Omit<Exception, 'confirmed'> }>
  | Readonly<{ type: 'ExceptionConfirmed'; data: Readonly<{ condition: string; checker: string }> }>
  | Readonly<{ type: 'ExceptionRejected'; data: Readonly<{ condition: string; reason: string }> }>
  | Readonly<{ type: 'QualificationProposed'; data: Qualification & Readonly<{ attested: readonly string[] }> }>
  | Readonly<{ type: 'QualificationReturned'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationAdmitted'; data: Readonly<{ checker: string }> }>
  | Readonly<{ type: 'ApplicationRefused'; data: Readonly<{ checker: string; reason: string }> }>
  | Readonly<{ type: 'ApplicationRanked'; data: Readonly<{ rank: number; scoreHundredths: number; candidate: boolean }> }>
  | Readonly<{ type: 'CandidateDropped'; data: Readonly<{ reason: string }> }>
  | Readonly<{ type: 'CandidateAgreed'; data: Readonly<{ minutes: string }> }>
  | Readonly<{ type: 'CandidateTitled'; data: Readonly<{ certificate: string }> }>
  /** Who took a paper of a secret-related person along, sealed; the passphrase is in no record. */
  | Readonly<{ type: 'SealedCaseExported'; data: Readonly<{ paper: string }> }>

export const noApplication: Application = { stage: 'none' }

/** Submitted once, and the person erased since: the case can only be ended. */
export function isErased({ submissions, content }: Pick<CaseFile, 'submissions' | 'content'>): boolean {
  return submissions > 0 && content === undefined
}

/** 推荐名额 — whether the case takes one of the places its recommending body has. */
export function holdsNomination({ recommendation, stage }: Started): boolean {
  return recommendation !== undefined && stage !== 'withdrawn' && stage !== 'declined' && stage !== 'lapsed'
}

/** Total: the past has happened, so every fact is taken as it was recorded; only a case that never began has none. */
export function evolveApplication(state: Application, event: ApplicationEvent): Application {
  if (event.type === 'ApplicationStarted') {
    if (state.stage !== 'none') return state
    const { round, unit, district, subject, at } = event.data
    return {
      stage: 'draft', round, unit, district, subject, startedAt: at, name: event.personal?.fields.name ?? '',
      submissions: 0, secret: false, verdicts: [], attested: [], exceptions: [], localNoticeEnded: false,
    }
  }
  return state.stage === 'none' ? state : { ...state, ...change(state, event) }
}

type Change = Partial<Started>

function change(state: Started, event: Exclude<ApplicationEvent, { type: 'ApplicationStarted' }>): Change {
  switch (event.type) {
    case 'CommitmentSigned': return { commitment: event.data }
    case 'ApplicationSubmitted': return submitted(state, event)
    case 'ApplicationWithdrawn': return { stage: 'withdrawn', ended: event.data }
    case 'ApplicationReturned': return returned(event)
    case 'OriginalsVerified': return { stage: 'verified', verification: event.data }
    case 'ApplicationRecommended': return recommended(state, event.data)
    case 'ApplicationDeclined': return { stage: 'declined', ended: event.data }
    case 'LocalNoticePosted': return { stage: 'local-notice', localNotice: event.data }
    case 'LocalNoticeEnded':
      return event.data.outcome === 'clear'
        ? { stage: 'cleared', localNoticeEnded: true }
        : { stage: 'declined', localNoticeEnded: true, ended: { reason: event.data.finding } }
    case 'ApplicationReported': return { stage: 'reported', reportedAt: event.data.at, correction: undefined, reportAgainBy: undefined }
    case 'ApplicationLapsed': return { stage: 'lapsed', ended: event.data }
    case 'ExceptionProposed': return { exceptions: [...without(state, event.data.condition), { ...event.data, confirmed: false }] }
    case 'ExceptionConfirmed': return { exceptions: state.exceptions.map((each) => each.condition === event.data.condition ? { ...each, confirmed: true } : each) }
    case 'ExceptionRejected': return { exceptions: without(state, event.data.condition) }
    case 'QualificationProposed': return qualified(state, event.data)
    case 'QualificationReturned': return { stage: 'reported', qualification: undefined, attested: unheardOffice(state) }
    case 'ApplicationAdmitted': return { stage: 'admitted' }
    case 'ApplicationRefused': return { stage: 'refused', ended: { reason: event.data.reason } }
    case 'ApplicationRanked': return { stage: event.data.candidate ? 'candidate' : 'not-selected', ranking: event.data }
    case 'CandidateDropped': return { stage: 'dropped', ended: event.data }
    case 'CandidateAgreed': return { stage: 'agreed' }
    case 'CandidateTitled': return { stage: 'titled', certificate: event.data.certificate }
    default: return {}
  }
}

function submitted(state: Started, { data, personal }: Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>): Change {
  const { verdicts = [], personKey, ...content } = personal?.fields ?? {}
  return {
    stage: 'submitted',
    content: personal ? content as Content : undefined,
    name: personal ? String(personal.fields.answers['name'] ?? state.name) : '',
    verdicts,
    submissions: state.submissions + 1,
    submittedAt: data.at,
    personKey,
    attested: attest(data.attested, 'unit'),
    secret: state.secret || data.secret,
    verification: undefined,
  }
}

/** What the district returns meanwhile takes nothing from the days that the office gave. */
function returned({ data, personal }: Extract<ApplicationEvent, { type: 'ApplicationReturned' }>): Change {
  return {
    stage: 'returned',
    correction: { ...data, problems: personal?.fields.problems ?? [] },
    ...(data.by === 'office' ? { reportAgainBy: data.dueDay } : {}),
  }
}

/** A case corrected for the office has had its local notice already; it is not posted a second time. */
function recommended(state: Started, { attested, ...recommendation }: Recommendation & Readonly<{ attested: readonly string[] }>): Change {
  return {
    stage: state.localNoticeEnded ? 'cleared' : 'recommended',
    recommendation,
    secret: state.secret || recommendation.secret,
    attested: [...state.attested, ...attest(attested, 'district')],
  }
}

function qualified(state: Started, { attested, ...qualification }: Qualification & Readonly<{ attested: readonly string[] }>): Change {
  return { stage: 'qualification-proposed', qualification, attested: [...unheardOffice(state), ...attest(attested, 'office')] }
}

/** What the office affirmed falls with the opinion it belonged to: the next opinion has to affirm it anew. */
function unheardOffice({ attested }: Started): readonly Attestation[] {
  return attested.filter(({ by }) => by !== 'office')
}

function attest(conditions: readonly string[], by: Attestation['by']): readonly Attestation[] {
  return conditions.map((condition) => ({ condition, by }))
}

function without(state: Started, condition: string): readonly Exception[] {
  return state.exceptions.filter((each) => each.condition !== condition)
}
