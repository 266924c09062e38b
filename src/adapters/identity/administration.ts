import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { accountCommands, type AccountCommand } from '../../domain/account/commands.ts'
import type { AccountOrigin, KnownAccount } from '../../domain/account/account.ts'
import type { AccountContext } from '../../domain/account/decide.ts'
import { passwordRefusals } from '../../domain/account/password.ts'
import type { OrganisationKind } from '../../domain/organisation/organisation.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { AccountRow, NewAccount } from '../../usecases/identity.ts'
import { Refused } from '../../usecases/refused.ts'
import type { Parts } from './parts.ts'

type Opening = Readonly<{ by: Actor; account: NewAccount; origin: AccountOrigin }>

/** 开设账号 — gives its id. The journal decides whether there is one. */
export async function open(parts: Parts, { by, account, origin }: Opening): Promise<string> {
  const words = assertWords(accountCommands.OpenAccount, account)
  const id = await claimName(parts, by, words.signInName)
  await parts.recorder.record({ jurisdiction: by.jurisdiction, account: id, actor: by }, async (decide, tx) => {
    const [body] = await tx.rows<{ kind: OrganisationKind; name: string; open: boolean }>('organisations', { stream_id: words.body })
    return decide({ type: 'OpenAccount', ...words }, { origin, bodyKind: body?.kind, closedBody: body && !body.open ? body.name : undefined })
  })
  return id
}

/** The password follows the opening, and can be set again if it was cut off. */
export async function openWithPassword(parts: Parts, opening: Opening & Readonly<{ password: string }>): Promise<void> {
  const hash = await parts.passwords.hash(opening.password)
  await parts.secrets.setPassword(await open(parts, opening), 1, hash)
}

export function assertWords<Schema extends z.ZodType>(schema: Schema, said: unknown): z.infer<Schema> {
  const words = schema.safeParse(said)
  if (!words.success) throw new Refused(...words.error.issues.map(({ path, message }): Refusal => ({ code: 'wrong-words', about: path.join('.'), detail: message })))
  return words.data
}

/** The account that is to bear a sign-in name; a name belongs to the jurisdiction that used it first. */
export async function claimName(parts: Parts, by: Actor, signInName: string): Promise<string> {
  const id = parts.idOf(signInName)
  if (!await parts.secrets.claim(id, by.jurisdiction)) throw new Refused(nameTaken)
  return id
}

const nameTaken: Refusal = { code: 'sign-in-name-taken', about: 'signInName', detail: '这个登录名已有人用过，用过的登录名不再给别人。请另取一个。' }

/** Anything an account goes through after its opening: recorded first, then its sessions and tries follow. */
export function command(
  parts: Parts, by: Actor, account: string, order: AccountCommand, context: Omit<AccountContext, 'actor' | 'account'> = {},
): Promise<KnownAccount> {
  return parts.recorder.record({ jurisdiction: by.jurisdiction, account, actor: by }, (decide) => decide(order, context))
}

/** 停用、结束登录 — the raised epoch has ended the sessions everywhere; this process forgets them at once. */
export async function endingSessions(parts: Parts, by: Actor, account: string, order: AccountCommand): Promise<void> {
  await command(parts, by, account, order)
  await parts.sessions.endAllOf(account)
}

/** Sets a password after the journal has counted it, and opens a locked door. */
export async function setPassword(parts: Parts, by: Actor, account: string, password: string, type: 'ResetPassword' | 'ChangePassword'): Promise<void> {
  const hash = await parts.passwords.hash(password)
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
    throw new Refused({ code: 'role-not-allowed', detail: '账号名册由系统管理员和审计人员查看。' })
  }
  return db.selectFrom('accounts')
    .select(['stream_id as id', 'signInName', 'displayName', 'role', 'body', 'open', 'activated', 'mustChangePassword', 'secondFactor'])
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
