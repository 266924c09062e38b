import { newCode, plain } from './codes.ts'
import type { IdentityDb } from './tables.ts'

const CODES = 10
/** Two groups of four: 40 bits, behind a password and the limit of tries. */
const GROUPS = 2

/** 恢复码 — ten codes on paper, each good for one sign-in in the place of the telephone that was lost. Only keyed hashes are kept. */
export class RecoveryCodes {
  readonly #db: IdentityDb
  readonly #hash: (words: string) => string

  constructor(db: IdentityDb, hash: (words: string) => string) {
    this.#db = db
    this.#hash = hash
  }

  /** New ones in the place of all that were there. */
  async renew(account: string): Promise<readonly string[]> {
    const codes = Array.from({ length: CODES }, () => newCode(GROUPS))
    await this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('recovery_codes').where('account', '=', account).execute()
      await tx.insertInto('recovery_codes').values(codes.map((code) => ({ account, code_hash: this.#hashOf(account, code) }))).execute()
    })
    return codes
  }

  /** True for the first who shows it. */
  async use(account: string, code: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('recovery_codes')
      .where('account', '=', account).where('code_hash', '=', this.#hashOf(account, code)).executeTakeFirst()
    return numDeletedRows > 0n
  }

  async left(account: string): Promise<number> {
    const { count } = await this.#db.selectFrom('recovery_codes').select(({ fn }) => fn.countAll<number>().as('count'))
      .where('account', '=', account).executeTakeFirstOrThrow()
    return Number(count)
  }

  async forget(account: string): Promise<void> {
    await this.#db.deleteFrom('recovery_codes').where('account', '=', account).execute()
  }

  #hashOf = (account: string, code: string): string => this.#hash(`${account}\n${plain(code)}`)
}
