import type { Actor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { From } from '../../usecases/identity.ts'
import { Refused } from '../../usecases/refused.ts'
import { assertPassword, command } from './administration.ts'
import { newCode, plain } from './codes.ts'
import type { Parts } from './parts.ts'

const DAY_MS = 86_400_000
/** A slip of paper reaches a workshop within a week; one that lay about for longer is better made anew. */
const CODE_DAYS = 7

export type Issued = Readonly<{ code: string; until: Instant }>
type Activation = Readonly<{ account: string; jurisdiction: string; code_hash: Buffer; expires_at: Instant }>

/**
 * 激活码 — with it its owner sets a password that nobody else has ever seen. Only its hash is kept; a newer one makes the older worthless.
 * Its last day stands on paper among the days of the round, and runs out by the same clock.
 */
export async function issueActivation(parts: Parts, by: Actor, account: string, days = CODE_DAYS): Promise<Issued> {
  const code = newCode()
  const until = new Date(Date.parse(parts.clock.now()) + days * DAY_MS).toISOString()
  await command(parts, by, account, { type: 'IssueActivation', until })
  const row = { jurisdiction: by.jurisdiction, code_hash: parts.hash(plain(code)), expires_at: until }
  await parts.db.insertInto('activations').values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row)).execute()
  return { code, until }
}

/** Of many who redeem one code at the same moment, the one who takes its row out sets the password. Gives the sign-in name. */
export async function activate(parts: Parts, code: string, password: string, from: From): Promise<string> {
  await parts.addresses.take(from.ip)
  const { account } = await find(parts, code)
  const credentials = await parts.secrets.credentials(account)
  if (!credentials) throw new Refused(codeSpent)
  const { signInName, actor } = credentials
  assertPassword(password, signInName)
  const hash = await parts.passwords.hash(password)
  const activation = await take(parts, code)
  try {
    const { passwordVersion } = await command(parts, actor, account, { type: 'ActivateAccount' }, { from: { ip: from.ip, userAgent: from.userAgent.slice(0, 300) } })
    await parts.secrets.setPassword(account, passwordVersion, hash)
  } catch (error) {
    // Nothing was recorded: the same code serves once more.
    await parts.db.insertInto('activations').values(activation).onConflict((conflict) => conflict.doNothing()).execute()
    throw error
  }
  await Promise.all([parts.sessions.endAllOf(account), parts.attempts.clear(account), parts.addresses.giveBack(from.ip)])
  return signInName
}

async function find({ db, hash, clock }: Parts, code: string): Promise<Activation> {
  const found = await db.selectFrom('activations').selectAll()
    .where('code_hash', '=', hash(plain(code))).where('expires_at', '>', clock.now()).executeTakeFirst()
  if (!found) throw new Refused(codeSpent)
  return found
}

async function take({ db, hash }: Parts, code: string): Promise<Activation> {
  const taken = await db.deleteFrom('activations').where('code_hash', '=', hash(plain(code))).returningAll().executeTakeFirst()
  if (!taken) throw new Refused(codeSpent)
  return taken
}

const codeSpent: Refusal = {
  code: 'activation-not-valid', about: 'code',
  detail: '这个激活码不对、已经用过、已经过期，或者已有更新的激活码。请核对后再输；还不行，请向给您激活码的单位或系统管理员要一个新的。',
}
