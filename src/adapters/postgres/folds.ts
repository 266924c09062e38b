import type { StreamKind } from '../../domain/shared/event.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'

/** How the entries of one kind of stream become its state. `evolve` is total: an unknown or erased part never stops it. */
export type Fold = Readonly<{
  initial: unknown
  // Each kind of stream has a state and events of its own; only the registry that pairs them by kind sees them all.
  evolve(state: never, event: never): unknown
}>

/** The folds of an instance. A kind without read models needs none. */
export type Folds = Readonly<Partial<Record<StreamKind, Fold>>>

export function foldEvents(folds: Folds, kind: StreamKind, events: readonly RecordedEvent[]): unknown {
  const fold = folds[kind]
  if (!fold) throw new RangeError(`no fold is given for streams of kind ${kind}, which a read model is made from`)
  const evolve = fold.evolve as (state: unknown, event: RecordedEvent) => unknown
  return events.reduce(evolve, fold.initial)
}
