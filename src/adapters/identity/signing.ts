import { setTimeout as pause } from 'node:timers/promises'
import type { Account, AccountEvent, SignInFailure, SignInMeans } from '../../domain/account/account.ts'
import { attemptLimit, type Attempts } from '../../domain/account/attempts.ts'
import { bodyClosed } from '../../domain/account/bodies.ts'
import { systemActor, type Actor } from '../../domain/shared/actor.ts'
import { accept, refuse, type Refusal } from '../../domain/shared/decision.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { From, SignedIn } from '../../usecases/identity.ts'
import { Refused } from '../../usecases/refused.ts'
import type { Parts } from './parts.ts'
import type { Credentials } from './secrets.ts'

type SigningIn = From & Readonly<{ code?: string | undefined }>
type Claimed = Readonly<{ account: string; password: string; from: SigningIn; attempts: Attempts }>

/** A refusal leaves at the next of these steps, so that the time it took to write one says nothing about the name. */
const ANSWER_STEP_MS = 500

/** 登录 — the same answer, about as soon, whether the name is unknown or the password wrong. */
export async function signIn(parts: Parts, name: string, password: string, from: SigningIn): Promise<SignedIn> {
  const startedMs = performance.now()
  try {
    return await admit(parts, parts.idOf(name), password, from)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await pause(ANSWER_STEP_MS - (performance.now() - startedMs) % ANSWER_STEP_MS)
    return { kind: 'refused', refusals: error.refusals }
  }
}

async function admit(parts: Parts, account: string, password: string, from: SigningIn): Promise<SignedIn> {
  await parts.addresses.take(from.ip)
  const { open, attempts } = await parts.attempts.take(account)
  if (!open) return withoutFailure(parts, from, locked(attempts.lockedUntil, parts.wallClock.now()))
  const { credentials, by } = await proven(parts, { account, password, from, attempts })
  // Before anything else can fail: whoever has the right password is not locked out because the disk is full.
  await Promise.all([parts.attempts.clear(account), parts.addresses.giveBack(from.ip)])
  const { actor } = credentials
  const { jurisdiction } = actor
  const { sessionEpoch, mustChangePassword } = await parts.recorder.recordFact({ jurisdiction, account, actor }, (now) =>
    stillHolds(now, credentials) ? accept(signedIn(account, from, by)) : refuse(wrong(parts, attempts)))
  const token = await parts.sessions.start({ account, jurisdiction, sessionEpoch, from })
  await Promise.all([parts.attempts.forgetOld(), parts.addresses.forgetOld(), parts.sessions.forgetOld()])
  return { kind: 'accepted', token, actor, mustChangePassword }
}

/** Turned away without a guess at a password: whoever shares the address must not pay for it. */
async function withoutFailure({ addresses }: Parts, { ip }: SigningIn, refusal: Refusal): Promise<never> {
  await addresses.giveBack(ip)
  throw new Refused(refusal)
}

/** While the password was being checked, the account may have been disabled or got another one. */
const stillHolds = (now: Account, { passwordVersion }: Credentials): boolean => now.stage === 'open' && now.passwordVersion === passwordVersion

/** The credentials of somebody who has shown that they are who they say, and by what. */
async function proven(parts: Parts, claimed: Claimed): Promise<Readonly<{ credentials: Credentials; by: SignInMeans }>> {
  const { account, password, from } = claimed
  const credentials = await parts.secrets.credentials(account)
  const matches = await parts.passwords.matches(password, credentials?.passwordHash)
  if (!credentials) throw new Refused(wrong(parts, claimed.attempts))
  if (!matches) return failed(parts, claimed, credentials, 'wrong-password', wrong(parts, claimed.attempts))
  if (!credentials.open) return failed(parts, claimed, credentials, 'account-disabled', disabled)
  if (credentials.closedBody !== undefined) return failed(parts, claimed, credentials, 'body-closed', bodyClosed(credentials.closedBody))
  if (!credentials.secondFactor) return { credentials, by: 'password' }
  if (!from.code) return withoutFailure(parts, from, codeNeeded)
  if (await codeCounts(parts, account, credentials.secondFactor, from.code)) return { credentials, by: 'code' }
  if (await parts.recovery.use(account, from.code)) return { credentials, by: 'recovery-code' }
  return failed(parts, claimed, credentials, 'wrong-code', wrongCode)
}

/** A code opens once: whoever looks over a shoulder comes too late. */
export async function codeCounts({ factor, secrets }: Parts, account: string, sealed: Uint8Array, code: string): Promise<boolean> {
  const step = await factor.stepOf(account, sealed, code)
  return step !== undefined && secrets.useStep(account, step)
}

async function failed(
  { recorder }: Parts, { account, from, attempts }: Claimed, { actor: { jurisdiction } }: Credentials, reason: SignInFailure, refusal: Refusal,
): Promise<never> {
  await recorder.recordFact({ jurisdiction, account, actor: visitor(jurisdiction) }, () =>
    accept({ type: 'SignInFailed', data: { reason, lockedUntil: attempts.lockedUntil }, personal: origin(account, from) }))
  throw new Refused(refusal)
}

const signedIn = (account: string, from: SigningIn, by: SignInMeans): AccountEvent =>
  ({ type: 'SignedIn', data: { by }, personal: origin(account, from) })

const origin = (account: string, { ip, userAgent }: From) =>
  ({ subject: account, fields: { ip, userAgent: userAgent.slice(0, 300) } })

/** Whoever failed to sign in is not known to be the account's owner. */
const visitor = (jurisdiction: string): Actor => ({ ...systemActor(jurisdiction), account: 'public', role: 'public', body: 'public', name: '来访者' })

const { tries, withinMinutes, lockMinutes } = attemptLimit

const wrong = ({ wallClock }: Parts, { lockedUntil }: Attempts): Refusal => lockedUntil
  ? locked(lockedUntil, wallClock.now())
  : { code: 'wrong-password', detail: `登录名或密码不对，请核对后再输。${withinMinutes}分钟内输错${tries}次，将锁定${lockMinutes}分钟。` }

/** Says what is left of the time, which whoever comes back after ten minutes needs to know. */
export function locked(until: Instant | null, now: Instant): Refusal {
  const retryAfterSeconds = until ? Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1_000)) : 1
  return {
    code: 'account-locked', retryAfterSeconds,
    detail: `连续输错${tries}次，这个登录名已锁定，还要等${Math.ceil(retryAfterSeconds / 60)}分钟。请稍后再试；忘了密码，请与系统管理员联系。`,
  }
}

const disabled: Refusal = { code: 'account-disabled', detail: '这个账号已停用。如需恢复，请与系统管理员联系。' }
const codeNeeded: Refusal = { code: 'second-factor-needed', about: 'code', detail: '请再输入手机上的6位动态口令；手机不在身边，可以输一个恢复码。' }
const wrongCode: Refusal = { code: 'wrong-code', about: 'code', detail: '动态口令不对，或者已经用过。请等下一个口令再输；手机不在身边，可以输一个没用过的恢复码。' }
