import type { Policy } from '../policy/policy.ts'
import { finalStages, unreportedStages, type Application, type ApplicationEvent, type Started } from './application/application.ts'
import type { ApplicationCommand } from './application/commands.ts'
import { isDropped, votesIn, type Batch, type BatchCommand, type BatchEvent } from './decision/decision.ts'
import { told } from './shared/personal.ts'
import type { NoticeCommand } from './notice/commands.ts'
import { candidatesLeft, type Notice, type NoticeEvent } from './notice/notice.ts'
import type { RoundCommand } from './round/commands.ts'
import { announcedPlan, type Round, type RoundEvent } from './round/round.ts'
import type { ScoresheetEvent } from './review/scoresheet.ts'
import type { Holder, TitleCommand, TitleEvent } from './title/title.ts'

/** A command that follows from a fact on another subject; given in the same transaction, by the same hand acting as the system. */
export type Consequence =
  | Readonly<{ kind: 'application'; id: string; command: ApplicationCommand }>
  | Readonly<{ kind: 'round'; id: string; command: RoundCommand }>
  | Readonly<{ kind: 'notice'; id: string; command: NoticeCommand }>
  | Readonly<{ kind: 'decision'; id: string; command: BatchCommand }>
  | Readonly<{ kind: 'title'; id: string; command: TitleCommand }>

export type CaseEvent = RoundEvent | ApplicationEvent | ScoresheetEvent | NoticeEvent | BatchEvent | TitleEvent

/** What consequences rest on: the round, its cases, and what of it carries them. */
export type Surroundings = Readonly<{
  /** The stream the fact stands in, and the round it belongs to. */
  id: string
  roundId: string
  policy: Policy
  round: Round
  batch?: Batch | undefined
  /** Where a candidate hangs and on which lists they stand: looked up for whoever withdraws, and where the round is given up. */
  notice?: Notice | undefined
  batches?: ReadonlyMap<string, Batch> | undefined
  applications: ReadonlyMap<string, Application>
  unitName(unit: string): string
}>

/** 联动 — what one fact brings about elsewhere. Everything not listed here stands alone. */
export function consequencesOf(event: CaseEvent, around: Surroundings): readonly Consequence[] {
  switch (event.type) {
    case 'CandidatesApproved':
      return event.data.ranking.map(({ application, rank, scoreHundredths, candidate }) =>
        onApplication(application, { type: 'RankApplication', rank, scoreHundredths, candidate }))
    case 'NominationsClosed':
      return lapsing(around, ({ reportAgainBy }) => reportAgainBy === undefined)
    case 'QualificationClosed':
    case 'RoundFinished':
    case 'RoundClosedWithoutHolders':
      return lapsing(around, () => true)
    case 'RoundTerminated':
      return terminating(`本轮选拔已经终止，通知撤回：${told(event.personal?.fields.reason)}`, around)
    case 'ApplicationWithdrawn':
      return withdrawing(around)
    case 'NoticeProposed':
      return [{ kind: 'round', id: event.data.round, command: { type: 'BeginPublicity', notice: event.data.round } }]
    case 'NoticeReturned':
      return [{ kind: 'round', id: event.data.round, command: { type: 'CallOffPublicity', notice: event.data.round } }]
    case 'NoticeEnded':
      return [{ kind: 'round', id: event.data.round, command: { type: 'EndPublicity', notice: event.data.round } }]
    case 'ObjectionSettled':
      return event.data.upheld && mayBeDropped(around.applications.get(event.data.application))
        ? [onApplication(event.data.application, { type: 'DropCandidate', ground: 'objection', reason: told(event.personal?.fields.finding) })]
        : []
    case 'LeadingGroupDecided':
      return votesIn(event).map(({ application, agreed, reason }) => onApplication(
        application,
        agreed ? { type: 'AgreeCandidate', minutes: event.data.minutes } : { type: 'DropCandidate', ground: 'leading-group', reason },
      ))
    case 'GovernmentDeclined':
      return event.data.applications.map((application) =>
        onApplication(application, { type: 'DropCandidate', ground: 'government', reason: told(event.personal?.fields.reason) }))
    case 'ResultsPublished':
      return event.data.certificates.flatMap((certificate) => grant(certificate, event.data, around))
    default:
      return []
  }
}

function onApplication(id: string, command: ApplicationCommand): Consequence {
  return { kind: 'application', id, command }
}

/**
 * 撤回 — reaches that person alone: struck from what hangs and from lists not yet decided on. A ranking that nobody has confirmed
 * is drawn up anew without them; a confirmed one stays, and nobody moves up, because no text says so.
 */
function withdrawing({ id, roundId, round, notice, batches = new Map() }: Surroundings): readonly Consequence[] {
  const isRanked = round.stage === 'ranked' && round.ranking.some(({ application }) => application === id)
  const hangs = notice !== undefined && notice.stage !== 'none' && candidatesLeft(notice).some(({ application }) => application === id)
  const lists = [...batches].filter(([, batch]) => (batch.stage === 'prepared' || batch.stage === 'submitted') && batch.applications.includes(id))
  return [
    ...(isRanked ? [{ kind: 'round', id: roundId, command: { type: 'ReturnCandidates', reason: '名单上有人撤回申报，请重新汇总。' } } as const] : []),
    ...(hangs ? [{ kind: 'notice', id: roundId, command: { type: 'StrikeCandidate', application: id } } as const] : []),
    ...lists.map(([list]) => ({ kind: 'decision', id: list, command: { type: 'StrikeFromList', application: id } } as const)),
  ]
}

/** 终止 — everything that is open ends with the round: cases with the reason that was published, the notice, lists nobody has published. */
function terminating(reason: string, { roundId, applications, notice, batches = new Map() }: Surroundings): readonly Consequence[] {
  const open = [...applications].filter(([, { stage }]) => stage !== 'none' && !finalStages.has(stage))
  const hangs = notice?.stage === 'proposed' || notice?.stage === 'posted'
  const lists = [...batches].filter(([, batch]) => batch.stage !== 'none' && batch.stage !== 'published' && !isDropped(batch))
  return [
    ...open.map(([id]) => onApplication(id, { type: 'TerminateApplication', reason })),
    ...(hangs ? [{ kind: 'notice', id: roundId, command: { type: 'TakeDownNotice' } } as const] : []),
    ...lists.map(([id]) => ({ kind: 'decision', id, command: { type: 'CallOffDecision', reason } } as const)),
  ]
}

/** A case that never reached the office by the end ends with it; one the office itself returned has its days until the qualification closes. */
function lapsing({ applications }: Surroundings, ends: (state: Started) => boolean): readonly Consequence[] {
  return [...applications].flatMap(([id, state]) =>
    state.stage !== 'none' && unreportedStages.has(state.stage) && ends(state)
      ? [onApplication(id, { type: 'LapseApplication', reason: `截止前${state.submissions > 0 ? '没有报送选拔办' : '单位没有提交'}，本轮不再受理。` })]
      : [])
}

/** A second objection upheld against the same person finds them dropped already. */
function mayBeDropped(state: Application | undefined): boolean {
  return state?.stage === 'candidate' || state?.stage === 'agreed'
}

type Published = Extract<BatchEvent, { type: 'ResultsPublished' }>['data']

function grant({ application, number, title }: Published['certificates'][number], { round, publishedOn }: Published, around: Surroundings): readonly Consequence[] {
  const found = around.applications.get(application)
  if (!found || found.stage === 'none') return []
  const batch = around.batch
  const term = around.policy.termYears
  return [
    onApplication(application, { type: 'TitleCandidate', certificate: number }),
    {
      kind: 'title', id: title,
      command: {
        type: 'GrantTitle', round, application, number, titleName: around.policy.titleName,
        documentNumber: batch && 'documentNumber' in batch ? batch.documentNumber : '',
        grantedOn: publishedOn, secret: found.secret, subject: found.subject,
        termYears: term.stated ? term.value : announcedPlan(around.round)?.supplied.termYears?.value,
        holder: holderOf(found, around),
      },
    },
  ]
}

function holderOf(application: Started, { unitName }: Surroundings): Holder {
  const { name, occupation } = application.content?.answers ?? {}
  return { name: String(name ?? ''), occupation: String(occupation ?? ''), unit: unitName(application.unit) }
}

/** Facts that bring something about elsewhere: for all others nothing need be looked up. */
export const causes: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'ApplicationWithdrawn', 'RoundTerminated', 'NominationsClosed', 'QualificationClosed', 'RoundFinished', 'RoundClosedWithoutHolders', 'CandidatesApproved', 'NoticeProposed', 'NoticeReturned', 'NoticeEnded',
  'ObjectionSettled', 'LeadingGroupDecided', 'GovernmentDeclined', 'ResultsPublished',
])
