import { endOfDayInWords } from '../../policy/day.ts'
import type { Recommending } from '../../policy/nominations.ts'
import type { Policy, Stated } from '../../policy/policy.ts'
import { isErased, type Application, type ApplicationStage } from '../application/application.ts'
import { rankApplications, scoredByNobody, unscored, type Scoresheets, type TieRuling } from '../review/ranking.ts'
import { sameHand, unopened } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, roundSubject } from '../shared/personal.ts'
import { dayInChinese, dayOf, endOfDay } from '../shared/time.ts'
import { decideAmendment } from './amendment.ts'
import { roundActs, type RoundCommand } from './commands.ts'
import { decideExtraPlaces } from './extraPlaces.ts'
import { expiryRefusals, openingRefusals, plannedRefusals, tooLate } from './opening.ts'
import { decideRelease } from './release.ts'
import { remainingIn } from './remaining.ts'
import { referenceDay, roundStageName, type Panel, type Ranked, type Round, type RoundEvent, type RoundPlan, type Supplied } from './round.ts'
import { decideTermination } from './termination.ts'

/** What a round's decisions rest on beyond its own history: the cases in it and the experts' marks. */
export type RoundContext = Context & Readonly<{
  roundId: string
  applications: ReadonlyMap<string, Application>
  scoresheets: Scoresheets
  /** Other rounds under the same version of the measure: none is set up twice, and a call for a single round is not announced twice, unless it was taken back. */
  roundsOfPolicy: readonly Readonly<{ title: string; isLaunched: boolean }>[]
  /** Years of the other rounds that were launched under the same scheme, whichever version they followed. */
  yearsLaunched: readonly number[]
  /** Registered bodies that put people forward. */
  recommendingBodies: readonly Recommending[]
  /** Experts whose accounts are open. */
  knownExperts: ReadonlySet<string>
  /** Decision batches that are not published yet. */
  openDecisions: number
  /** Decision batches whose results are out. */
  publishedLists: number
  /** Candidates whose objection has no finding yet, or who await a decision. */
  undecidedCandidates: number
}>

export function decideRound(command: RoundCommand, round: Round, context: RoundContext): Decision<RoundEvent> {
  const refusals = unopened(roundActs[command.type], round.stage, context.actor, (stage) => roundStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  switch (command.type) {
    case 'DraftRound':
    case 'ReviseRound':
      return draft(command, round, context)
    case 'ProposeAnnouncement':
      return propose(round, context)
    case 'AnnounceRound':
      return announce(round, context)
    case 'ReturnAnnouncement':
      return accept({ type: 'AnnouncementReturned', data: {}, ...because(command, context) })
    case 'ProposeAmendment':
    case 'ConfirmAmendment':
    case 'ReturnAmendment':
      return decideAmendment(command, round, context)
    case 'ProposeExtraPlaces':
    case 'ConfirmExtraPlaces':
    case 'ReturnExtraPlaces':
      return decideExtraPlaces(command, round, context)
    case 'ProposeTermination':
    case 'ConfirmTermination':
    case 'ReturnTermination':
      return decideTermination(command, round, context)
    case 'CloseNominations':
      return closeNominations(round, context)
    case 'CloseQualification':
      return closeQualification(context)
    case 'ProposePanel':
    case 'ConfirmPanel':
    case 'ReturnPanel':
      return decidePanel(command, round, context)
    case 'ProposeRelease':
    case 'ConfirmRelease':
    case 'ReturnRelease':
      return decideRelease(command, round, context)
    case 'ProposeCandidates':
      return proposeCandidates(command.ruling, round, context)
    case 'ReturnCandidates':
      return accept({ type: 'CandidatesReturned', data: {}, ...because(command, context) })
    case 'ApproveCandidates':
      return approveCandidates(round, context)
    case 'BeginPublicity':
    case 'CallOffPublicity':
    case 'EndPublicity':
      return accept({ type: publicityFacts[command.type], data: { notice: command.notice } })
    case 'ExportSealedPaper':
      return accept({ type: 'SealedPaperExported', data: { paper: command.paper, ...(command.district !== undefined && { district: command.district }) } })
    case 'FinishRound':
      return finish(context)
    case 'CloseWithoutHolders':
      return closeWithoutHolders(command.reason, round, context)
  }
}

/** Why, in the words of the hand that acts; a list or a plan is about nobody alone. */
const because = ({ reason }: Readonly<{ reason: string }>, { roundId }: RoundContext) => about(roundSubject(roundId), { reason })

const publicityFacts = { BeginPublicity: 'PublicityBegun', CallOffPublicity: 'PublicityCalledOff', EndPublicity: 'PublicityEnded' } as const

type Drafting = Extract<RoundCommand, { type: 'DraftRound' | 'ReviseRound' }>

function draft(command: Drafting, round: Round, context: RoundContext): Decision<RoundEvent> {
  const { policy, actor } = context
  const plan: RoundPlan = { ...command.plan, policy: policy.id }
  const type = command.type === 'DraftRound' ? 'RoundDrafted' : 'RoundRevised'
  const twice = context.roundsOfPolicy.some(({ title }) => title === plan.title)
  return acceptUnless(
    [
      ...expiryRefusals(context),
      ...unsupportedStages(policy),
      ...planProblems(plan, policy),
      ...(twice ? [{ code: 'round-exists', about: 'title', detail: `“${plan.title}”已经建立，不能重复建立；确要另办一批，请用另一个名称。` }] : []),
    ],
    { type, data: { plan, maker: round.stage === 'drafted' && type === 'RoundRevised' ? round.maker : actor.account } },
  )
}

const carried: ReadonlySet<string> = new Set([
  'announce', 'nominate', 'qualify', 'review', 'publicity', 'leading-group', 'government', 'publish',
])

/** A stage the software can't run yet stops the round at its first step, not half-way. */
function unsupportedStages(policy: Policy): Refusal[] {
  return policy.stages
    .filter(({ kind }) => !carried.has(kind))
    .map(({ kind, clause, title }) => ({ code: 'stage-not-supported', about: kind, clause, detail: `本系统目前还不能办理“${title}”这一阶段。` }))
}

function planProblems(plan: RoundPlan, policy: Policy): Refusal[] {
  const problems: Refusal[] = [...yearProblems(plan, policy), ...supplyProblems(plan, policy)]
  if (plan.applyBy > plan.reportBy) {
    problems.push({ code: 'deadlines-out-of-order', about: 'applyBy', detail: '单位申报截止日不能晚于区市报送截止日。' })
  }
  const { reportDeadline, seats } = policy
  if (reportDeadline.stated && plan.reportBy > reportDeadline.value) {
    problems.push({
      code: 'report-deadline-too-late', about: 'reportBy', clause: reportDeadline.clause,
      detail: `报送截止日不能晚于${dayInChinese(reportDeadline.value)}。`,
    })
  }
  if (seats.kind !== 'about' && plan.seats > seats.count) {
    problems.push({ code: 'too-many-seats', about: 'seats', clause: seats.clause, detail: `名额不能超过${seats.count}名。` })
  }
  return problems
}

/** A call is for the rounds of its own years: 2024年度 does not order one of 2025. */
function yearProblems({ year }: RoundPlan, { validity: { from, until }, document }: Policy): Refusal[] {
  const within = year >= yearOf(from) && (until === null || year <= yearOf(until))
  return within ? [] : [{ code: 'year-outside-validity', about: 'year', detail: `《${document.name}》不适用于${year}年度。` }]
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

function supplyProblems({ supplied }: RoundPlan, policy: Policy): Refusal[] {
  const problems: Refusal[] = statedAlready(policy)
    .filter(([name]) => supplied[name] !== undefined)
    .map(([about, clause]) => ({ code: 'already-stated', about, clause, detail: '文件已经写明，应按原文执行，不能另行填写。' }))
  const criteria = supplied.criteria?.value ?? []
  const weights = criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0)
  if (supplied.criteria && weights !== 100) {
    problems.push({ code: 'weights-not-100', about: 'criteria', detail: `评分权重之和应为100%，现在是${weights}%。` })
  }
  if (new Set(criteria.map(({ id }) => id)).size < criteria.length) {
    problems.push({ code: 'criteria-not-distinct', about: 'criteria', detail: '有两个评分项目的编号相同，请改成不同的编号。' })
  }
  return problems
}

function statedAlready({ termYears, stages }: Policy): readonly (readonly [keyof Supplied, string])[] {
  return [
    ...(termYears.stated ? [['termYears', termYears.clause] as const] : []),
    ...stages.flatMap(({ localNotice, criteria }) => [
      ...(localNotice?.stated ? [['localNotice', localNotice.clause] as const] : []),
      ...(criteria?.stated ? [['criteria', criteria.clause] as const] : []),
    ]),
  ]
}

/** 待补齐 — what the maker has to put right before a second hand is asked: what the text leaves open, and a last day that has gone by. */
export const planGaps = (plan: RoundPlan, { policy, at }: Pick<RoundContext, 'policy' | 'at'>): Refusal[] => [...missingSupplies(plan, policy), ...tooLate(plan, { at })]

/** What the text leaves open must be filled in, with its source, before the round is announced. */
function missingSupplies(plan: RoundPlan, policy: Policy): Refusal[] {
  const { termYears } = policy
  const term = unstated(termYears) && !plan.supplied.termYears
    ? [{ code: 'unstated-parameter', about: 'termYears', detail: `文件没有写明管理期：${termYears.ask}` }]
    : []
  return [...term, ...policy.stages.flatMap((stage) => [
    ...(unstated(stage.localNotice) && !plan.supplied.localNotice
      ? [{ code: 'unstated-parameter', about: 'localNotice', clause: stage.clause, detail: `文件没有写明区市公示的期限：${stage.localNotice.ask}` }]
      : []),
    ...(unstated(stage.criteria) && !plan.supplied.criteria
      ? [{ code: 'unstated-parameter', about: 'criteria', clause: stage.clause, detail: `文件没有写明评分项目和权重：${stage.criteria.ask}` }]
      : []),
  ])]
}

function unstated<T>(value: Stated<T> | undefined): value is Extract<Stated<T>, { stated: false }> {
  return value !== undefined && !value.stated
}

function propose(round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'drafted') return refuse()
  const { policy, actor } = context
  return acceptUnless(
    [...plannedRefusals(round.plan, context), ...planProblems(round.plan, policy), ...missingSupplies(round.plan, policy)],
    { type: 'AnnouncementProposed', data: { maker: actor.account } },
  )
}

function announce(round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'proposed') return refuse()
  const { policy, actor, at } = context
  return acceptUnless(
    [...sameHand(round.maker, actor), ...openingRefusals(round.plan, context), ...tooLate(round.plan, context), ...missingSupplies(round.plan, policy)],
    { type: 'RoundAnnounced', data: { checker: actor.account, at } },
  )
}

function closeNominations(round: Round, { at, applications }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'nominate') return refuse()
  if (at < endOfDay(round.plan.reportBy)) {
    return refuse({
      code: 'deadline-not-reached', about: 'reportBy',
      detail: `报送截止到${endOfDayInWords(dayInChinese(round.plan.reportBy))}，还不能截止推荐。`,
    })
  }
  const reported = [...applications.values()].filter(({ stage }) => stage === 'reported').length
  return accept({ type: 'NominationsClosed', data: { reported } })
}

function closeQualification(context: RoundContext): Decision<RoundEvent> {
  const { unsettled, admitted } = remainingIn(context.applications, dayOf(context.at))
  return acceptUnless(
    [
      ...casesUnsettled(unsettled),
      ...(admitted === 0 ? [{ code: 'nobody-admitted', detail: '没有一份申报通过资格审查，不能进入专家评审；都审查完毕的，可以写明理由，无人入选办结本轮。' }] : []),
    ],
    { type: 'QualificationClosed', data: { admitted, refused: countIn(context, 'refused') } },
  )
}

const casesUnsettled = (unsettled: number): Refusal[] =>
  (unsettled > 0 ? [{ code: 'cases-unsettled', detail: `还有${unsettled}份申报没有审查完毕或正在补正，不能结束资格审查。` }] : [])

const countIn = ({ applications }: RoundContext, wanted: ApplicationStage): number =>
  [...applications.values()].filter(({ stage }) => stage === wanted).length

type PanelCommand = Extract<RoundCommand, { type: 'ProposePanel' | 'ConfirmPanel' | 'ReturnPanel' }>

function decidePanel(command: PanelCommand, round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'qualify' && round.stage !== 'review') return refuse()
  const { panel } = round
  if (command.type === 'ProposePanel') return proposePanel(command, round, context)
  if (!panel || panel.confirmed) return refuse({ code: 'no-panel-proposed', detail: '没有待确认的评审专家名单。' })
  return command.type === 'ConfirmPanel'
    ? acceptUnless(sameHand(panel.maker, context.actor), { type: 'PanelConfirmed', data: { checker: context.actor.account } })
    : accept({ type: 'PanelReturned', data: {}, ...because(command, context) })
}

function proposePanel(
  { experts, leader }: Extract<RoundCommand, { type: 'ProposePanel' }>, { plan, panel, released = panel?.released ?? [] }: Extract<Round, { stage: 'qualify' | 'review' }>, context: RoundContext,
): Decision<RoundEvent> {
  const unique = [...new Set(experts)]
  const gone = new Set(released.map(({ expert }) => expert))
  const marked = whoseMarksCount(context)
  // Marks stay what they are when the account that gave them is closed; nobody else may be seated who can't sign in.
  const unknown = unique.filter((expert) => !context.knownExperts.has(expert) && !marked.includes(expert))
  const criteria = statedCriteria(context.policy) ?? plan.supplied.criteria?.value ?? []
  return acceptUnless(
    [
      ...(panel?.release ? [{ code: 'release-pending', detail: '有一名专家的解除正在复核，请先复核。' }] : []),
      ...unique.filter((expert) => gone.has(expert)).map((about) => ({ code: 'expert-released', about, detail: '这位专家已经解除评审，不能再列入，请换一位。' })),
      ...marked.filter((expert) => !unique.includes(expert) && !gone.has(expert)).map((about) => (
        { code: 'scoring-began', about, detail: '已经提交评分的专家不能撤换；可以补充专家，或者更换还没有评分的专家。' })),
      ...unknown.map((expert) => ({ code: 'unknown-expert', about: expert, detail: '名单里有专家的账号已停用，或者没有开通，请取消勾选，另选一位。' })),
      ...(unique.includes(leader) ? [] : [{ code: 'leader-not-on-panel', about: 'leader', detail: '组长应从评审专家里指定。' }]),
    ],
    { type: 'PanelProposed', data: { experts: unique, leader, criteria, maker: context.actor.account } },
  )
}

/** Marks that were given can't be made to vanish by choosing other experts. */
function whoseMarksCount({ scoresheets }: RoundContext): readonly string[] {
  return [...new Set([...scoresheets.values()].flatMap((sheet) => (sheet.stage === 'submitted' ? [sheet.expert] : [])))]
}

function statedCriteria(policy: Policy): Panel['criteria'] | undefined {
  const criteria = policy.stages.find(({ kind }) => kind === 'review')?.criteria
  return criteria?.stated ? criteria.value : undefined
}

function proposeCandidates(ruling: TieRuling | undefined, round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'review') return refuse()
  if (!round.panel?.confirmed) return refuse({ code: 'panel-not-confirmed', detail: '评审专家名单还没有确认。' })
  const admitted = [...context.applications].filter(([, application]) => application.stage === 'admitted' && !isErased(application))
  const ids = admitted.map(([id]) => id)
  const missing = unscored(ids, round.panel.experts, context.scoresheets)
  if (missing.length > 0) {
    return refuse({ code: 'scores-missing', detail: `还有${missing.length}张评分表没有提交，不能汇总。` })
  }
  const orphans = scoredByNobody(ids, round.panel, context.scoresheets)
  if (orphans.length > 0) {
    return refuse(...orphans.map((about) => ({ code: 'nobody-scored', about, detail: '这份申报的评审专家全部回避，没有得分，请补充评审专家。' })))
  }
  if (round.panel.release) return refuse({ code: 'release-pending', detail: '有一名专家的解除正在复核，请先复核。' })
  const { ranking, refusals } = rankApplications(context.policy, round.panel, admitted, context.scoresheets, {
    seats: round.plan.seats, referenceDay: referenceDay(context.policy, round), ruling,
  })
  return acceptUnless(refusals, {
    type: 'CandidatesProposed',
    data: { ranking: ranking.map(placed), maker: context.actor.account },
    ...about(roundSubject(context.roundId), { reasons: Object.fromEntries(ranking.map(({ application, reason }) => [application, reason])) }),
  })
}

function placed({ reason: _, ...line }: Ranked): Omit<Ranked, 'reason'> {
  return line
}

function approveCandidates(round: Round, { actor }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'ranked') return refuse()
  return acceptUnless(
    sameHand(round.rankedBy, actor),
    { type: 'CandidatesApproved', data: { ranking: round.ranking.map(placed), checker: actor.account } },
  )
}

function finish(context: RoundContext): Decision<RoundEvent> {
  const { undecidedCandidates } = context
  const titles = countIn(context, 'titled')
  return acceptUnless(
    [
      ...decisionsOpen(context),
      ...(undecidedCandidates > 0 ? [{ code: 'candidate-undecided', detail: `还有${undecidedCandidates}名候选人没有审定结果。` }] : []),
      ...(titles === 0 ? [{ code: 'nobody-titled', detail: '本轮没有人获得称号，请用“无人入选，办结本轮”，并写明理由。' }] : []),
    ],
    { type: 'RoundFinished', data: { titles } },
  )
}

const decisionsOpen = ({ openDecisions }: RoundContext): Refusal[] =>
  (openDecisions > 0 ? [{ code: 'decision-open', detail: `还有${openDecisions}个批次没有公布结果。` }] : [])

/** A round in which nobody is left, for whatever reason each of them left, ends where it stands; why, is said once for all. */
function closeWithoutHolders(why: string, round: Round, context: RoundContext): Decision<RoundEvent> {
  const { left, titled } = remainingIn(context.applications, dayOf(context.at))
  const hangs = round.stage === 'publicity' && round.notice !== undefined
  return acceptUnless(
    [
      ...(left > 0 ? [{ code: 'somebody-left', detail: `还有${left}人没有结果，不能无人入选办结。` }] : []),
      ...(titled > 0 ? [{ code: 'holders-exist', detail: `本轮已有${titled}人获得称号，请用“办结本轮”。` }] : []),
      ...(hangs ? [{ code: 'notice-running', detail: '公示还没有结束，请等公示结束后再办。' }] : []),
      ...decisionsOpen(context),
    ],
    { type: 'RoundClosedWithoutHolders', data: {}, ...because({ reason: why }, context) },
  )
}
