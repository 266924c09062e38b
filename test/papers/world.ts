import { calendars } from '../policy/calendars.ts'
import { factsOf } from '../../src/adapters/papers/facts.ts'
import type { CaseRecord, Grounds } from '../../src/adapters/papers/record.ts'
import type { Application } from '../../src/domain/application/application.ts'
import type { Batch } from '../../src/domain/decision/decision.ts'
import { foldEvents } from '../../src/domain/folds.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Scoresheet } from '../../src/domain/review/scoresheet.ts'
import { announcedPlan, type Round } from '../../src/domain/round/round.ts'
import { systemActor } from '../../src/domain/shared/actor.ts'
import type { StreamKind } from '../../src/domain/shared/event.ts'
import type { Title } from '../../src/domain/title/title.ts'
import type { RecordedEvent } from '../../src/usecases/ports.ts'
import { getPolicy, shipped } from '../policy/versions.ts'
import { roundId, type Step } from './story.ts'

/** A part of the story folded into states, as a transaction would give them to the papers. */
export function worldOf(story: readonly Step[]) {
  const historyOf = (kind: StreamKind, id: string): readonly RecordedEvent[] => story
    .filter(({ stream }) => stream.kind === kind && stream.id === id)
    .map((step, index) => recorded(step, index + 1))
  const state = <State>(kind: StreamKind, id: string): State => foldEvents<State>(kind, historyOf(kind, id))
  const idsOf = (kind: StreamKind): readonly string[] => [...new Set(story.filter(({ stream }) => stream.kind === kind).map(({ stream }) => stream.id))]
  const allOf = <State>(kind: StreamKind): ReadonlyMap<string, State> => new Map(idsOf(kind).map((id) => [id, state<State>(kind, id)]))
  const organisation = (id: string): string => {
    const found = state<Organisation>('organisation', id)
    return found.stage === 'none' ? id : found.name
  }
  return {
    grounds: groundsOf(historyOf('round', roundId)),
    organisation,
    applications: allOf<Application>('application'),
    scoresheets: allOf<Scoresheet>('scoresheet'),
    notice: state<Notice>('notice', roundId),
    batches: [...allOf<Batch>('decision').values()],
    title: (id: string) => state<Title>('title', id),
    caseOf(id: string): CaseRecord {
      const application = state<Application>('application', id)
      if (application.stage === 'none') throw new Error(`the story has no case ${id}`)
      return { id, application, history: historyOf('application', id), unit: organisation(application.unit), district: organisation(application.district) }
    },
    calendars,
  }
}

function groundsOf(history: readonly RecordedEvent[]): Grounds {
  const round = foldEvents<Round>('round', history)
  const plan = announcedPlan(round)
  if (!plan) throw new Error('the story has not announced its round')
  const policy = getPolicy(plan.policy)
  return { id: roundId, round, plan, history, policy, wording: shipped().wordingOf(plan.policy), facts: factsOf(policy, plan) }
}

function recorded({ stream, at, event }: Step, version: number): RecordedEvent {
  return { ...event, stream, version, position: 0n, at, actor: systemActor('weihai'), policy: '', clauses: [], hash: `${version}`.padStart(8, 'a').repeat(8) }
}
