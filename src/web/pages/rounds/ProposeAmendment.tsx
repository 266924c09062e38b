import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { useAct } from '../../acts/useAct.ts'
import { LastDay } from '../../measure/LastDay.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'
import { exampleDay } from '../../words/today.ts'
import type { RoundActProps } from './RoundActs.tsx'

const fields = { title: '名称', documentNumber: '发文字号', applyBy: '单位申报截止日', reportBy: '区市报送截止日', issuedAs: '更正通知的发文字号', reason: '理由' } as const
type Words = Record<keyof typeof fields, string>

/** 更正通知 — the call as it is to read, beginning with what it says now; what is left as it is stays out of the correction. */
export function ProposeAmendment({ round, act, onDone, onClose }: RoundActProps) {
  const doing = useAct('rounds', 'ProposeAmendment', round, onDone)
  const { title, documentNumber, applyBy, reportBy } = round
  const [words, setWords] = useState<Words>({ title, documentNumber, applyBy, reportBy, issuedAs: '', reason: '' })
  return (
    <ActForm act={act} doing={doing} onClose={onClose} fields={fields} submitLabel="提请复核" consequence={<Bounds />} onSubmit={() => doing.send(words)}>
      {(errors) => {
        const bind = (id: keyof Words) => ({ id, label: fields[id], value: words[id], onChange: (value: string) => setWords({ ...words, [id]: value }), error: errors[id] })
        return (
          <>
            <TextField {...bind('title')} maxChars={80} />
            <TextField {...bind('documentNumber')} maxChars={60} width="medium" />
            <LastDay {...bind('applyBy')} example={exampleDay('07-24')} />
            <LastDay {...bind('reportBy')} example={exampleDay('07-31')} />
            <TextField {...bind('issuedAs')} hint="更正通知自己的文号，没有的不填。延到原文写明的日子以后的，必须填写。" maxChars={60} width="medium" />
            <LongText {...bind('reason')} hint="会在网页和通知文书上公开。请不要写个人信息。" rows={3} maxChars={2000} />
          </>
        )
      }}
    </ActForm>
  )
}

/** What can be corrected and what can't is said before anybody types. */
function Bounds() {
  return (
    <>
      <p>只改要更正的地方，其余照原样。截止日已经公布，只能延后，不能提前；名额、条件和其他规定不能这样更正。</p>
      <p>由另一位复核人员发布后生效。没有发布以前，原来的日期照样算数：过了原定的报送截止日，推荐就截止，这份更正也随之作废。</p>
    </>
  )
}
