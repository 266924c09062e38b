import pg from 'pg'

/** A statement that each connection prepares once, under its name. */
export type Statement = Readonly<{ name: string; text: string }>
export type StatementRows<R> = Readonly<{ rows: readonly R[]; count: number }>

/** Where statements can be sent: a transaction, whoever travels in it. */
export type Asking = Readonly<{
  /** Sends a statement whose answer nobody needs before the next `run`; its failure will show there, in the words of `explain`. */
  send(statement: Statement, values?: readonly unknown[], explain?: (failure: unknown) => unknown): void
  run<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<StatementRows<R>>
}>

/** Told the name of each statement as it is sent. */
export type OnQuery = (name: string) => void

/**
 * One connection inside one database transaction. Statements leave at once, in order, without waiting for each other's answers;
 * the first failure is the one that is thrown, since all that follow it fail for its sake.
 */
export class Session implements Asking {
  readonly #client: pg.PoolClient
  readonly #onQuery: OnQuery | undefined
  #unanswered: Promise<unknown>[] = []
  /** The connection broke: the pool must not hand it out again. */
  isLost = false

  constructor(client: pg.PoolClient, onQuery: OnQuery | undefined) {
    this.#client = client
    this.#onQuery = onQuery
    this.send({ name: 'begin', text: 'begin' })
  }

  send(statement: Statement, values: readonly unknown[] = [], explain: (failure: unknown) => unknown = (failure) => failure): void {
    const answer = this.#query(statement, values).catch((failure: unknown) => { throw explain(failure) })
    // Looked at by `#answer`; until then Node must not take it for a failure that nobody handles.
    answer.catch(() => undefined)
    this.#unanswered.push(answer)
  }

  async run<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<StatementRows<R>> {
    const { rows, rowCount } = await this.#answer(this.#query<R>(statement, values))
    return { rows, count: rowCount ?? 0 }
  }

  async commit(): Promise<void> {
    const { command } = await this.#answer(this.#query({ name: 'commit', text: 'commit' }, []))
    // The server answers COMMIT with ROLLBACK where a statement failed before: the work went on after a failure it was told of.
    if (command !== 'COMMIT') throw new Error('the transaction had failed before its end; nothing of it was kept')
  }

  async rollback(): Promise<void> {
    // What these say is already known, or follows from it: the transaction is being given up.
    await Promise.allSettled(this.#unanswered)
    this.#unanswered = []
    const [answer] = await Promise.allSettled([this.#query({ name: 'rollback', text: 'rollback' }, [])])
    // Where even this fails the connection is gone, and the server rolls back by itself.
    this.isLost = answer.status === 'rejected'
  }

  #query<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<pg.QueryResult<R>> {
    this.#onQuery?.(statement.name)
    return this.#client.query<R>({ ...statement, values: values as unknown[] })
  }

  async #answer<T>(last: Promise<T>): Promise<T> {
    const earlier = this.#unanswered
    this.#unanswered = []
    const [answer, ...others] = await Promise.allSettled([last, ...earlier])
    for (const other of others) if (other.status === 'rejected') throw other.reason
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
}
