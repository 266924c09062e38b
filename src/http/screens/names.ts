import type { Query } from '../services.ts'
import { everyRow } from './everyRow.ts'
import { keptFor } from './kept.ts'

/** Names of organisations and accounts, for showing instead of ids. */
export type Names = Readonly<{ organisation(id: string): string; account(id: string): string }>

/** Names change rarely and are read with every row. */
const keptNames = keptFor<Names>(2_000)

export function namesOf(query: Query, jurisdiction: string, owner: object): Promise<Names> {
  return keptNames(owner, jurisdiction, () => readNames(query))
}

async function readNames(query: Query): Promise<Names> {
  const [organisations, accounts] = await Promise.all([
    everyRow<{ stream_id: string; name: string }>(query, 'organisations', { columns: ['name'] }),
    everyRow<{ stream_id: string; displayName: string }>(query, 'accounts', { columns: ['displayName'] }),
  ])
  const byId = new Map(organisations.map(({ stream_id, name }) => [stream_id, name]))
  const byAccount = new Map(accounts.map(({ stream_id, displayName }) => [stream_id, displayName]))
  return { organisation: (id) => byId.get(id) ?? id, account: (id) => byAccount.get(id) ?? id }
}
