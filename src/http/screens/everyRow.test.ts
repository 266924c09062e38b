import { expect, it } from 'vitest'
import type { Listing } from '../services.ts'
import { everyRow } from './everyRow.ts'

it.each([0, 1, 2, 3, 4, 5])('every one of %i rows is read, two at a time, in their order', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => ({ at }))
  const table = { listRows: async <T>(_name: string, { limit, offset = 0 }: Listing) => rows.slice(offset, offset + limit) as T[] }
  expect(await everyRow(table, 'rows', {}, 2)).toEqual(rows)
})
