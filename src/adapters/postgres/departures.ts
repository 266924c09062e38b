import type { Transaction } from '../../usecases/ports.ts'

export type Work<T> = (tx: Transaction) => Promise<T>

/** Done, and this is what it gave; or left behind, for whatever reason, with nothing of it kept. */
export type Arrival<T = unknown> = Readonly<{ kind: 'arrived'; result: T }> | Readonly<{ kind: 'left-behind' }>
export const leftBehind: Arrival<never> = { kind: 'left-behind' }

/** Never fails: who can't be taken along is left behind. */
export type Travel = (works: readonly Work<unknown>[]) => Promise<readonly Arrival[]>

/** One is read, one is decided, one is written to disk. */
const TRIPS_AT_ONCE = 3
const SEATS = 16
/** What is left, after each departure, of a crowd that has not come back. */
const REMEMBERED = 0.97

type Waiting = Readonly<{ work: Work<unknown>; arrive(arrival: Arrival): void }>

/**
 * Sends off together what comes in the same moment. Whoever finds nobody travelling leaves at once, with all who are there. Whoever comes while
 * others travel waits until half of the crowd is there, at most until those others have arrived: so one half is decided while the other is
 * written to disk. Trips of whoever happens to be there would grow into one of all but one, and then program and database would wait for
 * each other by turns.
 */
export class Departures {
  readonly #travel: Travel
  #waiting: Waiting[] = []
  #underWay = 0
  #travelling = 0
  /** How many there have been together lately, waiting or travelling. */
  #crowd = 0
  #isLeaving = false

  constructor(travel: Travel) {
    this.#travel = travel
  }

  async board<T>(work: Work<T>): Promise<Arrival<T>> {
    return await new Promise<Arrival>((arrive) => {
      this.#waiting.push({ work, arrive })
      this.#leaveSoon()
    }) as Arrival<T>
  }

  /** Not before everything that came together has boarded. */
  #leaveSoon(): void {
    if (this.#isLeaving || this.#underWay >= TRIPS_AT_ONCE || this.#waiting.length === 0) return
    if (this.#travelling > 0 && this.#waiting.length < this.#half()) return
    this.#isLeaving = true
    setImmediate(() => void this.#leave())
  }

  async #leave(): Promise<void> {
    this.#isLeaving = false
    this.#crowd = Math.max(this.#together(), this.#crowd * REMEMBERED)
    const travellers = this.#waiting.splice(0, this.#travelling > 0 ? this.#half() : SEATS)
    this.#underWay += 1
    this.#travelling += travellers.length
    this.#leaveSoon()
    const arrivals = await this.#travel(travellers.map(({ work }) => work))
    this.#underWay -= 1
    this.#travelling -= travellers.length
    for (const [index, { arrive }] of travellers.entries()) arrive(arrivals[index] ?? leftBehind)
    this.#leaveSoon()
  }

  #together(): number {
    return this.#waiting.length + this.#travelling
  }

  #half(): number {
    return Math.min(SEATS, Math.ceil(Math.max(this.#crowd, this.#together()) / 2))
  }
}
