import type pg from 'pg'
import { normalName } from '../../domain/account/commands.ts'
import { systemActor, type Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { DemoAccount, Identity } from '../../usecases/identity.ts'
import type { Clock, Store } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import type { CryptoSuite } from '../crypto/suite.ts'
import { assertPassword, command, endingSessions, listAccounts, newPassword, open, setPassword } from './administration.ts'
import { AddressAllowances } from './addresses.ts'
import { SignInAttempts } from './attempts.ts'
import { createLink, redeemLink } from './firstAdministrator.ts'
import type { Parts } from './parts.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { AccountRecorder } from './recorder.ts'
import { SecondFactor } from './secondFactor.ts'
import { AccountSecrets } from './secrets.ts'
import { Sessions } from './sessions.ts'
import { codeCounts, signIn } from './signing.ts'
import { identityDb } from './tables.ts'

export type IdentitySettings = Readonly<{
  pool: pg.Pool
  store: Store
  suite: CryptoSuite
  masterKey: Uint8Array
  /** Business time, stamped on what is recorded; the demonstration moves it. */
  clock: Clock
  /** The time on the wall, by which sessions, locks, links and one-time codes run out. */
  wallClock: Clock
}>

export function createIdentity(settings: IdentitySettings): Identity {
  const parts = partsOf(settings)
  return {
    signIn: (name, password, from) => signIn(parts, name, password, from),
    sessionOf: (token) => parts.sessions.find(token),
    actorOf: async (token) => (await parts.sessions.find(token))?.actor,
    signOut: (token) => signOut(parts, token),
    ...administration(parts),
    ...ownAffairs(parts),
    createFirstAdministratorLink: (jurisdiction) => createLink(parts, jurisdiction),
    redeemFirstAdministratorLink: (token, chosen) => done(redeemLink(parts, token, chosen)),
    openDemoAccounts: (jurisdiction, accounts) => openDemoAccounts(parts, jurisdiction, accounts),
  }
}

function partsOf({ pool, store, suite, masterKey, clock, wallClock }: IdentitySettings): Parts {
  const db = identityDb(pool)
  const [nameKey, addressKey] = ['sign-in names', 'sign-in addresses'].map((purpose) => suite.hmac(masterKey, Buffer.from(purpose))) as [Uint8Array, Uint8Array]
  const keyed = (key: Uint8Array, words: string): string => Buffer.from(suite.hmac(key, Buffer.from(words))).toString('hex').slice(0, 32)
  return {
    db,
    wallClock,
    recorder: new AccountRecorder(store, clock),
    attempts: new SignInAttempts(db, wallClock),
    addresses: new AddressAllowances(db, wallClock, (network) => keyed(addressKey, network)),
    secrets: new AccountSecrets(db),
    sessions: new Sessions(db, suite, wallClock),
    factor: new SecondFactor(suite, masterKey, wallClock),
    idOf: (name) => keyed(nameKey, normalName(name)),
    hash: (token) => Buffer.from(suite.hash(Buffer.from(token))),
  }
}

function administration(parts: Parts): Pick<Identity,
  'openAccount' | 'disableAccount' | 'enableAccount' | 'resetPassword' | 'endSessions' | 'removeSecondFactor' | 'accounts'> {
  return {
    openAccount: (by, account) => answered(async () => {
      const password = newPassword(account.signInName)
      return { id: await open(parts, { by, account, password }), password }
    }),
    resetPassword: (by, account) => answered(async () => {
      const password = newPassword(account)
      await setPassword(parts, by, account, password, 'ResetPassword')
      return { id: account, password }
    }),
    disableAccount: (by, account, reason) => done(endingSessions(parts, by, account, { type: 'DisableAccount', reason })),
    enableAccount: (by, account, reason) => done(command(parts, by, account, { type: 'EnableAccount', reason })),
    endSessions: (by, account, reason) => done(endingSessions(parts, by, account, { type: 'EndSessions', reason })),
    removeSecondFactor: (by, account, reason) => done(command(parts, by, account, { type: 'RemoveSecondFactor', reason })),
    accounts: (by) => answered(async () => ({ accounts: await listAccounts(parts, by) })),
  }
}

function ownAffairs(parts: Parts): Pick<Identity, 'changePassword' | 'offerSecondFactor' | 'confirmSecondFactor'> {
  return {
    changePassword: (by, current, next) => done(changePassword(parts, by, current, next)),
    offerSecondFactor: (by) => answered(async () => {
      const { secret, uri, sealed } = parts.factor.offer(by.account, by.name)
      await parts.secrets.offerFactor(by.account, sealed)
      return { secret, uri }
    }),
    confirmSecondFactor: (by, code) => done(confirmSecondFactor(parts, by, code)),
  }
}

async function signOut(parts: Parts, token: string): Promise<void> {
  const session = await parts.sessions.find(token)
  if (!session) return
  const { actor } = session
  await parts.recorder.record({ jurisdiction: actor.jurisdiction, account: actor.account, actor }, () =>
    ({ kind: 'accepted', events: [{ type: 'SignedOut', data: {} }] }))
  await parts.sessions.end(token)
}

/** The old password is asked for, and counted like a sign-in: an unattended screen must not be a way to guess it. */
async function changePassword(parts: Parts, by: Actor, current: string, next: string): Promise<void> {
  const { open: mayTry } = await parts.attempts.take(by.account)
  if (!mayTry) throw new Refused(tooManyTries)
  const credentials = await parts.secrets.credentials(by.account)
  if (!await passwordMatches(current, credentials?.passwordHash)) throw new Refused(wrongCurrent)
  if (current === next) throw new Refused(samePassword)
  assertPassword(next, credentials?.signInName ?? '')
  await setPassword(parts, by, by.account, next, 'ChangePassword')
}

/** The secret stands ready before the journal asks for its codes: the other way round a broken connection would lock the person out. */
async function confirmSecondFactor(parts: Parts, by: Actor, code: string): Promise<void> {
  const offered = await parts.secrets.offeredFactor(by.account)
  if (!offered || !await codeCounts(parts, by.account, offered, code)) throw new Refused(wrongCode)
  await parts.secrets.takeOfferedFactor(by.account)
  await command(parts, by, by.account, { type: 'EnableSecondFactor' })
}

/** May be run again after it was cut off: an account that is there is left alone, one without a password gets it. */
async function openDemoAccounts(parts: Parts, jurisdiction: string, accounts: readonly DemoAccount[]): Promise<void> {
  const by = systemActor(jurisdiction)
  await Promise.all(accounts.map(async ({ password, ...account }) => {
    const id = parts.idOf(account.signInName)
    const known = await parts.secrets.credentials(id)
    if (!known) await open(parts, { by, account, password, origin: 'demonstration' })
    else if (known.passwordHash === null) await parts.secrets.setPassword(id, 1, await hashPassword(password))
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

const tooManyTries: Refusal = { code: 'account-locked', about: 'current', detail: '原密码连续输错5次，已锁定15分钟。请稍后再试，或请系统管理员重置密码。' }
const wrongCurrent: Refusal = { code: 'wrong-current-password', about: 'current', detail: '原密码不对，请核对后再输。' }
const samePassword: Refusal = { code: 'password-unchanged', about: 'password', detail: '新密码与原密码相同，请换一个。' }
const wrongCode: Refusal = { code: 'wrong-code', about: 'code', detail: '动态口令不对或已过期。请核对手机上的时间，等下一个口令再输。' }
