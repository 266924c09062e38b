import { useEffect, useState } from 'react'
import type { AnswerValue } from '../../../../policy/policy.ts'
import { useCompetitions } from '../../../api/queries.ts'
import type { CompetitionList } from '../../../api/views.ts'

export type Registered = CompetitionList['rows']

const none: Registered = []
/** Long enough for a word to be whole. */
const TYPING_MS = 300
/** A name is known by less of it, and an address holds no more. */
const ENOUGH_CHARS = 40

/** 列入名录的竞赛 — those that the prizes may be in, once it is known which; undefined until then, and where a line too bad does not let it come. */
export function useRegistered(prizes: AnswerValue | undefined): Registered | undefined {
  const rows = Array.isArray(prizes) ? prizes as readonly Readonly<Record<string, string>>[] : []
  const asked = JSON.stringify({ named: said(rows, 'competition'), chosen: said(rows, 'registered') })
  const settled = useSettled(asked)
  const { named, chosen } = JSON.parse(settled) as Readonly<{ named: readonly string[]; chosen: readonly string[] }>
  const { data, isPlaceholderData } = useCompetitions({ named, chosen })
  if (named.length + chosen.length === 0) return none
  return isPlaceholderData || settled !== asked ? undefined : data?.rows
}

/** Those of before while the next are on their way: suggestions that come and go would be no help. `isKnown` once they are here. */
export function useSuggested(prizes: AnswerValue | undefined): Readonly<{ registered: Registered; isKnown: boolean }> {
  const now = useRegistered(prizes)
  const [before, setBefore] = useState(none)
  useEffect(() => { if (now !== undefined) setBefore(now) }, [now])
  return { registered: now ?? before, isKnown: now !== undefined }
}

function said(rows: readonly Readonly<Record<string, string>>[], column: string): readonly string[] {
  return [...new Set(rows.map((row) => (row[column] ?? '').trim().slice(0, column === 'competition' ? ENOUGH_CHARS : undefined)).filter((words) => words !== ''))].sort()
}

/** What has not changed for a moment. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), TYPING_MS)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
