import { useMemo, type ReactNode } from 'react'
import { usePolicy } from '../api/queries.ts'
import type { PolicyView } from '../api/views.ts'
import { Loaded } from '../api/Loaded.tsx'
import { ClauseTexts } from '../parts/ClauseChip.tsx'
import { clausesOf } from '../../policy/clauses.ts'
import type { Policy } from '../../policy/policy.ts'

/** The measure a page rests on: its rules for the page, and its words for every clause chip below. */
export function Measure({ policy, children }: Readonly<{ policy: string; children: (policy: Policy) => ReactNode }>) {
  const read = usePolicy(policy)
  return <Loaded read={read} what="办法原文">{(view) => <MeasureTexts view={view}>{children(view.policy)}</MeasureTexts>}</Loaded>
}

function MeasureTexts({ view: { source }, children }: Readonly<{ view: PolicyView; children: ReactNode }>) {
  const texts = useMemo(() => Object.fromEntries(clausesOf(source).map(({ name, text }) => [name, text])), [source])
  return <ClauseTexts value={texts}>{children}</ClauseTexts>
}
