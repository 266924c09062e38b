import { evolveAccount, noAccount } from './account/account.ts'
import { evolveApplication, noApplication } from './application/application.ts'
import { evolveBatch, noBatch } from './decision/decision.ts'
import { evolveErasure, noErasure } from './erasure/erasure.ts'
import { evolvePaper, noPaper } from './issuing.ts'
import { evolveNotice, noNotice } from './notice/notice.ts'
import { evolveOrganisation, noOrganisation } from './organisation/organisation.ts'
import { evolveScoresheet, noScoresheet } from './review/scoresheet.ts'
import { evolveRound, noRound } from './round/round.ts'
import type { DomainEvent, StreamKind } from './shared/event.ts'
import { evolveTitle, noTitle } from './title/title.ts'

export type Fold = Readonly<{ initial: unknown; evolve(state: unknown, event: DomainEvent): unknown }>

/** The journal keeps events without knowing them; here each kind of stream gets back the types it was written with. */
function fold<State, Event extends DomainEvent>(initial: State, evolve: (state: State, event: Event) => State): Fold {
  return { initial, evolve: (state, event) => evolve(state as State, event as Event) }
}

export const folds: Readonly<Record<StreamKind, Fold>> = {
  round: fold(noRound, evolveRound),
  application: fold(noApplication, evolveApplication),
  scoresheet: fold(noScoresheet, evolveScoresheet),
  notice: fold(noNotice, evolveNotice),
  decision: fold(noBatch, evolveBatch),
  title: fold(noTitle, evolveTitle),
  organisation: fold(noOrganisation, evolveOrganisation),
  account: fold(noAccount, evolveAccount),
  erasure: fold(noErasure, evolveErasure),
  paper: fold(noPaper, evolvePaper),
}

export function foldEvents<State>(kind: StreamKind, events: readonly DomainEvent[]): State {
  const { initial, evolve } = folds[kind]
  return events.reduce(evolve, initial) as State
}
