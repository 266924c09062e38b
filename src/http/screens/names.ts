import { nameAt } from '../../domain/organisation/organisation.ts'
import type { Instant } from '../../domain/shared/time.ts'
import type { Query } from '../services.ts'
import { everyRow } from './everyRow.ts'
import { keptFor } from './kept.ts'

/** Names of organisations and accounts, for showing instead of ids. */
export type Names = Readonly<{
  /** As it is called now, or was called at that moment. */
  organisation(id: string, at?: Instant): string
  account(id: string): string
}>

type Named = Parameters<typeof nameAt>[0]

/** Names change rarely and are read with every row. */
const keptNames = keptFor<Names>(2_000)

export function namesOf(query: Query, jurisdiction: string, owner: object): Promise<Names> {
  return keptNames(owner, jurisdiction, () => namesNow(query))
}

/** The names of these bodies as they are this moment: whoever has just registered one looks for it at once. */
export async function bodyNames(query: Query, bodies: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(bodies)]
  if (wanted.length === 0) return (id) => id
  const rows = await query.listRows<Readonly<{ stream_id: string; name: string }>>('organisations', { columns: ['name'], filter: { stream_id: { in: wanted } }, limit: wanted.length })
  const byId = new Map(rows.map(({ stream_id, name }) => [stream_id, name]))
  return (id) => byId.get(id) ?? id
}

/** The names as they are this moment, for a page that is kept longer than a moment. */
export async function namesNow(query: Query): Promise<Names> {
  const [organisations, accounts] = await Promise.all([
    everyRow<Named & { stream_id: string }>(query, 'organisations', { columns: ['name', 'formerNames'] }),
    everyRow<{ stream_id: string; displayName: string }>(query, 'accounts', { columns: ['displayName'] }),
  ])
  const byId = new Map(organisations.map((each) => [each.stream_id, each]))
  const byAccount = new Map(accounts.map(({ stream_id, displayName }) => [stream_id, displayName]))
  const organisation = (id: string, at?: Instant): string => {
    const found = byId.get(id)
    return found ? nameAt(found, at) : id
  }
  return { organisation, account: (id) => byAccount.get(id) ?? id }
}
