import { useState } from 'react'
import { ActForm } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { YesNo } from '../../../parts/Choice.tsx'
import { LongText } from '../../../parts/TextField.tsx'
import { Attestations } from './Attestations.tsx'
import type { CaseActProps } from './caseAct.ts'

/** 提出审查意见 — admit or refuse; a condition that nobody has settled stops the admission, and says under which clause. */
export function ProposeQualification({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'ProposeQualification', view, onDone)
  const [admit, setAdmit] = useState<boolean>()
  const [reason, setReason] = useState('')
  const [attested, setAttested] = useState<readonly string[]>([])
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ admit: '审查意见', reason: '说明' }} consequence="提出后由另一位复核人员确认。" onSubmit={() => doing.send({ admit, reason, attested: admit === false ? [] : [...attested] })}>
      {(errors) => (
        <>
          <YesNo id="admit" label="审查意见" yes="通过审查" no="不予通过" value={admit} onChange={setAdmit} error={errors['admit']} />
          {admit !== false && <Attestations attestable={view.attestable} attested={attested} onChange={setAttested} />}
          <LongText id="reason" label="说明" hint={admit === false ? '写明不符合哪一条、依据什么事实。' : undefined} isOptional={admit !== false} rows={4} maxChars={2000} value={reason} onChange={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}
