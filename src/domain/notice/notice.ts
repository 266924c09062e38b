import type { KnownCalendar } from '../../policy/calendar.ts'
import type { NoticePeriod } from '../../policy/policy.ts'
import { unknownEvent } from '../shared/event.ts'
import { erasedWords, told, type Personal } from '../shared/personal.ts'
import type { Day, Instant } from '../shared/time.ts'
import type { AnswerWay } from './answering.ts'
import { count, type Counted, type Recounted } from './counting.ts'
import { afterListChange, afterRecount, afterReposting, asking, isOwed, type AskedOfUnit, type UnitReposting } from './reposting.ts'

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
  /** How the objector was told what came of it; nothing while they still wait to hear. */
  answered?: AnswerWay | undefined
}>
export type Statement = Readonly<{ facts: string; evidence: string }>
/** 异议人 */
export type Objector = Readonly<{ name: string; contact: string }>

type Facts = Readonly<{ round: string; candidates: readonly Posted[]; maker: string; objections: readonly Objection[]; repostings: readonly UnitReposting[] }>

/** 公示 — the candidates shown to the public on the website and at their units at the same time. */
export type Notice =
  | Readonly<{ stage: 'none' }>
  | (Facts & Readonly<{ stage: 'proposed' }>)
  | (Facts & Readonly<{ stage: 'posted' | 'ended' | 'taken-down'; websiteOn: Day; period: NoticePeriod } & Changed>)

/** When the paper last went out anew, and why, or was taken down for good before its days were over. */
type Changed = Readonly<{ recountedOn?: Day | undefined; listChangedOn?: Day | undefined; takenDownOn?: Day | undefined }>

export const noticeStageName: Readonly<Record<Notice['stage'], string>> = { none: '尚未建立', proposed: '待复核', posted: '公示中', ended: '公示已结束', 'taken-down': '公示已撤下' }

export type NoticeEvent =
  | Readonly<{ type: 'NoticeProposed'; data: Readonly<{ round: string; candidates: readonly Posted[]; maker: string }> }>
  | Readonly<{ type: 'NoticeReturned'; data: Readonly<{ round: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'NoticePosted'; data: Readonly<{ websiteOn: Day; period: NoticePeriod; checker: string }> }>
  | Readonly<{ type: 'UnitPostingConfirmed'; data: Readonly<{ application: string; postedOn: Day; place: string; counted?: Counted | undefined; isOld?: boolean | undefined }> }>
  | Readonly<{ type: 'NoticeRecounted'; data: Readonly<{ on: Day; changes: readonly (Readonly<{ application: string }> & Recounted)[] }> }>
  | Readonly<{ type: 'NoticeListChanged'; data: Readonly<{ on: Day; application: string; isPublic: boolean; asked: readonly AskedOfUnit[] }> }>
  | Readonly<{ type: 'UnitRepostingConfirmed'; data: Readonly<{ application: string; postedOn: Day }> }>
  | Readonly<{ type: 'UnitRemovalConfirmed'; data: Readonly<{ application: string; removedOn: Day }> }>
  | Readonly<{
    type: 'ObjectionRaised'
    data: Readonly<{ objection: string; application: string; at: Instant }>
    personal?: Personal<Statement>
  }>
  | Readonly<{ type: 'ObjectorNamed'; data: Readonly<{ objection: string }>; personal?: Personal<Objector> }>
  | Readonly<{ type: 'FindingProposed'; data: Readonly<{ objection: string; application: string; upheld: boolean; maker: string }>; personal?: Personal<{ finding: string }> }>
  | Readonly<{ type: 'FindingReturned'; data: Readonly<{ objection: string }>; personal?: Personal<{ reason: string }> }>
  | Readonly<{ type: 'ObjectionSettled'; data: Readonly<{ objection: string; application: string; upheld: boolean; checker: string }>; personal?: Personal<{ finding: string }> }>
  | Readonly<{ type: 'ObjectorAnswered'; data: Readonly<{ objection: string; way: AnswerWay }> }>
  | Readonly<{ type: 'CandidateStruck'; data: Readonly<{ application: string }> }>
  | Readonly<{ type: 'NoticeTakenDown'; data: Readonly<{ on: Day; asked: readonly AskedOfUnit[] }> }>
  | Readonly<{ type: 'NoticeEnded'; data: Readonly<{ round: string; lastDay: Day }> }>

/** Facts with which the notice goes out, first or anew: bodies are called on it as they were then. */
export const noticeGoesOut: ReadonlySet<string> = new Set<NoticeEvent['type']>(['NoticePosted', 'NoticeRecounted', 'NoticeListChanged'])

export const noNotice: Notice = { stage: 'none' }

export function evolveNotice(state: Notice, event: NoticeEvent): Notice {
  if (state.stage === 'none') return event.type === 'NoticeProposed' ? { stage: 'proposed', ...event.data, objections: [], repostings: [] } : state
  switch (event.type) {
    case 'NoticeProposed': return state
    case 'NoticeReturned': return noNotice
    case 'NoticePosted': return { ...state, stage: 'posted', websiteOn: event.data.websiteOn, period: event.data.period }
    case 'UnitPostingConfirmed':
      return postedAtUnit(state, event.data)
    case 'NoticeRecounted':
      return {
        ...event.data.changes.reduce((notice, { application, counted }) => withPosted(notice, application, { counted }), state),
        repostings: afterRecount(state.repostings, event.data.on, event.data.changes),
        ...('websiteOn' in state && { recountedOn: event.data.on }),
      }
    case 'NoticeListChanged':
      return {
        ...state, repostings: afterListChange(state.repostings, event.data.on, event.data.asked),
        ...('websiteOn' in state && event.data.isPublic && { listChangedOn: event.data.on }),
      }
    case 'UnitRemovalConfirmed': return { ...state, repostings: afterReposting(state.repostings, event.data.application, event.data.removedOn) }
    case 'UnitRepostingConfirmed': return { ...state, repostings: afterReposting(state.repostings, event.data.application, event.data.postedOn) }
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
    case 'ObjectorAnswered': return withObjection(state, event.data.objection, { answered: event.data.way })
    case 'CandidateStruck':
      return withPosted(state, event.data.application, { isStruck: true })
    case 'NoticeTakenDown': return takenDown(state, event.data)
    case 'NoticeEnded': return state.stage === 'posted' ? { ...state, stage: 'ended' } : state
    default: return unknownEvent(event, state)
  }
}

type TakenDown = Extract<NoticeEvent, { type: 'NoticeTakenDown' }>['data']

/** Nobody is a candidate any more; of a draft nothing is left. */
function takenDown(state: Exclude<Notice, { stage: 'none' }>, { on, asked }: TakenDown): Notice {
  if (state.stage !== 'posted') return state.stage === 'proposed' ? noNotice : state
  const candidates = state.candidates.map((each) => ({ ...each, isStruck: true }))
  return { ...state, stage: 'taken-down', takenDownOn: on, candidates, repostings: afterListChange(state.repostings, on, asked) }
}

const unnamed: Objector = { name: erasedWords, contact: erasedWords }

type UnitPosting = Extract<NoticeEvent, { type: 'UnitPostingConfirmed' }>['data']

/** A paper from before the notice went out anew, hung or told of only afterwards, is to be replaced like those that hung already. */
function postedAtUnit(state: Exclude<Notice, { stage: 'none' }>, { application, postedOn, place, counted, isOld }: UnitPosting): Notice {
  const hung = withPosted(state, application, { unitPostedOn: postedOn, place, counted })
  const candidate = hung.candidates.find((each) => each.application === application)
  const since = isOld && candidate ? issuedAnewOn(hung, candidate) : undefined
  if (since === undefined) return hung
  const isListOld = 'listChangedOn' in hung && !candidate?.secret
  return { ...hung, repostings: asking(hung.repostings, [{ application, since, because: [], isListOld }]) }
}

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
export function countedFrom({ secret, unitPostedOn }: Posted, websiteOn: Day): Day | undefined {
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

/** What was asked of the unit of this candidate last, whether the new paper hangs by now or not. */
export function repostingOf({ repostings }: Pick<Facts, 'repostings'>, application: string): UnitReposting | undefined {
  return repostings.find((each) => each.application === application)
}

/** What is still asked of the unit about the paper that hangs; of somebody who is no candidate any more, only that it come down. */
export function postingOwed(facts: Pick<Facts, 'candidates' | 'objections' | 'repostings'>, application: string): UnitReposting | undefined {
  const newest = repostingOf(facts, application)
  if (!newest || !isOwed(newest)) return undefined
  return newest.isRemoval || candidatesLeft(facts).some((each) => each.application === application) ? newest : undefined
}

/** What there is to do: another paper goes up until the notice has ended. One without a name comes down all the same where it ended early, because nobody was left on it. */
export function owedStill(notice: Notice, application: string): UnitReposting | undefined {
  const owed = notice.stage === 'none' ? undefined : postingOwed(notice, application)
  return owed && (notice.stage === 'posted' || (notice.stage !== 'proposed' && owed.isRemoval)) ? owed : undefined
}

/** Since when there is another paper than the one that went out with the website; nothing where that one holds. A secret-related person hangs on a paper of their own, which bears nobody who could leave it. */
export function issuedAnewOn(notice: Notice, { secret }: Pick<Posted, 'secret'>): Day | undefined {
  if (!('websiteOn' in notice)) return undefined
  const { recountedOn = '', listChangedOn = '' } = notice
  return [recountedOn, secret ? '' : listChangedOn].toSorted().findLast((day) => day !== '')
}
