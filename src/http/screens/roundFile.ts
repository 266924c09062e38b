import type { Application, Started } from '../../domain/application/application.ts'
import type { Batch } from '../../domain/decision/decision.ts'
import { foldEvents } from '../../domain/folds.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { Scoresheet } from '../../domain/review/scoresheet.ts'
import { phaseName } from '../../domain/round/phase.ts'
import type { Round } from '../../domain/round/round.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RecordedEvent, Transaction } from '../../usecases/ports.ts'
import { NotFound } from '../../usecases/refused.ts'
import { applicationsOf, foldListed, policyOf } from '../../usecases/subjects/shared.ts'
import type { Services } from '../services.ts'

/** Everything a round's page is made of, read in one transaction. */
export type RoundFile = Readonly<{
  id: string
  version: number
  round: Exclude<Round, { stage: 'none' }>
  policy: Policy
  applications: ReadonlyMap<string, Application>
  scoresheets: ReadonlyMap<string, Scoresheet>
  notices: ReadonlyMap<string, Notice>
  noticeVersion: number
  batches: ReadonlyMap<string, Readonly<{ state: Batch; version: number }>>
  /** Accounts of experts that can't sign in any more. */
  disabledExperts: ReadonlySet<string>
  /** What happened to the round, its notice and its decision batches, in the order in which it was recorded. */
  history: readonly RecordedEvent[]
}>

/** 进展 — as the lists have it, too. */
export const phaseOf = ({ round, notices, batches }: Pick<RoundFile, 'round' | 'notices' | 'batches'>): string => phaseName(round.stage, {
  panel: 'panel' in round ? round.panel : undefined,
  notice: [...notices.values()][0]?.stage ?? 'none',
  batches: [...batches.values()].map(({ state }) => state.stage),
})

/** Reads it all, in as many queries for a round of many cases as for one of few. */
export function loadRound({ ports }: Services, jurisdiction: string, id: string): Promise<RoundFile> {
  return ports.store.transaction(jurisdiction, async (tx) => {
    const [ofRound, ofNotice] = [await tx.load({ kind: 'round', id }), await tx.load({ kind: 'notice', id })]
    const round = foldEvents<Round>('round', ofRound)
    if (round.stage === 'none') throw new NotFound(`round ${id}`)
    const ofBatches = await historiesOfLists(tx, id)
    return {
      id, version: ofRound.length, round, policy: policyOf(ports.policies, round),
      applications: await applicationsOf(tx, id),
      scoresheets: await foldListed<Scoresheet>(tx, 'scoresheet', 'scoresheets', { round: id }),
      notices: await foldListed<Notice>(tx, 'notice', 'notices', { round: id }),
      noticeVersion: ofNotice.length,
      batches: batchesOf(ofBatches),
      disabledExperts: new Set((await tx.rows<{ stream_id: string }>('accounts', { role: 'expert', open: false })).map(({ stream_id }) => stream_id)),
      history: [...ofRound, ...ofNotice, ...ofBatches.flat()].sort((one, other) => Number(one.position - other.position)),
    }
  })
}

export async function historiesOfLists(tx: Transaction, round: string): Promise<readonly (readonly RecordedEvent[])[]> {
  const listed = await tx.rows<{ stream_id: string }>('decisions', { round })
  const streams = await tx.loadAll(listed.map(({ stream_id }) => ({ kind: 'decision', id: stream_id })))
  return [...streams.values()]
}

function batchesOf(histories: readonly (readonly RecordedEvent[])[]): RoundFile['batches'] {
  return new Map(histories.map((events) => [events[0]?.stream.id ?? '', { state: foldEvents<Batch>('decision', events), version: events.length }]))
}

export const startedIn = (applications: ReadonlyMap<string, Application>, id: string): Started | undefined => {
  const found = applications.get(id)
  return found && found.stage !== 'none' ? found : undefined
}
