import type { ApplicationStage } from '../domain/application/application.ts'
import { finalStages } from '../domain/application/application.ts'
import { foldEvents } from '../domain/folds.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import { decideStanding, nothingInHand, type InHand, type StandingCommand } from '../domain/organisation/standing.ts'
import { agreedPlaces } from '../domain/round/extraPlaces.ts'
import { endedStages } from '../domain/round/round.ts'
import type { Actor } from '../domain/shared/actor.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import { dayOf, type Day, type Instant } from '../domain/shared/time.ts'
import { allNames, quotaOf } from '../policy/nominations.ts'
import { StaleVersion, type Performed, type Ports, type RecordedEvent, type Transaction } from './ports.ts'
import { NotFound, Overtaken, Refused } from './refused.ts'
import { othersLike } from './registerOrganisation.ts'
import { getRound, organisationsLock, policyOf, recommendingBodies } from './subjects/shared.ts'

type Changing = Readonly<{ actor: Actor; id: string; command: StandingCommand; expectedVersion: number; idempotencyKey: string; requestHash: string }>
type Known = Exclude<Organisation, { stage: 'none' }>

/** 停用、恢复、更名 — what becomes of a body that is registered; what it has in hand is looked at under the lock by which it could get more. */
export function changeStanding(ports: Ports, { actor, id, command, expectedVersion, idempotencyKey, requestHash }: Changing): Promise<Performed> {
  const at = ports.clock.now()
  return ports.store.transaction(actor.jurisdiction, (tx) => tx.once(`${actor.account}:${idempotencyKey}`, requestHash, async () => {
    const stream = { kind: 'organisation', id } as const
    await tx.lock(organisationsLock, 'exclusive')
    const history = await tx.load(stream)
    // Another jurisdiction's bodies are not there.
    if (history.length === 0) throw new NotFound(`organisation ${id}`)
    const state = foldEvents<Organisation>('organisation', history)
    const decision = decideStanding(command, state, { at, actor, id, ...await around(ports, tx, at, id, command, state) })
    if (decision.kind === 'refused') tellIfOvertaken(command, decision.refusals, history)
    if (expectedVersion !== history.length) throw new StaleVersion(stream, expectedVersion, history.length, history.slice(expectedVersion))
    if (decision.kind === 'refused') throw new Refused(...decision.refusals)
    const version = await tx.append({ stream, expectedVersion: history.length, events: decision.events, at, actor, policy: '', clauses: [] })
    return { kind: 'accepted', id, version, events: decision.events.map(({ type }) => type) }
  }))
}

const takenAwayBy: Readonly<Record<string, string>> = { 'organisation-closed': 'OrganisationClosed', 'organisation-in-use': 'OrganisationReopened', 'same-name': 'OrganisationRenamed' }

/** In another window, or by a colleague: the step was taken. A name that was always so was given by nobody. */
function tellIfOvertaken({ type }: StandingCommand, refusals: readonly Refusal[], history: readonly RecordedEvent[]): void {
  const types = refusals.flatMap(({ code }) => takenAwayBy[code] ?? [])
  const by = history.findLast((entry) => types.includes(entry.type))
  if (by && (type !== 'RenameOrganisation' || by.type === 'OrganisationRenamed')) throw new Overtaken(by, ...refusals)
}

async function around(ports: Ports, tx: Transaction, at: Instant, id: string, command: StandingCommand, state: Organisation) {
  if (state.stage === 'none') return { others: [], districtIsOpen: false, inHand: nothingInHand }
  return {
    others: command.type === 'RenameOrganisation' ? await othersLike(tx, id, state.kind) : [],
    districtIsOpen: (await tx.rows('organisations', { stream_id: state.district, open: true })).length > 0,
    inHand: command.type === 'CloseOrganisation' ? await inHandOf(ports, tx, dayOf(at), id, state) : nothingInHand,
  }
}

type CaseRow = Readonly<{ stream_id: string; name: string | null; stage: ApplicationStage; round: string }>
type RoundRow = Readonly<{ stream_id: string; title: string; stage: string }>
type WaitingRow = Readonly<{ stream_id: string; about: string | null; due: Day | null }>

async function inHandOf(ports: Ports, tx: Transaction, today: Day, id: string, { kind }: Known): Promise<InHand> {
  if (kind !== 'unit' && kind !== 'district') return nothingInHand
  const rounds = (await tx.rows<RoundRow>('rounds', {})).filter(({ stage }) => !endedStages.has(stage))
  const cases = await tx.rows<CaseRow>('cases', { [kind]: id })
  const nameOf = new Map(cases.map(({ stream_id, name }) => [stream_id, name ?? '']))
  const papers = [
    ...await tx.rows<WaitingRow>('waiting_notices', { role: kind, body: id }),
    ...(await tx.rows<WaitingRow>('waiting_cases', { role: kind, body: id, act: 'ConfirmLocalRemoval' })).map((row) => ({ ...row, about: row.stream_id })),
  ]
  return {
    cases: cases.filter(({ stage, round }) => !finalStages.has(stage) && rounds.some(({ stream_id }) => stream_id === round)).map(({ name, stage }) => ({ name: name ?? '', stage })),
    // A paper whose days are over is let be.
    papers: papers.filter(({ due }) => due === null || due >= today).map(({ about }) => nameOf.get(about ?? '') ?? ''),
    units: (await tx.rows<{ name: string }>('organisations', { district: id, kind: 'unit', open: true })).map(({ name }) => name),
    places: kind === 'district' ? await placesIn(ports, tx, id, rounds.filter(({ stage }) => stage === 'nominate')) : [],
  }
}

/** 推荐名额 — by the table of each round that still takes names, and beyond it. */
async function placesIn({ policies }: Ports, tx: Transaction, id: string, rounds: readonly RoundRow[]): Promise<InHand['places']> {
  const body = (await recommendingBodies(tx)).find((each) => each.id === id)
  const found = await Promise.all(rounds.map(async ({ stream_id, title }) => {
    const round = await getRound(tx, stream_id)
    const byTable = quotaOf(policyOf(policies, round).nominations, ...allNames(body))?.count ?? 0
    const asked = 'askedPlaces' in round ? round.askedPlaces : undefined
    return { round: title, count: byTable + agreedPlaces(round, [id]), isMoreAsked: asked?.body === id }
  }))
  return found.filter(({ count, isMoreAsked }) => count > 0 || isMoreAsked)
}
