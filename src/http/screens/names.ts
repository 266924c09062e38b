import type { Query } from '../services.ts'
import { keptFor } from './kept.ts'

/** Names of organisations and accounts, for showing instead of ids. */
export type Names = Readonly<{ organisation(id: string): string; account(id: string): string }>

const LIMIT = 20_000
/** Names change rarely and are read with every row. */
const keptNames = keptFor<Names>(2_000)

export function namesOf(query: Query, jurisdiction: string, owner: object): Promise<Names> {
  return keptNames(owner, jurisdiction, () => readNames(query))
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
