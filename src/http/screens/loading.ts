import type { Application, Started } from '../../domain/application/application.ts'
import { mayTouch } from '../../domain/application/reach.ts'
import { foldEvents } from '../../domain/folds.ts'
import { noNotice, type Notice } from '../../domain/notice/notice.ts'
import { barOfExpert, noScoresheet, scoresheetId, type Scoresheet } from '../../domain/review/scoresheet.ts'
import type { Round } from '../../domain/round/round.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Draft } from '../../domain/application/draft.ts'
import type { RecordedEvent, Transaction } from '../../usecases/ports.ts'
import { NotFound, Refused } from '../../usecases/refused.ts'
import { getRound, policyOf } from '../../usecases/subjects/shared.ts'
import type { Services } from '../services.ts'
import { ofLists, ofNotice } from './milestones.ts'
import { historiesOfLists } from './roundFile.ts'

/** `history` is what happened to the case, and on the notice and the list that it came to. */
export type LoadedCase = Readonly<{ id: string; version: number; application: Started; round: Round; policy: Policy; draft: Draft | undefined; notice: Notice; history: readonly RecordedEvent[] }>

/** A case with its round and rules, for whoever may see it; others are told that it does not exist, and an expert who has to stand aside why it stays closed. */
export async function loadCase(services: Services, actor: Actor, id: string): Promise<LoadedCase> {
  const { bar, ...loaded } = await loadWithBar(services, actor, id)
  if (bar) throw new Refused(bar)
  return loaded
}

/** The same with the bar instead of a refusal: for the one page on which an expert stands aside. */
export function loadWithBar({ ports }: Services, actor: Actor, id: string): Promise<LoadedCase & Readonly<{ sheet: Scoresheet; bar: Refusal | undefined }>> {
  return ports.store.transaction(actor.jurisdiction, async (tx) => {
    const history = await tx.load({ kind: 'application', id })
    const application = foldEvents<Application>('application', history)
    if (application.stage === 'none' || !(mayTouch(actor, application) || await onPanel(tx, actor, application))) throw new NotFound(`application ${id}`)
    const round = await getRound(tx, application.round)
    const sheet = actor.role === 'expert' ? (await loadFolded<Scoresheet>(tx, 'scoresheet', scoresheetId(id, actor.account))).state : noScoresheet
    const bar = actor.role === 'expert' ? barOfExpert(sheet, application, actor) : undefined
    const { notice, told } = await publicity(tx, id, application)
    return { id, version: history.length, application, round, policy: policyOf(ports.policies, round), draft: await tx.loadDraft(id), notice, history: inOrder(history, told), sheet, bar }
  })
}

/** What followed for a candidate outside their own case: the notice their name hangs on, and the list they were published with. */
async function publicity(tx: Transaction, id: string, { round, ranking, stage }: Started): Promise<Readonly<{ notice: Notice; told: readonly RecordedEvent[] }>> {
  if (!ranking?.candidate) return { notice: noNotice, told: [] }
  const onNotice = await tx.load({ kind: 'notice', id: round })
  const lists = stage === 'titled' ? await historiesOfLists(tx, round) : []
  return { notice: foldEvents<Notice>('notice', onNotice), told: [...ofNotice(id, onNotice), ...ofLists(id, lists)] }
}

const inOrder = (...histories: readonly (readonly RecordedEvent[])[]): readonly RecordedEvent[] =>
  histories.flat().sort((one, other) => Number(one.position - other.position))

/** An expert sees a case that the panel scores, and no other. */
async function onPanel(tx: Transaction, { role, account }: Actor, { round, stage }: Started): Promise<boolean> {
  if (role !== 'expert' || stage !== 'admitted') return false
  const member = await tx.rows('panel_members', { stream_id: round, expert: account, confirmed: true })
  return member.length > 0
}

export async function loadFolded<State>(tx: Transaction, kind: StreamKind, id: string): Promise<Readonly<{ state: State; version: number }>> {
  const history = await tx.load({ kind, id })
  return { state: foldEvents<State>(kind, history), version: history.length }
}
