import type { NominationRow, Nominations } from './policy.ts'

/** 推荐单位的名额 — how many one body may put forward, and the row of the table that says so; no row speaks of a body that may put forward none. */
export type BodyQuota = Readonly<{ count: number; row?: NominationRow }>

/** Undefined where the measure sets no limit. A row that names the body goes before the one for each of its kind. */
export function quotaOf(nominations: Nominations, body: string | undefined): BodyQuota | undefined {
  if (nominations.kind === 'unlimited') return undefined
  const row = nominations.rows.find((each) => each.body === body) ?? nominations.rows.find((each) => isDepartmentOf(each.body, body)) ?? nominations.rows.find(({ each }) => each)
  return row ? { count: row.count, row } : { count: 0 }
}

type Named = Readonly<{ id: string; name: string }>

/** Whom else of those registered the row names that speaks of this body: they take from the same places. A row for each of a kind is shared by nobody. */
export function othersSharing<Body extends Named>(nominations: Nominations, body: string, registered: readonly Body[]): readonly Body[] {
  const row = quotaOf(nominations, registered.find(({ id }) => id === body)?.name)?.row
  return row && !row.each ? registered.filter(({ id, name }) => id !== body && quotaOf(nominations, name)?.row === row) : []
}

const DEPARTMENT = /(?:人社局|人力社保局|人力资源(?:和|与)?社会保障局)$/u

/** A table names places, 鹿城区; what reports is their department, by its short name or its long one, with the city before it or without. */
function isDepartmentOf(place: string, body = ''): boolean {
  const named = DEPARTMENT.test(body) ? body.replace(DEPARTMENT, '') : ''
  // 东城区 ends in 城区 and is another place: what stands before must be a city itself.
  return named.endsWith(place) && /(?:^|[市州盟])$/u.test(named.slice(0, named.length - place.length))
}

/** 各1名 — as the table puts it. */
export const rowInWords = ({ body, count, each }: NominationRow): string => `${body}${each ? '各' : ''}${count}名`
