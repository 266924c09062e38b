import type { CaseView } from '../../../api/views.ts'
import { Tick } from '../../../parts/Choice.tsx'
import { ClauseChip } from '../../../parts/ClauseChip.tsx'

type AttestationsProps = Readonly<{ attestable: CaseView['attestable']; attested: readonly string[]; onChange: (attested: readonly string[]) => void }>

/** 确认事项 — what no rule can settle and this hand affirms, one by one, each under its clause. */
export function Attestations({ attestable, attested, onChange }: AttestationsProps) {
  if (attestable.length === 0) return null
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">经核实，确认以下事项</legend>
      <p className="field-hint">没有核实的不要勾选。</p>
      {attestable.map(({ condition, statement, clause, quote }) => (
        <div key={condition} className="affirm">
          <Tick id={`attested-${condition}`} isChosen={attested.includes(condition)}
            onChange={(isChosen) => onChange(isChosen ? [...attested, condition] : attested.filter((one) => one !== condition))}>{statement}</Tick>
          <span><ClauseChip clause={clause} quote={quote} /></span>
        </div>
      ))}
    </fieldset>
  )
}
