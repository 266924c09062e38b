import type { Store } from '../usecases/ports.ts'
import { demoAccounts } from './people.ts'
import type { Hand } from './world.ts'

/** Technicians without an account of their own sign in the story by the id of their person. */
const SERIALS = 99

/** Who acts in the story, by sign-in name: the open accounts, and the technicians of the cases. */
export async function demoHands(store: Store, jurisdiction: string): Promise<ReadonlyMap<string, Hand>> {
  const rows = await store.transaction(jurisdiction, (tx) => tx.rows<{ stream_id: string; signInName: string }>('accounts', {}))
  const ids = new Map(rows.map(({ stream_id, signInName }) => [signInName, stream_id]))
  const signedIn = demoAccounts.map(({ signInName, ...person }) => [signInName, { ...person, account: ids.get(signInName) ?? signInName }] as const)
  const technicians = Array.from({ length: SERIALS }, (_, index) => {
    const body = `demo-person-${String(index + 1).padStart(2, '0')}`
    return [body, { account: body, role: 'applicant', body, displayName: '申报人' }] as const
  })
  return new Map<string, Hand>([...signedIn, ...technicians])
}
