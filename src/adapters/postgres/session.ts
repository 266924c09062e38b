import type pg from 'pg'
import { Flight } from './flight.ts'
import type { Landed, Leg } from './flight.ts'
import type { Statement } from './statement.ts'

export type StatementRows<R> = Readonly<{ rows: readonly R[]; count: number }>

/** Where statements can be sent: a transaction, whoever travels in it. */
export type Asking = Readonly<{
  /** Leaves a statement whose answer nobody needs before the next `run`: it goes with that, and its failure shows there, in the words of `explain`. */
  send(statement: Statement, values?: readonly unknown[], explain?: (failure: unknown) => unknown): void
  run<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<StatementRows<R>>
}>

/** Told the name of each statement as it is sent. */
export type OnQuery = (name: string) => void

/**
 * One connection inside one database transaction. What is asked in the same turn of the event loop leaves together, with all that was
 * left to be sent before; it is answered together, and if one fails, all that come after fail for its sake.
 */
export class Session implements Asking {
  readonly #client: pg.PoolClient
  readonly #onQuery: OnQuery | undefined
  #waiting: Leg[] = [{ statement: { name: 'begin', text: 'begin' }, values: [] }]
  #isLeaving = false
  #hasBegun = false
  /** The flight under way, or the last one; never fails. */
  #flight: Promise<void> = Promise.resolve()
  /** The connection broke: the pool must not hand it out again. */
  isLost = false

  constructor(client: pg.PoolClient, onQuery: OnQuery | undefined) {
    this.#client = client
    this.#onQuery = onQuery
  }

  send(statement: Statement, values: readonly unknown[] = [], explain?: (failure: unknown) => unknown): void {
    this.#waiting.push({ statement, values, explain })
  }

  async run<R extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<StatementRows<R>> {
    return await this.#answered(statement, values) as Landed & StatementRows<R>
  }

  async commit(): Promise<void> {
    const { command } = await this.#answered({ name: 'commit', text: 'commit' }, [])
    // The server answers COMMIT with ROLLBACK where a statement failed before: the work went on after a failure it was told of.
    if (command !== 'COMMIT') throw new Error('the transaction had failed before its end; nothing of it was kept')
  }

  async rollback(): Promise<void> {
    this.#giveUp()
    await this.#flight
    if (!this.#hasBegun) return
    const [answer] = await Promise.allSettled([this.#answered({ name: 'rollback', text: 'rollback' }, [])])
    // Where even this fails the connection is gone, and the server rolls back by itself.
    this.isLost = answer.status === 'rejected'
  }

  #answered(statement: Statement, values: readonly unknown[]): Promise<Landed> {
    return new Promise((land, fail) => {
      this.#waiting.push({ statement, values, land, fail })
      if (this.#isLeaving) return
      this.#isLeaving = true
      process.nextTick(() => {
        this.#flight = this.#flight.then(() => this.#leave())
      })
    })
  }

  #leave(): Promise<void> {
    this.#isLeaving = false
    const legs = this.#waiting
    this.#waiting = []
    if (legs.length === 0) return Promise.resolve()
    this.#hasBegun = true
    for (const { statement } of legs) this.#onQuery?.(statement.name)
    return new Promise((over) => {
      this.#client.query(new Flight(legs, over))
    })
  }

  /** Whoever still waits to leave is told that nothing will. */
  #giveUp(): void {
    const given = this.#waiting.splice(0)
    for (const { fail } of given) fail?.(new Error('the transaction was given up'))
  }
}
