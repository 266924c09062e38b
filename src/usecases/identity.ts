import type { AccountRole } from '../domain/account/account.ts'
import type { Actor } from '../domain/shared/actor.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Instant } from '../domain/shared/time.ts'

/** From where somebody signs in, and the six digits of the second factor where the account has one. */
export type SigningIn = Readonly<{ ip: string; userAgent: string; code?: string | undefined }>

export type SignedIn = Readonly<{ kind: 'signed-in'; token: string; actor: Actor; mustChangePassword: boolean }>
export type Turned<Result extends object> = (Readonly<{ kind: 'done' }> & Result) | RefusedIdentity
export type RefusedIdentity = Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>

/** 会话 — whose the request is. An actor who must change the password first may do nothing else. */
export type Session = Readonly<{ actor: Actor; mustChangePassword: boolean; startedAt: Instant; expiresAt: Instant }>

export type OpeningAccount = Readonly<{ signInName: string; displayName: string; role: AccountRole; body: string; password: string }>

/** An account as the administrator and the auditor see it; nobody sees a secret. */
export type AccountRow = Readonly<{
  account: string
  signInName: string
  displayName: string
  role: AccountRole
  body: string
  stage: 'open' | 'disabled'
  mustChangePassword: boolean
  secondFactor: boolean
}>

export type FirstAdministrator = Readonly<{ signInName: string; displayName: string; body: string; password: string }>
export type FirstAdministratorLink = Readonly<{ token: string; expiresAt: Instant }>

/** Who is who. Every act of it stands in the journal before it takes effect; if it can't be recorded, it does not happen. */
export type Identity = Readonly<{
  signIn(name: string, password: string, from: SigningIn): Promise<SignedIn | RefusedIdentity>
  sessionOf(token: string): Promise<Session | undefined>
  /** The actor of a session that may work; `undefined` also while the password has to be changed first. */
  actorOf(token: string): Promise<Actor | undefined>
  signOut(token: string): Promise<void>

  openAccount(by: Actor, opening: OpeningAccount): Promise<Turned<{ account: string }>>
  disableAccount(by: Actor, account: string, reason: string): Promise<Turned<object>>
  enableAccount(by: Actor, account: string, reason: string): Promise<Turned<object>>
  resetPassword(by: Actor, account: string, password: string): Promise<Turned<object>>
  endSessions(by: Actor, account: string, reason: string): Promise<Turned<object>>
  removeSecondFactor(by: Actor, account: string, reason: string): Promise<Turned<object>>
  accounts(by: Actor): Promise<Turned<{ accounts: readonly AccountRow[] }>>

  /** Ends every session of the account, this one included: the person signs in with the new password. */
  changePassword(by: Actor, current: string, next: string): Promise<Turned<object>>
  /** A secret to show as a QR code; it counts only once a code made from it has been entered. */
  offerSecondFactor(by: Actor): Promise<Turned<{ secret: string; uri: string }>>
  confirmSecondFactor(by: Actor, code: string): Promise<Turned<object>>

  /** `undefined` where the jurisdiction already has an administrator. A newer link makes the older one worthless. */
  createFirstAdministratorLink(jurisdiction: string): Promise<FirstAdministratorLink | undefined>
  redeemFirstAdministratorLink(token: string, first: FirstAdministrator): Promise<Turned<{ account: string }>>
  /** For the demonstration only: accounts whose passwords are printed. What is already there stays. */
  openDemoAccounts(jurisdiction: string, accounts: readonly OpeningAccount[]): Promise<void>
}>
