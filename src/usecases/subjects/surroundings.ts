import type { Surroundings } from '../../domain/consequences.ts'
import type { Batch } from '../../domain/decision/decision.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { foldEvents } from '../../domain/folds.ts'
import type { Subject } from '../../domain/lifecycle.ts'
import type { DomainEvent } from '../../domain/shared/event.ts'
import type { Transaction } from '../ports.ts'
import { applicationsOf, foldListed, getRound } from './shared.ts'
import type { Loaded, Loading } from './loader.ts'

/** What the consequences of a fact rest on, read in the same transaction that recorded it. */
export async function surroundings({ tx }: Loading, { subject, id }: Readonly<{ subject: Subject; id: string }>, { policy, round }: Loaded, history: readonly DomainEvent[]): Promise<Surroundings> {
  const units = await tx.rows<{ stream_id: string; name: string }>('organisations', { kind: 'unit' })
  const names = new Map(units.map(({ stream_id, name }) => [stream_id, name]))
  return {
    id, roundId: round,
    ...(subject === 'application' || history.at(-1)?.type === 'RoundTerminated' ? await carrying(tx, round) : {}),
    policy,
    round: await getRound(tx, round),
    batch: subject === 'decision' ? foldEvents<Batch>('decision', history) : undefined,
    applications: await applicationsOf(tx, round),
    unitName: (unit) => names.get(unit) ?? unit,
  }
}

/** What carries the candidates of a round: asked for where one of them withdraws, or the whole round is given up. */
async function carrying(tx: Transaction, round: string): Promise<Pick<Surroundings, 'notice' | 'batches'>> {
  return {
    notice: foldEvents<Notice>('notice', await tx.load({ kind: 'notice', id: round })),
    batches: await foldListed<Batch>(tx, 'decision', 'decisions', { round }),
  }
}
