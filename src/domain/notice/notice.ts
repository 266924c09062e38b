import { z } from 'zod'
import type { NoticePeriod } from '../../policy/policy.ts'
import type { KnownCalendar } from '../../policy/calendar.ts'
import { sameHand, unopened, type Acts } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { about, erasedWords, objectorSubject, roundSubject, told, type Personal } from '../shared/personal.ts'
import { dayInChinese, dayOf, isWithinDay, type Day, type Instant } from '../shared/time.ts'
import { day, id, reason, word, type CommandOf } from '../shared/words.ts'
import { count, recount, type Counted, type Recounted } from './counting.ts'

/** One name on the notice, and where it hangs; struck once the person is no candidate any more. Its period runs from the day on which website AND unit both show it. */
export type Posted = Readonly<{
  application: string; unit: string; secret: boolean; unitPostedOn?: Day | undefined; place?: string | undefined; isStruck?: boolean | undefined
  /** As it was counted when the unit posted, or again since; the end never moves without an entry that says why. */
  counted?: Counted | undefined
}>

/** 异议 — stops the one person it is about until it is settled with a finding. What was said is sealed under that person's key, who said it under the objector's. */
export type Objection = Readonly<{
  id: string
  application: string
  at: Instant
  statement: Statement
  objector: Objector
  proposed?: Readonly<{ upheld: boolean; finding: string; maker: string }> | undefined
  settled?: Readonly<{ upheld: boolean; finding: string; checker: string }> | undefined
}>
export type Statement = Readonly<{ facts: string; evidence: string }>
/** 异议人 */
export type Objector = Readonly<{ name: string; contact: string }>

type Facts = Readonly<{ round: string; candidates: readonly Posted[]; maker: string; objections: readonly Objection[] }>

/** 公示 — the candidates shown to the public on the website and at their units at the same time. */
export type Notice =
  | Readonly<{ stage: 'none' }>
  | (Facts & Readonly<{ stage: 'proposed' }>)
  | (Facts & Readonly<{ stage: 'posted' | 'ended'; websiteOn: Day; period: NoticePeriod; recountedOn?: Day | undefined }>)

export const noticeStageName: Readonly<Record<Notice['stage'], string>> = { none: '尚未建立', proposed: '待复核', posted: '公示中', ended: '公示已结束' }

export type NoticeEvent =
  | Readonly<{ type: 'NoticeProposed'; data: Readonly<{ round: string; candidates: readonly Posted[]; maker: string }> }>
  | Readonly<{ type: 'NoticeReturned'; data: Readonly<{ round: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'NoticePosted'; data: Readonly<{ websiteOn: Day; period: NoticePeriod; checker: string }> }>
  | Readonly<{ type: 'UnitPostingConfirmed'; data: Readonly<{ application: string; postedOn: Day; place: string; counted?: Counted | undefined }> }>
  | Readonly<{ type: 'NoticeRecounted'; data: Readonly<{ on: Day; changes: readonly (Readonly<{ application: string }> & Recounted)[] }> }>
  | Readonly<{
    type: 'ObjectionRaised'
    data: Readonly<{ objection: string; application: string; at: Instant }>
    personal?: Personal<Statement>
  }>
  | Readonly<{ type: 'ObjectorNamed'; data: Readonly<{ objection: string }>; personal?: Personal<Objector> }>
  | Readonly<{ type: 'FindingProposed'; data: Readonly<{ objection: string; application: string; upheld: boolean; maker: string }>; personal?: Personal<{ finding: string }> }>
  | Readonly<{ type: 'FindingReturned'; data: Readonly<{ objection: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ObjectionSettled'; data: Readonly<{ objection: string; application: string; upheld: boolean; checker: string }>; personal?: Personal<{ finding: string }> }>
  | Readonly<{ type: 'CandidateStruck'; data: Readonly<{ application: string }> }>
  | Readonly<{ type: 'NoticeEnded'; data: Readonly<{ round: string; lastDay: Day }> }>

export const noticeCommands = {
  ProposeNotice: z.object({ round: id }),
  ReturnNotice: z.object({ reason }),
  PostNotice: z.object({}),
  ConfirmUnitPosting: z.object({ application: id, postedOn: day, place: word(200) }),
  RaiseObjection: z.object({
    application: id, objection: id,
    name: word(50), contact: word(100),
    facts: z.string().trim().min(10, '请写明异议的事实，不少于10个字').max(5000, '不能超过5000字'),
    evidence: z.string().trim().max(5000, '不能超过5000字'),
  }),
  ProposeFinding: z.object({ objection: id, upheld: z.boolean(), finding: reason }),
  ReturnFinding: z.object({ objection: id, reason }),
  ConfirmFinding: z.object({ objection: id }),
  StrikeCandidate: z.object({ application: id }),
  RecountNotice: z.object({}),
  EndNotice: z.object({}),
} as const
export type NoticeCommandName = keyof typeof noticeCommands
export type NoticeCommand = CommandOf<typeof noticeCommands>

const running = ['posted', 'ended'] as const

export const noticeActs = {
  ProposeNotice: { title: '拟定公示', roles: ['office-maker'], from: ['none'], stage: 'publicity' },
  ReturnNotice: { title: '退回公示稿', roles: ['office-checker'], from: ['proposed'], stage: 'publicity' },
  PostNotice: { title: '在网站公示', roles: ['office-checker'], from: ['proposed'], stage: 'publicity' },
  ConfirmUnitPosting: { title: '登记单位张贴', roles: ['unit'], from: ['posted'], stage: 'publicity' },
  RaiseObjection: { title: '提出异议', roles: ['public', 'office-maker'], from: ['posted'], stage: 'publicity' },
  ProposeFinding: { title: '提出核实结论', roles: ['office-maker'], from: running, stage: 'publicity' },
  ReturnFinding: { title: '退回核实结论', roles: ['office-checker'], from: running, stage: 'publicity' },
  ConfirmFinding: { title: '确认核实结论', roles: ['office-checker'], from: running, stage: 'publicity' },
  StrikeCandidate: { title: '从公示名单中撤下', roles: ['system'], from: ['proposed', 'posted', 'ended'], stage: 'publicity' },
  RecountNotice: { title: '重算公示截止日', roles: ['system'], from: ['posted'], stage: 'publicity' },
  EndNotice: { title: '结束公示', roles: ['office-maker', 'system'], from: ['posted'], stage: 'publicity' },
} as const satisfies Acts<NoticeCommandName, Notice['stage']>

export type NoticeContext = Context & Readonly<{
  roundStage: string
  /** Those the panel's ranking put forward, in rank order. */
  candidates: readonly Posted[]
  /** Under whose key words about this case are sealed; nobody's, once the person has been erased. */
  keyHolderOf(application: string): string | undefined
}>

export const noNotice: Notice = { stage: 'none' }

export function evolveNotice(state: Notice, event: NoticeEvent): Notice {
  if (state.stage === 'none') return event.type === 'NoticeProposed' ? { stage: 'proposed', ...event.data, objections: [] } : state
  switch (event.type) {
    case 'NoticeReturned': return noNotice
    case 'NoticePosted': return { ...state, stage: 'posted', websiteOn: event.data.websiteOn, period: event.data.period }
    case 'UnitPostingConfirmed':
      return withPosted(state, event.data.application, { unitPostedOn: event.data.postedOn, place: event.data.place, counted: event.data.counted })
    case 'NoticeRecounted':
      return {
        ...event.data.changes.reduce((notice, { application, counted }) => withPosted(notice, application, { counted }), state),
        ...('websiteOn' in state && { recountedOn: event.data.on }),
      }
    case 'ObjectionRaised': {
      const { objection, application, at } = event.data
      const { facts, evidence } = event.personal?.fields ?? {}
      return {
        ...state,
        objections: [...state.objections, { id: objection, application, at, statement: { facts: told(facts), evidence: told(evidence) }, objector: unnamed }],
      }
    }
    case 'ObjectorNamed': return withObjection(state, event.data.objection, { objector: event.personal?.fields ?? unnamed })
    case 'FindingProposed': {
      const { upheld, maker } = event.data
      return withObjection(state, event.data.objection, { proposed: { upheld, finding: told(event.personal?.fields.finding), maker } })
    }
    case 'FindingReturned': return withObjection(state, event.data.objection, { proposed: undefined })
    case 'ObjectionSettled': {
      const { upheld, checker } = event.data
      return withObjection(state, event.data.objection, { settled: { upheld, finding: told(event.personal?.fields.finding), checker } })
    }
    case 'CandidateStruck':
      return withPosted(state, event.data.application, { isStruck: true })
    case 'NoticeEnded': return state.stage === 'posted' ? { ...state, stage: 'ended' } : state
    default: return state
  }
}

const unnamed: Objector = { name: erasedWords, contact: erasedWords }

function withPosted<State extends Facts>(state: State, application: string, change: Partial<Posted>): State {
  return { ...state, candidates: state.candidates.map((each) => each.application === application ? { ...each, ...change } : each) }
}

function withObjection<State extends Facts>(state: State, objection: string, change: Partial<Objection>): State {
  return { ...state, objections: state.objections.map((each) => each.id === objection ? { ...each, ...change } : each) }
}

/** The last day on which this name hangs; `undefined` while the unit has not posted it. Provisional where the year's holidays are not published yet. */
export function lastDayOf(candidate: Posted, websiteOn: Day, period: NoticePeriod, calendar: KnownCalendar): Counted | undefined {
  const from = countedFrom(candidate, websiteOn)
  return from === undefined ? undefined : candidate.counted ?? count(calendar, from, period)
}

/** “同时公示”: the count starts on the later of the two postings. A secret-related name hangs at the unit alone. */
function countedFrom({ secret, unitPostedOn }: Posted, websiteOn: Day): Day | undefined {
  return unitPostedOn === undefined || secret || unitPostedOn > websiteOn ? unitPostedOn : websiteOn
}

export function objectionPending(objections: readonly Objection[], application: string): boolean {
  return objections.some((each) => each.application === application && !each.settled)
}

/** Those still before the public: whoever withdrew, or an objection was upheld against, is a candidate no more. */
export function candidatesLeft({ candidates, objections }: Pick<Facts, 'candidates' | 'objections'>): readonly Posted[] {
  const dropped = new Set(objections.filter(({ settled }) => settled?.upheld).map(({ application }) => application))
  return candidates.filter(({ application, isStruck }) => !isStruck && !dropped.has(application))
}

export function decideNotice(command: NoticeCommand, state: Notice, context: NoticeContext): Decision<NoticeEvent> {
  const refusals = unopened(noticeActs[command.type], state.stage, context.actor, (stage) => noticeStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  if (command.type === 'ProposeNotice') return propose(command.round, context)
  if (state.stage === 'none') return refuse({ code: 'no-such-notice' })
  switch (command.type) {
    case 'ReturnNotice': return accept({ type: 'NoticeReturned', data: { round: state.round }, ...about(roundSubject(state.round), { reason: command.reason }) })
    case 'PostNotice': return post(state, context)
    case 'ConfirmUnitPosting': return confirmPosting(command, state, context)
    case 'RaiseObjection': return object(command, state, context)
    case 'ProposeFinding':
    case 'ReturnFinding':
    case 'ConfirmFinding': return decideFinding(command, state, context)
    case 'StrikeCandidate': return strike(command, state)
    case 'RecountNotice': return recounted(state, context)
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
function strike({ application }: Of<'StrikeCandidate'>, state: Standing): Decision<NoticeEvent> {
  const struck: NoticeEvent = { type: 'CandidateStruck', data: { application } }
  const back: NoticeEvent = { type: 'NoticeReturned', data: { round: state.round }, ...about(roundSubject(state.round), { reason: '公示稿上的人都已撤回申报。' }) }
  const isEmptyDraft = state.stage === 'proposed' && candidatesLeft(state).every((each) => each.application === application)
  return accept<NoticeEvent>(struck, ...(isEmptyDraft ? [back] : []))
}

function confirmPosting({ application, postedOn, place }: Of<'ConfirmUnitPosting'>, state: Standing, { at, actor, calendar }: NoticeContext): Decision<NoticeEvent> {
  const candidate = candidatesLeft(state).find((each) => each.application === application)
  if (candidate?.unit !== actor.body) return refuse({ code: 'not-your-candidate', detail: '公示名单里没有本单位的这位候选人。' })
  const counted = 'websiteOn' in state ? lastDayOf({ ...candidate, unitPostedOn: postedOn }, state.websiteOn, state.period, calendar) : undefined
  return acceptUnless(
    [
      ...(candidate.unitPostedOn ? [{ code: 'already-posted', detail: '这位候选人已经登记过张贴。' }] : []),
      ...(postedOn > dayOf(at) ? [{ code: 'posted-in-future', about: 'postedOn', detail: '张贴日期不能晚于今天。' }] : []),
      ...('websiteOn' in state && postedOn < state.websiteOn
        ? [{ code: 'posted-before-website', about: 'postedOn', detail: '单位张贴不能早于网站公示，两处应当同时公示。' }] : []),
    ],
    { type: 'UnitPostingConfirmed', data: { application, postedOn, place, ...(counted && { counted }) } },
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
        ? [{ code: 'notice-over', detail: `对这位候选人的公示已于${dayInChinese(period.lastDay)}24时结束。` }] : []),
      ...(state.objections.some(({ id: known }) => known === objection)
        ? [{ code: 'objection-exists', about: 'objection', detail: '这件异议已经登记过，请刷新后查看。' }] : []),
    ],
    { type: 'ObjectionRaised', data: { objection, application, at }, ...about(keyHolderOf(application), { facts, evidence }) },
    { type: 'ObjectorNamed', data: { objection }, ...about(objectorSubject(objection), { name, contact }) },
  )
}

type FindingCommand = Of<'ProposeFinding' | 'ReturnFinding' | 'ConfirmFinding'>

function decideFinding(command: FindingCommand, state: Standing, { actor, keyHolderOf }: NoticeContext): Decision<NoticeEvent> {
  const objection = state.objections.find(({ id }) => id === command.objection)
  if (!objection || objection.settled) return refuse({ code: 'no-open-objection', detail: '没有这件待处理的异议。' })
  const which = { objection: objection.id, application: objection.application }
  const holder = keyHolderOf(objection.application)
  if (command.type === 'ProposeFinding') {
    return accept({ type: 'FindingProposed', data: { ...which, upheld: command.upheld, maker: actor.account }, ...about(holder, { finding: command.finding }) })
  }
  if (!objection.proposed) return refuse({ code: 'no-finding-proposed', detail: '还没有提出核实结论。' })
  if (command.type === 'ReturnFinding') return accept({ type: 'FindingReturned', data: { objection: objection.id }, ...about(holder, { reason: command.reason }) })
  const { upheld, finding, maker } = objection.proposed
  return acceptUnless(sameHand(maker, actor), { type: 'ObjectionSettled', data: { ...which, upheld, checker: actor.account }, ...about(holder, { finding }) })
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
  if (ends.length > 0 && isWithinDay(at, lastDay)) problems.push({ code: 'notice-running', detail: `公示到${dayInChinese(lastDay)}24时为止。` })
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
