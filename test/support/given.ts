import { expect } from 'vitest'
import { latestCalendar } from '../policy/calendars.ts'
import { evolveApplication, noApplication, type Application, type ApplicationEvent } from '../../src/domain/application/application.ts'
import { applicationActs, type ApplicationCommand } from '../../src/domain/application/commands.ts'
import { decideApplication, type ApplicationContext } from '../../src/domain/application/decide.ts'
import { batchActs, decideBatch, evolveBatch, noBatch, type BatchCommand, type BatchContext, type BatchEvent } from '../../src/domain/decision/decision.ts'
import { noticeActs, type NoticeCommand } from '../../src/domain/notice/commands.ts'
import { decideNotice, type NoticeContext } from '../../src/domain/notice/decide.ts'
import { evolveNotice, noNotice, type NoticeEvent } from '../../src/domain/notice/notice.ts'
import { decideScoresheet, evolveScoresheet, noScoresheet, scoresheetActs, type ScoresheetCommand, type ScoresheetContext, type ScoresheetEvent } from '../../src/domain/review/scoresheet.ts'
import { roundActs, type RoundCommand } from '../../src/domain/round/commands.ts'
import { decideRound, type RoundContext } from '../../src/domain/round/decide.ts'
import { evolveRound, noRound, type Round, type RoundEvent } from '../../src/domain/round/round.ts'
import type { Act } from '../../src/domain/shared/act.ts'
import { roleName, type Actor, type Role } from '../../src/domain/shared/actor.ts'
import type { Context } from '../../src/domain/shared/context.ts'
import type { Decision, Refusal } from '../../src/domain/shared/decision.ts'
import { noRegistry } from '../../src/policy/competition.ts'
import { weihai2024 } from '../policy/versions.ts'

/** One hand of each role, known by the name of the role; `body` is the organisation or person it acts for. */
export function hand(role: Role, own: Partial<Actor> = {}): Actor {
  return { account: role, role, jurisdiction: 'weihai', body: bodyOf[role] ?? role, name: `演示·${roleName[role]}`, ...own }
}

const bodyOf: Readonly<Partial<Record<Role, string>>> = { unit: 'shipyard', district: 'east', applicant: 'person-1' }

/** An instant as the clock on the wall of the office shows it. */
export const clock = (day: string, time = '09:00:00.000'): string => new Date(`${day}T${time}+08:00`).toISOString()

/** 24:00 of a day: the first instant that no longer belongs to it. */
export const midnightAfter = (day: string): string => new Date(Date.parse(clock(day, '23:59:59.999')) + 1).toISOString()

/** The last instant of a day. */
export const lastInstantOf = (day: string): string => clock(day, '23:59:59.999')

type Told<Ctx extends Context> = Partial<Omit<Ctx, 'actor'>> & Readonly<{ by?: Role | Actor }>

type Subject<State, Event, Command, Ctx> = Readonly<{
  initial: State
  evolve(state: State, event: Event): State
  decide(command: Command, state: State, context: Ctx): Decision<Event>
  /** Whose act it is where the sentence names nobody. */
  handOf(command: Command): Role
  context: Omit<Ctx, 'actor'>
}>

/** given(facts).when(command).then(facts), with the functions that decide and fold in earnest. */
function sentencesAbout<State extends Readonly<{ stage: string }>, Event, Command, Ctx extends Context>(subject: Subject<State, Event, Command, Ctx>) {
  const fold = (events: readonly Event[]): State => events.reduce(subject.evolve, subject.initial)
  return (...past: readonly Event[]) => ({
    state: fold(past),
    when(command: Command, { by = subject.handOf(command), ...told }: Told<Ctx> = {}) {
      const actor = typeof by === 'string' ? hand(by) : by
      const decision = subject.decide(command, fold(past), { ...subject.context, ...told, actor } as unknown as Ctx)
      return outcome(decision, (events) => fold([...past, ...events]))
    },
  })
}

function outcome<Event, State extends Readonly<{ stage: string }>>(decision: Decision<Event>, after: (events: readonly Event[]) => State) {
  const refusals: readonly Refusal[] = decision.kind === 'refused' ? decision.refusals : []
  const accepted = (): readonly Event[] => {
    expect(refusals).toEqual([])
    return decision.kind === 'accepted' ? decision.events : []
  }
  return {
    /** Exactly these facts. */
    then: (...events: readonly Event[]) => expect(accepted()).toEqual(events),
    /** Accepted, and this is where it leads. */
    thenStage: (stage: State['stage']) => expect(after(accepted()).stage).toBe(stage),
    /** Exactly these reasons, in this order. */
    thenRefused: (...codes: readonly string[]) => {
      expect(refusals.map(({ code }) => code)).toEqual(codes)
      expect(decision.kind).toBe('refused')
    },
    get refusals() { return refusals },
    get codes() { return refusals.map(({ code }) => code) },
    get state() { return after(accepted()) },
  }
}

const firstRole = (acts: Readonly<Record<string, Act<string>>>) => ({ type }: Readonly<{ type: string }>): Role => {
  const [role] = acts[type]?.roles ?? []
  if (!role) throw new Error(`${type} is in no table of acts`)
  return role
}

export const policy = weihai2024()
export const calendar = latestCalendar
const common = { at: clock('2024-07-15'), policy, calendar }

const quietRound: Omit<RoundContext, 'actor'> = {
  ...common, roundId: 'round-1', applications: new Map(), scoresheets: new Map(), roundsOfPolicy: [], yearsLaunched: [], recommendingBodies: [],
  knownExperts: new Set(['expert-1', 'expert-2', 'expert-3']), openDecisions: 0, publishedLists: 0, undecidedCandidates: 0,
}
export const givenRound = sentencesAbout<Round, RoundEvent, RoundCommand, RoundContext>({
  initial: noRound, evolve: evolveRound, decide: decideRound, handOf: firstRole(roundActs), context: quietRound,
})

/** A round that takes applications, as far as a case looks at it. */
const openRound: Round = {
  stage: 'nominate', maker: 'office-maker', checker: 'office-checker', announcedAt: clock('2024-07-11'),
  plan: {
    policy: policy.id, year: 2024, title: '2024年度威海市首席技师选拔', documentNumber: '威人社函〔2024〕36号', applyBy: '2024-07-20', reportBy: '2024-07-31', seats: 2,
    supplied: { localNotice: { value: { workingDays: 3, countFirstDay: false }, citation: '上级办法第九条' } },
  },
}
export const roundAt = (stage: Round['stage'], plan: Partial<Extract<Round, { stage: 'nominate' }>['plan']> = {}): Round =>
  ({ ...openRound, stage, plan: { ...openRound.plan, ...plan } } as Round)

export const givenApplication = sentencesAbout<Application, ApplicationEvent, ApplicationCommand, ApplicationContext>({
  initial: noApplication, evolve: evolveApplication, decide: decideApplication, handOf: firstRole(applicationActs),
  context: { ...common, round: openRound, registry: noRegistry, districtOfUnit: 'east', recommendedByBody: 0, personAppliesElsewhere: false },
})

export const givenScoresheet = sentencesAbout<ReturnType<typeof evolveScoresheet>, ScoresheetEvent, ScoresheetCommand, ScoresheetContext>({
  initial: noScoresheet, evolve: evolveScoresheet, decide: decideScoresheet, handOf: firstRole(scoresheetActs),
  context: { ...common, round: openRound, roundId: 'round-1', application: { stage: 'admitted', unit: 'shipyard', keyHolder: 'person-1' } },
})

export const givenNotice = sentencesAbout<ReturnType<typeof evolveNotice>, NoticeEvent, NoticeCommand, NoticeContext>({
  initial: noNotice, evolve: evolveNotice, decide: decideNotice, handOf: firstRole(noticeActs),
  context: { ...common, roundStage: 'publicity', candidates: [], keyHolderOf: () => 'person-1' },
})

export const givenBatch = sentencesAbout<ReturnType<typeof evolveBatch>, BatchEvent, BatchCommand, BatchContext>({
  initial: noBatch, evolve: evolveBatch, decide: decideBatch, handOf: firstRole(batchActs),
  context: {
    ...common, roundId: 'round-1', roundStage: 'decide', year: 2024, seats: 2, cleared: new Set(), seatsTaken: 0, lastCertificate: 0, erased: new Set(),
  },
})
