import type { CaseRow } from '../../api/views.ts'

/** Ends after which the same person may well be put forward anew. */
const givenUp: ReadonlySet<string> = new Set(['withdrawn', 'declined', 'lapsed', 'refused'])

/** However dots and blanks were typed. */
const bare = (name: string): string => name.normalize('NFKC').replace(/[\s.\u2022\u30FB\u2027\u00B7\u2219\u22C5]/gu, '')

/** What the server is asked for while a name is typed: it changes with the first letter alone, and of a unit's cases those of one letter are few. */
export const firstLetter = (name: string): string => [...bare(name)][0] ?? ''

/** 重复申报 — what the unit has begun already under this name and has not given up. It may be another person: nobody is turned away for a name. */
export function begunAlready<Row extends Pick<CaseRow, 'name' | 'stage'>>(rows: readonly Row[], name: string): readonly Row[] {
  const sought = bare(name)
  return sought === '' ? [] : rows.filter((row) => bare(row.name) === sought && !givenUp.has(row.stage))
}
