import { foldAccount, evolveAccount } from '../../domain/account/account.ts'
import type { Account, AccountEvent, KnownAccount } from '../../domain/account/account.ts'
import { actsForBody } from '../../domain/account/bodies.ts'
import type { AccountCommand } from '../../domain/account/commands.ts'
import { decideAccount, type AccountContext } from '../../domain/account/decide.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Decision } from '../../domain/shared/decision.ts'
import type { Clock, Store, Transaction } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'

export type Recording = Readonly<{ jurisdiction: string; account: string; actor: Actor }>
type Decided = Decision<AccountEvent> | Promise<Decision<AccountEvent>>
/** Decides a command over the account as it stands, for the actor who asks. */
export type Decide = (order: AccountCommand, context?: Omit<AccountContext, 'actor' | 'account'>) => Decision<AccountEvent>

/** Writes the acts of accounts into the journal, one act of an account at a time. */
export class AccountRecorder {
  readonly #store: Store
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** The account after the act. Throws `Refused` where the decision is to refuse; then nothing was recorded. */
  record(recording: Recording, deciding: (decide: Decide, tx: Transaction) => Decided): Promise<KnownAccount> {
    const { account, actor } = recording
    return this.recordFact(recording, async (state, tx) => {
      const closedBody = await closedBodyOf(state, tx)
      return deciding((order, context) => decideAccount(order, state, { closedBody, ...context, actor, account }), tx)
    })
  }

  /** For what nobody decides: that somebody came, failed to come in, or left. */
  recordFact({ jurisdiction, account, actor }: Recording, decide: (state: Account, tx: Transaction) => Decided): Promise<KnownAccount> {
    const stream = { kind: 'account', id: account } as const
    return this.#store.transaction(jurisdiction, async (tx) => {
      await tx.lock(`account:${account}`, 'exclusive')
      const history = await tx.load(stream)
      const before = foldAccount(history)
      const decision = await decide(before, tx)
      if (decision.kind === 'refused') throw new Refused(...decision.refusals)
      await tx.append({
        stream, expectedVersion: history.length, events: decision.events, at: this.#clock.now(), actor, policy: '', clauses: [],
      })
      return known(decision.events.reduce(evolveAccount, before))
    })
  }

  reading<Found>(jurisdiction: string, read: (tx: Transaction) => Promise<Found>): Promise<Found> {
    return this.#store.transaction(jurisdiction, read)
  }
}

/** Name of the body that this account acts for, where it is closed. */
export async function closedBodyOf(state: Account, tx: Transaction): Promise<string | undefined> {
  if (state.stage === 'none' || !actsForBody(state.role)) return undefined
  const [body] = await tx.rows<{ name: string }>('organisations', { stream_id: state.body, open: false })
  return body?.name
}

function known(account: Account): KnownAccount {
  if (account.stage === 'none') throw new Error('an act was recorded for an account that was never opened')
  return account
}
