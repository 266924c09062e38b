import { waitingOnApplication } from '../domain/application/waiting.ts'
import type { Application } from '../domain/application/application.ts'
import type { Batch } from '../domain/decision/decision.ts'
import { waitingOnBatch } from '../domain/decision/waiting.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { waitingOnNotice } from '../domain/notice/waiting.ts'
import type { Round } from '../domain/round/round.ts'
import { waitingOnRound } from '../domain/round/waiting.ts'
import type { StreamKind } from '../domain/shared/event.ts'
import type { Waiting } from '../domain/shared/waiting.ts'
import { defineReadModel } from './readModel.ts'

const columns = {
  role: 'text', body: 'text', act: 'text', due: 'date', after: 'date', about: 'text', round: 'text', stage: 'text', since: 'timestamptz',
} as const

type InRound = Readonly<{ stage: string; round?: string }>

/** 待办 — a row for each thing that waits, kept with the subject it waits on. */
function waiting<State extends Readonly<{ stage: string }>>(table: string, from: StreamKind, waitingOn: (state: State) => readonly Waiting[]) {
  return defineReadModel<typeof columns, State>({
    table,
    from,
    columns,
    revision: 7,
    indexes: [['role', 'body'], ['round']],
    rows: (id, state, { updatedAt }) => waitingOn(state).map(({ role, body, act, due, after, about }) => ({
      role, body, act, due, after, about, stage: state.stage, since: updatedAt,
      round: from === 'round' ? id : (state as InRound).round,
    })),
  })
}

export const waitingRounds = waiting<Round>('waiting_rounds', 'round', waitingOnRound)
export const waitingCases = waiting<Application>('waiting_cases', 'application', waitingOnApplication)
export const waitingNotices = waiting<Notice>('waiting_notices', 'notice', waitingOnNotice)
export const waitingDecisions = waiting<Batch>('waiting_decisions', 'decision', waitingOnBatch)
