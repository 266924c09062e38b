import type { Transaction } from '../../usecases/ports.ts'

export type Work<T> = (tx: Transaction) => Promise<T>

/** Done, and this is what it gave; or left behind, for whatever reason, with nothing of it kept. */
export type Arrival<T = unknown> = Readonly<{ kind: 'arrived'; result: T }> | Readonly<{ kind: 'left-behind' }>
export const leftBehind: Arrival<never> = { kind: 'left-behind' }

/** Never fails: who can't be taken along is left behind. `onDecided` is called as soon as only the writing is left. */
export type Travel = (works: readonly Work<unknown>[], onDecided: () => void) => Promise<readonly Arrival[]>

/** One is decided while those before it are written to disk. */
const TRIPS_AT_ONCE = 3
const SEATS = 16

type Waiting = Readonly<{ work: Work<unknown>; arrive(arrival: Arrival): void }>

/**
 * Sends off together what comes in the same moment; what comes while it is being decided waits for the next trip. So nobody waits
 * where there is little to do, and the more there is, the more share one trip.
 */
export class Departures {
  readonly #travel: Travel
  #waiting: Waiting[] = []
  #underWay = 0
  #isDeciding = false

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
    if (this.#isDeciding || this.#underWay >= TRIPS_AT_ONCE || this.#waiting.length === 0) return
    this.#isDeciding = true
    setImmediate(() => void this.#leave())
  }

  async #leave(): Promise<void> {
    const travellers = this.#waiting.splice(0, SEATS)
    const decided = once(() => {
      this.#isDeciding = false
      this.#leaveSoon()
    })
    this.#underWay += 1
    const arrivals = await this.#travel(travellers.map(({ work }) => work), decided)
    this.#underWay -= 1
    decided()
    for (const [index, { arrive }] of travellers.entries()) arrive(arrivals[index] ?? leftBehind)
    this.#leaveSoon()
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    act()
  }
}
