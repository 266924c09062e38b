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
/** 激活码 — shown once to whoever hands it over; with it the owner sets a password that nobody else knows. */
export type IssuedActivation = Readonly<{ kind: 'accepted'; id: string; code: string; until: Instant }> | RefusedIdentity
export type Activated = Readonly<{ kind: 'accepted'; signInName: string }> | RefusedIdentity

/** 受邀的申报人 — `person` is the id under which the case seals their data, `personKey` the digest of their ID number, where the form asks for it. */
export type Invitee = Readonly<{ signInName: string; displayName: string; person: string; personKey?: string | undefined }>
/** Opened with a code to hand over; or the person has an account from another case, and this case was taken to it. */
export type Invited = Readonly<{ outcome: 'opened'; signInName: string; code: string; until: Instant }> | Readonly<{ outcome: 'joined' }>
export type PersonsAccount = Readonly<{ id: string; signInName: string; displayName: string; activated: boolean; open: boolean; persons: readonly string[] }>

/** 登录中的设备 — one session of one's own, as its owner is shown it. */
export type OwnSession = From & Readonly<{ id: string; startedAt: Instant; lastSeenAt: Instant; isHere: boolean }>
/** 恢复码 — shown once; each opens in the place of a lost telephone, one time. */
export type RecoveryCodes = Readonly<{ kind: 'accepted'; recoveryCodes: readonly string[] }> | RefusedIdentity

export type OfferedFactor = Readonly<{ kind: 'accepted'; secret: string; uri: string }> | RefusedIdentity

/** 会话 — whose a request is. Who must change the password first should be let do nothing else; who acts for a body that is closed, nothing at all. */
export type Session = Readonly<{ actor: Actor; mustChangePassword: boolean; closedBody?: string | undefined; startedAt: Instant; expiresAt: Instant }>

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
  /** False until its owner has set a password for the first time. */
  activated: boolean
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

  openAccount(by: Actor, account: NewAccount): Promise<IssuedActivation>
  /** Whoever calls has made sure that the case is theirs. */
  inviteApplicant(by: Actor, invitee: Invitee): Promise<(Readonly<{ kind: 'accepted' }> & Invited) | RefusedIdentity>
  accountOf(by: Actor, sought: Pick<Invitee, 'person' | 'personKey'>): Promise<PersonsAccount | undefined>
  /** A newer code makes the older one worthless; the password stays as it is until the code is redeemed. */
  issueActivation(by: Actor, account: string): Promise<IssuedActivation>
  activate(code: string, password: string, from: From): Promise<Activated>
  disableAccount(by: Actor, account: string, reason: string): Promise<Done>
  enableAccount(by: Actor, account: string, reason: string): Promise<Done>
  resetPassword(by: Actor, account: string): Promise<IssuedPassword>
  endSessions(by: Actor, account: string, reason: string): Promise<Done>
  removeSecondFactor(by: Actor, account: string, reason: string): Promise<Done>
  /** For a person who is erased: no session, no password, no way back. May be done twice. */
  closeForGood(by: Actor, account: string): Promise<void>
  accounts(by: Actor): Promise<ListedAccounts>
  /** A body was closed or is in use again: whoever acts for it is looked at anew. */
  bodyChanged(): void
  /** Of these accounts those that too many wrong tries have locked, and until when. */
  lockedOf(accounts: readonly string[]): Promise<ReadonlyMap<string, Instant>>

  /** The sessions that go on; `token` tells which of them is asking. */
  ownSessions(by: Actor, token: string): Promise<readonly OwnSession[]>
  endOwnSession(by: Actor, id: string): Promise<Done>
  /** Ends every session of the account, this one included: the person signs in with the new password. */
  changePassword(by: Actor, current: string, next: string): Promise<Done>
  /** A secret to show as a QR code; it counts only once a code made from it has been entered. */
  offerSecondFactor(by: Actor, password: string): Promise<OfferedFactor>
  confirmSecondFactor(by: Actor, code: string): Promise<RecoveryCodes>
  /** The older ones open nothing any more. */
  renewRecoveryCodes(by: Actor, password: string): Promise<RecoveryCodes>
  recoveryCodesLeft(by: Actor): Promise<number>

  /** `undefined` where the jurisdiction already has an administrator. A newer link makes the older one worthless. */
  createFirstAdministratorLink(jurisdiction: string): Promise<FirstAdministratorLink | undefined>
  firstAdministratorLinkServes(token: string): Promise<boolean>
  redeemFirstAdministratorLink(token: string, chosen: Readonly<{ signInName: string; displayName: string; password: string }>): Promise<Done>
  /** For the demonstration only: accounts whose passwords are printed. What is already there stays as it is. */
  openDemoAccounts(jurisdiction: string, accounts: readonly DemoAccount[]): Promise<void>
}>
