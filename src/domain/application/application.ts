import type { Verdict } from '../../policy/condition.ts'
import type { Answers, Attachment } from '../../policy/policy.ts'
import type { Counted, Recounted } from '../notice/counting.ts'
import { askedAnew, isOwed, type Reposting } from '../notice/reposting.ts'
import { unknownEvent, type NoWords } from '../shared/event.ts'
import { told, type Personal } from '../shared/personal.ts'
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
export type LocalNotice = Readonly<{ postedOn: Day; lastDay: Day; place: string }> & Partial<Omit<Counted, 'lastDay'>>
export type Qualification = Readonly<{ admit: boolean; reason: string; maker: string }>

/** Who affirmed that a condition left to people's judgement is met. */
export type Attestation = Readonly<{ condition: string; by: 'unit' | 'district' | 'office' }>

/** 破格 — a “generally” rule set aside for this person. */
export type Exception = Readonly<{ condition: string; reason: string; maker: string; confirmed: boolean }>

/** 取消候选人的缘由 — which hand took the candidacy away. The candidate learns this much; the finding itself may speak of others. */
export const dropGrounds = ['objection', 'government', 'leading-group'] as const
export type DropGround = (typeof dropGrounds)[number]

/** Why a case came to its end without a title; with a ground where the reason is a finding or a vote that may speak of others. */
export type Ended = Readonly<{ reason: string; ground?: EndGround | undefined }>
export type EndGround = DropGround | 'local-notice'

export const endGroundName: Readonly<Record<EndGround, string>> = {
  'local-notice': '区市公示期间的异议经核实成立',
  objection: '公示期间的异议经核实成立',
  'leading-group': '人才工作领导小组研究未通过',
  government: '政府未批准',
}

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
  /** Before it there was nothing that could be compared with the originals. */
  firstSubmittedAt?: Instant | undefined
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
  /** What the district has to hang anew, or has, since the last day was counted again. */
  localReposting?: Reposting | undefined
  localNoticeEnded: boolean
  reportedAt?: Instant | undefined
  qualification?: Qualification | undefined
  ranking?: Readonly<{ rank: number; scoreHundredths: number; candidate: boolean }> | undefined
  ended?: Ended | undefined
  certificate?: string | undefined
}>

export const caseStages = [
  'draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared', 'reported',
  'qualification-proposed', 'admitted', 'candidate', 'agreed', 'titled',
  'not-selected', 'withdrawn', 'declined', 'lapsed', 'refused', 'dropped', 'terminated',
] as const

/** 申报 — one person's case in one round, from the first saved page to the title or the end without it. */
export type Application =
  | Readonly<{ stage: 'none' }>
  | (CaseFile & Readonly<{ stage: (typeof caseStages)[number] }>)

/** 已开始的申报 — a case there is something to say of. */
export type Started = Exclude<Application, { stage: 'none' }>
export type ApplicationStage = Application['stage']

/** Still between unit and district: the office has not got it, or has sent it back. */
export const unreportedStages: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([
  'draft', 'submitted', 'returned', 'verified', 'recommended', 'local-notice', 'cleared',
])

/** Nothing happens to such a case any more. */
export const finalStages: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>([
  'titled', 'not-selected', 'withdrawn', 'declined', 'lapsed', 'refused', 'dropped', 'terminated',
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
  terminated: '本轮终止',
}

/**
 * What the stage is called on a day: a local notice that has hung its days is over, though somebody has still to register its outcome;
 * and of a case that its unit never submitted nobody says that the district was late with it.
 */
export function stageNameOn(today: Day, { stage, localNotice, submissions }: Readonly<{ stage: ApplicationStage; localNotice?: Pick<LocalNotice, 'lastDay'> | undefined; submissions?: number }>): string {
  if (stage === 'lapsed' && submissions === 0) return '单位未提交'
  return stage === 'local-notice' && localNotice !== undefined && localNotice.lastDay < today ? '区市公示期满' : applicationStageName[stage]
}

export type ApplicationEvent =
  | Readonly<{
    type: 'ApplicationStarted'
    data: Readonly<{ round: string; unit: string; district: string; subject: string; at: Instant }>
    personal?: Personal<{ name: string }>
  }>
  | Readonly<{ type: 'CommitmentSigned'; data: Readonly<{ draftVersion: number; at: Instant }> }>
  | Readonly<{
    type: 'ApplicationSubmitted'
    data: Readonly<{ at: Instant; draftVersion: number; attested: readonly string[]; secret: boolean; files: readonly string[] }>
    /** The digest of the ID number is sealed with the words: whoever is erased can't be found by it either. */
    personal?: Personal<Content & { verdicts: readonly Verdict[]; personKey?: string | undefined }>
  }>
  | Readonly<{ type: 'ApplicationWithdrawn'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationReturned'; data: Omit<Correction, 'problems'>; personal?: Personal<{ problems: readonly Problem[] }> }>
  | Readonly<{ type: 'OriginalsVerified'; data: Omit<Verification, 'by' | 'originals'>; personal?: Personal<Pick<Verification, 'by' | 'originals'>> }>
  | Readonly<{ type: 'ApplicationRecommended'; data: Omit<Recommendation, 'opinion'> & Readonly<{ attested: readonly string[] }>; personal?: Personal<{ opinion: string }> }>
  | Readonly<{ type: 'ApplicationDeclined'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'LocalNoticePosted'; data: LocalNotice }>
  | Readonly<{ type: 'LocalNoticeRecounted'; data: Readonly<{ on: Day }> & Omit<Recounted, 'counted'> & Counted }>
  | Readonly<{ type: 'LocalRepostingConfirmed'; data: Readonly<{ postedOn: Day }> }>
  /** The case ended while the notice hangs: from this day on it proposes nobody any more. */
  | Readonly<{ type: 'LocalRemovalAsked'; data: Readonly<{ on: Day }> }>
  | Readonly<{ type: 'LocalRemovalConfirmed'; data: Readonly<{ removedOn: Day }> }>
  | Readonly<{ type: 'LocalNoticeEnded'; data: Readonly<{ outcome: 'clear' | 'upheld' }>; personal?: Personal<{ finding: string }> }>
  | Readonly<{ type: 'ApplicationReported'; data: Readonly<{ at: Instant }> }>
  | Readonly<{ type: 'ApplicationLapsed'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationTerminated'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ExceptionProposed'; data: Omit<Exception, 'confirmed' | 'reason'>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ExceptionConfirmed'; data: Readonly<{ condition: string; checker: string }> }>
  | Readonly<{ type: 'ExceptionRejected'; data: Readonly<{ condition: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'QualificationProposed'; data: Omit<Qualification, 'reason'> & Readonly<{ attested: readonly string[] }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'QualificationReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationAdmitted'; data: Readonly<{ checker: string }> }>
  | Readonly<{ type: 'ApplicationRefused'; data: Readonly<{ checker: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ApplicationRanked'; data: Readonly<{ rank: number; scoreHundredths: number; candidate: boolean }> }>
  | Readonly<{ type: 'CandidateDropped'; data: Readonly<{ ground: DropGround }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'CandidateAgreed'; data: Readonly<{ minutes: string }> }>
  | Readonly<{ type: 'CandidateTitled'; data: Readonly<{ certificate: string }> }>
  /** Who took a paper of a secret-related person along, sealed; the passphrase is in no record. */
  | Readonly<{ type: 'SealedCaseExported'; data: Readonly<{ paper: string }> }>

export const noApplication: Application = { stage: 'none' }

/** The person has been erased since: the case can only be ended. */
export function isErased({ name }: Pick<CaseFile, 'name'>): boolean {
  return name === ''
}

/** Under whose key words about this case are sealed; nobody's, once the person has been erased. */
export function keyHolder(state: Pick<CaseFile, 'name' | 'subject'>): string | undefined {
  return isErased(state) ? undefined : state.subject
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

/** The district's notice that still has to be replaced; nothing once it hangs no more. */
export function localNoticeToReplace({ stage, localReposting }: Pick<Started, 'stage' | 'localReposting'>): Reposting | undefined {
  return stage === 'local-notice' && localReposting && isOwed(localReposting) ? localReposting : undefined
}

/** 撤下区市公示 — what hangs of a case that ended before its notice did; nothing once the district has taken it down. */
export function localNoticeToRemove({ localReposting }: Pick<Started, 'localReposting'>): Reposting | undefined {
  return localReposting?.isRemoval && isOwed(localReposting) ? localReposting : undefined
}

type LocalRecount = Extract<ApplicationEvent, { type: 'LocalNoticeRecounted' }>['data']

function recountedLocally({ localNotice, localReposting }: Started, { on, was, because, lastDay, provisional, calendar, restsOn }: LocalRecount): Change {
  return localNotice
    ? { localNotice: { ...localNotice, lastDay, provisional, calendar, restsOn }, localReposting: askedAnew(localReposting, { since: on, was, because }) }
    : {}
}

function change(state: Started, event: Exclude<ApplicationEvent, { type: 'ApplicationStarted' }>): Change {
  switch (event.type) {
    case 'CommitmentSigned': return { commitment: event.data }
    case 'ApplicationSubmitted': return submitted(state, event)
    case 'ApplicationWithdrawn': return { stage: 'withdrawn', ended: reasonOf(event) }
    case 'ApplicationReturned': return returned(event)
    case 'OriginalsVerified': return { stage: 'verified', verification: verificationOf(event) }
    case 'ApplicationRecommended': return recommended(state, event)
    case 'ApplicationDeclined': return { stage: 'declined', ended: reasonOf(event) }
    case 'LocalNoticePosted': return { stage: 'local-notice', localNotice: event.data, localReposting: undefined }
    case 'LocalNoticeRecounted': return recountedLocally(state, event.data)
    case 'LocalRemovalAsked': return { localReposting: askedAnew(state.localReposting, { since: event.data.on, because: [], isRemoval: true }) }
    case 'LocalRemovalConfirmed': return state.localReposting ? { localReposting: { ...state.localReposting, doneOn: event.data.removedOn } } : {}
    case 'LocalRepostingConfirmed': return state.localReposting ? { localReposting: { ...state.localReposting, doneOn: event.data.postedOn } } : {}
    case 'LocalNoticeEnded':
      return event.data.outcome === 'clear'
        ? { stage: 'cleared', localNoticeEnded: true }
        : { stage: 'declined', localNoticeEnded: true, ended: { reason: told(event.personal?.fields.finding), ground: 'local-notice' } }
    case 'ApplicationReported': return { stage: 'reported', reportedAt: event.data.at, correction: undefined, reportAgainBy: undefined }
    case 'ApplicationLapsed': return { stage: 'lapsed', ended: reasonOf(event) }
    case 'ApplicationTerminated': return { stage: 'terminated', ended: reasonOf(event) }
    case 'ExceptionProposed': return { exceptions: [...without(state, event.data.condition), { ...event.data, ...reasonOf(event), confirmed: false }] }
    case 'ExceptionConfirmed': return { exceptions: state.exceptions.map((each) => each.condition === event.data.condition ? { ...each, confirmed: true } : each) }
    case 'ExceptionRejected': return { exceptions: without(state, event.data.condition) }
    case 'QualificationProposed': return qualified(state, event)
    case 'QualificationReturned': return { stage: 'reported', qualification: undefined, attested: unheardOffice(state) }
    case 'ApplicationAdmitted': return { stage: 'admitted' }
    case 'ApplicationRefused': return { stage: 'refused', ended: reasonOf(event) }
    case 'ApplicationRanked': return { stage: event.data.candidate ? 'candidate' : 'not-selected', ranking: event.data }
    case 'CandidateDropped': return { stage: 'dropped', ended: { ...reasonOf(event), ground: event.data.ground } }
    case 'CandidateAgreed': return { stage: 'agreed' }
    case 'CandidateTitled': return { stage: 'titled', certificate: event.data.certificate }
    case 'SealedCaseExported': return {}
    default: return unknownEvent(event, {})
  }
}

type Of<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>

function reasonOf({ personal }: Readonly<{ personal?: Personal<{ reason: string }> }>): Readonly<{ reason: string }> {
  return { reason: told(personal?.fields.reason) }
}

function verificationOf({ data, personal }: Of<'OriginalsVerified'>): Verification {
  return { ...data, by: told(personal?.fields.by), originals: personal?.fields.originals ?? [] }
}

function submitted(state: Started, { data, personal }: Of<'ApplicationSubmitted'>): Change {
  const { verdicts = [], personKey, ...content } = personal?.fields ?? {}
  return {
    stage: 'submitted',
    content: personal ? content as Content : undefined,
    name: personal ? String(personal.fields.answers['name'] ?? state.name) : '',
    verdicts,
    submissions: state.submissions + 1,
    submittedAt: data.at,
    firstSubmittedAt: state.firstSubmittedAt ?? data.at,
    personKey,
    attested: attest(data.attested, 'unit'),
    secret: state.secret || data.secret,
    verification: undefined,
  }
}

/** What the district returns meanwhile takes nothing from the days that the office gave. */
function returned({ data, personal }: Of<'ApplicationReturned'>): Change {
  return {
    stage: 'returned',
    correction: { ...data, problems: personal?.fields.problems ?? [] },
    ...(data.by === 'office' ? { reportAgainBy: data.dueDay } : {}),
  }
}

/** A case corrected for the office has had its local notice already; it is not posted a second time. */
function recommended(state: Started, { data: { attested, ...data }, personal }: Of<'ApplicationRecommended'>): Change {
  const recommendation = { ...data, opinion: told(personal?.fields.opinion) }
  return {
    stage: state.localNoticeEnded ? 'cleared' : 'recommended',
    recommendation,
    secret: state.secret || recommendation.secret,
    attested: [...state.attested, ...attest(attested, 'district')],
  }
}

function qualified(state: Started, event: Of<'QualificationProposed'>): Change {
  const { attested, ...qualification } = event.data
  return { stage: 'qualification-proposed', qualification: { ...qualification, ...reasonOf(event) }, attested: [...unheardOffice(state), ...attest(attested, 'office')] }
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
