import type { StreamRef } from '../../domain/shared/event.ts'
import type { TableReadModel } from '../../readmodels/readModel.ts'
import type { Row } from '../../usecases/ports.ts'
import { streamKey } from './journal.ts'
import { shapeOf, sought } from './readModelRows.ts'
import type { Sending, Statement } from './statement.ts'

/** 设想 — what a piece of work took for granted instead of asking. Whether it holds is found out under its locks, before anything is kept. */
export type Supposition = Unchanged | NoneBesides
/** The stream's last entry is the one with this hash. */
export type Unchanged = Readonly<{ kind: 'unchanged'; stream: StreamRef; hash: string }>
/** No stream but one has rows that equal `where`. */
export type NoneBesides = Readonly<{ kind: 'none-besides'; model: TableReadModel; where: Row; besides: string }>

/** Statements that fail where one of the suppositions does not hold: one for all streams, and one for each shape of question. */
export function makingSure(jurisdiction: string, suppositions: readonly Supposition[]): readonly Sending[] {
  const unchanged = suppositions.filter((each) => each.kind === 'unchanged')
  const noneBesides = suppositions.filter((each) => each.kind === 'none-besides')
  const byShape = Map.groupBy(noneBesides, ({ model, where }) => `${model.table}-${shapeOf(where)}`)
  return [...unchanged.length > 0 ? [stillLast(jurisdiction, unchanged)] : [], ...[...byShape].map(([shape, its]) => none(jurisdiction, shape, its))]
}

const lastEntries: Statement = {
  name: 'sure-unchanged',
  text: `select must_hold(not exists (select from unnest($2::text[], $3::text[], $4::text[]) as seen(kind, id, hash)
    where seen.hash is distinct from (select encode(j.hash, 'hex') from journal j
      where j.jurisdiction = $1 and j.stream_kind = seen.kind and j.stream_id = seen.id order by j.version desc limit 1)))`,
}

/** What many travellers saw alike is looked at once. */
function stillLast(jurisdiction: string, unchanged: readonly Unchanged[]): Sending {
  const seen = [...new Map(unchanged.map((each) => [`${streamKey(each.stream)}\n${each.hash}`, each])).values()]
  return { statement: lastEntries, values: [jurisdiction, seen.map(({ stream }) => stream.kind), seen.map(({ stream }) => stream.id), seen.map(({ hash }) => hash)] }
}

function none(jurisdiction: string, shape: string, asked: readonly NoneBesides[]): Sending {
  const [{ model }] = asked as readonly [NoneBesides]
  const { from, values } = sought(model, asked.map(({ where }) => where), { name: 'besides', type: 'text', values: asked.map(({ besides }) => besides) })
  return { statement: { name: `sure-none-${shape}`, text: `select must_hold(not exists (select from ${from} where t.stream_id <> wanted.besides))` }, values: [jurisdiction, ...values] }
}
