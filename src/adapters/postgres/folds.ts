import type { Fold } from '../../domain/folds.ts'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { RecordedEvent } from '../../usecases/ports.ts'

/** The folds of an instance. A kind without read models needs none. */
export type Folds = Readonly<Partial<Record<StreamKind, Fold>>>

export function foldEvents(folds: Folds, kind: StreamKind, events: readonly RecordedEvent[]): unknown {
  const fold = folds[kind]
  if (!fold) throw new RangeError(`no fold is given for streams of kind ${kind}, which a read model is made from`)
  return events.reduce(fold.evolve, fold.initial)
}
