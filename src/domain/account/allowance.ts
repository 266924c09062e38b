import type { Instant } from '../shared/time.ts'

/** 地址限额 — the failed tries one address still has. It fills up again by itself, so an address is never shut for long. */
export type Allowance = Readonly<{ tries: number; at: Instant }>

/**
 * Ten names a quarter of an hour can be locked from one address before it is slowed down: an office with a bad day stays below,
 * whoever tries one password on every name of the city does not. From then on one try comes back every eighteen seconds.
 */
export const addressLimit = { tries: 50, secondsATry: 18 } as const

export type Taken =
  | Readonly<{ open: true; left: Allowance }>
  | Readonly<{ open: false; left: Allowance; retryAfterSeconds: number }>

/** Takes one try; it is given back where the try was no failure. */
export function takeFromAddress(before: Allowance | undefined, at: Instant): Taken {
  const { tries } = refilled(before, at)
  if (tries >= 1) return { open: true, left: { tries: tries - 1, at } }
  return { open: false, left: { tries, at }, retryAfterSeconds: Math.ceil((1 - tries) * addressLimit.secondsATry) }
}

export function giveBack(before: Allowance | undefined, at: Instant): Allowance {
  const { tries } = refilled(before, at)
  return { tries: Math.min(tries + 1, addressLimit.tries), at }
}

function refilled(before: Allowance | undefined, at: Instant): Allowance {
  if (!before) return { tries: addressLimit.tries, at }
  // A clock that was set back must not take tries away.
  const seconds = Math.max(0, Date.parse(at) - Date.parse(before.at)) / 1_000
  return { tries: Math.min(before.tries + seconds / addressLimit.secondsATry, addressLimit.tries), at }
}
