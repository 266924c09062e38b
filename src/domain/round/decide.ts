import type { Policy, Stated } from '../../policy/policy.ts'
import type { Application, ApplicationStage } from '../application/application.ts'
import { rankApplications, scoredByNobody, unscored, type Scoresheets, type TieRuling } from '../review/ranking.ts'
import { sameHand, unopened } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { dayInChinese, dayOf, endOfDay } from '../shared/time.ts'
import { roundActs, type RoundCommand } from './commands.ts'
import { referenceDay, roundStageName, type Panel, type Round, type RoundEvent, type RoundPlan } from './round.ts'

/** What a round's decisions rest on beyond its own history: the cases in it and the experts' marks. */
export type RoundContext = Context & Readonly<{
  applications: ReadonlyMap<string, Application>
  scoresheets: Scoresheets
  /** Rounds under the same version of the measure: none is set up twice. */
  roundsOfPolicy: readonly Readonly<{ title: string }>[]
  /** Experts whose accounts are open. */
  knownExperts: ReadonlySet<string>
  /** Decision batches that are not published yet. */
  openDecisions: number
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
      return accept({ type: 'AnnouncementReturned', data: { reason: command.reason } })
    case 'CloseNominations':
      return closeNominations(round, context)
    case 'CloseQualification':
      return closeQualification(context)
    case 'ProposePanel':
    case 'ConfirmPanel':
    case 'ReturnPanel':
      return decidePanel(command, round, context)
    case 'ProposeCandidates':
      return proposeCandidates(command.ruling, round, context)
    case 'ReturnCandidates':
      return accept({ type: 'CandidatesReturned', data: { reason: command.reason } })
    case 'ApproveCandidates':
      return approveCandidates(round, context)
    case 'EndPublicity':
      return accept({ type: 'PublicityEnded', data: { notice: command.notice } })
    case 'FinishRound':
      return finish(context)
  }
}

type Drafting = Extract<RoundCommand, { type: 'DraftRound' | 'ReviseRound' }>

function draft(command: Drafting, round: Round, context: RoundContext): Decision<RoundEvent> {
  const { policy, actor } = context
  const plan: RoundPlan = { ...command.plan, policy: policy.id }
  const type = command.type === 'DraftRound' ? 'RoundDrafted' : 'RoundRevised'
  const twice = type === 'RoundDrafted' && context.roundsOfPolicy.some(({ title }) => title === plan.title)
  return acceptUnless(
    [
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
  const problems: Refusal[] = []
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
  const weights = plan.supplied.criteria?.value.reduce((sum, { weightPercent }) => sum + weightPercent, 0)
  if (weights !== undefined && weights !== 100) {
    problems.push({ code: 'weights-not-100', about: 'criteria', detail: `评分权重之和应为100%，现在是${weights}%。` })
  }
  return problems
}

/** What the text leaves open must be filled in, with its source, before the round is announced. */
export function missingSupplies(plan: RoundPlan, policy: Policy): Refusal[] {
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

function propose(round: Round, { policy, actor }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'drafted') return refuse()
  return acceptUnless(
    [...planProblems(round.plan, policy), ...missingSupplies(round.plan, policy)],
    { type: 'AnnouncementProposed', data: { maker: actor.account } },
  )
}

function announce(round: Round, { policy, actor, at }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'proposed') return refuse()
  const today = dayOf(at)
  const { from, until } = policy.validity
  const outside = today < from || (until !== null && today > until)
  const validity: Refusal[] = outside
    ? [{ code: 'outside-validity', detail: `《${policy.document.name}》的有效期是${dayInChinese(from)}至${until ? dayInChinese(until) : '另行通知'}，今天不在有效期内，不能开展选拔。` }]
    : []
  const late: Refusal[] = round.plan.applyBy < today
    ? [{ code: 'deadline-passed', about: 'applyBy', detail: `单位申报截止日${dayInChinese(round.plan.applyBy)}已过，请退回修改。` }]
    : []
  return acceptUnless(
    [...sameHand(round.maker, actor), ...validity, ...late, ...missingSupplies(round.plan, policy)],
    { type: 'RoundAnnounced', data: { checker: actor.account, at } },
  )
}

function closeNominations(round: Round, { at, applications }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'nominate') return refuse()
  if (at < endOfDay(round.plan.reportBy)) {
    return refuse({
      code: 'deadline-not-reached', about: 'reportBy',
      detail: `报送截止到${dayInChinese(round.plan.reportBy)}24时，还不能截止推荐。`,
    })
  }
  const reported = [...applications.values()].filter(({ stage }) => stage === 'reported').length
  return accept({ type: 'NominationsClosed', data: { reported } })
}

/** Cases the office still has to settle; what never reached the office stays where it stopped. */
const unsettled: ReadonlySet<ApplicationStage> = new Set(['reported', 'qualification-proposed'])

function closeQualification({ applications, at }: RoundContext): Decision<RoundEvent> {
  const cases = [...applications.values()]
  const waiting = cases.filter((application) => unsettled.has(application.stage) || correctionRuns(application, dayOf(at)))
  if (waiting.length > 0) {
    return refuse({ code: 'cases-unsettled', detail: `还有${waiting.length}份申报没有审查完毕或正在补正，不能结束资格审查。` })
  }
  const admitted = cases.filter(({ stage }) => stage === 'admitted').length
  if (admitted === 0) return refuse({ code: 'nobody-admitted', detail: '没有一份申报通过资格审查，不能进入专家评审。' })
  return accept({ type: 'QualificationClosed', data: { admitted, refused: cases.filter(({ stage }) => stage === 'refused').length } })
}

/** Returned by the office and still within the days it gave, or on its way back through the district. */
export function correctionRuns(application: Application, today: string): boolean {
  return 'correction' in application
    && application.correction?.by === 'office'
    && !['withdrawn', 'declined', 'admitted', 'refused'].includes(application.stage)
    && application.correction.dueDay >= today
}

type PanelCommand = Extract<RoundCommand, { type: 'ProposePanel' | 'ConfirmPanel' | 'ReturnPanel' }>

function decidePanel(command: PanelCommand, round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'qualify' && round.stage !== 'review') return refuse()
  const { panel } = round
  if (command.type === 'ProposePanel') return proposePanel(command, round.plan, panel, context)
  if (!panel || panel.confirmed) return refuse({ code: 'no-panel-proposed', detail: '没有待确认的评审专家名单。' })
  return command.type === 'ConfirmPanel'
    ? acceptUnless(sameHand(panel.maker, context.actor), { type: 'PanelConfirmed', data: { checker: context.actor.account } })
    : accept({ type: 'PanelReturned', data: { reason: command.reason } })
}

function proposePanel(
  { experts, leader }: Extract<RoundCommand, { type: 'ProposePanel' }>, plan: RoundPlan, panel: Panel | undefined, context: RoundContext,
): Decision<RoundEvent> {
  const unique = [...new Set(experts)]
  const unknown = unique.filter((expert) => !context.knownExperts.has(expert))
  const criteria = plan.supplied.criteria?.value ?? statedCriteria(context.policy)
  return acceptUnless(
    [
      ...(panel?.confirmed && context.scoresheets.size > 0
        ? [{ code: 'scoring-began', detail: '专家已经开始评分，不能再更换评审专家。' }] : []),
      ...unknown.map((expert) => ({ code: 'unknown-expert', about: expert, detail: '名单里有账号不是已启用的评审专家。' })),
      ...(unique.includes(leader) ? [] : [{ code: 'leader-not-on-panel', about: 'leader', detail: '组长应从评审专家里指定。' }]),
    ],
    { type: 'PanelProposed', data: { experts: unique, leader, criteria, maker: context.actor.account } },
  )
}

function statedCriteria(policy: Policy): Panel['criteria'] {
  const criteria = policy.stages.find(({ kind }) => kind === 'review')?.criteria
  return criteria?.stated ? criteria.value : []
}

function proposeCandidates(ruling: TieRuling | undefined, round: Round, context: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'review') return refuse()
  if (!round.panel?.confirmed) return refuse({ code: 'panel-not-confirmed', detail: '评审专家名单还没有确认。' })
  const admitted = [...context.applications].filter(([, { stage }]) => stage === 'admitted')
  const ids = admitted.map(([id]) => id)
  const missing = unscored(ids, round.panel.experts, context.scoresheets)
  if (missing.length > 0) {
    return refuse({ code: 'scores-missing', detail: `还有${missing.length}张评分表没有提交，不能汇总。` })
  }
  const orphans = scoredByNobody(ids, round.panel, context.scoresheets)
  if (orphans.length > 0) {
    return refuse(...orphans.map((about) => ({ code: 'nobody-scored', about, detail: '这份申报的评审专家全部回避，没有得分，请补充评审专家。' })))
  }
  const { ranking, refusals } = rankApplications(context.policy, round.panel, admitted, context.scoresheets, {
    seats: round.plan.seats, referenceDay: referenceDay(context.policy, round), ruling,
  })
  return acceptUnless(refusals, { type: 'CandidatesProposed', data: { ranking, maker: context.actor.account } })
}

function approveCandidates(round: Round, { actor }: RoundContext): Decision<RoundEvent> {
  if (round.stage !== 'ranked') return refuse()
  return acceptUnless(
    sameHand(round.rankedBy, actor),
    { type: 'CandidatesApproved', data: { ranking: round.ranking, checker: actor.account } },
  )
}

function finish({ applications, openDecisions, undecidedCandidates }: RoundContext): Decision<RoundEvent> {
  return acceptUnless(
    [
      ...(openDecisions > 0 ? [{ code: 'decision-open', detail: `还有${openDecisions}个批次没有公布结果。` }] : []),
      ...(undecidedCandidates > 0 ? [{ code: 'candidate-undecided', detail: `还有${undecidedCandidates}名候选人没有审定结果。` }] : []),
    ],
    { type: 'RoundFinished', data: { titles: [...applications.values()].filter(({ stage }) => stage === 'titled').length } },
  )
}
