import pg from 'pg'
import type { StreamKind } from '../../domain/shared/event.ts'
import type { Store, Transaction } from '../../usecases/ports.ts'

/** Streams that public pages are made of. */
const shown: ReadonlySet<StreamKind> = new Set<StreamKind>(['round', 'notice', 'decision', 'title', 'organisation'])
const CHANNEL = 'shouxi_public_changed'
const RETRY_MS = 2_000

/** A store that says, once the commit has happened, that public pages may look different now. */
export function announcing(store: Store, changed: () => Promise<void>): Store {
  const watched = (run: Store['transaction']): Store['transaction'] => async (jurisdiction, work) => {
    let isShown = false
    const result = await run(jurisdiction, (tx) => {
      isShown = false
      return work(watching(tx, () => { isShown = true }))
    })
    if (isShown) await changed()
    return result
  }
  return { transaction: watched(store.transaction), shared: watched(store.shared) }
}

/** The transaction keeps its own `this`; only `append` is looked at on the way through. */
function watching(tx: Transaction, onShown: () => void): Transaction {
  return new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...given: unknown[]): unknown => {
        if (name === 'append' && shown.has((given[0] as { stream: { kind: StreamKind } }).stream.kind)) onShown()
        return Reflect.apply(member, target, given)
      }
    },
  })
}

export type PublicChanges = Readonly<{ announce(): Promise<void>; stop(): Promise<void> }>

/** Tells every process of the installation, this one at once, to forget its remembered pages. */
export async function hearPublicChanges(url: string, pool: pg.Pool, forget: () => void): Promise<PublicChanges> {
  let isStopping = false
  let listener: pg.Client | undefined
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    client.on('notification', forget)
    // Heard, or it would end the process; whatever broke the connection also ends it, once.
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
    } catch (failure) {
      void client.end()
      throw failure
    }
    client.on('end', () => { if (!isStopping) retry() })
    listener = client
    if (isStopping) await client.end()
  }
  // Whatever happened while nobody listened is unknown, so everything is forgotten before listening again.
  const retry = (): void => { setTimeout(() => { forget(); if (!isStopping) listen().catch(retry) }, RETRY_MS).unref() }
  await listen()
  return {
    async announce() {
      forget()
      await pool.query('select pg_notify($1, $2)', [CHANNEL, ''])
    },
    async stop() {
      isStopping = true
      await listener?.end()
    },
  }
}
