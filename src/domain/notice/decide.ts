import { endOfDayInWords } from '../../policy/day.ts'
import { sameHand, unopened } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, objectorSubject, roundSubject } from '../shared/personal.ts'
import { dayInChinese, dayOf, isWithinDay, type Instant } from '../shared/time.ts'
import { noticeActs, type NoticeCommand, type NoticeCommandName } from './commands.ts'
import { recount } from './counting.ts'
import { candidatesLeft, countedFrom, issuedAnewOn, lastDayOf, noticeStageName, postingOwed, type Notice, type NoticeEvent, type Posted } from './notice.ts'
import { askedOnLeaving, askedOnTakingDown, unfitDay } from './reposting.ts'

export type NoticeContext = Context & Readonly<{
  roundStage: string
  /** Those the panel's ranking put forward, in rank order. */
  candidates: readonly Posted[]
  /** Under whose key words about this case are sealed; nobody's, once the person has been erased. */
  keyHolderOf(application: string): string | undefined
}>

export function decideNotice(command: NoticeCommand, state: Notice, context: NoticeContext): Decision<NoticeEvent> {
  const refusals = unopened(noticeActs[command.type], state.stage, context.actor, (stage) => noticeStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  if (command.type === 'ProposeNotice') return propose(command.round, context)
  if (state.stage === 'none') return refuse({ code: 'no-such-notice' })
  switch (command.type) {
    case 'ReturnNotice': return accept({ type: 'NoticeReturned', data: { round: state.round }, ...about(roundSubject(state.round), { reason: command.reason }) })
    case 'PostNotice': return post(state, context)
    case 'ConfirmUnitPosting': return confirmPosting(command, state, context)
    case 'ConfirmUnitReposting': return confirmReposting(command, state, context)
    case 'ConfirmUnitRemoval': return confirmRemoval(command, state, context)
    case 'RaiseObjection': return object(command, state, context)
    case 'ProposeFinding':
    case 'ReturnFinding':
    case 'ConfirmFinding': return decideFinding(command, state, context)
    case 'AnswerObjector': return answer(command, state)
    case 'StrikeCandidate': return strike(command, state, context)
    case 'RecountNotice': return recounted(state, context)
    case 'TakeDownNotice': return accept({ type: 'NoticeTakenDown', data: { on: dayOf(context.at), asked: askedOnTakingDown(state.stage === 'posted' ? candidatesLeft(state) : [], dayOf(context.at)) } })
    case 'EndNotice': return end(state, context)
  }
}

type Standing = Exclude<Notice, { stage: 'none' }>
type Of<Name extends NoticeCommandName> = Extract<NoticeCommand, { type: Name }>

function propose(round: string, { roundStage, candidates, actor }: NoticeContext): Decision<NoticeEvent> {
  return acceptUnless(
    [
      ...(roundStage === 'publicity' ? [] : [{ code: 'round-not-in-publicity', detail: '候选人名单还没有确认，不能公示。' }]),
      ...(candidates.length === 0 ? [{ code: 'no-candidates', detail: '没有候选人可以公示。' }] : []),
    ],
    { type: 'NoticeProposed', data: { round, candidates, maker: actor.account } },
  )
}

function post(state: Standing, { policy, actor, at }: NoticeContext): Decision<NoticeEvent> {
  const notice = policy.stages.find(({ kind }) => kind === 'publicity')?.notice
  if (!notice?.stated) return refuse({ code: 'unstated-parameter', about: 'notice', detail: '文件没有写明公示期限，请先补充。' })
  return acceptUnless(
    sameHand(state.maker, actor),
    { type: 'NoticePosted', data: { websiteOn: dayOf(at), period: notice.value, checker: actor.account } },
  )
}

/** That person alone; a draft on which nobody is left goes back, for there is nothing to post. */
function strike({ application }: Of<'StrikeCandidate'>, state: Standing, { at }: NoticeContext): Decision<NoticeEvent> {
  const struck: NoticeEvent = { type: 'CandidateStruck', data: { application } }
  const back: NoticeEvent = { type: 'NoticeReturned', data: { round: state.round }, ...about(roundSubject(state.round), { reason: '公示稿上的人都已撤回申报。' }) }
  const isEmptyDraft = state.stage === 'proposed' && candidatesLeft(state).every((each) => each.application === application)
  return accept<NoticeEvent>(struck, ...(isEmptyDraft ? [back] : []), ...leaving(application, state, at))
}

/** A name leaves while the notice hangs: the paper goes out without it, and whoever hung the old one is asked, as recorded here. A secret-related name was on no paper but its unit's. */
function leaving(application: string, state: Standing, at: Instant): readonly NoticeEvent[] {
  const hanging = state.stage === 'posted' ? candidatesLeft(state) : []
  const gone = hanging.find((each) => each.application === application)
  if (!gone) return []
  const on = dayOf(at)
  const asked = askedOnLeaving(gone, hanging.filter((each) => each !== gone), on)
  return gone.secret && asked.length === 0 ? [] : [{ type: 'NoticeListChanged', data: { on, application, isPublic: !gone.secret, asked } }]
}

function confirmPosting({ application, postedOn, place, isNew = false }: Of<'ConfirmUnitPosting'>, state: Standing, { at, actor, calendar }: NoticeContext): Decision<NoticeEvent> {
  const candidate = candidatesLeft(state).find((each) => each.application === application)
  if (candidate?.unit !== actor.body) return refuse({ code: 'not-your-candidate', detail: '公示名单里没有本单位的这位候选人。' })
  const counted = 'websiteOn' in state ? lastDayOf({ ...candidate, unitPostedOn: postedOn }, state.websiteOn, state.period, calendar) : undefined
  const anew = issuedAnewOn(state, candidate)
  const isOld = anew !== undefined && !isNew && counted !== undefined && isWithinDay(at, counted.lastDay)
  return acceptUnless(
    [
      ...(candidate.unitPostedOn ? [{ code: 'already-posted', detail: '这位候选人已经登记过张贴。' }] : []),
      ...(postedOn > dayOf(at) ? [{ code: 'posted-in-future', about: 'postedOn', detail: '张贴日期不能晚于今天。' }] : []),
      ...('websiteOn' in state && postedOn < state.websiteOn
        ? [{ code: 'posted-before-website', about: 'postedOn', detail: '单位张贴不能早于网站公示，两处应当同时公示。' }] : []),
      ...(isNew && anew !== undefined && postedOn < anew
        ? [{ code: 'posted-before-new-paper', about: 'postedOn', detail: `新的公示${dayInChinese(anew)}才有；这以前张贴的，请按旧的登记，再换上新的。` }] : []),
    ],
    { type: 'UnitPostingConfirmed', data: { application, postedOn, place, ...(counted && { counted }), ...(isOld && { isOld }) } },
  )
}

function confirmReposting({ application, postedOn }: Of<'ConfirmUnitReposting'>, state: Standing, { at, actor }: NoticeContext): Decision<NoticeEvent> {
  const candidate = candidatesLeft(state).find((each) => each.application === application)
  if (candidate?.unit !== actor.body) return refuse({ code: 'not-your-candidate', detail: '公示名单里没有本单位的这位候选人。' })
  const owed = postingOwed(state, application)
  if (!owed || !candidate.counted) return refuse({ code: 'nothing-to-replace', detail: '这位候选人的公示没有要更换的张贴：名单和截止日都没有变动，或者已经登记过更换。' })
  return acceptUnless(unfitDay(postedOn, owed, candidate.counted.lastDay, dayOf(at)), { type: 'UnitRepostingConfirmed', data: { application, postedOn } })
}

/** 撤下张贴 — the person it proposed is a candidate no more, and the unit has nobody else on the list. */
function confirmRemoval({ application, removedOn }: Of<'ConfirmUnitRemoval'>, state: Standing, { at, actor }: NoticeContext): Decision<NoticeEvent> {
  const candidate = state.candidates.find((each) => each.application === application)
  if (candidate?.unit !== actor.body) return refuse({ code: 'not-your-candidate', detail: '公示名单里没有过本单位的这位候选人。' })
  const { unitPostedOn } = candidate
  if (!unitPostedOn || !postingOwed(state, application)?.isRemoval) return refuse({ code: 'nothing-to-remove', detail: '没有要撤下的张贴：名单没有变动，或者已经登记过撤下。' })
  return acceptUnless(
    [
      ...(removedOn > dayOf(at) ? [{ code: 'removed-in-future', about: 'removedOn', detail: '撤下日期不能晚于今天。' }] : []),
      ...(removedOn < unitPostedOn ? [{ code: 'removed-before-posted', about: 'removedOn', detail: `公示是${dayInChinese(unitPostedOn)}张贴的，撤下日期不能早于这一天。` }] : []),
    ],
    { type: 'UnitRemovalConfirmed', data: { application, removedOn } },
  )
}

function object(command: Of<'RaiseObjection'>, state: Standing, { at, actor, calendar, keyHolderOf }: NoticeContext): Decision<NoticeEvent> {
  const candidate = candidatesLeft(state).find(({ application }) => application === command.application)
  // The public was never shown a secret person: whoever read the name at the unit objects through the office.
  const shown = candidate && !(candidate.secret && actor.role === 'public')
  if (!shown || !('websiteOn' in state)) return refuse({ code: 'not-on-notice', about: 'application', detail: '公示名单里没有这个人。' })
  const period = lastDayOf(candidate, state.websiteOn, state.period, calendar)
  const { objection, application, name, contact, facts, evidence } = command
  return acceptUnless(
    [
      ...(period && !isWithinDay(at, period.lastDay)
        ? [{ code: 'notice-over', detail: `对这位候选人的公示已于${endOfDayInWords(dayInChinese(period.lastDay))}结束。` }] : []),
      ...(state.objections.some(({ id: known }) => known === objection)
        ? [{ code: 'objection-exists', about: 'objection', detail: '这件异议已经登记过，请刷新后查看。' }] : []),
    ],
    { type: 'ObjectionRaised', data: { objection, application, at }, ...about(keyHolderOf(application), { facts, evidence }) },
    { type: 'ObjectorNamed', data: { objection }, ...about(objectorSubject(objection), { name, contact }) },
  )
}

type FindingCommand = Of<'ProposeFinding' | 'ReturnFinding' | 'ConfirmFinding'>

function decideFinding(command: FindingCommand, state: Standing, { at, actor, keyHolderOf }: NoticeContext): Decision<NoticeEvent> {
  const objection = state.objections.find(({ id }) => id === command.objection)
  if (!objection || objection.settled) return refuse({ code: 'no-open-objection', detail: '没有这件待处理的异议。' })
  const which = { objection: objection.id, application: objection.application }
  const holder = keyHolderOf(objection.application)
  if (command.type === 'ProposeFinding') {
    if (objection.proposed) return refuse({ code: 'finding-already-proposed', detail: '核实结论已经提出，正等着复核。要改的，请复核人员先退回。' })
    return accept({ type: 'FindingProposed', data: { ...which, upheld: command.upheld, maker: actor.account }, ...about(holder, { finding: command.finding }) })
  }
  if (!objection.proposed) return refuse({ code: 'no-finding-proposed', detail: '还没有提出核实结论。' })
  if (command.type === 'ReturnFinding') return accept({ type: 'FindingReturned', data: { objection: objection.id }, ...about(holder, { reason: command.reason }) })
  const { upheld, finding, maker } = objection.proposed
  return acceptUnless(
    sameHand(maker, actor),
    { type: 'ObjectionSettled', data: { ...which, upheld, checker: actor.account }, ...about(holder, { finding }) },
    ...(upheld ? leaving(objection.application, state, at) : []),
  )
}

/** 答复 — how, and not in which words: what was found is in the record already, and how the objector is reached stays under their own key. */
function answer({ objection: id, way }: Of<'AnswerObjector'>, state: Standing): Decision<NoticeEvent> {
  const objection = state.objections.find((each) => each.id === id)
  if (!objection?.settled || objection.answered) return refuse({ code: 'no-answer-due', detail: '没有这件等着答复的异议：还没有结论，或者已经答复过。' })
  return accept({ type: 'ObjectorAnswered', data: { objection: id, way } })
}

/** The notice ends for all when the last name has hung its whole period; an objection still open holds its own person back, not the round. */
function end(state: Standing, { calendar, at }: NoticeContext): Decision<NoticeEvent> {
  if (!('websiteOn' in state)) return refuse({ code: 'notice-not-posted' })
  const { websiteOn, period } = state
  const ends = candidatesLeft(state).map((candidate) => lastDayOf(candidate, websiteOn, period, calendar))
  const unposted = ends.filter((each) => each === undefined).length
  const lastDay = ends.reduce((latest, each) => each && each.lastDay > latest ? each.lastDay : latest, websiteOn)
  const problems: Refusal[] = []
  if (unposted > 0) problems.push({ code: 'unit-posting-missing', detail: `还有${unposted}名候选人的单位没有登记张贴，公示期还没有起算。` })
  // Where nobody hangs any more there is nothing to wait for.
  if (ends.length > 0 && isWithinDay(at, lastDay)) problems.push({ code: 'notice-running', detail: `公示到${endOfDayInWords(dayInChinese(lastDay))}为止。` })
  return acceptUnless(problems, { type: 'NoticeEnded', data: { round: state.round, lastDay } })
}

/** The calendar learned something: who still hangs is counted again, each with what it was and why. A period that is over stays over. */
function recounted(state: Standing, { calendar, at }: NoticeContext): Decision<NoticeEvent> {
  if (!('websiteOn' in state)) return refuse({ code: 'notice-not-posted' })
  const { websiteOn, period } = state
  const changes = candidatesLeft(state).flatMap((candidate) => {
    const from = countedFrom(candidate, websiteOn)
    if (from === undefined || !candidate.counted || !isWithinDay(at, candidate.counted.lastDay)) return []
    const found = recount(calendar, from, period, candidate.counted)
    return found ? [{ application: candidate.application, ...found }] : []
  })
  return changes.length > 0
    ? accept({ type: 'NoticeRecounted', data: { on: dayOf(at), changes } })
    : refuse({ code: 'nothing-recounted', detail: '按现在的放假安排推算，公示的截止日没有变化。' })
}
