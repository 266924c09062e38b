import { randomBytes } from 'node:crypto'
import { systemActor } from '../../domain/shared/actor.ts'
import type { Refusal } from '../../domain/shared/decision.ts'
import type { FirstAdministratorLink } from '../../usecases/identity.ts'
import { Refused } from '../../usecases/refused.ts'
import { assertPassword, openWithPassword } from './administration.ts'
import type { Parts } from './parts.ts'

const LINK_MS = 24 * 3_600_000

export type Chosen = Readonly<{ signInName: string; displayName: string; password: string }>
type Link = Readonly<{ jurisdiction: string; token_hash: Buffer; expires_at: string }>

/** One link a jurisdiction, for as long as it has no administrator. Only its hash is kept. */
export async function createLink(parts: Parts, jurisdiction: string): Promise<FirstAdministratorLink | undefined> {
  if (await hasAdministrator(parts, jurisdiction)) return undefined
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.parse(parts.wallClock.now()) + LINK_MS).toISOString()
  await parts.db.insertInto('first_administrator_links').values({ jurisdiction, token_hash: parts.hash(token), expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('jurisdiction').doUpdateSet({ token_hash: parts.hash(token), expires_at: expiresAt }))
    .execute()
  return { token, expiresAt }
}

/** Whether somebody may still become administrator by this link: it is neither used, nor too old, nor followed by a newer one. */
export async function linkServes(parts: Parts, token: string): Promise<boolean> {
  const link = await parts.db.selectFrom('first_administrator_links').select('jurisdiction')
    .where('token_hash', '=', parts.hash(token)).where('expires_at', '>', parts.wallClock.now()).executeTakeFirst()
  return link !== undefined && !await hasAdministrator(parts, link.jurisdiction)
}

/** Of many who redeem one link at the same moment, the one who takes its row out becomes administrator. */
export async function redeemLink(parts: Parts, token: string, { signInName, displayName, password }: Chosen): Promise<void> {
  assertPassword(password, signInName)
  const link = await takeLink(parts, token)
  if (!link || await hasAdministrator(parts, link.jurisdiction)) throw new Refused(linkSpent)
  const account = { signInName, displayName, role: 'admin', body: 'system' } as const
  try {
    await openWithPassword(parts, { by: systemActor(link.jurisdiction), account, password, origin: 'first-administrator-link' })
  } catch (error) {
    // Nobody became administrator: the same link serves once more, with another name.
    await putBack(parts, link)
    throw error
  }
}

function takeLink({ db, hash, wallClock }: Parts, token: string): Promise<Link | undefined> {
  return db.deleteFrom('first_administrator_links')
    .where('token_hash', '=', hash(token)).where('expires_at', '>', wallClock.now())
    .returningAll().executeTakeFirst()
}

async function putBack({ db }: Parts, link: Link): Promise<void> {
  await db.insertInto('first_administrator_links').values(link).onConflict((conflict) => conflict.doNothing()).execute()
}

async function hasAdministrator({ db }: Parts, jurisdiction: string): Promise<boolean> {
  const row = await db.selectFrom('accounts').select('stream_id')
    .where('jurisdiction', '=', jurisdiction).where('role', '=', 'admin').limit(1).executeTakeFirst()
  return row !== undefined
}

const linkSpent: Refusal = {
  code: 'link-not-valid', detail: '这个链接已经用过、已经过期，或者已有更新的链接。已经设立过系统管理员的，请直接登录；还没有设立的，请重新启动程序，用它打印的新链接。',
}
