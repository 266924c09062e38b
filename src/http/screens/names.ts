import type { Query } from '../services.ts'

/** Names of organisations and accounts, for showing instead of ids. */
export type Names = Readonly<{ organisation(id: string): string; account(id: string): string }>

const LIMIT = 20_000
const FRESH_MS = 2_000

type Kept = Readonly<{ names: Names; at: number }>
const kept = new WeakMap<object, Map<string, Kept>>()

/** Names change rarely and are read with every row, so they are kept for two seconds. */
export async function namesOf(query: Query, jurisdiction: string, owner: object): Promise<Names> {
  const mine = kept.get(owner) ?? new Map<string, Kept>()
  kept.set(owner, mine)
  const found = mine.get(jurisdiction)
  if (found && performance.now() - found.at < FRESH_MS) return found.names
  const names = await readNames(query)
  mine.set(jurisdiction, { names, at: performance.now() })
  return names
}

async function readNames(query: Query): Promise<Names> {
  const [organisations, accounts] = await Promise.all([
    query.listRows<{ stream_id: string; name: string }>('organisations', { limit: LIMIT }),
    query.listRows<{ stream_id: string; displayName: string }>('accounts', { limit: LIMIT }),
  ])
  const byId = new Map(organisations.map(({ stream_id, name }) => [stream_id, name]))
  const byAccount = new Map(accounts.map(({ stream_id, displayName }) => [stream_id, displayName]))
  return { organisation: (id) => byId.get(id) ?? id, account: (id) => byAccount.get(id) ?? id }
}
