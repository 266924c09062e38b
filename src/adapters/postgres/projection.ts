import type { StreamKind, StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent, Row } from '../../usecases/ports.ts'
import { foldEvents } from './folds.ts'
import type { Folds } from './folds.ts'
import { replaceRows, storedRow } from './readModelRows.ts'
import type { ColumnSeal } from './readModelRows.ts'
import type { Statement } from './session.ts'

/** One statement that brings the read models of a kind up to date with a stream. */
export type Replacement = Readonly<{ statement: Statement; values: readonly unknown[] }>

/** Which rows each stream has in each read model: the same function for the hot path, the rebuild and the check. */
export class Projection {
  readonly models: ReadonlyMap<string, TableReadModel>
  readonly seal: ColumnSeal
  readonly #folds: Folds
  readonly #byKind: ReadonlyMap<StreamKind, Readonly<{ models: readonly TableReadModel[]; statement: Statement }>>

  constructor(folds: Folds, models: readonly TableReadModel[], seal: ColumnSeal) {
    this.models = new Map(models.map((model) => [model.table, model]))
    if (this.models.size < models.length) throw new RangeError('two read models have the same table')
    this.seal = seal
    this.#folds = folds
    const byKind = Map.groupBy(models, ({ from }) => from)
    this.#byKind = new Map([...byKind].map(([kind, its]) => [kind, { models: its, statement: replaceRows(kind, its) }]))
  }

  model(table: string): TableReadModel {
    const model = this.models.get(table)
    if (!model) throw new RangeError(`there is no read model ${table}`)
    return model
  }

  /** Undefined where no model is made from such streams. */
  replacement(jurisdiction: string, stream: StreamRef, events: readonly RecordedEvent[]): Replacement | undefined {
    const filled = this.#byKind.get(stream.kind)
    if (!filled) return undefined
    const state = foldEvents(this.#folds, stream.kind, events)
    const values = filled.models.flatMap((model) => {
      const rows = this.#rowsOf(model, jurisdiction, stream.id, state, events)
      return [rows.length, JSON.stringify(rows)]
    })
    return { statement: filled.statement, values: [jurisdiction, stream.id, ...values] }
  }

  /** The rows a stream has in one read model, as they are stored. */
  storedRows(model: TableReadModel, jurisdiction: string, id: string, events: readonly RecordedEvent[]): readonly Row[] {
    return this.#rowsOf(model, jurisdiction, id, foldEvents(this.#folds, model.from, events), events)
  }

  #rowsOf(model: TableReadModel, jurisdiction: string, id: string, state: unknown, events: readonly RecordedEvent[]): readonly Row[] {
    const last = events.at(-1)
    if (!last) return []
    return model.rows(id, state, { version: last.version, updatedAt: last.at })
      .map((row, row_no) => storedRow(model, this.seal, { jurisdiction, stream_id: id, row_no }, row))
  }
}
