import type { StreamKind, StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { RecordedEvent, Row } from '../../usecases/ports.ts'
import { foldEvents } from './folds.ts'
import type { Folds } from './folds.ts'
import { replaceRows, storedRow } from './readModelRows.ts'
import type { ColumnSeal } from './readModelRows.ts'
import type { Sending, Statement } from './statement.ts'

/** The rows that a stream now has in each read model of its kind, in the order of the models. */
export type Replacement = Readonly<{ kind: StreamKind; id: string; rows: readonly (readonly Row[])[] }>

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
  replacement(jurisdiction: string, { kind, id }: StreamRef, events: readonly RecordedEvent[]): Replacement | undefined {
    const filled = this.#byKind.get(kind)
    if (!filled) return undefined
    const state = foldEvents(this.#folds, kind, events)
    return { kind, id, rows: filled.models.map((model) => this.#rowsOf(model, jurisdiction, id, state, events)) }
  }

  /** One statement a kind, which brings its read models up to date with every stream that was replaced. */
  statements(jurisdiction: string, replacements: readonly Replacement[]): readonly Sending[] {
    return [...Map.groupBy(replacements, ({ kind }) => kind)].flatMap(([kind, its]) => {
      const filled = this.#byKind.get(kind)
      if (!filled) return []
      const values = filled.models.flatMap((_model, index) => [
        its.map(({ rows }) => rows[index]?.length ?? 0), JSON.stringify(its.flatMap(({ rows }) => rows[index] ?? [])),
      ])
      return [{ statement: filled.statement, values: [jurisdiction, its.map(({ id }) => id), ...values] }]
    })
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
