import type pg from 'pg'
import { normalName } from '../../domain/account/normalName.ts'
import { systemActor, type Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { DemoAccount, Identity } from '../../usecases/identity.ts'
import type { Clock, Store } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { activate, issueActivation } from './activation.ts'
import { AddressAllowances } from './addresses.ts'
import { command, endingSessions, listAccounts, newPassword, open, openWithPassword, setPassword } from './administration.ts'
import { letIn, type LetIn, type LockedOut } from './atServer.ts'
import { SignInAttempts } from './attempts.ts'
import { createLink, linkServes, redeemLink } from './firstAdministrator.ts'
import { accountOf, invite } from './invitation.ts'
import { changePassword, confirmSecondFactor, endOwnSession, offerSecondFactor, renewRecoveryCodes, signOut } from './ownAffairs.ts'
import type { Parts } from './parts.ts'
import { passwordsOf, type Stretching } from './password.ts'
import { AccountRecorder } from './recorder.ts'
import { RecoveryCodes } from './recovery.ts'
import { SecondFactor } from './secondFactor.ts'
import { AccountSecrets } from './secrets.ts'
import { Sessions } from './sessions.ts'
import { signIn } from './signing.ts'
import { identityDb } from './tables.ts'

export type { LetIn, LockedOut } from './atServer.ts'

export type IdentitySettings = Readonly<{
  pool: pg.Pool
  store: Store
  suite: CryptoSuite
  masterKey: Uint8Array
  /** Business time, stamped on what is recorded, by which activation codes run out; the demonstration moves it. */
  clock: Clock
  /** The time on the wall, by which sessions, locks, links and the second factor's codes run out. */
  wallClock: Clock
  /** What a guess at a password costs. */
  stretching: Stretching
}>

export function createIdentity(settings: IdentitySettings): Identity {
  const parts = partsOf(settings)
  return {
    signIn: (name, password, from) => signIn(parts, name, password, from),
    sessionOf: (token) => parts.sessions.find(token),
    actorOf: async (token) => {
      const { actor, closedBody } = await parts.sessions.find(token) ?? {}
      return closedBody === undefined ? actor : undefined
    },
    signOut: (token) => signOut(parts, token),
    ...administration(parts),
    ...ownAffairs(parts),
    createFirstAdministratorLink: (jurisdiction) => createLink(parts, jurisdiction),
    firstAdministratorLinkServes: (token) => linkServes(parts, token),
    redeemFirstAdministratorLink: (token, chosen) => done(redeemLink(parts, token, chosen)),
    openDemoAccounts: (jurisdiction, accounts) => openDemoAccounts(parts, jurisdiction, accounts),
  }
}

/** Stands apart from `Identity`, so that no request from outside reaches it. */
export const letAdministratorIn = (settings: IdentitySettings, wanted: LockedOut): Promise<Answer<LetIn>> => answered(() => letIn(partsOf(settings), wanted))

function partsOf({ pool, store, suite, masterKey, clock, wallClock, stretching }: IdentitySettings): Parts {
  const db = identityDb(pool)
  const keyed = (purpose: string) => {
    const key = suite.hmac(masterKey, Buffer.from(purpose))
    return (words: string): string => Buffer.from(suite.hmac(key, Buffer.from(words))).toString('hex').slice(0, 32)
  }
  const nameKey = keyed('sign-in names')
  return {
    db,
    clock,
    wallClock,
    recorder: new AccountRecorder(store, clock),
    attempts: new SignInAttempts(db, wallClock),
    addresses: new AddressAllowances(db, wallClock, keyed('sign-in addresses')),
    secrets: new AccountSecrets(db),
    passwords: passwordsOf(stretching),
    recovery: new RecoveryCodes(db, keyed('recovery codes')),
    sessions: new Sessions(db, { suite, masterKey }, wallClock),
    factor: new SecondFactor(suite, masterKey, wallClock),
    idOf: (name) => nameKey(normalName(name)),
    hash: (token) => Buffer.from(suite.hash(Buffer.from(token))),
  }
}

type Administration = 'openAccount' | 'inviteApplicant' | 'accountOf' | 'issueActivation' | 'activate' | 'disableAccount' | 'enableAccount'
  | 'resetPassword' | 'endSessions' | 'removeSecondFactor' | 'closeForGood' | 'accounts' | 'bodyChanged' | 'lockedOf'

function administration(parts: Parts): Pick<Identity, Administration> {
  return {
    openAccount: (by, account) => answered(async () => {
      const id = await open(parts, { by, account, origin: 'administrator' })
      return { id, ...await issueActivation(parts, by, id) }
    }),
    inviteApplicant: (by, invitee) => answered(() => invite(parts, by, invitee)),
    accountOf: (by, sought) => accountOf(parts, by, sought),
    issueActivation: (by, account) => answered(async () => ({ id: account, ...await issueActivation(parts, by, account) })),
    activate: (code, password, from) => answered(async () => ({ signInName: await activate(parts, code, password, from) })),
    resetPassword: (by, account) => answered(async () => {
      const password = newPassword(account)
      await setPassword(parts, by, account, password, 'ResetPassword')
      return { id: account, password }
    }),
    disableAccount: (by, account, reason) => done(endingSessions(parts, by, account, { type: 'DisableAccount', reason })),
    enableAccount: (by, account, reason) => done(command(parts, by, account, { type: 'EnableAccount', reason })),
    endSessions: (by, account, reason) => done(endingSessions(parts, by, account, { type: 'EndSessions', reason })),
    removeSecondFactor: (by, account, reason) => done(command(parts, by, account, { type: 'RemoveSecondFactor', reason }).then(() => parts.recovery.forget(account))),
    closeForGood: (by, account) => closeForGood(parts, by, account),
    bodyChanged: () => parts.sessions.forget(),
    lockedOf: (accounts) => parts.attempts.lockedOf(accounts),
    accounts: (by) => answered(async () => ({ accounts: await listAccounts(parts, by) })),
  }
}

async function closeForGood(parts: Parts, by: Actor, account: string): Promise<void> {
  const { open } = await parts.secrets.credentials(account) ?? { open: false }
  if (open) await endingSessions(parts, by, account, { type: 'DisableAccount', reason: '本人的个人信息依法删除' })
  await Promise.all([parts.secrets.destroy(account), parts.recovery.forget(account)])
}

type OwnAffairs = 'ownSessions' | 'endOwnSession' | 'changePassword' | 'offerSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes' | 'recoveryCodesLeft'

function ownAffairs(parts: Parts): Pick<Identity, OwnAffairs> {
  return {
    ownSessions: (by, token) => parts.sessions.of(by.account, token),
    endOwnSession: (by, id) => done(endOwnSession(parts, by, id)),
    changePassword: (by, current, next) => done(changePassword(parts, by, current, next)),
    offerSecondFactor: (by, password) => answered(() => offerSecondFactor(parts, by, password)),
    confirmSecondFactor: (by, code) => answered(async () => ({ recoveryCodes: await confirmSecondFactor(parts, by, code) })),
    renewRecoveryCodes: (by, password) => answered(async () => ({ recoveryCodes: await renewRecoveryCodes(parts, by, password) })),
    recoveryCodesLeft: (by) => parts.recovery.left(by.account),
  }
}

/** May be run again after it was cut off: an account that is there is left alone, one without a password gets it. */
async function openDemoAccounts(parts: Parts, jurisdiction: string, accounts: readonly DemoAccount[]): Promise<void> {
  const by = systemActor(jurisdiction)
  await Promise.all(accounts.map(async ({ password, ...account }) => {
    const id = parts.idOf(account.signInName)
    const known = await parts.secrets.credentials(id)
    if (!known) await openWithPassword(parts, { by, account, password, origin: 'demonstration' })
    else if (known.passwordHash === null) await parts.secrets.setPassword(id, 1, await parts.passwords.hash(password))
  }))
}

type Answer<Result> = (Readonly<{ kind: 'accepted' }> & Result) | Readonly<{ kind: 'refused'; refusals: readonly Refusal[] }>

async function answered<Result extends object>(work: () => Promise<Result>): Promise<Answer<Result>> {
  try {
    return { kind: 'accepted', ...await work() }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusals: error.refusals }
    throw error
  }
}

const done = (work: Promise<unknown>): Promise<Answer<object>> => answered(async () => { await work; return {} })
