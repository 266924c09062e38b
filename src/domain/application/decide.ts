import { checkAnswers, checkMaterials, normaliseAnswers } from '../../policy/answers.ts'
import { refusalOfAnswer } from '../../policy/answerShape.ts'
import type { Verdict } from '../../policy/condition.ts'
import type { Registry } from '../../policy/competition.ts'
import { judge } from '../../policy/conditions.ts'
import { textIn, withListsSaid } from '../../policy/facts.ts'
import { endOfDayInWords } from '../../policy/day.ts'
import type { Policy } from '../../policy/policy.ts'
import { count } from '../notice/counting.ts'
import { announcedPlan, referenceDay, type Round, type RoundPlan } from '../round/round.ts'
import { sameHand, unopened } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about } from '../shared/personal.ts'
import { dayInChinese, dayOf, isWithinDay, type Day } from '../shared/time.ts'
import { applicationStageName, isErased, keyHolder, type Application, type ApplicationEvent, type Attestation, type Started } from './application.ts'
import { applicationActs, type ApplicationCommand } from './commands.ts'
import type { Draft } from './draft.ts'
import { confirmLocalRemoval, confirmLocalReposting, localPeriod, recountLocalNotice, removalAsked } from './localNotice.ts'
import { hasNoPlaceLeft, noPlaceLeft, type QuotaUse } from './quota.ts'
import { inOfficeHands } from './reach.ts'
import { speaksFor, standing } from './standing.ts'

/** What a case's decisions rest on beyond its own history. */
export type ApplicationContext = Context & QuotaUse & Readonly<{
  round: Round
  /** The competitions that are registered, by which prizes are graded. */
  registry: Registry
  /** The recommending body of the unit; a unit without one can't apply. */
  districtOfUnit?: string | undefined
  draft?: Draft | undefined
  /** Another case bears the receipt number that follows from the id of this one. */
  receiptTaken?: boolean | undefined
  /** Keyed digest of the ID number on the form: tells two cases of one person without keeping the number. */
  personKey?: string | undefined
  /** Of the files the command would put on record, those that were never stored. */
  unstoredFiles?: readonly string[] | undefined
  /** Another case under the same ID number is under way in this round. */
  personAppliesElsewhere: boolean
}>

type Of<Name extends ApplicationCommand['type']> = Extract<ApplicationCommand, { type: Name }>

/** What filling in the form rests on: whose hand, at what hour, in which round. */
export type FillingContext = Pick<ApplicationContext, 'actor' | 'at' | 'round'>

/** 填写申报表 — may this hand write on the form now? Nothing is recorded by it: a draft is not yet a fact. */
export function decideFilling(state: Application, context: FillingContext): Decision<ApplicationEvent> {
  const refusals = unopened(applicationActs.SaveDraft, state.stage, context.actor, (stage) => applicationStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  return state.stage === 'none' ? refuse({ code: 'no-such-application' }) : acceptUnless(formClosed(state, context))
}

export function decideApplication(command: ApplicationCommand, state: Application, context: ApplicationContext): Decision<ApplicationEvent> {
  if (command.type === 'SaveDraft') return decideFilling(state, context)
  const refusals = unopened(applicationActs[command.type], state.stage, context.actor, (stage) => applicationStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  if (command.type === 'StartApplication') return start(command, context)
  return state.stage === 'none' ? refuse({ code: 'no-such-application' }) : proceed(command, state, context)
}

function proceed(command: Exclude<ApplicationCommand, Of<'StartApplication' | 'SaveDraft'>>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  switch (command.type) {
    case 'SignCommitment': return sign(command, state, context)
    case 'SubmitApplication': return submit(command, state, context)
    case 'WithdrawApplication': return accept({ type: 'ApplicationWithdrawn', data: {}, ...because(state, command) }, ...removalAsked(state, context))
    case 'ReturnForCorrection': return returnForCorrection(command, state, context)
    case 'VerifyOriginals': return verify(command, state, context)
    case 'RecommendApplication': return recommend(command, state, context)
    case 'DeclineApplication': return accept({ type: 'ApplicationDeclined', data: {}, ...because(state, command) })
    case 'PostLocalNotice': return postLocalNotice(command, state, context)
    case 'RecountLocalNotice': return recountLocalNotice(state.localNotice, context)
    case 'ConfirmLocalReposting': return confirmLocalReposting(command, state, context)
    case 'ConfirmLocalRemoval': return confirmLocalRemoval(command, state, context)
    case 'EndLocalNotice': return endLocalNotice(command, state, context)
    case 'ReportApplication': return report(state, context)
    case 'LapseApplication': return accept({ type: 'ApplicationLapsed', data: {}, ...because(state, command) }, ...removalAsked(state, context))
    case 'TerminateApplication': return accept({ type: 'ApplicationTerminated', data: {}, ...because(state, command) }, ...removalAsked(state, context))
    case 'ProposeException':
    case 'ConfirmException':
    case 'RejectException': return decideException(command, state, context)
    case 'ProposeQualification': return proposeQualification(command, state, context)
    case 'ReturnQualification': return accept({ type: 'QualificationReturned', data: {}, ...because(state, command) })
    case 'ConfirmQualification': return confirmQualification(state, context)
    case 'RankApplication': return accept({ type: 'ApplicationRanked', data: { rank: command.rank, scoreHundredths: command.scoreHundredths, candidate: command.candidate } })
    case 'DropCandidate': return accept({ type: 'CandidateDropped', data: { ground: command.ground }, ...because(state, command) })
    case 'AgreeCandidate': return accept({ type: 'CandidateAgreed', data: { minutes: command.minutes } })
    case 'ExportSealedCase': return accept({ type: 'SealedCaseExported', data: { paper: command.paper } })
    case 'TitleCandidate': return accept({ type: 'CandidateTitled', data: { certificate: command.certificate } })
  }
}

/** Why, in the words of the hand that acts; sealed under the key of the person it is about. */
function because(state: Started, { reason }: Readonly<{ reason: string }>) {
  return about(keyHolder(state), { reason })
}

function start({ round, subject, name }: Of<'StartApplication'>, context: ApplicationContext): Decision<ApplicationEvent> {
  const { actor, at, districtOfUnit, policy } = context
  const plan = announcedPlan(context.round)
  return acceptUnless(
    [
      ...applyingClosed(context.round, plan, at),
      ...(context.receiptTaken ? [{ code: 'receipt-number-taken', detail: '新申报的回执编号恰好与另一份相同，没有建立。请再点一次，会换一个编号。' }] : []),
      ...(districtOfUnit === undefined ? [{ code: 'unit-without-district', detail: '本单位还没有登记所在区市，或者已经停用，请联系系统管理员。' }] : []),
    ],
    { type: 'ApplicationStarted', data: { round, unit: actor.body, district: districtOfUnit ?? '', subject, at }, ...about(subject, { name: asRegistered(policy, name) }) },
  )
}

/** The name as the registry writes it: other keyboards put other dots, and the same person must not stand in lists in two ways. */
const asRegistered = ({ form }: Policy, name: string): string => textIn(normaliseAnswers(form, { name }), 'name')

function applyingClosed(round: Round, plan: RoundPlan | undefined, at: string): Refusal[] {
  if (round.stage !== 'nominate' || !plan) return [{ code: 'round-not-open', detail: '本轮选拔现在不接受申报。' }]
  return isWithinDay(at, plan.applyBy)
    ? []
    : [{ code: 'deadline-passed', about: 'applyBy', detail: `单位申报已于${endOfDayInWords(dayInChinese(plan.applyBy))}截止。` }]
}

/** The form is open until the deadline; after a return, until the day that was given for the correction. */
function formClosed(state: Started, { round, at }: FillingContext): Refusal[] {
  if (state.stage !== 'returned' || !state.correction) return applyingClosed(round, announcedPlan(round), at)
  const { dueDay } = state.correction
  return isWithinDay(at, dueDay)
    ? []
    : [{ code: 'correction-overdue', about: 'dueDay', detail: `补正期限是${endOfDayInWords(dayInChinese(dueDay))}，已经过了。请联系${state.correction.by === 'office' ? '选拔办' : '区市人社部门'}。` }]
}

function sign({ draftVersion, signature }: Of<'SignCommitment'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const { draft, at, policy } = context
  const [name, signed] = [textIn(draft?.answers ?? {}, 'name'), signature].map((text) => asRegistered(policy, text))
  return acceptUnless(
    [
      ...formClosed(state, context),
      ...staleDraft(draft, draftVersion),
      ...(name === signed ? [] : [{ code: 'signature-differs', about: 'signature', detail: `签名应与申报表上的姓名“${name}”一致；姓名还没有填写的，请先填写。` }]),
    ],
    { type: 'CommitmentSigned', data: { draftVersion, at } },
  )
}

function staleDraft(draft: Draft | undefined, draftVersion: number): Refusal[] {
  return draft?.version === draftVersion
    ? []
    : [{ code: 'draft-changed', about: 'draftVersion', detail: '申报表在别处又改动过，请先看过最新内容。' }]
}

function submit(command: Of<'SubmitApplication'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const { policy, draft, at } = context
  if (!draft) return refuse(...formClosed(state, context), { code: 'draft-empty', detail: '申报表还没有填写。' })
  const answers = normaliseAnswers(policy.form, draft.answers)
  const unsigned = state.commitment?.draftVersion === draft.version
    ? []
    : [{ code: 'commitment-unsigned', about: 'commitment', detail: '申报人还没有对现在的内容签署真实性承诺；内容改动后要重新签署。' }]
  // All of them at once: an applicant told one reason a day comes back every day.
  const refusals = [
    ...formClosed(state, context),
    ...staleDraft(draft, command.draftVersion),
    ...unsigned,
    ...notTheirsToAttest(command.attested, 'unit', policy),
    ...(context.personAppliesElsewhere ? [{ code: 'person-applies-twice', about: 'idNumber', detail: '这个身份证号码在本轮已有一份申报，一人只能申报一次。' }] : []),
    ...checkAnswers(policy.form, answers, dayOf(at)).map(refusalOfAnswer),
    ...checkMaterials(policy, draft.attachments).map(({ material, code, text }) => ({ code, about: material, detail: text })),
  ]
  if (refusals.length > 0) return refuse(...refusals)
  // Handed in, a list that was left blank is a list with nothing in it.
  const verdicts = judge(policy, withListsSaid(policy.form, answers), { referenceDay: referenceDay(policy, context.round), registry: context.registry })
  return accept({
    type: 'ApplicationSubmitted',
    data: {
      at, draftVersion: draft.version, attested: command.attested,
      secret: answers['secret'] === true, files: filesOf(draft, answers),
    },
    ...about(state.subject, {
      answers, attachments: draft.attachments, unitOpinion: command.unitOpinion,
      signature: String(answers['name'] ?? ''), verdicts, personKey: context.personKey,
    }),
  })
}

/** The record names only what is on the shelves; a made-up name would look like a lost file for ever. */
function unstored({ unstoredFiles = [] }: Pick<ApplicationContext, 'unstoredFiles'>): Refusal[] {
  return unstoredFiles.map((about) => ({ code: 'file-not-stored', about, detail: '有文件没有上传成功，请重新上传后再办。' }))
}

/** Hashes of every stored file the submission rests on, so that the record can be checked against the shelves without a key. */
function filesOf(draft: Draft, answers: Draft['answers']): readonly string[] {
  const photo = answers['photo']
  return [...draft.attachments.map(({ sha256 }) => sha256), ...(typeof photo === 'string' && photo !== '' ? [photo] : [])]
}

/** Whoever returned a case may return it again while it is away: more problems, or more days. */
function returnForCorrection({ problems, dueDay }: Of<'ReturnForCorrection'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const { actor, at } = context
  const byOffice = actor.role === 'office-maker'
  if (byOffice !== inOfficeHands(state)) {
    return refuse({ code: 'not-in-your-hands', detail: byOffice ? '这份申报还在区市，尚未报到选拔办。' : '这份申报已经报送选拔办，由选拔办决定是否退回。' })
  }
  return acceptUnless(
    [
      ...(dueDay < dayOf(at) ? [{ code: 'due-day-past', about: 'dueDay', detail: '补正期限不能早于今天。' }] : []),
      ...(byOffice ? [] : reportingMissed(dueDay, state, context)),
    ],
    { type: 'ApplicationReturned', data: { by: byOffice ? 'office' : 'district', dueDay, at }, ...about(keyHolder(state), { problems }) },
  )
}

/** A district gives days out of those it has itself: only the office can give more. */
function reportingMissed(dueDay: Day, state: Started, { round }: ApplicationContext): Refusal[] {
  const plan = announcedPlan(round)
  const lastDay = plan && lastReportingDay(state, plan)
  return lastDay === undefined || dueDay <= lastDay
    ? []
    : [{ code: 'due-day-too-late', about: 'dueDay', detail: `这份申报最迟要在${endOfDayInWords(dayInChinese(lastDay))}前报送，补正期限不能晚于这一天。` }]
}

function lastReportingDay({ reportAgainBy }: Started, { reportBy }: RoundPlan): Day {
  return reportAgainBy !== undefined && reportAgainBy > reportBy ? reportAgainBy : reportBy
}

/** Nobody can vouch for words that are gone. */
function erased(state: Started): Refusal[] {
  return isErased(state)
    ? [{ code: 'person-erased', detail: '该人员的个人信息已依法删除，这份申报不能再往下办理，只能不予推荐或不予通过。' }]
    : []
}

function notTheirsToAttest(conditions: readonly string[], by: Attestation['by'], policy: ApplicationContext['policy']): Refusal[] {
  return conditions
    .filter((condition) => !speaksFor(policy, condition, by))
    .map((condition) => ({ code: 'not-yours-to-attest', about: condition, detail: '这一条件不由您确认，请刷新页面后重新勾选。' }))
}

function verify(command: Of<'VerifyOriginals'>, state: Started, { at, policy, unstoredFiles }: ApplicationContext): Decision<ApplicationEvent> {
  const needed = new Set(state.content?.attachments.map(({ material }) => material))
  const seen = new Set(command.originals.filter((each) => each.seen).map(({ material }) => material))
  const unseen = policy.materials.filter(({ id }) => needed.has(id) && !seen.has(id))
  return acceptUnless(
    [
      ...erased(state),
      ...visitImpossible(command.visitedOn, state, at),
      ...(command.by === '' ? [{ code: 'verifier-missing', about: 'by', detail: '请填写核验人。' }] : []),
      ...(command.certificateChecked ? [] : [{ code: 'certificate-not-checked', about: 'certificateChecked', detail: '请先在国家职业技能等级证书查询网站核对证书，再登记核验。' }]),
      ...unstored({ unstoredFiles }),
      ...screenshotMissing(command, policy),
      ...unseen.map(({ id, title, clause }) => ({ code: 'original-not-seen', about: id, clause, detail: `“${title}”的原件还没有核验；原件有问题请退回补正。` })),
    ],
    {
      type: 'OriginalsVerified',
      data: { visitedOn: command.visitedOn, certificateChecked: true, files: command.certificateScreenshot ? [command.certificateScreenshot] : [] },
      ...about(keyHolder(state), { by: command.by, originals: command.originals }),
    },
  )
}

function visitImpossible(visitedOn: Day, { firstSubmittedAt }: Started, at: string): Refusal[] {
  if (visitedOn === '') return [{ code: 'visit-day-missing', about: 'visitedOn', detail: '请填写到单位核验的日期。' }]
  if (visitedOn > dayOf(at)) return [{ code: 'visit-in-future', about: 'visitedOn', detail: '核验日期不能晚于今天。' }]
  const submittedOn = firstSubmittedAt && dayOf(firstSubmittedAt)
  return submittedOn && visitedOn < submittedOn
    ? [{ code: 'visit-before-submission', about: 'visitedOn', detail: `这份申报${dayInChinese(submittedOn)}才提交，核验日期不能早于这一天。请核对日期；提交以前去过的，请对照提交的材料再核验一次。` }]
    : []
}

/** Where the measure asks the recommending body for the screenshot, the check is not done without it. */
function screenshotMissing({ certificateScreenshot }: Of<'VerifyOriginals'>, { materials }: ApplicationContext['policy']): Refusal[] {
  const asked = materials.find(({ from, required }) => from === 'district' && required)
  return asked && !certificateScreenshot
    ? [{ code: 'screenshot-missing', about: 'certificateScreenshot', clause: asked.clause, detail: `请上传“${asked.title}”。` }]
    : []
}

function recommend(command: Of<'RecommendApplication'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const { quotaOfBody, policy, at } = context
  return acceptUnless(
    [
      ...reportingClosed(state, context),
      ...erased(state),
      ...notTheirsToAttest(command.attested, 'district', policy),
      ...(quotaOfBody !== undefined && hasNoPlaceLeft(state, context) ? [{ code: 'quota-full', clause: policy.nominations.clause, detail: noPlaceLeft(quotaOfBody, policy.nominations) }] : []),
    ],
    {
      type: 'ApplicationRecommended', data: { secret: command.secret, on: dayOf(at), attested: command.attested },
      ...about(keyHolder(state), { opinion: command.opinion }),
    },
  )
}

/** Recommending bodies report by the deadline; a case the office returned has the days that the office gave. */
function reportingClosed(state: Started, { round, at }: ApplicationContext): Refusal[] {
  const plan = announcedPlan(round)
  if (!plan || (round.stage !== 'nominate' && round.stage !== 'qualify')) {
    return [{ code: 'round-not-open', detail: '本轮的推荐已经结束。' }]
  }
  const lastDay = lastReportingDay(state, plan)
  return isWithinDay(at, lastDay)
    ? []
    : [{ code: 'deadline-passed', about: 'reportBy', detail: `报送已于${endOfDayInWords(dayInChinese(lastDay))}截止。` }]
}

function postLocalNotice({ postedOn, place }: Of<'PostLocalNotice'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const { policy, round, calendar, at } = context
  const period = localPeriod(policy, round)
  if (!period) return refuse({ code: 'unstated-parameter', about: 'localNotice', detail: '本轮没有规定区市公示的期限，请联系选拔办补充。' })
  if (postedOn > dayOf(at)) return refuse({ code: 'posted-in-future', about: 'postedOn', detail: '张贴日期不能晚于今天。' })
  // 三（二）: the recommendation is formed first and then made public; a notice of before that says nothing about it.
  if (state.recommendation && postedOn < state.recommendation.on) {
    return refuse({ code: 'posted-before-recommendation', about: 'postedOn', detail: `${dayInChinese(state.recommendation.on)}才同意推荐，公示不能早于这一天。` })
  }
  return accept({ type: 'LocalNoticePosted', data: { postedOn, place, ...count(calendar, postedOn, period) } })
}

function endLocalNotice({ outcome, finding }: Of<'EndLocalNotice'>, state: Started, { at }: ApplicationContext): Decision<ApplicationEvent> {
  const lastDay = state.localNotice?.lastDay ?? ''
  return acceptUnless(
    [
      ...(isWithinDay(at, lastDay) ? [{ code: 'notice-running', about: 'lastDay', detail: `公示到${endOfDayInWords(dayInChinese(lastDay))}为止，期满后才能登记结果。` }] : []),
      ...(outcome === 'upheld' && finding.length < 2 ? [{ code: 'finding-missing', about: 'finding', detail: '异议成立的，请写明核实结论。' }] : []),
    ],
    { type: 'LocalNoticeEnded', data: { outcome }, ...about(keyHolder(state), { finding }) },
  )
}

function report(state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  return acceptUnless(reportingClosed(state, context), { type: 'ApplicationReported', data: { at: context.at } })
}

type ExceptionCommand = Of<'ProposeException' | 'ConfirmException' | 'RejectException'>

function decideException(command: ExceptionCommand, state: Started, { policy, actor }: ApplicationContext): Decision<ApplicationEvent> {
  const condition = policy.conditions.find(({ id }) => id === command.condition)
  if (!condition) return refuse({ code: 'no-such-condition', about: command.condition, detail: '没有这一条件。' })
  if (command.type === 'ProposeException') {
    return acceptUnless(
      exceptionProblems(condition, state),
      { type: 'ExceptionProposed', data: { condition: condition.id, maker: actor.account }, ...because(state, command) },
    )
  }
  const proposed = state.exceptions.find(({ condition: id, confirmed }) => id === condition.id && !confirmed)
  if (!proposed) return refuse({ code: 'no-exception-proposed', about: condition.id, detail: '没有待复核的破格意见。' })
  return command.type === 'ConfirmException'
    ? acceptUnless(sameHand(proposed.maker, actor), { type: 'ExceptionConfirmed', data: { condition: condition.id, checker: actor.account } })
    : accept({ type: 'ExceptionRejected', data: { condition: condition.id }, ...because(state, command) })
}

function exceptionProblems({ id, title, clause, modality }: ApplicationContext['policy']['conditions'][number], state: Started): Refusal[] {
  if (modality !== 'generally') return [{ code: 'condition-is-hard', about: id, clause, detail: `“${title}”不是“一般”条件，不能破格。` }]
  if (state.verdicts.some(({ condition, outcome }) => condition === id && outcome === 'met')) {
    return [{ code: 'exception-not-needed', about: id, clause, detail: `“${title}”已经符合，不需要破格。` }]
  }
  return state.exceptions.some(({ condition, confirmed }) => condition === id && confirmed)
    ? [{ code: 'exception-confirmed', about: id, clause, detail: `“${title}”的破格已经复核同意，不必再提。` }]
    : []
}

function proposeQualification(command: Of<'ProposeQualification'>, state: Started, context: ApplicationContext): Decision<ApplicationEvent> {
  const event = {
    type: 'QualificationProposed',
    data: { admit: command.admit, maker: context.actor.account, attested: command.attested },
    ...because(state, command),
  } as const
  const strange = notTheirsToAttest(command.attested, 'office', context.policy)
  if (!command.admit) {
    return acceptUnless([...strange, ...(command.reason.length < 2 ? [{ code: 'reason-missing', about: 'reason', detail: '不予通过的，请写明理由。' }] : [])], event)
  }
  return acceptUnless(
    [
      ...erased(state),
      ...strange,
      ...unmet(standing(state, context.policy, command.attested)),
    ],
    event,
  )
}

/** Hard conditions that are not met, soft ones not yet set aside, and judgements nobody has made. */
function unmet(verdicts: readonly Verdict[]): Refusal[] {
  return verdicts
    .filter(({ modality, outcome }) => modality !== 'preferred' && outcome !== 'met')
    .map(({ condition, clause, text, modality }) => ({
      code: modality === 'generally' ? 'exception-needed' : 'condition-not-met', about: condition, clause, detail: text,
    }))
}

function confirmQualification(state: Started, { actor, policy }: ApplicationContext): Decision<ApplicationEvent> {
  const { qualification } = state
  if (!qualification) return refuse({ code: 'no-qualification-proposed', detail: '没有待复核的审查意见。' })
  const checker = actor.account
  return acceptUnless(
    [...sameHand(qualification.maker, actor), ...(qualification.admit ? [...erased(state), ...unmet(standing(state, policy))] : [])],
    qualification.admit
      ? { type: 'ApplicationAdmitted', data: { checker } }
      : { type: 'ApplicationRefused', data: { checker }, ...because(state, qualification) },
  )
}
