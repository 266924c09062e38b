import { z } from 'zod'
import { sameHand, unopened, type Acts } from '../shared/act.ts'
import type { Context } from '../shared/context.ts'
import { accept, acceptUnless, refuse, type Decision, type Refusal } from '../shared/decision.ts'
import { unknownEvent, type NoWords } from '../shared/event.ts'
import { about, erasedWords, roundSubject, told, type Personal } from '../shared/personal.ts'
import { dayInChinese, dayOf, type Day } from '../shared/time.ts'
import { day, id, reason, word, type CommandOf } from '../shared/words.ts'

/** What the leading group said of one candidate. */
export type Vote = Readonly<{ application: string; agreed: boolean; reason: string }>

export type Certificate = Readonly<{ application: string; number: string; title: string }>

type Facts = Readonly<{ round: string; applications: readonly string[]; maker: string }>
type Meeting = Readonly<{ heldOn: Day; minutes: string; recordedBy: string }>
type Discussed = Meeting & Readonly<{ votes: readonly Vote[] }>
/** Reasons by application: an entry about a whole list is sealed under the key of its round. */
type Reasons = Readonly<Record<string, string>>
type Submitted = Readonly<{ submittedOn: Day }>
type Approved = Readonly<{ documentNumber: string; approvedOn: Day; approvedBy: string }>

/** 研究审定 — one batch of cleared candidates on its way through leading group and government to the published list. */
export type Batch =
  | Readonly<{ stage: 'none' }>
  | (Facts & Readonly<{ stage: 'prepared' }>)
  | (Facts & Submitted & Readonly<{ stage: 'submitted' }>)
  | (Facts & Discussed & Readonly<{ stage: 'agreed' }>)
  | (Facts & Discussed & Approved & Readonly<{ stage: 'approved' }>)
  | (Facts & Discussed & Approved & Readonly<{ stage: 'published'; certificates: readonly Certificate[]; publishedOn: Day }>)
  /** Nobody decided against it: the round was given up, or nobody is left on it. */
  | (Facts & Readonly<{ stage: 'declined' | 'called-off'; reason: string }>)

export const batchStageName: Readonly<Record<Batch['stage'], string>> = {
  none: '尚未建立', prepared: '待复核提交', submitted: '待领导小组研究', agreed: '待政府审批', approved: '待公布', published: '已公布', declined: '未获批准', 'called-off': '已作废',
}

/** It was not published and won't be: it holds nobody. */
export const isDropped = ({ stage }: Readonly<{ stage: string }>): boolean => stage === 'declined' || stage === 'called-off'

export type BatchEvent =
  | Readonly<{ type: 'DecisionPrepared'; data: Facts }>
  | Readonly<{ type: 'DecisionReturned'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'DecisionSubmitted'; data: Readonly<{ checker: string; on: Day }> }>
  | Readonly<{ type: 'ListNarrowed'; data: Readonly<{ application: string }> }>
  | Readonly<{ type: 'LeadingGroupDecided'; data: Meeting & Readonly<{ votes: readonly Omit<Vote, 'reason'>[] }>; personal?: Personal<{ reasons: Reasons }> }>
  | Readonly<{ type: 'GovernmentApproved'; data: Approved }>
  | Readonly<{ type: 'GovernmentDeclined'; data: Readonly<{ applications: readonly string[] }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'DecisionCalledOff'; data: NoWords; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ResultsPublished'; data: Readonly<{ round: string; certificates: readonly Certificate[]; publishedOn: Day; checker: string }> }>

export const batchCommands = {
  PrepareDecision: z.object({ round: id, applications: z.array(id).min(1, '请至少选一名候选人').max(500) }),
  ReturnDecision: z.object({ reason }),
  SubmitDecision: z.object({}),
  RecordLeadingGroup: z.object({
    votes: z.array(z.object({ application: id, agreed: z.boolean(), reason: z.string().trim().max(1000) })).min(1).max(500),
    heldOn: day,
    minutes: word(120),
  }),
  StrikeFromList: z.object({ application: id }),
  ApproveDecision: z.object({ documentNumber: word(60), approvedOn: day }),
  DeclineDecision: z.object({ reason }),
  CallOffDecision: z.object({ reason }),
  PublishResults: z.object({}),
} as const
export type BatchCommandName = keyof typeof batchCommands
export type BatchCommand = CommandOf<typeof batchCommands>

export const batchActs = {
  PrepareDecision: { title: '拟定提交审定的名单', roles: ['office-maker'], from: ['none'], stage: 'leading-group' },
  ReturnDecision: { title: '退回名单', roles: ['office-checker'], from: ['prepared'], stage: 'leading-group' },
  SubmitDecision: { title: '提交领导小组', roles: ['office-checker'], from: ['prepared'], stage: 'leading-group' },
  RecordLeadingGroup: { title: '登记领导小组意见', roles: ['leading-group'], from: ['submitted'], stage: 'leading-group' },
  StrikeFromList: { title: '从名单中撤下', roles: ['system'], from: ['prepared', 'submitted'], stage: 'leading-group' },
  ApproveDecision: { title: '批准公布', roles: ['government'], from: ['agreed'], stage: 'government' },
  DeclineDecision: { title: '不予批准', roles: ['government'], from: ['agreed'], stage: 'government' },
  CallOffDecision: { title: '名单随本轮终止作废', roles: ['system'], from: ['prepared', 'submitted', 'agreed', 'approved'], stage: 'leading-group' },
  PublishResults: { title: '公布名单并颁发证书', roles: ['office-checker'], from: ['approved'], stage: 'publish' },
} as const satisfies Acts<BatchCommandName, Batch['stage']>

export type BatchContext = Context & Readonly<{
  roundId: string
  roundStage: string
  year: number
  seats: number
  /** Candidates free to go on: their notice has ended, no objection is open, no other batch carries them. */
  cleared: ReadonlySet<string>
  /** Seats taken by other batches that were not declined. */
  seatsTaken: number
  /** The highest running number on a certificate of this year, of whichever round; 0 where there is none. */
  lastCertificate: number
  /** Agreed to, and erased since: nobody is left to hold the title. */
  erased: ReadonlySet<string>
}>

export const noBatch: Batch = { stage: 'none' }

export function evolveBatch(state: Batch, event: BatchEvent): Batch {
  switch (event.type) {
    case 'DecisionPrepared': return state.stage === 'none' ? { stage: 'prepared', ...event.data } : state
    case 'DecisionReturned': return state.stage === 'prepared' ? noBatch : state
    case 'DecisionSubmitted': return state.stage === 'prepared' ? { ...state, stage: 'submitted', submittedOn: event.data.on } : state
    case 'ListNarrowed': return state.stage === 'prepared' || state.stage === 'submitted' ? narrowed(state, event.data.application) : state
    case 'LeadingGroupDecided': return state.stage === 'submitted' ? discussed(state, event) : state
    case 'GovernmentApproved': return state.stage === 'agreed' ? { ...state, ...event.data, stage: 'approved' } : state
    case 'GovernmentDeclined':
      return state.stage === 'agreed' ? declined(state, told(event.personal?.fields.reason)) : state
    case 'DecisionCalledOff':
      return state.stage === 'none' || state.stage === 'published' || isDropped(state) ? state : calledOff(state, told(event.personal?.fields.reason))
    case 'ResultsPublished': {
      const { certificates, publishedOn } = event.data
      return state.stage === 'approved' ? { ...state, stage: 'published', certificates, publishedOn } : state
    }
    default: return unknownEvent(event, state)
  }
}

/** Without that person; a list on which nobody is left goes no further. */
function narrowed(state: Extract<Batch, { stage: 'prepared' | 'submitted' }>, application: string): Batch {
  const applications = state.applications.filter((each) => each !== application)
  return applications.length > 0 ? { ...state, applications } : calledOff({ ...state, applications }, '名单上的人都已撤回申报。')
}

/** A list on which the leading group agreed to nobody goes no further. */
function discussed({ round, applications, maker }: Facts, event: Extract<BatchEvent, { type: 'LeadingGroupDecided' }>): Batch {
  const facts = { round, applications, maker }
  const votes = votesIn(event)
  return votes.some(({ agreed }) => agreed) ? { ...facts, ...event.data, votes, stage: 'agreed' } : declined(facts, '领导小组没有通过名单上的任何人。')
}

/** Every vote with its reason. */
export function votesIn({ data, personal }: Extract<BatchEvent, { type: 'LeadingGroupDecided' }>): readonly Vote[] {
  return data.votes.map((vote) => ({ ...vote, reason: personal ? personal.fields.reasons[vote.application] ?? '' : erasedWords }))
}

function declined({ round, applications, maker }: Facts, why: string): Batch {
  return { stage: 'declined', round, applications, maker, reason: why }
}

function calledOff({ round, applications, maker }: Facts, why: string): Batch {
  return { stage: 'called-off', round, applications, maker, reason: why }
}

export function decideBatch(command: BatchCommand, state: Batch, context: BatchContext): Decision<BatchEvent> {
  const refusals = unopened(batchActs[command.type], state.stage, context.actor, (stage) => batchStageName[stage])
  if (refusals.length > 0) return refuse(...refusals)
  switch (command.type) {
    case 'PrepareDecision': return prepare(command.applications, context)
    case 'ReturnDecision': return accept({ type: 'DecisionReturned', data: {}, ...about(roundSubject(context.roundId), { reason: command.reason }) })
    case 'SubmitDecision': return submit(state, context)
    case 'StrikeFromList': return accept({ type: 'ListNarrowed', data: { application: command.application } })
    case 'RecordLeadingGroup': return recordVotes(command, state, context)
    case 'ApproveDecision': return approve(command, state, context)
    case 'DeclineDecision': return decline(command.reason, state)
    case 'CallOffDecision': return accept({ type: 'DecisionCalledOff', data: {}, ...about(roundSubject(context.roundId), { reason: command.reason }) })
    case 'PublishResults': return publish(state, context)
  }
}

function prepare(applications: readonly string[], context: BatchContext): Decision<BatchEvent> {
  const { cleared, seats, seatsTaken, policy, actor } = context
  const names = [...new Set(applications)]
  const held = names.filter((application) => !cleared.has(application))
  const over = policy.seats.kind !== 'about' && seatsTaken + names.length > seats
  return acceptUnless(
    [
      ...(context.roundStage === 'decide' ? [] : [{ code: 'round-not-deciding', detail: '公示还没有结束，不能提交审定。' }]),
      ...held.map((application) => ({ code: 'candidate-held', about: application, detail: '这位候选人还有未了结的异议、已在别的批次里，或者不是候选人，不能列入。' })),
      ...(over ? [{ code: 'seats-full', clause: policy.seats.clause, detail: `本轮名额${seats}名，已占用${seatsTaken}名，不能再列入${names.length}名。` }] : []),
    ],
    { type: 'DecisionPrepared', data: { round: context.roundId, applications: names, maker: actor.account } },
  )
}

function submit(state: Batch, { actor, at, cleared }: BatchContext): Decision<BatchEvent> {
  if (state.stage !== 'prepared') return refuse()
  const held = state.applications.filter((application) => !cleared.has(application))
  return acceptUnless(
    [
      ...sameHand(state.maker, actor),
      ...held.map((application) => ({ code: 'candidate-held', about: application, detail: '名单里有人又有了未了结的异议，请退回重拟。' })),
    ],
    { type: 'DecisionSubmitted', data: { checker: actor.account, on: dayOf(at) } },
  )
}

type Voting = Extract<BatchCommand, { type: 'RecordLeadingGroup' }>

function recordVotes({ votes, heldOn, minutes }: Voting, state: Batch, { actor, at }: BatchContext): Decision<BatchEvent> {
  if (state.stage !== 'submitted') return refuse()
  const voted = new Set(votes.map(({ application }) => application))
  const complete = voted.size === votes.length && votes.length === state.applications.length && state.applications.every((each) => voted.has(each))
  const problems: Refusal[] = [
    ...(complete ? [] : [{ code: 'votes-incomplete', about: 'votes', detail: '名单上的每个人都要有一条意见，不能多也不能少。' }]),
    ...votes.filter((vote) => !vote.agreed && vote.reason.length < 2).map(({ application }) => ({ code: 'reason-missing', about: application, detail: '不同意的，请写明理由。' })),
    ...(heldOn > dayOf(at) ? [{ code: 'day-in-future', about: 'heldOn', detail: '会议日期不能晚于今天。' }] : []),
    ...(heldOn < state.submittedOn ? [{ code: 'held-before-submission', about: 'heldOn', detail: `名单是${dayInChinese(state.submittedOn)}提交的，会议不能早于这一天。` }] : []),
  ]
  return acceptUnless(problems, {
    type: 'LeadingGroupDecided',
    data: { votes: votes.map(({ application, agreed }) => ({ application, agreed })), heldOn, minutes, recordedBy: actor.account },
    ...about(roundSubject(state.round), { reasons: Object.fromEntries(votes.map(({ application, reason: why }) => [application, why])) }),
  })
}

type Approving = Extract<BatchCommand, { type: 'ApproveDecision' }>

function approve({ documentNumber, approvedOn }: Approving, state: Batch, { actor, at }: BatchContext): Decision<BatchEvent> {
  if (state.stage !== 'agreed') return refuse()
  return acceptUnless(
    [
      ...(approvedOn > dayOf(at) ? [{ code: 'day-in-future', about: 'approvedOn', detail: '批准日期不能晚于今天。' }] : []),
      ...(approvedOn < state.heldOn ? [{ code: 'approved-before-meeting', about: 'approvedOn', detail: `领导小组${dayInChinese(state.heldOn)}才研究通过，批准不能早于这一天。` }] : []),
    ],
    { type: 'GovernmentApproved', data: { documentNumber, approvedOn, approvedBy: actor.account } },
  )
}

function decline(why: string, state: Batch): Decision<BatchEvent> {
  if (state.stage !== 'agreed') return refuse()
  const applications = state.votes.filter(({ agreed }) => agreed).map(({ application }) => application)
  return accept({ type: 'GovernmentDeclined', data: { applications }, ...about(roundSubject(state.round), { reason: why }) })
}

function publish(state: Batch, context: BatchContext): Decision<BatchEvent> {
  if (state.stage !== 'approved') return refuse()
  const agreed = state.votes.filter((vote) => vote.agreed && !context.erased.has(vote.application))
  const certificates = agreed.map(({ application }, index) => ({
    application,
    number: certificateNumber(context.year, context.lastCertificate + index + 1),
    title: application,
  }))
  return acceptUnless(
    sameHand(state.maker, context.actor),
    { type: 'ResultsPublished', data: { round: state.round, certificates, publishedOn: dayOf(context.at), checker: context.actor.account } },
  )
}

/** 证书编号 — the year and a running number within it, over all rounds of the year: 2024-003. */
export function certificateNumber(year: number, running: number): string {
  return `${year}-${String(running).padStart(3, '0')}`
}

/** The running number that a certificate of this year bears; `undefined` for one of another year. */
export function runningNumber(year: number, number: string): number | undefined {
  const [ofYear, running] = number.split('-')
  return ofYear === String(year) ? Number(running) : undefined
}
