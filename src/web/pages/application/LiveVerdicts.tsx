import { Section } from '../../parts/Page.tsx'
import { Verdicts, outcomeWord, type VerdictRow } from '../../parts/Verdicts.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { forTheApplicant } from './progress.ts'
import './application.css'

/** 条件核对 — as the words stand now. What the person filling in can do something about comes first; the rest folds away. */
export function LiveVerdicts() {
  const { draft: { verdicts } } = useDeskState()
  const mine = verdicts.filter(forTheApplicant)
  const rest = verdicts.filter((verdict) => !forTheApplicant(verdict))
  return (
    <Section title="条件核对">
      <p className="soft small">随填随核，只作提示；由审核人员认定。</p>
      {mine.length === 0 ? <p>按现在填写的内容，没有发现不符合的条件。</p> : <Verdicts verdicts={mine} />}
      {rest.length > 0 && <details className="folded"><summary>{inCounts(rest)}</summary><Verdicts verdicts={rest} /></details>}
    </Section>
  )
}

/** 符合5条，需人工判断3条 */
function inCounts(verdicts: readonly VerdictRow[]): string {
  const outcomes = [...new Set(verdicts.map(({ outcome }) => outcome))]
  return outcomes.map((outcome) => `${outcomeWord[outcome]}${verdicts.filter((verdict) => verdict.outcome === outcome).length}条`).join('，')
}
