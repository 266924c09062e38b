import { z } from 'zod'

const PAGE_SIZE = 20
/** More than a page holds is asked for where a list is chosen from: the bodies of a city, the districts of a province. */
export const MOST_AT_ONCE = 500

/** 翻页 — how every list is asked for: in which order, from which line on, how many. Whatever is found beyond them is counted in `total`. */
export const paging = <const Column extends string>(sortable: readonly [Column, ...Column[]], first: NoInfer<Column>, descending = false) => ({
  sort: z.enum(sortable).default(first as never), descending: z.stringbool().default(descending),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0), limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(PAGE_SIZE),
})

export type Paging = Readonly<{ sort: string; descending: boolean; offset: number; limit: number }>

/** 查找 — what people type to find something. */
export const searched = z.string().trim().max(50).optional()
