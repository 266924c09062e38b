import { roles, type Role } from '../shared/actor.ts'
import { unknownEvent, type DomainEvent, type NoWords } from '../shared/event.ts'
import type { Personal } from '../shared/personal.ts'
import type { Instant } from '../shared/time.ts'

/**
 * 账号 — who may sign in, as what, and for which body. One account has one role for life: 系统管理员, 审计 and the business roles
 * exclude each other by GB/T 22239, so another hat needs another account.
 */
export type Account =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
    stage: 'open' | 'disabled'
    role: AccountRole
    body: string
    /** Empty once the person has been erased. */
    signInName: string
    displayName: string
    /** Counts the passwords set so far; one that belongs to another number opens nothing. */
    passwordVersion: number
    /** Counts the times all sessions were ended at once; a session of an earlier count is over. */
    sessionEpoch: number
    mustChangePassword: boolean
    secondFactor: boolean
    /** The person has set a password of their own at least once, or was given one to change. */
    activated: boolean
    /** Keyed digest of an applicant's ID number: one person has one account. Gone once the person has been erased. */
    personKey?: string | undefined
    /** Whose cases an applicant reaches: each case seals the person's data under an id of its own. Empty for every other role. */
    persons: readonly string[]
  }>
export type KnownAccount = Exclude<Account, { stage: 'none' }>

/** `system` and `public` are nobody's account. */
export type AccountRole = Exclude<Role, 'system' | 'public'>
export const accountRoles = roles.filter((role): role is AccountRole => role !== 'system' && role !== 'public')

/** How an account came to be. */
export type AccountOrigin = 'administrator' | 'invitation' | 'server-command' | 'first-administrator-link' | 'demonstration'

/** Why a sign-in was turned down; the person is told less than the record. */
export type SignInFailure = 'wrong-password' | 'wrong-code' | 'account-disabled' | 'body-closed'

/** By what somebody showed who they are, beside the password. */
export type SignInMeans = 'password' | 'code' | 'recovery-code'

type Words<Type extends string, Data extends object> = Readonly<{ type: Type; data: Readonly<Data> }>
type About<Fields extends object> = Readonly<{ personal?: Personal<Fields> }>
/** From where the hand came: kept under the person's key, since an address can single a person out. */
export type Origin = Readonly<{ ip: string; userAgent: string }>

export type AccountOpened =
  Words<'AccountOpened', { role: AccountRole; body: string; origin: AccountOrigin; mustChangePassword: boolean }>
  & About<{ signInName: string; displayName: string; personKey?: string | undefined }>
export type AccountEvent =
  | AccountOpened
  | (Words<'SignedIn', { by: SignInMeans }> & About<Origin>)
  | (Words<'SignInFailed', { reason: SignInFailure; lockedUntil: Instant | null }> & About<Origin>)
  | Words<'SignedOut' | 'SessionEnded' | 'PasswordChanged' | 'PasswordReset' | 'SecondFactorEnabled' | 'RecoveryCodesRenewed', NoWords>
  | Words<'ActivationIssued', { until: Instant }>
  | (Words<'AccountActivated', NoWords> & About<Origin>)
  | Words<'CaseJoined', { person: string }>
  | (Words<'AccountDisabled' | 'AccountEnabled' | 'SecondFactorRemoved' | 'SessionsEnded', NoWords> & About<{ reason: string }>)

export const noAccount: Account = { stage: 'none' }

/** Total: an event before the opening, or of an unknown type, changes nothing. */
export function evolveAccount(state: Account, event: AccountEvent): Account {
  if (event.type === 'AccountOpened') return opened(event)
  return state.stage === 'none' ? state : evolveKnown(state, event)
}

/** Opened by another's hand, with a code for the owner; through the other doors the password comes along. */
const comesWithCode: readonly AccountOrigin[] = ['administrator', 'invitation', 'server-command']

function opened({ data, personal }: AccountOpened): Account {
  const { role, body, origin, mustChangePassword } = data
  const { signInName = '', displayName = '', personKey } = personal?.fields ?? {}
  return {
    stage: 'open', role, body, signInName, displayName,
    passwordVersion: 1, sessionEpoch: 1, mustChangePassword, secondFactor: false,
    activated: !comesWithCode.includes(origin),
    personKey,
    persons: role === 'applicant' ? [body] : [],
  }
}

function evolveKnown(state: KnownAccount, event: Exclude<AccountEvent, AccountOpened>): KnownAccount {
  switch (event.type) {
    case 'AccountActivated':
    case 'PasswordChanged': return { ...withNewPassword(state), mustChangePassword: false, activated: true }
    case 'PasswordReset': return { ...withNewPassword(state), mustChangePassword: true, activated: true }
    case 'CaseJoined': return { ...state, persons: [...state.persons, event.data.person] }
    case 'AccountDisabled': return { ...withoutSessions(state), stage: 'disabled' }
    case 'AccountEnabled': return { ...state, stage: 'open' }
    case 'SessionsEnded': return withoutSessions(state)
    case 'SecondFactorEnabled': return { ...state, secondFactor: true }
    case 'SecondFactorRemoved': return { ...state, secondFactor: false }
    case 'SignedIn':
    case 'SignInFailed':
    case 'SignedOut':
    case 'SessionEnded':
    case 'ActivationIssued':
    case 'RecoveryCodesRenewed': return state
    default: return unknownEvent(event, state)
  }
}

/** Whoever knew the old password, and whoever sits at a screen opened with it, is out. */
const withNewPassword = (state: KnownAccount): KnownAccount =>
  ({ ...withoutSessions(state), passwordVersion: state.passwordVersion + 1 })

const withoutSessions = (state: KnownAccount): KnownAccount => ({ ...state, sessionEpoch: state.sessionEpoch + 1 })

export const foldAccount = (events: readonly DomainEvent[]): Account =>
  (events as readonly AccountEvent[]).reduce(evolveAccount, noAccount)
