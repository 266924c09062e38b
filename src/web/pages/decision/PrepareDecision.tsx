import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import type { Opened } from '../../acts/ActPanel.tsx'
import { useWrite } from '../../api/queries.ts'
import type { Performed, RoundView } from '../../api/views.ts'
import { Tick } from '../../parts/Choice.tsx'
import { ErrorWords, fieldId } from '../../parts/field.tsx'

/** 拟定提交审定的名单 — chosen from those whose notice has ended and to whom nobody objects any more. */
export function PrepareDecision({ round, act, onDone, onClose }: Opened & Readonly<{ round: RoundView }>) {
  const { mutate, error, isPending } = useWrite<Performed, Readonly<{ round: string; applications: readonly string[] }>>('POST', '/decisions')
  const [attempt, setAttempt] = useState(0)
  const cleared = round.ranking.filter(({ application }) => round.cleared.includes(application))
  const [chosen, setChosen] = useState<readonly string[]>(cleared.map(({ application }) => application))
  function send(): void {
    setAttempt(attempt + 1)
    mutate({ round: round.id, applications: chosen }, { onSuccess: onDone })
  }
  return (
    <ActForm act={act} doing={{ error, attempt, isBusy: isPending }} onClose={onClose} fields={{ applications: '' }} onSubmit={send}
      consequence={cleared.length === 0 ? '现在没有可以提交审定的候选人：或已在别的批次，或异议还没有了结。' : '由另一位复核人员提交领导小组。'}>
      {(errors) => (
        <fieldset className="stack-tight" id={fieldId('applications')} tabIndex={-1}>
          <legend className="field-label">提交哪些候选人（已选{chosen.length}名）</legend>
          {errors['applications'] !== undefined && <span className="field-error"><ErrorWords>{errors['applications']}</ErrorWords></span>}
          {cleared.map(({ application, rank, name, unitName }) => (
            <Tick key={application} isChosen={chosen.includes(application)} onChange={(isChosen) => setChosen(isChosen ? [...chosen, application] : chosen.filter((one) => one !== application))}>
              第{rank}名 {name}<span className="soft small"> {unitName}</span>
            </Tick>
          ))}
        </fieldset>
      )}
    </ActForm>
  )
}
