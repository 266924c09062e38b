import type { Instant } from '../../domain/shared/time.ts'
import { insertAnswers } from './answers.ts'
import type { GivenAnswer } from './answers.ts'
import { entryValues, insertEntries } from './journal.ts'
import type { NewEntry } from './journal.ts'
import type { Projection, Replacement } from './projection.ts'
import type { Sending, Statement } from './statement.ts'
import { makingSure } from './suppositions.ts'
import type { Supposition } from './suppositions.ts'

export type QueuedEffect = Readonly<{ kind: string; payload: string; dueAt: Instant | undefined }>

/** The new entries of one stream, and what it means when one of them finds its place taken. */
export type Grown = Readonly<{ entries: readonly NewEntry[]; explain(failure: unknown): unknown }>

/** What a piece of work leaves behind: what it took for granted, entries, the rows that follow from them, effects, and the answer to its request. */
export type Writes = Readonly<{
  suppositions: readonly Supposition[]
  streams: readonly Grown[]
  replacements: readonly Replacement[]
  effects: readonly QueuedEffect[]
  answers: readonly GivenAnswer[]
}>

/** Everything that was left behind, as few statements as it takes. */
export function statementsOf(jurisdiction: string, projection: Projection, writes: readonly Writes[]): readonly Sending[] {
  const streams = writes.flatMap((each) => each.streams)
  const effects = writes.flatMap((each) => each.effects)
  const answers = writes.flatMap((each) => each.answers)
  return [
    ...makingSure(jurisdiction, writes.flatMap((each) => each.suppositions)),
    ...entriesOf(streams, writes.length > 1),
    ...effects.map(({ kind, payload, dueAt }) => ({ statement: insertEffect, values: [jurisdiction, kind, payload, dueAt ?? '-infinity'] })),
    ...(answers.length > 0 ? [{ statement: insertAnswers, values: [jurisdiction, ...columnsOf(answers)] }] : []),
    ...projection.statements(jurisdiction, writes.flatMap((each) => each.replacements)),
  ]
}

/** As many entries as one statement takes: each number of them is a statement that every connection prepares. */
const ENTRIES_AT_ONCE = 16

/** Several travellers' entries leave together. One by itself wants to know which of its streams had moved on, so each leaves alone. */
function entriesOf(streams: readonly Grown[], isShared: boolean): readonly Sending[] {
  if (isShared) return chunks(streams.flatMap(({ entries }) => entries)).map((entries) => inserting(entries))
  return streams.flatMap(({ entries, explain }) => chunks(entries).map((chunk) => ({ ...inserting(chunk), explain })))
}

const inserting = (entries: readonly NewEntry[]): Sending => ({ statement: insertEntries(entries.length), values: entries.flatMap(entryValues) })

function chunks(entries: readonly NewEntry[]): readonly (readonly NewEntry[])[] {
  return Array.from({ length: Math.ceil(entries.length / ENTRIES_AT_ONCE) }, (_, index) => entries.slice(index * ENTRIES_AT_ONCE, (index + 1) * ENTRIES_AT_ONCE))
}

const columnsOf = (answers: readonly GivenAnswer[]): readonly (readonly string[])[] =>
  [answers.map(({ key }) => key), answers.map(({ requestHash }) => requestHash), answers.map(({ answer }) => answer)]

const insertEffect: Statement = {
  name: 'effect-insert',
  text: 'insert into outbox (jurisdiction, kind, payload, due_at) values ($1, $2, $3, $4)',
}
