import type { Instant } from '../shared/time.ts'

/** 地址限额 — failed tries from one address. They wear off one after the other, so that an address is never shut for long. */
export type Allowance = Readonly<{
  /** When the last failure will have worn off. */
  fullAt: Instant
}>

/**
 * Ten names can be locked from one address within a quarter of an hour before it is slowed down: an office with a bad day stays below,
 * whoever tries one password on every name of the city does not. From then on one try comes back every eighteen seconds.
 */
export const addressLimit = { tries: 50, secondsATry: 18 } as const
const TRY_MS = addressLimit.secondsATry * 1_000

export type Taken =
  | Readonly<{ open: true; left: Allowance }>
  | Readonly<{ open: false; left: Allowance; retryAfterSeconds: number }>

/** Takes one try; it is given back where the try was no failure. */
export function takeFromAddress(before: Allowance, at: Instant): Taken {
  const owedMs = owed(before, at)
  const overMs = owedMs + TRY_MS - addressLimit.tries * TRY_MS
  return overMs > 0
    ? { open: false, left: before, retryAfterSeconds: Math.ceil(overMs / 1_000) }
    : { open: true, left: owing(owedMs + TRY_MS, at) }
}

export const giveBack = (before: Allowance, at: Instant): Allowance => owing(Math.max(0, owed(before, at) - TRY_MS), at)

/** A clock that was set back makes nobody wait longer than the limit does. */
const owed = ({ fullAt }: Allowance, at: Instant): number =>
  Math.min(Math.max(0, Date.parse(fullAt) - Date.parse(at)), addressLimit.tries * TRY_MS)

const owing = (milliseconds: number, at: Instant): Allowance => ({ fullAt: new Date(Date.parse(at) + milliseconds).toISOString() })
