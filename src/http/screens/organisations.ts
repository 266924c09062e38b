import { neededKinds } from '../../domain/account/bodies.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { organisationListView, View } from '../api.ts'
import type { Filter, Query, Services } from '../services.ts'
import { bodyNames } from './names.ts'
import type { Paging } from './paging.ts'

type OrganisationRow = Readonly<{ stream_id: string; kind: string; name: string; creditCode: string | null; district: string | null }>
type Asking = Readonly<{ kind?: readonly string[] | undefined; q?: string | undefined }> & Paging

/** 单位一览 — one page of the bodies that take part, by a part of the name and by kind. */
export async function organisationList(services: Services, { jurisdiction }: Actor, { kind, q, sort, descending, offset, limit }: Asking): Promise<View<typeof organisationListView>> {
  const query = services.query(jurisdiction)
  const filter: Filter = { ...(kind && { kind: { in: kind } }), ...(q && { name: { contains: q } }) }
  const [rows, total, missing] = await Promise.all([
    query.listRows<OrganisationRow>('organisations', { filter, sort: [{ column: sort, order: descending ? 'desc' : 'asc' }, { column: 'name' }], limit, offset }),
    query.countRows('organisations', filter),
    missingKinds(query),
  ])
  const nameOf = await bodyNames(query, rows.flatMap(({ district }) => district ?? []))
  return {
    total, missing,
    rows: rows.map(({ stream_id, district, creditCode, ...row }) => ({
      id: stream_id, kind: row.kind, name: row.name, creditCode: creditCode ?? '', district: district ?? '', districtName: district ? nameOf(district) : '',
    })),
  }
}

async function missingKinds(query: Query): Promise<string[]> {
  const counts = await Promise.all(neededKinds.map((kind) => query.countRows('organisations', { kind })))
  return neededKinds.filter((_, at) => counts[at] === 0)
}
