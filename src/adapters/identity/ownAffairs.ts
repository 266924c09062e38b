import { passwordRefusals } from '../../domain/account/password.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import { Refused } from '../../usecases/refused.ts'
import { command, setPassword } from './administration.ts'
import type { Parts } from './parts.ts'
import type { Credentials } from './secrets.ts'
import { codeCounts, locked } from './signing.ts'

export async function signOut(parts: Parts, token: string): Promise<void> {
  const session = await parts.sessions.find(token)
  if (!session) return
  const { actor } = session
  await parts.recorder.recordFact({ jurisdiction: actor.jurisdiction, account: actor.account, actor }, () =>
    ({ kind: 'accepted', events: [{ type: 'SignedOut', data: {} }] }))
  await parts.sessions.end(token)
}

export async function changePassword(parts: Parts, by: Actor, current: string, next: string): Promise<void> {
  const signInName = (await parts.secrets.credentials(by.account))?.signInName ?? ''
  const unfit = [...(current === next ? [samePassword] : []), ...passwordRefusals(next, signInName)]
  try {
    await provenAgain(parts, by, current)
  } catch (error) {
    if (error instanceof Refused) throw new Refused(...error.refusals, ...unfit)
    throw error
  }
  if (unfit.length > 0) throw new Refused(...unfit)
  await setPassword(parts, by, by.account, next, 'ChangePassword')
}

/** The password is asked for again, and counted like a sign-in: an unattended screen must not be a way to guess it. */
async function provenAgain(parts: Parts, { account }: Actor, password: string): Promise<Credentials> {
  const { open: mayTry, attempts: { lockedUntil } } = await parts.attempts.take(account)
  const turnedAway = (): Refused => new Refused({ ...locked(lockedUntil, parts.wallClock.now()), about: 'current' })
  if (!mayTry) throw turnedAway()
  const credentials = await parts.secrets.credentials(account)
  if (!await parts.passwords.matches(password, credentials?.passwordHash) || !credentials) {
    throw lockedUntil === null ? new Refused(wrongCurrent) : turnedAway()
  }
  await parts.attempts.clear(account)
  return credentials
}

/** 结束一处登录 — recorded first; where it is over already nothing is. */
export async function endOwnSession(parts: Parts, by: Actor, id: string): Promise<void> {
  const mine = await parts.sessions.of(by.account)
  if (!mine.some((session) => session.id === id)) throw new Refused(noSuchSession)
  await command(parts, by, by.account, { type: 'EndOneSession' })
  await parts.sessions.endOne(by.account, id)
}

/** With the password: whoever finds a screen open must not put their own telephone in the place of the owner's. */
export async function offerSecondFactor(parts: Parts, by: Actor, password: string) {
  const { signInName } = await provenAgain(parts, by, password)
  const { secret, uri, sealed } = parts.factor.offer(by.account, signInName)
  await parts.secrets.offerFactor(by.account, sealed)
  return { secret, uri }
}

/** The secret stands ready before the journal asks for its codes: the other way round a broken connection would lock the person out. */
export async function confirmSecondFactor(parts: Parts, by: Actor, code: string): Promise<readonly string[]> {
  const offered = await parts.secrets.offeredFactor(by.account)
  if (!offered || !await codeCounts(parts, by.account, offered, code)) throw new Refused(wrongCode)
  await parts.secrets.takeOfferedFactor(by.account)
  const recoveryCodes = await parts.recovery.renew(by.account)
  await command(parts, by, by.account, { type: 'EnableSecondFactor' })
  return recoveryCodes
}

export async function renewRecoveryCodes(parts: Parts, by: Actor, password: string): Promise<readonly string[]> {
  await provenAgain(parts, by, password)
  await command(parts, by, by.account, { type: 'RenewRecoveryCodes' })
  return parts.recovery.renew(by.account)
}

const wrongCurrent: Refusal = { code: 'wrong-current-password', about: 'current', detail: '原密码不对，请核对后再输。' }
const samePassword: Refusal = { code: 'password-unchanged', about: 'password', detail: '新密码与原密码相同，请换一个。' }
const wrongCode: Refusal = { code: 'wrong-code', about: 'code', detail: '动态口令不对或已过期。请核对手机上的时间，等下一个口令再输。' }
const noSuchSession: Refusal = { code: 'no-such-session', detail: '这一处登录已经结束了。' }
