import type pg from 'pg'
import { serialize } from 'pg-protocol'
import { bind } from './bind.ts'
import { textParser } from './pool.ts'
import type { Sending } from './statement.ts'

/** What a statement gave: its rows, how many it found or changed, and the word the server has for what it did. */
export type Landed = Readonly<{ rows: readonly pg.QueryResultRow[]; count: number; command: string }>

/** One statement on its way, and who waits for what it gives. */
export type Leg = Sending & Readonly<{ land?(landed: Landed): void; fail?(failure: unknown): void }>

/** How rows of a statement are read: name and parser of each column. */
type Column = Readonly<{ name: string; parse(text: string): unknown }>
type Described = Readonly<{ fields: readonly Readonly<{ name: string; dataTypeID: number }>[] }>

/** What one connection knows already: the statements it has parsed, and the columns of those that give rows. */
class Prepared {
  readonly names = new Set<string>()
  readonly columns = new Map<string, readonly Column[]>()
  /** Sent to be parsed and not answered yet. */
  parsing: string[] = []

  constructor(connection: pg.Connection) {
    // A statement that was parsed stays so, even where what follows it in the flight fails.
    connection.on('parseComplete', () => {
      const name = this.parsing.shift()
      if (name !== undefined) this.names.add(name)
    })
  }
}

const preparedOn = new WeakMap<pg.Connection, Prepared>()

/**
 * Statements that leave together, as one piece of bytes with one Sync, and whose answers come together: the server is woken once for
 * all of them, and so is this process. The first that fails ends the flight; those behind it are not carried out and fail for its sake.
 */
export class Flight implements pg.Submittable {
  readonly #legs: readonly Leg[]
  readonly #over: () => void
  readonly #landed: Landed[] = []
  #prepared: Prepared | undefined
  #rows: pg.QueryResultRow[] = []
  #misread: unknown

  /** `over` is called once everybody has been told, whatever it was. */
  constructor(legs: readonly Leg[], over: () => void) {
    this.#legs = legs
    this.#over = over
  }

  /** A value that has no form on the wire fails the flight before it leaves: the library takes what is returned for its failure. */
  submit(connection: pg.Connection): Error | undefined {
    const prepared = preparedOn.get(connection) ?? new Prepared(connection)
    preparedOn.set(connection, prepared)
    this.#prepared = prepared
    prepared.parsing = []
    try {
      connection.stream.write(Buffer.concat([...this.#legs.flatMap((leg) => messages(leg, prepared)), sync]))
      return undefined
    } catch (failure) {
      return failure instanceof Error ? failure : new Error('a statement could not be sent', { cause: failure })
    }
  }

  handleRowDescription({ fields }: Described): void {
    const columns = fields.map(({ name, dataTypeID }) => ({ name, parse: textParser(dataTypeID) }))
    this.#prepared?.columns.set(this.#current?.statement.name ?? '', columns)
  }

  handleDataRow({ fields }: Readonly<{ fields: readonly (string | null)[] }>): void {
    const columns = this.#prepared?.columns.get(this.#current?.statement.name ?? '') ?? []
    const row: pg.QueryResultRow = {}
    this.#rows.push(row)
    try {
      for (const [index, { name, parse }] of columns.entries()) row[name] = read(parse, fields[index])
    } catch (failure) {
      this.#misread ??= failure
    }
  }

  handleCommandComplete({ text }: Readonly<{ text: string }>): void {
    this.#landed.push({ rows: this.#rows, ...outcomeOf(text) })
    this.#rows = []
  }

  /** Statements that were carried out but could not be understood have failed: the rest of the transaction must not count on them. */
  handleReadyForQuery(): void {
    if (this.#misread !== undefined) return this.handleError(this.#misread)
    for (const [index, landed] of this.#landed.entries()) this.#legs[index]?.land?.(landed)
    this.#over()
  }

  handleError(failure: unknown): void {
    const explained = this.#current?.explain?.(failure) ?? failure
    for (const leg of this.#legs) leg.fail?.(explained)
    this.#over()
  }

  /** The one whose answer is being read; none once all have been answered. */
  get #current(): Leg | undefined {
    return this.#legs[this.#landed.length]
  }
}

const read = (parse: Column['parse'], text: string | null | undefined): unknown => text === null || text === undefined ? null : parse(text)

const execute = serialize.execute()
const sync = serialize.sync()

function messages({ statement, values }: Leg, prepared: Prepared): readonly Buffer[] {
  const { name, text } = statement
  const running = [bind(name, values), execute]
  if (prepared.names.has(name) || prepared.parsing.includes(name)) return running
  prepared.parsing.push(name)
  return [serialize.parse({ name, text }), serialize.describe({ type: 'S', name }), ...running]
}

/** `INSERT 0 3`, `SELECT 2`, `COMMIT`: what was done, and to how many rows. */
function outcomeOf(text: string): Readonly<{ command: string; count: number }> {
  const [command = '', ...numbers] = text.split(' ')
  return { command, count: Number(numbers.at(-1) ?? 0) }
}
