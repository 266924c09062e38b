import type { AccountRole } from '../domain/account/account.ts'
import type { Actor, Role } from '../domain/shared/actor.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Instant } from '../domain/shared/time.ts'

/** From where somebody acts; recorded under their own key. */
export type From = Readonly<{ ip: string; userAgent: string }>

type RefusedIdentity = Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>
export type Done = Readonly<{ kind: 'accepted' }> | RefusedIdentity
export type SignedIn = Readonly<{ kind: 'accepted'; token: string; actor: Actor; mustChangePassword: boolean }> | RefusedIdentity
/** The password is shown once to whoever asked for it, and has to be changed at the first sign-in. */
export type IssuedPassword = Readonly<{ kind: 'accepted'; id: string; password: string }> | RefusedIdentity
export type OfferedFactor = Readonly<{ kind: 'accepted'; secret: string; uri: string }> | RefusedIdentity

/** 会话 — whose a request is. Who must change the password first should be let do nothing else. */
export type Session = Readonly<{ actor: Actor; mustChangePassword: boolean; startedAt: Instant; expiresAt: Instant }>

export type NewAccount = Readonly<{ signInName: string; displayName: string; role: Role; body: string }>
export type DemoAccount = NewAccount & Readonly<{ password: string }>

/** An account as the administrator and the auditor see it; nobody sees a secret. */
export type AccountRow = Readonly<{
  id: string
  signInName: string
  displayName: string
  role: AccountRole
  body: string
  open: boolean
  mustChangePassword: boolean
  secondFactor: boolean
}>
export type ListedAccounts = Readonly<{ kind: 'accepted'; accounts: readonly AccountRow[] }> | RefusedIdentity

export type FirstAdministratorLink = Readonly<{ token: string; expiresAt: Instant }>

/** Who is who. Every act stands in the journal before it takes effect; what can't be recorded does not happen. */
export type Identity = Readonly<{
  signIn(name: string, password: string, from: From & Readonly<{ code?: string | undefined }>): Promise<SignedIn>
  sessionOf(token: string): Promise<Session | undefined>
  actorOf(token: string): Promise<Actor | undefined>
  signOut(token: string): Promise<void>

  openAccount(by: Actor, account: NewAccount): Promise<IssuedPassword>
  disableAccount(by: Actor, account: string, reason: string): Promise<Done>
  enableAccount(by: Actor, account: string, reason: string): Promise<Done>
  resetPassword(by: Actor, account: string): Promise<IssuedPassword>
  endSessions(by: Actor, account: string, reason: string): Promise<Done>
  removeSecondFactor(by: Actor, account: string, reason: string): Promise<Done>
  accounts(by: Actor): Promise<ListedAccounts>

  /** Ends every session of the account, this one included: the person signs in with the new password. */
  changePassword(by: Actor, current: string, next: string): Promise<Done>
  /** A secret to show as a QR code; it counts only once a code made from it has been entered. */
  offerSecondFactor(by: Actor): Promise<OfferedFactor>
  confirmSecondFactor(by: Actor, code: string): Promise<Done>

  /** `undefined` where the jurisdiction already has an administrator. A newer link makes the older one worthless. */
  createFirstAdministratorLink(jurisdiction: string): Promise<FirstAdministratorLink | undefined>
  redeemFirstAdministratorLink(token: string, chosen: Readonly<{ signInName: string; displayName: string; password: string }>): Promise<Done>
  /** For the demonstration only: accounts whose passwords are printed. What is already there stays as it is. */
  openDemoAccounts(jurisdiction: string, accounts: readonly DemoAccount[]): Promise<void>
}>
