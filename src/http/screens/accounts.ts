import { roleName, type Actor, type Role } from '../../domain/shared/actor.ts'
import { NotFound } from '../../usecases/refused.ts'
import type { accountListView, accountPageView, accountView, View } from '../api.ts'
import type { Filter, Services } from '../services.ts'
import { namesOf } from './names.ts'
import { timelineView } from './timeline.ts'

type AccountRow = Readonly<{
  stream_id: string; role: Role; body: string; open: boolean; activated: boolean; signInName: string; displayName: string; secondFactor: boolean; mustChangePassword: boolean
}>
const shown = ['role', 'body', 'open', 'activated', 'signInName', 'displayName', 'secondFactor', 'mustChangePassword'] as const
const LIMIT = 5_000

/** 账号一览 — every account of the jurisdiction, sorted by role. */
export async function accountList(services: Services, actor: Actor): Promise<View<typeof accountListView>> {
  return { rows: await accountViews(services, actor, {}, LIMIT) }
}

/** 一个账号 — as the administrator sees it, with everything that was done to it and with it; never a case. */
export async function accountPage(services: Services, actor: Actor, id: string): Promise<View<typeof accountPageView>> {
  const [account] = await accountViews(services, actor, { stream_id: id }, 1)
  if (!account) throw new NotFound(`account ${id}`)
  const entries = await services.ports.store.transaction(actor.jurisdiction, (tx) => tx.load({ kind: 'account', id }))
  return { account, isMine: id === actor.account, history: timelineView(entries, actor.role).toReversed() }
}

async function accountViews(services: Services, { jurisdiction }: Actor, filter: Filter, limit: number): Promise<View<typeof accountView>[]> {
  const query = services.query(jurisdiction)
  const [names, rows] = await Promise.all([
    namesOf(query, jurisdiction, services),
    query.listRows<AccountRow>('accounts', { columns: shown, filter, sort: [{ column: 'role' }, { column: 'signInName' }], limit }),
  ])
  return rows.map(({ stream_id, role, body, ...row }) => ({ ...row, id: stream_id, role, roleName: roleName[role], body, bodyName: names.organisation(body) }))
}
