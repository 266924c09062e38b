import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { textParser } from './pool.ts'

describe('an instant that the server tells', () => {
  const read = textParser(pg.types.builtins.TIMESTAMPTZ)

  test.each([
    '2024-05-10 08:00:00+00', '2024-05-10 08:00:00.1+00', '2024-05-10 08:00:00.12+00', '2024-05-10 08:00:00.123+00',
    '2024-05-10 08:00:00.123456+00', '2024-05-10 08:00:00.12+08', '2024-05-10 08:00:00-03:30',
  ])('%s is read as the instant that it is, to the millisecond', (text) => {
    expect(read(text)).toBe(new Date(text).toISOString())
  })
})
