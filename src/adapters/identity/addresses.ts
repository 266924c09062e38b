import { isIPv6 } from 'node:net'
import { giveBack, takeFromAddress, type Allowance, type Taken } from '../../domain/account/allowance.ts'
import type { Clock } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import type { IdentityDb } from './tables.ts'

type Change<Result> = (before: Allowance, at: string) => Readonly<{ left: Allowance; result: Result }>

/** Failed tries by address, in the database, so that all processes count together. The address itself is not kept, only a keyed hash. */
export class AddressAllowances {
  readonly #db: IdentityDb
  readonly #wallClock: Clock
  readonly #keyOf: (network: string) => string

  constructor(db: IdentityDb, wallClock: Clock, keyOf: (network: string) => string) {
    this.#db = db
    this.#wallClock = wallClock
    this.#keyOf = keyOf
  }

  /** Throws `Refused` with the seconds to wait where the address has none left. */
  async take(ip: string): Promise<void> {
    const taken = await this.#change<Taken>(ip, (before, at) => {
      const result = takeFromAddress(before, at)
      return { left: result.left, result }
    })
    if (!taken.open) throw new Refused(addressBusy(taken.retryAfterSeconds))
  }

  /** What was taken was no failure. */
  giveBack(ip: string): Promise<void> {
    return this.#change(ip, (before, at) => ({ left: giveBack(before, at), result: undefined }))
  }

  /** Who owes nothing any more is as one who never failed. */
  async forgetOld(): Promise<void> {
    await this.#db.deleteFrom('sign_in_allowances').where('full_at', '<', this.#wallClock.now()).execute()
  }

  /** One at a time for an address: racing tries queue at its row. */
  #change<Result>(ip: string, change: Change<Result>): Promise<Result> {
    const address_key = this.#keyOf(networkOf(ip))
    return this.#db.transaction().execute(async (tx) => {
      const at = this.#wallClock.now()
      await tx.insertInto('sign_in_allowances').values({ address_key, full_at: at }).onConflict((conflict) => conflict.doNothing()).execute()
      const { full_at } = await tx.selectFrom('sign_in_allowances').select('full_at').where('address_key', '=', address_key).forUpdate().executeTakeFirstOrThrow()
      const { left, result } = change({ fullAt: full_at }, at)
      await tx.updateTable('sign_in_allowances').set({ full_at: left.fullAt }).where('address_key', '=', address_key).execute()
      return result
    })
  }
}

const IPV6_NETWORK_GROUPS = 4

/** A household or an office has a whole IPv6 network (/64) to itself; its addresses are as one. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after = ''] = (plain.split('%')[0] ?? '').split('::')
  const [head, tail] = [before, after].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - (head?.length ?? 0) - (tail?.length ?? 0)) }, () => '0')
  return [...head ?? [], ...zeros, ...tail ?? []].slice(0, IPV6_NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

const addressBusy = (retryAfterSeconds: number) => ({
  code: 'address-busy', retryAfterSeconds,
  detail: `从您所在的网络登录失败的次数太多，请等${retryAfterSeconds}秒再试。这个限制不针对您的账号；同一办公室的人都能登录，只是要慢一些。`,
})
