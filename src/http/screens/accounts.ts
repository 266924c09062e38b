import type { AccountRole } from '../../domain/account/account.ts'
import { actsForBody } from '../../domain/account/bodies.ts'
import { roleName, type Actor, type Role } from '../../domain/shared/actor.ts'
import { NotFound } from '../../usecases/refused.ts'
import type { accountListView, accountPageView, accountView, View } from '../api.ts'
import type { Filter, Services } from '../services.ts'
import { searchText } from '../../readmodels/accounts.ts'
import { everyRow } from './everyRow.ts'
import { bodyNames } from './names.ts'
import type { Paging } from './paging.ts'
import { timelineView } from './timeline.ts'

type AccountRow = Readonly<{
  stream_id: string; role: Role; body: string; open: boolean; activated: boolean; signInName: string; displayName: string; secondFactor: boolean; mustChangePassword: boolean
}>
const shown = ['role', 'body', 'open', 'activated', 'signInName', 'displayName', 'secondFactor', 'mustChangePassword'] as const

export const accountStates = ['working', 'waiting', 'disabled'] as const
const inState: Readonly<Record<(typeof accountStates)[number], Filter>> = {
  working: { open: true, activated: true }, waiting: { open: true, activated: false }, disabled: { open: false },
}

type Asking = Readonly<{ q?: string | undefined; body?: string | undefined; role?: string | undefined; state?: (typeof accountStates)[number] | undefined }> & Paging

/** 账号一览 — one page of the accounts of the jurisdiction, by a part of either name, of the body's name, by role and state. */
export async function accountList(services: Services, actor: Actor, { q, body, role, state, ...page }: Asking): Promise<View<typeof accountListView>> {
  const query = services.query(actor.jurisdiction)
  const filter: Filter = {
    ...(q && { search: { contains: searchText(q) } }), ...(role && { role }), ...(state && inState[state]),
    ...(body && { body: { in: (await everyRow<{ stream_id: string }>(query, 'organisations', { columns: [], filter: { name: { contains: body } } })).map(({ stream_id }) => stream_id) } }),
  }
  const [rows, total] = await Promise.all([accountViews(services, actor, filter, page), query.countRows('accounts', filter)])
  return { rows, total }
}

/** 一个账号 — as the administrator sees it, with everything that was done to it and with it; never a case. */
export async function accountPage(services: Services, actor: Actor, id: string): Promise<View<typeof accountPageView>> {
  const [account] = await accountViews(services, actor, { stream_id: id }, { sort: 'signInName', descending: false, offset: 0, limit: 1 })
  if (!account) throw new NotFound(`account ${id}`)
  const entries = await services.ports.store.transaction(actor.jurisdiction, (tx) => tx.load({ kind: 'account', id }))
  return { account, isMine: id === actor.account, history: timelineView(entries, actor.role).toReversed() }
}

async function accountViews(services: Services, { jurisdiction }: Actor, filter: Filter, { sort, descending, offset, limit }: Paging): Promise<View<typeof accountView>[]> {
  const query = services.query(jurisdiction)
  const rows = await query.listRows<AccountRow>('accounts', { columns: shown, filter, sort: [{ column: sort, order: descending ? 'desc' : 'asc' }, { column: 'signInName' }], limit, offset })
  const bodies = [...new Set(rows.map(({ body }) => body))]
  const [nameOf, closed, locked] = await Promise.all([
    bodyNames(query, bodies), everyRow<{ stream_id: string }>(query, 'organisations', { columns: [], filter: { stream_id: { in: bodies }, open: false } }),
    services.identity.lockedOf(rows.map(({ stream_id }) => stream_id)),
  ])
  const isClosed = new Set(closed.map(({ stream_id }) => stream_id))
  return rows.map(({ stream_id, role, body, ...row }) => ({ ...row, id: stream_id, role, roleName: roleName[role], body, bodyName: nameOf(body), isBodyClosed: isClosed.has(body) && actsForBody(role as AccountRole), lockedUntil: locked.get(stream_id) ?? null }))
}
