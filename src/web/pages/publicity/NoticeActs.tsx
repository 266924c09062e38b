import { useState, type ReactNode } from 'react'
import { ActForm, ReasonForm } from '../../acts/ActForm.tsx'
import type { Opened } from '../../acts/ActPanel.tsx'
import { useAct } from '../../acts/useAct.ts'
import type { ActOf } from '../../api/client.ts'
import { randomKey } from '../../api/intention.ts'
import type { NoticeView, RoundView } from '../../api/views.ts'
import { Choice } from '../../parts/Choice.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'

/** 拟定公示 — the notice bears the id of its round. */
export function ProposeNotice({ round, onDone, ...form }: Opened & Readonly<{ round: RoundView }>) {
  const doing = useAct('notices', 'ProposeNotice', { id: round.id, version: round.noticeVersion }, onDone)
  const candidates = round.ranking.filter(({ candidate }) => candidate)
  return <ActForm {...form} doing={doing} consequence={`公示${candidates.length}名候选人，由另一位复核人员发布。`} onSubmit={() => doing.send({ round: round.id })} />
}

export type NoticeActProps = Opened & Readonly<{ notice: NoticeView }>

/** The form of an act on the notice as a whole. */
export function NoticeActForm(props: NoticeActProps): ReactNode {
  const { act, notice } = props
  switch (act.act) {
    case 'ReturnNotice': return <ReturnNotice {...props} />
    case 'PostNotice': return <Press {...props} name="PostNotice" consequence={postingInWords(notice)} />
    case 'RaiseObjection': return <RecordObjection {...props} />
    case 'EndNotice': return <Press {...props} name="EndNotice" consequence="结束后转入研究审定。有异议未了结的人，等有了结论再提交审定。" />
    default: return <p>“{act.title}”不在这一页办理。</p>
  }
}

function postingInWords({ candidates }: NoticeView): string {
  const shown = candidates.filter(({ secret }) => !secret).length
  return `${shown}名候选人会在网站公开。单位同时张贴并登记后，公示期从两处都张贴之日起算。涉密人员不上网。${shown > 0 ? '公示的全文在“待发布的文稿”里，请先看过。' : ''}`
}

function Press({ notice, name, onDone, ...form }: NoticeActProps & Readonly<{ name: ActOf<'notices'>; consequence: ReactNode }>) {
  const doing = useAct('notices', name, notice, onDone)
  return <ActForm {...form} doing={doing} onSubmit={() => doing.send({})} />
}

function ReturnNotice({ notice, onDone, ...form }: NoticeActProps) {
  const doing = useAct('notices', 'ReturnNotice', notice, onDone)
  const [reason, setReason] = useState('')
  return <ReasonForm {...form} doing={doing} consequence="公示稿退回经办人重新拟定。" reason={reason} onReason={setReason} onSubmit={() => doing.send({ reason })} />
}

/** 登记书面异议 — for objections that came by letter or in person; the website takes its own. */
function RecordObjection({ notice, act, onDone, onClose }: NoticeActProps) {
  const doing = useAct('notices', 'RaiseObjection', notice, onDone)
  const [objection] = useState(randomKey)
  const [words, setWords] = useState({ application: '', name: '', contact: '', facts: '', evidence: '' })
  const bind = (id: keyof typeof words) => ({ id, value: words[id], onChange: (value: string) => setWords((all) => ({ ...all, [id]: value })) })
  return (
    <ActForm act={act} doing={doing} onClose={onClose} submitLabel="登记异议" fields={{ application: '对谁有异议', name: '异议人姓名', contact: '联系方式', facts: '事实和理由', evidence: '证据' }} consequence="登记来信、来访提出的异议。提出人的姓名和联系方式不让候选人看到。" onSubmit={() => doing.send({ objection, ...words })}>
      {(errors) => (
        <>
          <Choice label="对谁有异议" options={notice.candidates.map(({ application, name, unitName }) => ({ value: application, label: `${name}（${unitName}）` }))} {...bind('application')} error={errors['application']} />
          <TextField label="异议人姓名" maxChars={50} width="medium" {...bind('name')} error={errors['name']} />
          <TextField label="联系方式" maxChars={100} {...bind('contact')} error={errors['contact']} />
          <LongText label="事实和理由" rows={5} maxChars={5000} {...bind('facts')} error={errors['facts']} />
          <LongText label="证据" isOptional rows={3} maxChars={5000} {...bind('evidence')} error={errors['evidence']} />
        </>
      )}
    </ActForm>
  )
}
