import type { Actor } from '../../domain/shared/actor.ts'
import { actsForBody } from '../../domain/account/bodies.ts'
import { actorColumns, actorIn, closedBody, type IdentityDb } from './tables.ts'

/** What an account has in hand when somebody signs in: its standing from the journal, its secrets from beside it. */
export type Credentials = Readonly<{
  actor: Actor
  signInName: string
  open: boolean
  /** Name of the body it acts for, where that is closed. */
  closedBody?: string | undefined
  passwordVersion: number
  /** Null where the password that counts was never written: the administrator sets another. */
  passwordHash: string | null
  secondFactor: Buffer | null
}>

/** Passwords and second factors. They are not facts and stay out of the journal, which never forgets. */
export class AccountSecrets {
  readonly #db: IdentityDb

  constructor(db: IdentityDb) {
    this.#db = db
  }

  async credentials(account: string): Promise<Credentials | undefined> {
    const row = await this.#db.selectFrom('account_secrets')
      .innerJoin('accounts', (join) => join
        .onRef('accounts.jurisdiction', '=', 'account_secrets.jurisdiction')
        .onRef('accounts.stream_id', '=', 'account_secrets.account'))
      .leftJoin('organisations', closedBody)
      .select(['password_version', 'password_hash', 'second_factor', 'accounts.open', 'organisations.name as closedBody', 'signInName', 'passwordVersion', 'secondFactor', ...actorColumns])
      .where('account', '=', account)
      .executeTakeFirst()
    // Of an erased person no name is left; whoever tries it is a stranger like any other.
    if (!row || row.signInName === '') return undefined
    return {
      actor: actorIn(row),
      signInName: row.signInName,
      open: row.open,
      ...(row.closedBody !== null && actsForBody(row.role) && { closedBody: row.closedBody }),
      passwordVersion: row.passwordVersion,
      passwordHash: row.password_version === row.passwordVersion ? row.password_hash : null,
      secondFactor: row.secondFactor ? row.second_factor : null,
    }
  }

  /** A sign-in name belongs to the jurisdiction that used it first. True where that is this one. */
  async claim(account: string, jurisdiction: string): Promise<boolean> {
    await this.#db.insertInto('account_secrets').values({ account, jurisdiction, password_hash: null, second_factor: null, offered_factor: null })
      .onConflict((conflict) => conflict.doNothing()).execute()
    const { jurisdiction: holder } = await this.#db.selectFrom('account_secrets').select('jurisdiction')
      .where('account', '=', account).executeTakeFirstOrThrow()
    return holder === jurisdiction
  }

  /** Of two passwords set at once the later version stays, whichever is written first. */
  async setPassword(account: string, version: number, hash: string): Promise<void> {
    await this.#db.updateTable('account_secrets').set({ password_version: version, password_hash: hash })
      .where('account', '=', account).where('password_version', '<', version).execute()
  }

  async destroy(account: string): Promise<void> {
    await this.#db.updateTable('account_secrets').set({ password_hash: null, second_factor: null, offered_factor: null }).where('account', '=', account).execute()
    await this.#db.deleteFrom('activations').where('account', '=', account).execute()
  }

  async offerFactor(account: string, sealed: Uint8Array): Promise<void> {
    await this.#db.updateTable('account_secrets').set({ offered_factor: Buffer.from(sealed) }).where('account', '=', account).execute()
  }

  async offeredFactor(account: string): Promise<Buffer | null> {
    const row = await this.#db.selectFrom('account_secrets').select('offered_factor').where('account', '=', account).executeTakeFirst()
    return row?.offered_factor ?? null
  }

  async takeOfferedFactor(account: string): Promise<void> {
    await this.#db.updateTable('account_secrets').set(({ ref }) => ({ second_factor: ref('offered_factor'), offered_factor: null }))
      .where('account', '=', account).where('offered_factor', 'is not', null).execute()
  }

  /** True for the first who shows the code of this time step. */
  async useStep(account: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db.updateTable('account_secrets').set({ last_step: step })
      .where('account', '=', account).where('last_step', '<', step).executeTakeFirst()
    return numUpdatedRows > 0n
  }
}
