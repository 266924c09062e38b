import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { RefusedError } from '../../api/client.ts'
import { MOST_AT_ONCE } from '../../api/limits.ts'
import { useCases } from '../../api/queries.ts'
import { Tick } from '../../parts/Choice.tsx'
import { LongText } from '../../parts/TextField.tsx'
import type { RoundActProps } from './RoundActs.tsx'

/** 汇总评分并提出候选人 — and, where true equals meet at the last place, the office's ruling which of them goes first. */
export function ProposeCandidates({ round, act, onDone, onClose }: RoundActProps) {
  const doing = useAct('rounds', 'ProposeCandidates', round, onDone)
  const equals = equalsAtTheLine(doing.error)
  const [known, setKnown] = useState<readonly string[]>([])
  const [first, setFirst] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  // The next attempt may be refused for something else; the equals stay on the page until it is accepted.
  if (equals.length > 0 && equals.join() !== known.join()) setKnown(equals)
  const ruling = known.length > 0 ? { ruling: { first: [...first], reason } } : {}
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ 'ruling.first': '谁列前', 'ruling.reason': '理由' }} submitLabel="汇总并提请复核" onSubmit={() => doing.send(ruling)}
      consequence={`系统按评分和各项优先条件排出名次，前${round.seats}名列为候选人，由另一位复核人员确认。`}>
      {(errors) => known.length === 0 ? null : (
        <>
          <Equals round={round.id} equals={known} first={first} onChange={setFirst} />
          <LongText id="ruling.reason" label="这样排的理由" hint="会写进名次说明和办理记录。" rows={3} maxChars={2000} value={reason} onChange={setReason} error={errors['ruling.reason']} />
        </>
      )}
    </ActForm>
  )
}

/** The cases the server could not tell apart at the last place. */
function equalsAtTheLine(error: Error | null): readonly string[] {
  if (!(error instanceof RefusedError)) return []
  return error.refusals.find(({ code }) => code === 'tie-at-the-line')?.about?.split(',') ?? []
}

type EqualsProps = Readonly<{ round: string; equals: readonly string[]; first: readonly string[]; onChange: (first: readonly string[]) => void }>

function Equals({ round, equals, first, onChange }: EqualsProps) {
  const cases = useCases({ round, stage: 'admitted', limit: MOST_AT_ONCE }).data?.rows ?? []
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">谁列前</legend>
      <p className="field-hint">按研究决定的先后逐个勾选。</p>
      {equals.map((application) => {
        const found = cases.find(({ id }) => id === application)
        const place = first.indexOf(application)
        return (
          <Tick key={application} isChosen={place >= 0} onChange={(isChosen) => onChange(isChosen ? [...first, application] : first.filter((one) => one !== application))}>
            {found === undefined ? application : `${found.name}（${found.unitName}）`}{place >= 0 && <strong>{` 列第${place + 1}`}</strong>}
          </Tick>
        )
      })}
    </fieldset>
  )
}
