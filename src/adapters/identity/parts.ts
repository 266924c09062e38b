import type { AccountRecorder } from './recorder.ts'
import type { AddressAllowances } from './addresses.ts'
import type { SignInAttempts } from './attempts.ts'
import type { Passwords } from './password.ts'
import type { RecoveryCodes } from './recovery.ts'
import type { AccountSecrets } from './secrets.ts'
import type { SecondFactor } from './secondFactor.ts'
import type { Sessions } from './sessions.ts'
import type { IdentityDb } from './tables.ts'
import type { Clock } from '../../usecases/ports.ts'

/** What the acts of identity are made of. */
export type Parts = Readonly<{
  db: IdentityDb
  recorder: AccountRecorder
  attempts: SignInAttempts
  addresses: AddressAllowances
  secrets: AccountSecrets
  passwords: Passwords
  recovery: RecoveryCodes
  sessions: Sessions
  factor: SecondFactor
  clock: Clock
  wallClock: Clock
  /** The account that bears a sign-in name, or would: names are found by a keyed hash and stand nowhere in clear beside a secret. */
  idOf(signInName: string): string
  hash(token: string): Buffer
}>
