import type { NominationRow, Nominations } from './policy.ts'

/** 推荐单位的名额 — how many one body may put forward, and the row of the table that says so; no row speaks of a body that may put forward none. */
export type BodyQuota = Readonly<{ count: number; row?: NominationRow }>

/** Undefined where the measure sets no limit. A row that names the body goes before the one for each of its kind. */
export function quotaOf(nominations: Nominations, ...names: readonly string[]): BodyQuota | undefined {
  if (nominations.kind === 'unlimited') return undefined
  const { rows } = nominations
  const row = rows.find(({ body }) => names.includes(body)) ?? rows.find(({ body }) => names.some((name) => isDepartmentOf(body, name))) ?? rows.find(({ each }) => each)
  return row ? { count: row.count, row } : { count: 0 }
}

/** 推荐单位 — the table was printed once: a body that got another name since is meant by the one it had. */
export type Recommending = Readonly<{ id: string; name: string; formerNames?: readonly string[] }>

export const allNames = (body: Pick<Recommending, 'name' | 'formerNames'> | undefined): readonly string[] => (body ? [body.name, ...body.formerNames ?? []] : [])

/** Whom else of those registered the row names that speaks of this body: they take from the same places. A row for each of a kind is shared by nobody. */
export function othersSharing<Body extends Recommending>(nominations: Nominations, body: string, registered: readonly Body[]): readonly Body[] {
  const row = quotaOf(nominations, ...allNames(registered.find(({ id }) => id === body)))?.row
  return row && !row.each ? registered.filter((each) => each.id !== body && quotaOf(nominations, ...allNames(each))?.row === row) : []
}

const DEPARTMENT = /(?:人社局|人力社保局|人力资源(?:和|与)?社会保障局)$/u

/** A table names places, 鹿城区; what reports is their department, by its short name or its long one, with the city before it or without. */
function isDepartmentOf(place: string, body: string): boolean {
  const named = DEPARTMENT.test(body) ? body.replace(DEPARTMENT, '') : ''
  // 东城区 ends in 城区 and is another place: what stands before must be a city itself.
  return named.endsWith(place) && /(?:^|[市州盟])$/u.test(named.slice(0, named.length - place.length))
}

/** 各1名 — as the table puts it. */
export const rowInWords = ({ body, count, each }: NominationRow): string => `${body}${each ? '各' : ''}${count}名`
