import { useState } from 'react'
import { ActForm, ReasonField } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { Choice } from '../../parts/Choice.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { numberIn } from './planWords.ts'
import type { RoundActProps } from './RoundActs.tsx'

/** 提出增加推荐名额 — which body may put forward more than the table gives it, how many more, and why. */
export function ProposeExtraPlaces({ round: { extraPlaces, ...round }, act, onDone, onClose }: RoundActProps) {
  const doing = useAct('rounds', 'ProposeExtraPlaces', round, onDone)
  const [body, setBody] = useState('')
  const [places, setPlaces] = useState('')
  const [reason, setReason] = useState('')
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={{ body: '推荐单位', places: '增加几名', reason: '理由' }} submitLabel="提请复核"
      consequence="由另一位复核人员同意后生效，这个单位才能多推荐。" onSubmit={() => doing.send({ body, places: numberIn(places), reason })}>
      {(errors) => (
        <>
          <Choice id="body" label="推荐单位" options={(extraPlaces?.bodies ?? []).map(({ id, name, row }) => ({ value: id, label: `${name}（${row}）` }))} value={body} onChange={setBody} error={errors['body']} />
          <TextField id="places" label="增加几名" hint="在名额分配表以外另增的人数。" unit="名" width="short" inputMode="numeric" value={places} onChange={setPlaces} error={errors['places']} />
          <ReasonField rows={3} reason={reason} onReason={setReason} error={errors['reason']} />
        </>
      )}
    </ActForm>
  )
}
