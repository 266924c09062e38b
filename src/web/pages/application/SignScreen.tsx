import { useState, type FormEvent } from 'react'
import { sortSaid } from '../../acts/said.ts'
import { ActProblem } from '../../api/Loaded.tsx'
import { useCommand } from '../../api/queries.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { ErrorSummary } from '../../parts/ErrorSummary.tsx'
import { Section } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { Material } from '../case/Material.tsx'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDesk, useDeskState } from './draft/useDraftDesk.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import { formPath, linked } from './places.ts'
import '../../parts/form.css'

/** 真实性承诺 — the technician reads everything that will be submitted, and signs for it by typing the name. */
export default function SignScreen(screen: ScreenProps) {
  const { application, policy } = screen
  const { role } = useMe()
  const { draft, answers } = useDeskState()
  const isSigned = draft.version > 0 && draft.signedVersion === draft.version
  const isMine = role === 'applicant'
  return (
    <FormPageFrame {...screen} title={isMine ? '通读并签署真实性承诺' : '真实性承诺'} expected={isMine ? '请从头到尾看一遍。有不对的，先回去改；都对了，在最后签名。' : '由申报人本人用自己的账号签署，单位不能代签。'}>
      <Material caseId={application} policy={policy} answers={answers} attachments={draft.attachments} />
      <Section title={policy.form.commitment?.title ?? '真实性承诺'} beside={<Signed isSigned={isSigned} wasSigned={draft.signedVersion !== null} />}>
        {policy.form.commitment !== undefined && (
          <>
            <p className="commitment">{policy.form.commitment.text}</p>
            <p className="soft">依据 <ClauseChip clause={policy.form.commitment.clause} quote={policy.form.commitment.quote} /></p>
          </>
        )}
        {isSigned ? <AfterSigning application={application} isMine={isMine} /> : isMine ? <Signing {...screen} /> : <p><InvitationLink application={application} /></p>}
      </Section>
    </FormPageFrame>
  )
}

function Signed({ isSigned, wasSigned }: Readonly<{ isSigned: boolean; wasSigned: boolean }>) {
  if (isSigned) return <StatusTag tone="good">已签署</StatusTag>
  return <StatusTag tone={wasSigned ? 'warn' : 'quiet'}>{wasSigned ? '签署后内容改过，要重新签' : '未签署'}</StatusTag>
}

function AfterSigning({ application, isMine }: Readonly<{ application: string; isMine: boolean }>) {
  return (
    <div className="note note-good stack-tight" role="status">
      <p>{isMine ? '承诺已签署。接下来由单位写推荐意见并提交，您可以随时登录看办到哪一步。' : '申报人已签署承诺，可以提交。'}</p>
      <p>{isMine ? '再改动任何一处，都要重新签署。' : '再改动任何一处，申报人都要重新签署。'}</p>
      <p><LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton></p>
    </div>
  )
}

function Signing({ application, policy }: ScreenProps) {
  const desk = useDesk()
  const { draft, unsaved } = useDeskState()
  const [signature, setSignature] = useState('')
  const [attempt, setAttempt] = useState(0)
  const sign = useCommand<'cases', 'SignCommitment'>('cases')
  const isNameMissing = attempt > 0 && signature.trim() === ''
  const said = sortSaid(sign.error, { signature: '' })

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAttempt(attempt + 1)
    await desk.flush()
    const now = desk.state()
    // Signing what has to be changed again would only be signed a second time.
    if (signature.trim() === '' || now.draft.problems.length > 0 || now.unsaved.size > 0) return
    sign.mutate({ id: application, act: 'SignCommitment', words: { draftVersion: now.draft.version, signature: signature.trim() }, expectedVersion: now.draft.caseVersion })
  }

  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {attempt > 0 && <ErrorSummary attempt={attempt} title={`签署前还有${draft.problems.length}处要填或要改`} errors={linked(policy, application, draft.problems)} />}
      {attempt > 0 && unsaved.size > 0 && <p className="note note-warn" role="alert">还有内容没有保存到服务器，请等页面显示“已保存”再签署。</p>}
      {said.byField['signature'] === undefined && <ActProblem error={sign.error} />}
      <TextField id="signature" label="申报人签名" hint="请输入本人姓名，与申报表上的姓名一致。签名的时间会一并记录。" width="medium" autoComplete="name" value={signature} onChange={setSignature}
        error={isNameMissing ? '请输入本人姓名。' : said.byField['signature']} />
      <div className="row"><Button kind="main" type="submit" isBusy={sign.isPending}>签署真实性承诺</Button></div>
    </form>
  )
}
