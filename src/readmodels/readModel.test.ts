import { describe, expect, it } from 'vitest'
import { defineReadModel } from './readModel.ts'

const define = (table: string, column: string) =>
  defineReadModel({ table, from: 'round', columns: { [column]: 'text' }, rows: () => [] })

describe('defining a read model', () => {
  it('fills in what most models leave out', () => {
    expect(define('rounds', 'title')).toMatchObject({ table: 'rounds', from: 'round', columns: { title: 'text' }, indexes: [], revision: 1 })
  })

  it.each([['rounds; drop', 'title'], ['rounds', 'title"'], ['rounds', ''], ['Rounds', 'title'], ['rounds', 'x'.repeat(64)]])(
    'refuses names that would not be safe as they stand: %s.%s', (table, column) => {
      expect(() => define(table, column)).toThrow("can't name a table or column")
    })

  it.each(['jurisdiction', 'stream_id', 'row_no'])('leaves the column %s to the store', (column) => {
    expect(() => define('rounds', column)).toThrow('the store itself adds')
  })
})
