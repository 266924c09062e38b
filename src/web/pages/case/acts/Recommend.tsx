import { useState } from 'react'
import { ActForm } from '../../../acts/ActForm.tsx'
import { useAct } from '../../../acts/useAct.ts'
import { YesNo } from '../../../parts/Choice.tsx'
import { LongText } from '../../../parts/TextField.tsx'
import { Attestations } from './Attestations.tsx'
import type { CaseActProps } from './caseAct.ts'
import { Quota } from './Quota.tsx'

/** 同意推荐 — the recommending body's opinion, whether the person is secret-related, and what it affirms. */
export function Recommend({ view, act, onDone, onClose }: CaseActProps) {
  const doing = useAct('cases', 'RecommendApplication', view, onDone)
  const [opinion, setOpinion] = useState('')
  const [secret, setSecret] = useState<boolean>()
  const [attested, setAttested] = useState<readonly string[]>([])
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ opinion: '推荐意见', secret: '是否涉密' }} consequence={view.quota === null || view.quota.full !== null ? undefined : <Quota quota={view.quota} />} onSubmit={() => doing.send({ opinion, secret, attested: [...attested] })}>
      {(errors) => (
        <>
          <LongText id="opinion" label="推荐意见" hint="会印在申报表上。" rows={5} maxChars={500} value={opinion} onChange={setOpinion} error={errors['opinion']} />
          <YesNo id="secret" label="是否涉密人员" hint={view.secret ? '单位已注明涉密。涉密人员不出现在任何公开页面。' : '涉密人员不出现在任何公开页面。'}
            yes="涉密" no="不涉密" value={secret} onChange={setSecret} error={errors['secret']} />
          <Attestations attestable={view.attestable} attested={attested} onChange={setAttested} />
        </>
      )}
    </ActForm>
  )
}
