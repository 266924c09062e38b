import { useMemo, type ReactNode } from 'react'
import { clausesOf } from '../../policy/clauses.ts'
import { Loaded } from '../api/Loaded.tsx'
import { usePolicy } from '../api/queries.ts'
import type { PolicyView } from '../api/views.ts'
import { ClauseTexts } from '../parts/ClauseChip.tsx'

/** Reads the measure a page stands on, and lets every clause named on it open its words. */
export function WithMeasure({ id, children }: Readonly<{ id: string; children: (measure: PolicyView) => ReactNode }>) {
  const read = usePolicy(id)
  const source = read.data?.source ?? ''
  const texts = useMemo(() => Object.fromEntries(clausesOf(source).map(({ name, text }) => [name, text])), [source])
  return <ClauseTexts value={texts}><Loaded read={read} what="办法">{children}</Loaded></ClauseTexts>
}
