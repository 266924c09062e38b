import { useState, type ReactNode } from 'react'
import { ActForm, ReasonForm } from '../../acts/ActForm.tsx'
import type { Opened } from '../../acts/ActPanel.tsx'
import { useAct } from '../../acts/useAct.ts'
import type { DecisionView } from '../../api/views.ts'
import { DayField } from '../../parts/DayField.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { RecordVotes } from './RecordVotes.tsx'

export type DecisionActProps = Opened & Readonly<{ decision: DecisionView }>

/** The form of an act on a batch of decisions. */
export function DecisionActForm(props: DecisionActProps): ReactNode {
  switch (props.act.act) {
    case 'RecordLeadingGroup': return <RecordVotes {...props} />
    case 'ApproveDecision': return <Approve {...props} />
    case 'ReturnDecision': return <WithReason {...props} name="ReturnDecision" consequence="名单退回经办人重新拟定。" />
    case 'DeclineDecision': return <WithReason {...props} name="DeclineDecision" consequence="名单上的人不再授予称号。理由写入办理记录。" />
    case 'SubmitDecision': return <Press {...props} name="SubmitDecision" consequence="提交后由领导小组逐人研究。" />
    case 'PublishResults': return <Press {...props} name="PublishResults" consequence={`公布后名单公开，证书同时颁发，可以公开查验。${props.decision.candidates.some(({ secret }) => secret) ? '涉密人员不列入公开的名单，证书也不能公开查验。' : ''}`} />
    default: return <p>“{props.act.title}”不在这一页办理。</p>
  }
}

function Press({ decision, name, onDone, ...form }: DecisionActProps & Readonly<{ name: 'SubmitDecision' | 'PublishResults'; consequence: string }>) {
  const doing = useAct<'decisions', 'SubmitDecision' | 'PublishResults'>('decisions', name, decision, onDone)
  return <ActForm {...form} doing={doing} onSubmit={() => doing.send({})} />
}

type Reasoned = 'ReturnDecision' | 'DeclineDecision'

function WithReason({ decision, name, onDone, ...form }: DecisionActProps & Readonly<{ name: Reasoned; consequence: string }>) {
  const doing = useAct<'decisions', Reasoned>('decisions', name, decision, onDone)
  const [reason, setReason] = useState('')
  return <ReasonForm {...form} doing={doing} reason={reason} onReason={setReason} onSubmit={() => doing.send({ reason })} />
}

function Approve({ decision, act, onDone, onClose }: DecisionActProps) {
  const doing = useAct('decisions', 'ApproveDecision', decision, onDone)
  const [documentNumber, setDocumentNumber] = useState('')
  const [approvedOn, setApprovedOn] = useState('')
  const agreed = decision.candidates.filter((candidate) => candidate.agreed === true)
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ documentNumber: '批准文号', approvedOn: '批准日期' }} consequence={`批准${agreed.length}名：${agreed.map(({ name }) => name).join('、')}。`}
      onSubmit={() => doing.send({ documentNumber, approvedOn })}>
      {(errors) => (
        <>
          <TextField id="documentNumber" label="批准文号" maxChars={60} width="medium" value={documentNumber} onChange={setDocumentNumber} error={errors['documentNumber']} />
          <DayField id="approvedOn" label="批准日期" value={approvedOn} onChange={setApprovedOn} error={errors['approvedOn']} />
        </>
      )}
    </ActForm>
  )
}
