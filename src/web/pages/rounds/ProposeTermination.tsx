import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { LongText, TextField } from '../../parts/TextField.tsx'
import type { RoundActProps } from './RoundActs.tsx'

const fields = { issuedAs: '终止通知的发文字号', reason: '理由' } as const

/** 终止本轮 — why the call is taken back, in words that everybody reads. */
export function ProposeTermination({ round, act, onDone, onClose }: RoundActProps) {
  const doing = useAct('rounds', 'ProposeTermination', round, onDone)
  const mayAmend = round.acts.some(({ act: other }) => other === 'ProposeAmendment')
  const [issuedAs, setIssuedAs] = useState('')
  const [reason, setReason] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={fields} kind="danger" submitLabel="提请复核" onSubmit={() => doing.send({ issuedAs, reason })}
      consequence={<p>由另一位复核人员同意后，通知撤回，本轮终止，不能恢复：在办的申报全部结束，正在公示的撤下。同意以前照常办理。{mayAmend && '只是改日期、改文字的，请用“拟发更正通知”。'}</p>}>
      {(errors) => (
        <>
          <TextField id="issuedAs" label={fields.issuedAs} hint="没有的不填。" maxChars={60} width="medium" value={issuedAs} onChange={setIssuedAs} error={errors['issuedAs']} />
          <LongText id="reason" label={fields.reason} hint="会在网页和通知文书上公开，也会写给每位申报人。请不要写个人信息。" rows={3} maxChars={2000} value={reason} onChange={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}
