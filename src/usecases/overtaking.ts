import { StaleVersion } from './ports.ts'

/** A stream on which so many hands come first by turns is not busy but broken. */
const MOST_RETRIES = 5

/** Does again what another hand has overtaken, on what it left: for work in which nobody looked at a version, so that being slower is no reason to refuse. */
export async function againIfOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let retriesLeft = MOST_RETRIES; ; retriesLeft -= 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StaleVersion) || retriesLeft === 0) throw error
    }
  }
}
