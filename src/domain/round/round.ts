import type { Criterion, NoticePeriod, Policy, PolicyId } from '../../policy/policy.ts'
import { unknownEvent, type NoWords } from '../shared/event.ts'
import { erasedWords, told, type Personal } from '../shared/personal.ts'
import type { Day, Instant } from '../shared/time.ts'

/** 依上级办法补充的规定 — a value the text leaves unstated, filled in by the office from the parent measure, with its citation. */
export type Supplied = Readonly<{
  localNotice?: Readonly<{ value: NoticePeriod; citation: string }> | undefined
  criteria?: Readonly<{ value: readonly Criterion[]; citation: string }> | undefined
  termYears?: Readonly<{ value: number; citation: string }> | undefined
}>

/** 部署申报 — what the office plans for one round and announces in its notice. */
export type RoundPlan = Readonly<{
  policy: PolicyId
  year: number
  title: string
  /** 发文字号 of the call: 威人社函〔2024〕36号 */
  documentNumber: string
  /** Last day on which units may apply; closes at 24:00 in Asia/Shanghai. */
  applyBy: Day
  /** Last day on which recommending bodies report to the office. */
  reportBy: Day
  seats: number
  supplied: Supplied
  /** 不按周期、季度或次数部署的理由 — why a round comes sooner, in another season or once more than the text says. */
  offSeason?: string | undefined
}>

/** 评审委员会 — the experts of a round, and what they score. */
export type Panel = Readonly<{
  experts: readonly string[]
  leader: string
  criteria: readonly Criterion[]
  maker: string
  confirmed: boolean
  /** Experts who were released: whose marks still count, and whose don't. */
  released?: readonly Released[] | undefined
  /** 待复核的解除 */
  release?: (Released & Readonly<{ leader?: string | undefined; maker: string }>) | undefined
}>

/** 解除评审 — an expert who left the panel before every sheet was in, and whether the sheets that were in still count. */
export type Released = Readonly<{ expert: string; reason: string; keepsScores: boolean }>

/** A panel as it is put forward; who was released before is not for the one who puts it forward to say. */
export type ProposedPanel = Omit<Panel, 'confirmed' | 'released' | 'release'>

/** One line of the ranking that the panel's marks yield. */
export type Ranked = Readonly<{
  application: string
  rank: number
  /** Mean of the experts' weighted scores, in hundredths of a mark. */
  scoreHundredths: number
  candidate: boolean
  /** Why this one stands before the next, in a sentence with the clause. */
  reason: string
}>

/** A line as its entry keeps it: why it stands there compares one person with another, and is sealed apart. */
type Placed = Omit<Ranked, 'reason'>
/** Reasons by application. */
type Reasons = Readonly<Record<string, string>>

/** 增加的推荐名额 — how many more than its table has one recommending body may put forward, and why. */
export type ExtraPlaces = Readonly<{ body: string; places: number; reason: string }>

/** What a correction may change of a call that is out; places and rules are what people applied under. */
export const amendable = ['title', 'documentNumber', 'applyBy', 'reportBy'] as const
/** The words or days that a correction changes, and no others. */
export type Amended = Readonly<Partial<Record<(typeof amendable)[number], string>>>

/** 更正通知 — what was published in error, or has to be put off, and why; `issuedAs` is the 发文字号 of its own, '' where it has none. */
export type Amendment = Readonly<{ was: Amended; now: Amended; issuedAs: string; reason: string; maker: string }>
/** A correction that is out; the former words stay beside it. */
export type PublishedAmendment = Amendment & Readonly<{ checker: string; at: Instant }>

/** 终止本轮 — the call is taken back and the round goes no further; `issuedAs` is the 发文字号 of the notice that says so, '' where it has none. */
export type Termination = Readonly<{ issuedAs: string; reason: string; maker: string }>

type Announced = Readonly<{
  /** As it has been corrected. */
  plan: RoundPlan
  maker: string; checker: string; announcedAt: Instant
  amendments?: readonly PublishedAmendment[] | undefined
  extraPlaces?: readonly ExtraPlaces[] | undefined
  /** Waits for the second hand, at whichever stage the round is meanwhile. */
  askedTermination?: Termination | undefined
}>

/** 批次（轮次） — one selection under one version of a measure, by the stage it has reached. */
export type Round =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'drafted'; plan: RoundPlan; maker: string; returned?: string | undefined }>
  | Readonly<{ stage: 'proposed'; plan: RoundPlan; maker: string }>
  /** `askedPlaces` and `askedAmendment` wait for the second hand; `returnedAmendment` says why the last one came back. */
  | (Announced & Readonly<{ stage: 'nominate'; askedPlaces?: (ExtraPlaces & Readonly<{ maker: string }>) | undefined; askedAmendment?: Amendment | undefined; returnedAmendment?: string | undefined }>)
  | (Announced & Readonly<{ stage: 'qualify'; panel?: Panel | undefined; released?: readonly Released[] | undefined }>)
  /** `released` outlives a panel that was returned. */
  | (Announced & Readonly<{ stage: 'review'; panel?: Panel | undefined; released?: readonly Released[] | undefined; returned?: string | undefined }>)
  | (Announced & Readonly<{ stage: 'ranked'; panel: Panel; ranking: readonly Ranked[]; rankedBy: string }>)
  /** `notice` once a notice has been drawn up: until then the office has to draw it up. */
  | (Announced & Readonly<{ stage: 'publicity'; panel: Panel; ranking: readonly Ranked[]; notice?: string | undefined }>)
  | (Announced & Readonly<{ stage: 'decide'; panel: Panel; ranking: readonly Ranked[] }>)
  /** `before` is the stage in which it was given up. */
  | (Announced & Readonly<{ stage: 'terminated'; before: RunningStage; panel?: Panel | undefined; ranking: readonly Ranked[]; terminated: Omit<Termination, 'maker'> & Readonly<{ at: Instant }> }>)
  /** Without a panel and with an empty ranking where nobody was left to review; `without` says why it ended without holders. */
  | (Announced & Readonly<{ stage: 'finished'; panel?: Panel | undefined; ranking: readonly Ranked[]; without?: string | undefined }>)

export type RoundStage = Round['stage']
/** From the call until the end. */
export type RunningStage = 'nominate' | 'qualify' | 'review' | 'ranked' | 'publicity' | 'decide'

export const roundStageName: Readonly<Record<RoundStage, string>> = {
  none: '尚未建立',
  drafted: '拟稿',
  proposed: '待复核发布',
  nominate: '组织推荐',
  qualify: '资格审查',
  review: '专家评审',
  ranked: '候选人待复核',
  publicity: '公示',
  decide: '研究审定',
  terminated: '已终止',
  finished: '已办结',
}

export type RoundEvent =
  | Readonly<{ type: 'RoundDrafted'; data: Readonly<{ plan: RoundPlan; maker: string }> }>
  | Readonly<{ type: 'RoundRevised'; data: Readonly<{ plan: RoundPlan; maker: string }> }>
  | Readonly<{ type: 'AnnouncementProposed'; data: Readonly<{ maker: string }> }>
  | Readonly<{ type: 'AnnouncementReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'RoundAnnounced'; data: Readonly<{ checker: string; at: Instant }> }>
  | Readonly<{ type: 'AmendmentProposed'; data: Readonly<{ was: Amended; now: Amended; issuedAs: string; maker: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'AmendmentConfirmed'; data: Readonly<{ checker: string; at: Instant }> }>
  | Readonly<{ type: 'AmendmentReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ExtraPlacesProposed'; data: Readonly<{ body: string; places: number; maker: string }>; personal?: Personal<{ bodyName: string; reason: string }> }>
  | Readonly<{ type: 'ExtraPlacesConfirmed'; data: Readonly<{ checker: string }> }>
  | Readonly<{ type: 'ExtraPlacesReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'TerminationProposed'; data: Readonly<{ issuedAs: string; maker: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'TerminationReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'RoundTerminated'; data: Readonly<{ issuedAs: string; checker: string; at: Instant }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'NominationsClosed'; data: Readonly<{ reported: number }> }>
  | Readonly<{ type: 'QualificationClosed'; data: Readonly<{ admitted: number; refused: number }> }>
  | Readonly<{ type: 'PanelProposed'; data: ProposedPanel }>
  | Readonly<{ type: 'PanelConfirmed'; data: Readonly<{ checker: string }> }>
  | Readonly<{ type: 'PanelReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ReleaseProposed'; data: Readonly<{ expert: string; keepsScores: boolean; leader?: string | undefined; maker: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ReleaseConfirmed'; data: Readonly<{ checker: string }> }>
  | Readonly<{ type: 'ReleaseReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'CandidatesProposed'; data: Readonly<{ ranking: readonly Placed[]; maker: string }>; personal?: Personal<{ reasons: Reasons }> }>
  | Readonly<{ type: 'CandidatesReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'CandidatesApproved'; data: Readonly<{ ranking: readonly Placed[]; checker: string }> }>
  | Readonly<{ type: 'PublicityBegun'; data: Readonly<{ notice: string }> }>
  | Readonly<{ type: 'PublicityCalledOff'; data: Readonly<{ notice: string }> }>
  | Readonly<{ type: 'PublicityEnded'; data: Readonly<{ notice: string }> }>
  | Readonly<{ type: 'RoundFinished'; data: Readonly<{ titles: number }> }>
  | Readonly<{ type: 'RoundClosedWithoutHolders'; data: NoWords; personal?: Personal<{ reason: string }> }>
  /** Who took a complete paper along, and which; the passphrase is in no record. */
  | Readonly<{ type: 'SealedPaperExported'; data: Readonly<{ paper: string; district?: string | undefined }> }>

export const noRound: Round = { stage: 'none' }

/** The plan of a round that has been announced; `undefined` before. */
export function announcedPlan(round: Round): RoundPlan | undefined {
  return 'announcedAt' in round ? round.plan : undefined
}

/** 更正通知 — those that are out, in their order. */
export const amendmentsOf = (round: Round): readonly PublishedAmendment[] => ('amendments' in round ? round.amendments ?? [] : [])

/** 年龄计算日 — the day on which ages and windows are counted. More time to apply makes nobody too old and nobody's prize too early: it stays the one that was announced first. */
export function referenceDay(policy: Policy, round: Round): Day {
  if (!('plan' in round)) return policy.validity.from
  return policy.ageReferenceDay === 'year-end' ? `${round.plan.year}-12-31` : announcedFirst(round)
}

function announcedFirst(round: Extract<Round, { plan: RoundPlan }>): Day {
  return amendmentsOf(round).find(({ was }) => was.reportBy !== undefined)?.was.reportBy ?? round.plan.reportBy
}

/** Total: the past has happened, so an event that does not fit leaves the round as it is. */
export function evolveRound(round: Round, event: RoundEvent): Round {
  switch (event.type) {
    case 'RoundDrafted':
      return round.stage === 'none' ? { stage: 'drafted', ...event.data } : round
    case 'RoundRevised':
      return round.stage === 'drafted' ? { stage: 'drafted', ...event.data } : round
    case 'AnnouncementProposed':
      return round.stage === 'drafted' ? { stage: 'proposed', plan: round.plan, maker: event.data.maker } : round
    case 'AnnouncementReturned':
      return round.stage === 'proposed' ? { ...round, stage: 'drafted', returned: told(event.personal?.fields.reason) } : round
    case 'RoundAnnounced':
      return round.stage === 'proposed'
        ? { stage: 'nominate', plan: round.plan, maker: round.maker, checker: event.data.checker, announcedAt: event.data.at }
        : round
    case 'AmendmentProposed':
    case 'AmendmentConfirmed':
    case 'AmendmentReturned':
      return round.stage === 'nominate' ? evolveAmendment(round, event) : round
    case 'ExtraPlacesProposed':
    case 'ExtraPlacesConfirmed':
    case 'ExtraPlacesReturned':
      return round.stage === 'nominate' ? evolvePlaces(round, event) : round
    case 'NominationsClosed':
      return round.stage === 'nominate' ? { ...announced(round), stage: 'qualify' } : round
    case 'QualificationClosed':
      return round.stage === 'qualify' ? { ...round, stage: 'review' } : round
    case 'PanelProposed':
    case 'PanelConfirmed':
    case 'PanelReturned':
      return evolvePanel(round, event)
    case 'ReleaseProposed':
    case 'ReleaseConfirmed':
    case 'ReleaseReturned':
      return round.stage === 'review' && round.panel ? { ...round, panel: evolveRelease(round.panel, event) } : round
    case 'CandidatesProposed':
      return round.stage === 'review' && round.panel
        ? { ...announced(round), stage: 'ranked', panel: round.panel, ranking: rankingIn(event), rankedBy: event.data.maker }
        : round
    case 'CandidatesReturned':
      return round.stage === 'ranked'
        ? { ...announced(round), stage: 'review', panel: round.panel, returned: told(event.personal?.fields.reason) }
        : round
    case 'CandidatesApproved':
      return round.stage === 'ranked'
        ? { ...announced(round), stage: 'publicity', panel: round.panel, ranking: round.ranking }
        : round
    case 'PublicityBegun':
      return round.stage === 'publicity' ? { ...round, notice: event.data.notice } : round
    case 'PublicityCalledOff':
      return round.stage === 'publicity' ? { ...round, notice: undefined } : round
    case 'PublicityEnded':
      return round.stage === 'publicity' ? { ...announced(round), stage: 'decide', panel: round.panel, ranking: round.ranking } : round
    case 'RoundFinished':
      return round.stage === 'decide' || round.stage === 'qualify' ? ended(round) : round
    case 'RoundClosedWithoutHolders':
      return isRunning(round) ? { ...ended(round), without: told(event.personal?.fields.reason) } : round
    case 'TerminationProposed':
    case 'TerminationReturned':
    case 'RoundTerminated':
      return isRunning(round) ? evolveTermination(round, event) : round
    // It says who took a paper along, and leaves the round where it stands.
    case 'SealedPaperExported':
      return round
    default:
      return unknownEvent(event, round)
  }
}

function rankingIn({ data, personal }: Extract<RoundEvent, { type: 'CandidatesProposed' }>): readonly Ranked[] {
  return data.ranking.map((placed) => ({ ...placed, reason: personal ? personal.fields.reasons[placed.application] ?? '' : erasedWords }))
}

type Running = Extract<Round, { stage: RunningStage }>

/** 已了结 — nothing goes on in it any more, whichever way it ended. */
export const endedStages: ReadonlySet<string> = new Set<RoundStage>(['finished', 'terminated'])

/** Its call is out, and it has not come to its end. */
export const isRunning = (round: Round): round is Running => 'announcedAt' in round && !endedStages.has(round.stage)

function ended(round: Running): Extract<Round, { stage: 'finished' }> {
  return { ...leftBehind(round), stage: 'finished' }
}

/** What an end leaves as it was. */
function leftBehind(round: Running): Announced & Readonly<{ panel: Panel | undefined; ranking: readonly Ranked[] }> {
  const { askedTermination: _, ...past } = announced(round)
  return { ...past, panel: 'panel' in round ? round.panel : undefined, ranking: 'ranking' in round ? round.ranking : [] }
}

type TerminationEvent = Extract<RoundEvent, { type: `Termination${string}` | 'RoundTerminated' }>

function evolveTermination(round: Running, event: TerminationEvent): Round {
  const reason = told(event.personal?.fields.reason)
  switch (event.type) {
    case 'TerminationProposed': return { ...round, askedTermination: { ...event.data, reason } }
    case 'TerminationReturned': return { ...round, askedTermination: undefined }
    case 'RoundTerminated': return { ...leftBehind(round), stage: 'terminated', before: round.stage, terminated: { issuedAs: event.data.issuedAs, reason, at: event.data.at } }
  }
}

function announced({ plan, maker, checker, announcedAt, amendments, extraPlaces, askedTermination }: Announced): Announced {
  return { plan, maker, checker, announcedAt, ...(amendments && { amendments }), ...(extraPlaces && { extraPlaces }), ...(askedTermination && { askedTermination }) }
}

type Nominating = Extract<Round, { stage: 'nominate' }>
type AmendmentEvent = Extract<RoundEvent, { type: `Amendment${string}` }>

function evolveAmendment({ askedAmendment, returnedAmendment: _, ...round }: Nominating, event: AmendmentEvent): Nominating {
  switch (event.type) {
    case 'AmendmentProposed': return { ...round, askedAmendment: { ...event.data, reason: told(event.personal?.fields.reason) } }
    case 'AmendmentReturned': return { ...round, returnedAmendment: told(event.personal?.fields.reason) }
    case 'AmendmentConfirmed': return askedAmendment
      ? { ...round, plan: { ...round.plan, ...askedAmendment.now }, amendments: [...round.amendments ?? [], { ...askedAmendment, ...event.data }] }
      : round
  }
}

type PlacesEvent = Extract<RoundEvent, { type: `ExtraPlaces${string}` }>

function evolvePlaces({ askedPlaces, ...round }: Nominating, event: PlacesEvent): Nominating {
  switch (event.type) {
    case 'ExtraPlacesProposed': return { ...round, askedPlaces: { ...event.data, reason: told(event.personal?.fields.reason) } }
    case 'ExtraPlacesReturned': return round
    case 'ExtraPlacesConfirmed': return askedPlaces ? { ...round, extraPlaces: [...round.extraPlaces ?? [], agreedOf(askedPlaces)] } : round
  }
}

const agreedOf = ({ body, places, reason }: ExtraPlaces): ExtraPlaces => ({ body, places, reason })

type PanelEvent = Extract<RoundEvent, { type: `Panel${string}` }>

function evolvePanel(round: Round, event: PanelEvent): Round {
  if (round.stage !== 'qualify' && round.stage !== 'review') return round
  switch (event.type) {
    case 'PanelProposed': return { ...round, panel: { ...event.data, confirmed: false, released: releasedIn(round) } }
    case 'PanelConfirmed': return round.panel ? { ...round, panel: { ...round.panel, confirmed: true } } : round
    case 'PanelReturned': return { ...round, panel: undefined, released: releasedIn(round) }
  }
}

const releasedIn = ({ panel, released }: Extract<Round, { stage: 'qualify' | 'review' }>): readonly Released[] | undefined => panel?.released ?? released

type ReleaseEvent = Extract<RoundEvent, { type: `Release${string}` }>

function evolveRelease(panel: Panel, event: ReleaseEvent): Panel {
  switch (event.type) {
    case 'ReleaseProposed': return { ...panel, release: { ...event.data, reason: told(event.personal?.fields.reason) } }
    case 'ReleaseReturned': return { ...panel, release: undefined }
    case 'ReleaseConfirmed': return panel.release ? without(panel, panel.release) : panel
  }
}

function without(panel: Panel, { expert, reason, keepsScores, leader = panel.leader }: NonNullable<Panel['release']>): Panel {
  return {
    ...panel, leader, experts: panel.experts.filter((each) => each !== expert),
    released: [...panel.released ?? [], { expert, reason, keepsScores }], release: undefined,
  }
}
