import type { StreamRef } from '../../domain/shared/event.ts'
import { streamKey } from './journal.ts'

export type FindingCode =
  | 'entry-changed' | 'chain-broken' | 'entry-missing' | 'entry-removed' | 'position-changed' | 'personal-unreadable'
  | 'read-model-differs'
  | 'checkpoint-disagrees' | 'checkpoint-damaged' | 'checkpoint-root-wrong' | 'checkpoint-signature-wrong' | 'kept-head-contradicted'
  | 'file-missing' | 'file-changed' | 'file-truncated'

/** What is wrong with the record, and where. `detail` is for the person who reads it: what, and what to do. */
export type Finding = Readonly<{
  code: FindingCode
  jurisdiction?: string
  /** `application/0190…` */
  stream?: string
  version?: number
  position?: number
  file?: string
  detail: string
}>

export type Place = Readonly<{ jurisdiction: string; stream: StreamRef; version?: number; position?: bigint | null }>

/** Where a finding lies, in the form in which it is told. */
export function placed({ jurisdiction, stream, version, position }: Place) {
  return {
    jurisdiction,
    stream: streamKey(stream),
    ...(version === undefined ? {} : { version }),
    ...(position === undefined || position === null ? {} : { position: Number(position) }),
  }
}

/** What was found so far; counts all, and keeps those that lie earliest in the record. */
export class Findings {
  readonly #kept: Finding[] = []
  readonly #limit: number
  count = 0

  constructor(limit = 1_000) {
    this.#limit = limit
  }

  add(...findings: readonly Finding[]): void {
    this.count += findings.length
    this.#kept.push(...findings)
    if (this.#kept.length > 2 * this.#limit) this.#trim()
  }

  /** The first entry that was touched comes first; what has no place in the journal comes last. */
  earliestFirst(): readonly Finding[] {
    this.#trim()
    return [...this.#kept]
  }

  #trim(): void {
    this.#kept.sort((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity) || 0)
    this.#kept.length = Math.min(this.#kept.length, this.#limit)
  }
}
