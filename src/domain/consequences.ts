import type { Policy } from '../policy/policy.ts'
import { unreportedStages, type Application, type ApplicationEvent } from './application/application.ts'
import type { ApplicationCommand } from './application/commands.ts'
import { votesIn, type Batch, type BatchEvent } from './decision/decision.ts'
import { told } from './shared/personal.ts'
import type { NoticeEvent } from './notice/notice.ts'
import type { RoundCommand } from './round/commands.ts'
import { announcedPlan, type Round, type RoundEvent } from './round/round.ts'
import type { ScoresheetEvent } from './review/scoresheet.ts'
import type { Holder, TitleCommand, TitleEvent } from './title/title.ts'

/** A command that follows from a fact on another subject; given in the same transaction, by the same hand acting as the system. */
export type Consequence =
  | Readonly<{ kind: 'application'; id: string; command: ApplicationCommand }>
  | Readonly<{ kind: 'round'; id: string; command: RoundCommand }>
  | Readonly<{ kind: 'title'; id: string; command: TitleCommand }>

export type CaseEvent = RoundEvent | ApplicationEvent | ScoresheetEvent | NoticeEvent | BatchEvent | TitleEvent

/** What granting a title needs to know of the cases it is granted for. */
export type Surroundings = Readonly<{
  policy: Policy
  round: Round
  batch?: Batch | undefined
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
      return lapsing(around, () => true)
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

type Started = Exclude<Application, { stage: 'none' }>

/** A case that never reached the office by the end ends with it; one the office itself returned has its days until the qualification closes. */
function lapsing({ applications }: Surroundings, ends: (state: Started) => boolean): readonly Consequence[] {
  return [...applications].flatMap(([id, state]) =>
    state.stage !== 'none' && unreportedStages.has(state.stage) && ends(state)
      ? [onApplication(id, { type: 'LapseApplication', reason: '截止前没有报送选拔办，本轮不再受理。' })]
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
  'NominationsClosed', 'QualificationClosed', 'RoundFinished', 'CandidatesApproved', 'NoticeProposed', 'NoticeReturned', 'NoticeEnded',
  'ObjectionSettled', 'LeadingGroupDecided', 'GovernmentDeclined', 'ResultsPublished',
])
