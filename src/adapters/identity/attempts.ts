import { takeTry } from '../../domain/account/attempts.ts'
import type { Try } from '../../domain/account/attempts.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { Clock } from '../../usecases/ports.ts'
import type { IdentityDb } from './tables.ts'

/** Tries by name, whether or not anybody bears it: a stranger learns nothing from being locked out. */
export class SignInAttempts {
  readonly #db: IdentityDb
  readonly #wallClock: Clock

  constructor(db: IdentityDb, wallClock: Clock) {
    this.#db = db
    this.#wallClock = wallClock
  }

  /** One try at a time for a name: racing tries queue at its row. */
  take(nameKey: string): Promise<Try> {
    return this.#db.transaction().execute(async (tx) => {
      const at = this.#wallClock.now()
      const fresh = { name_key: nameKey, count: 0, since: at, locked_until: null }
      await tx.insertInto('sign_in_attempts').values(fresh).onConflict((conflict) => conflict.doNothing()).execute()
      const row = await tx.selectFrom('sign_in_attempts').selectAll().where('name_key', '=', nameKey).forUpdate().executeTakeFirstOrThrow()
      const taken = takeTry({ count: row.count, since: row.since, lockedUntil: row.locked_until }, at)
      const { count, since, lockedUntil } = taken.attempts
      await tx.updateTable('sign_in_attempts').set({ count, since, locked_until: lockedUntil }).where('name_key', '=', nameKey).execute()
      return taken
    })
  }

  /** Those of these names that take no try now, and until when. */
  async lockedOf(nameKeys: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    if (nameKeys.length === 0) return new Map()
    const rows = await this.#db.selectFrom('sign_in_attempts').select(['name_key', 'locked_until']).where('name_key', 'in', nameKeys).where('locked_until', '>', this.#wallClock.now()).execute()
    return new Map(rows.flatMap(({ name_key, locked_until }) => locked_until === null ? [] : [[name_key, locked_until] as const]))
  }

  async clear(nameKey: string): Promise<void> {
    await this.#db.deleteFrom('sign_in_attempts').where('name_key', '=', nameKey).execute()
  }

  /** What lies more than a day back decides nothing any more. */
  async forgetOld(): Promise<void> {
    const yesterday = new Date(Date.parse(this.#wallClock.now()) - 86_400_000).toISOString()
    await this.#db.deleteFrom('sign_in_attempts').where('since', '<', yesterday).execute()
  }
}
