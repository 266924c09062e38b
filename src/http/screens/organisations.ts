import { accountRoles } from '../../domain/account/account.ts'
import { actsForBody, neededKinds } from '../../domain/account/bodies.ts'
import type { FormerName, OrganisationKind } from '../../domain/organisation/organisation.ts'
import { closableKinds } from '../../domain/organisation/standing.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import { NotFound } from '../../usecases/refused.ts'
import type { organisationListView, organisationPageView, organisationView, View } from '../api.ts'
import type { Filter, Listing, Query, Services } from '../services.ts'
import { bodyNames } from './names.ts'
import type { Paging } from './paging.ts'
import { timelineView } from './timeline.ts'

type OrganisationRow = Readonly<{
  stream_id: string; version: number; kind: OrganisationKind; name: string; creditCode: string | null; district: string | null; open: boolean; formerNames: FormerName[]
}>

export const organisationStates = ['open', 'closed'] as const

type Asking = Readonly<{ kind?: readonly string[] | undefined; q?: string | undefined; state?: (typeof organisationStates)[number] | undefined }> & Paging

/** 单位一览 — one page of the bodies that take part, by a part of the name, by kind and by whether they still do. */
export async function organisationList(services: Services, { jurisdiction }: Actor, { kind, q, state, sort, descending, offset, limit }: Asking): Promise<View<typeof organisationListView>> {
  const query = services.query(jurisdiction)
  const filter: Filter = { ...(kind && { kind: { in: kind } }), ...(q && { name: { contains: q } }), ...(state && { open: state === 'open' }) }
  const [rows, total, missing] = await Promise.all([
    organisationViews(query, { filter, sort: [{ column: sort, order: descending ? 'desc' : 'asc' }, { column: 'name' }], limit, offset }),
    query.countRows('organisations', filter),
    missingKinds(query),
  ])
  return { total, missing, rows }
}

/** 一个单位 — with everything that became of it; never a case. */
export async function organisationPage(services: Services, { jurisdiction, role }: Actor, id: string): Promise<View<typeof organisationPageView>> {
  const query = services.query(jurisdiction)
  const [organisation] = await organisationViews(query, { filter: { stream_id: id }, limit: 1 })
  if (!organisation) throw new NotFound(`organisation ${id}`)
  const [accounts, entries] = await Promise.all([
    query.countRows('accounts', { body: id, open: true, role: { in: accountRoles.filter(actsForBody) } }),
    services.ports.store.transaction(jurisdiction, (tx) => tx.load({ kind: 'organisation', id })),
  ])
  return { organisation, isClosable: closableKinds.has(organisation.kind as OrganisationKind), accounts, history: timelineView(entries, role).toReversed() }
}

async function organisationViews(query: Query, listing: Listing): Promise<View<typeof organisationView>[]> {
  const rows = await query.listRows<OrganisationRow>('organisations', listing)
  const nameOf = await bodyNames(query, rows.flatMap(({ district }) => district ?? []))
  return rows.map(({ stream_id, district, creditCode, version, kind, name, open, formerNames }) => ({
    id: stream_id, version, kind, name, creditCode: creditCode ?? '', district: district ?? '', districtName: district ? nameOf(district) : '', open, formerNames,
  }))
}

async function missingKinds(query: Query): Promise<string[]> {
  const counts = await Promise.all(neededKinds.map((kind) => query.countRows('organisations', { kind, open: true })))
  return neededKinds.filter((_, at) => counts[at] === 0)
}
