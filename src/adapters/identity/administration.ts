import { randomInt } from 'node:crypto'
import { accountCommands, type AccountCommand } from '../../domain/account/commands.ts'
import type { AccountOrigin } from '../../domain/account/account.ts'
import { decideAccount } from '../../domain/account/decide.ts'
import { passwordRefusals } from '../../domain/account/password.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { AccountRow, NewAccount } from '../../usecases/identity.ts'
import { Refused } from '../../usecases/refused.ts'
import type { Parts } from './parts.ts'
import { hashPassword } from './password.ts'

type Opening = Readonly<{ by: Actor; account: NewAccount; password: string; origin?: AccountOrigin }>

/** 开设账户 — gives its id. The journal decides whether there is one; the password follows, and can be set again if it was cut off. */
export async function open(parts: Parts, { by, account, password, origin = 'administrator' }: Opening): Promise<string> {
  const words = accountCommands.OpenAccount.safeParse(account)
  if (!words.success) throw new Refused(...words.error.issues.map(({ path, message }): Refusal => ({ code: 'wrong-words', about: path.join('.'), detail: message })))
  const id = parts.idOf(words.data.signInName)
  const hash = await hashPassword(password)
  if (!await parts.secrets.claim(id, by.jurisdiction)) throw new Refused(nameTaken)
  await command(parts, by, id, { type: 'OpenAccount', ...words.data }, origin)
  await parts.secrets.setPassword(id, 1, hash)
  return id
}

const nameTaken: Refusal = { code: 'sign-in-name-taken', about: 'signInName', detail: '这个登录名已有人用过，用过的登录名不再给别人。请另取一个。' }

/** Anything an account goes through after its opening: recorded first, then its sessions and tries follow. */
export function command(parts: Parts, by: Actor, account: string, order: AccountCommand, origin: AccountOrigin = 'administrator') {
  return parts.recorder.record({ jurisdiction: by.jurisdiction, account, actor: by }, (state) => decideAccount(order, state, { actor: by, account, origin }))
}

/** 停用、结束登录 — the raised epoch has ended the sessions everywhere; this process forgets them at once. */
export async function endingSessions(parts: Parts, by: Actor, account: string, order: AccountCommand): Promise<void> {
  await command(parts, by, account, order)
  await parts.sessions.endAllOf(account)
}

/** Sets a password after the journal has counted it, and opens a locked door. */
export async function setPassword(parts: Parts, by: Actor, account: string, password: string, type: 'ResetPassword' | 'ChangePassword'): Promise<void> {
  const hash = await hashPassword(password)
  const { passwordVersion } = await command(parts, by, account, { type })
  await parts.secrets.setPassword(account, passwordVersion, hash)
  await parts.sessions.endAllOf(account)
  await parts.attempts.clear(account)
}

export function assertPassword(password: string, signInName: string): void {
  const refusals = passwordRefusals(password, signInName)
  if (refusals.length > 0) throw new Refused(...refusals)
}

export async function listAccounts({ db }: Parts, by: Actor): Promise<readonly AccountRow[]> {
  if (by.role !== 'admin' && by.role !== 'auditor') {
    throw new Refused({ code: 'role-not-allowed', detail: '账户名册由系统管理员和审计人员查看。' })
  }
  return db.selectFrom('accounts')
    .select(['stream_id as id', 'signInName', 'displayName', 'role', 'body', 'open', 'mustChangePassword', 'secondFactor'])
    .where('jurisdiction', '=', by.jurisdiction).orderBy('signInName').execute()
}

/** Without letters and digits that look alike: it is read out over the telephone. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'

/** Three groups of four, some 70 bits. Drawn again in the rare case that it breaks the rules. */
export function newPassword(signInName: string): string {
  for (;;) {
    const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
    const password = [group(), group(), group()].join('-')
    if (passwordRefusals(password, signInName).length === 0) return password
  }
}
