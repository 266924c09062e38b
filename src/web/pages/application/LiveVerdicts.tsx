import { useEffect, useMemo, useState } from 'react'
import type { Policy } from '../../../policy/policy.ts'
import { Section } from '../../parts/Page.tsx'
import { Verdicts, outcomeWord, type VerdictRow } from '../../parts/Verdicts.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { useRegistered } from './prizes/useRegistered.ts'
import { forTheApplicant, inOneLine } from './progress.ts'
import './application.css'

/** 条件核对 — as the words stand now, sent or not. What the person filling in can do something about comes first; the rest folds away. */
export function LiveVerdicts({ verdicts }: Readonly<{ verdicts: readonly VerdictRow[] }>) {
  const mine = verdicts.filter(forTheApplicant)
  const rest = verdicts.filter((verdict) => !forTheApplicant(verdict))
  return (
    <div id="verdicts" tabIndex={-1}>
      <Section title="条件核对">
        <p className="soft small">随填随核，只作提示；由审核人员认定。</p>
        {mine.length === 0 ? <p>按现在填写的内容，没有发现不符合的条件。</p> : <Verdicts verdicts={mine} />}
        {rest.length > 0 && <details className="folded"><summary>{inCounts(rest)}</summary><Verdicts verdicts={rest} /></details>}
      </Section>
    </div>
  )
}

/** On a phone the list stands below the form; how things are and the way there stay on top. */
export function VerdictLine({ verdicts }: Readonly<{ verdicts: readonly VerdictRow[] }>) {
  if (verdicts.length === 0) return null
  return <a className="verdict-line numbers no-print" href="#verdicts">{inOneLine(verdicts)}</a>
}

/** What the server said of the saved words stands until the rules and the registered competitions are here, and for good where a line too bad does not let them come. */
export function useVerdicts(policy: Policy): readonly VerdictRow[] {
  const { draft: { verdicts, referenceDay }, answers } = useDeskState()
  const rules = useRules()
  const competitions = useRegistered(answers['prizes'])
  return useMemo(
    () => (competitions && rules?.verdictsOn(policy, answers, referenceDay, competitions)) ?? verdicts,
    [rules, policy, answers, referenceDay, verdicts, competitions],
  )
}

type Rules = typeof import('./rules.ts')

function useRules(): Rules | undefined {
  const [rules, setRules] = useState<Rules>()
  useEffect(() => {
    import('./rules.ts').then(setRules, () => undefined)
  }, [])
  return rules
}

/** 符合5条，需人工判断3条 */
function inCounts(verdicts: readonly VerdictRow[]): string {
  const outcomes = [...new Set(verdicts.map(({ outcome }) => outcome))]
  return outcomes.map((outcome) => `${outcomeWord[outcome]}${verdicts.filter((verdict) => verdict.outcome === outcome).length}条`).join('，')
}
