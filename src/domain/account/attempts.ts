import type { Instant } from '../shared/time.ts'

/** 登录失败限制 — tries at one sign-in name, known or not, that have not been followed by success. */
export type Attempts = Readonly<{ count: number; since: Instant; lockedUntil: Instant | null }>

/** 等保: a number of wrong tries locks the name for a while. */
export const attemptLimit = { tries: 5, withinMinutes: 15, lockMinutes: 15 } as const

export type Try = Readonly<{ open: boolean; attempts: Attempts }>

/**
 * Takes one try. It is counted before the password is looked at, so that a hundred tries at the same moment are five, too.
 * The fifth still counts if it is right; only what follows it is turned away.
 */
export function takeTry(before: Attempts | undefined, at: Instant): Try {
  if (before?.lockedUntil && at < before.lockedUntil) return { open: false, attempts: before }
  const goesOn = before && !before.lockedUntil && at < later(before.since, attemptLimit.withinMinutes)
  const { count, since } = goesOn ? { count: before.count + 1, since: before.since } : { count: 1, since: at }
  const lockedUntil = count >= attemptLimit.tries ? later(at, attemptLimit.lockMinutes) : null
  return { open: true, attempts: { count, since, lockedUntil } }
}

function later(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
