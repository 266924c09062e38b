import { useState } from 'react'
import { ActForm, ReasonField } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { Choice, type Option } from '../../../parts/Choice.tsx'
import type { CaseView } from '../../../api/views.ts'
import type { CaseActProps } from './caseAct.ts'

/** 提出破格 — only a rule that the text calls 一般 can be set aside, for this one person. */
export function ProposeException({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'ProposeException', view, onDone)
  const options = view.verdicts.filter(({ modality, outcome }) => modality === 'generally' && outcome === 'not-met').map(({ condition, title }) => ({ value: condition, label: title }))
  const [condition, setCondition] = useState(onlyOne(options))
  const [reason, setReason] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ condition: '条件', reason: '' }} consequence="只能对“一般”条件破格，由另一位复核人员决定。" onSubmit={() => doing.send({ condition, reason })}>
      {(errors) => (
        <>
          <Choice id="condition" label="对哪一条破格" options={options} value={condition} onChange={setCondition} error={errors['condition']} />
          <ReasonField reason={reason} onReason={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}

export function ConfirmException({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'ConfirmException', view, onDone)
  const options = pendingOf(view)
  const [condition, setCondition] = useState(onlyOne(options))
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ condition: '条件' }} consequence={<Proposed view={view} />} onSubmit={() => doing.send({ condition })}>
      {(errors) => <Choice id="condition" label="同意对哪一条破格" options={options} value={condition} onChange={setCondition} error={errors['condition']} />}
    </ActForm>
  )
}

export function RejectException({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'RejectException', view, onDone)
  const options = pendingOf(view)
  const [condition, setCondition] = useState(onlyOne(options))
  const [reason, setReason] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} kind="danger" fields={{ condition: '条件', reason: '' }} consequence={<Proposed view={view} />} onSubmit={() => doing.send({ condition, reason })}>
      {(errors) => (
        <>
          <Choice id="condition" label="不同意对哪一条破格" options={options} value={condition} onChange={setCondition} error={errors['condition']} />
          <ReasonField reason={reason} onReason={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}

const onlyOne = (options: readonly Option[]): string => (options.length === 1 ? options[0]?.value ?? '' : '')

function pendingOf({ exceptions, verdicts }: CaseView): readonly Option[] {
  return exceptions.filter(({ confirmed }) => !confirmed).map(({ condition }) => ({ value: condition, label: verdicts.find((verdict) => verdict.condition === condition)?.title ?? condition }))
}

function Proposed({ view: { exceptions } }: Readonly<{ view: CaseView }>) {
  return <ul className="plain-list">{exceptions.filter(({ confirmed }) => !confirmed).map(({ condition, reason }) => <li key={condition}>经办人的理由：{reason}</li>)}</ul>
}
