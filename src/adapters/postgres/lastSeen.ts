import type { StreamRef } from '../../domain/shared/event.ts'
import { streamKey } from './journal.ts'
import type { LoadedStream } from './journal.ts'

type Seen = Pick<LoadedStream, 'events' | 'prevHash'> & Readonly<{ ref: StreamRef }>

/** The rounds under way, and a few that were looked at. */
const KEPT = 16

/**
 * Streams as this process last saw them, whether or not what it saw was kept. Nobody may rely on them who does not make sure of it in the end.
 * One in which people are spoken of is never kept here: their part is to be gone when their key is.
 */
export class LastSeen {
  readonly #streams = new Map<string, LoadedStream>()

  of(jurisdiction: string, ref: StreamRef): LoadedStream | undefined {
    return this.#streams.get(nameOf(jurisdiction, ref))
  }

  /** A map keeps the order of insertion: what is put back last is the last to be dropped. */
  remember(jurisdiction: string, { ref, events, prevHash }: Seen): void {
    const name = nameOf(jurisdiction, ref)
    // Also what is not kept now may have been kept: left there, it would be supposed in vain by everybody who comes after.
    this.#streams.delete(name)
    if (events.length === 0 || events.some(({ personal, erased }) => personal !== undefined || erased === true)) return
    this.#streams.set(name, { events: [...events], prevHash, personKeys: new Map() })
    if (this.#streams.size <= KEPT) return
    const [oldest] = this.#streams.keys()
    if (oldest !== undefined) this.#streams.delete(oldest)
  }
}

const nameOf = (jurisdiction: string, ref: StreamRef): string => `${jurisdiction}\n${streamKey(ref)}`
