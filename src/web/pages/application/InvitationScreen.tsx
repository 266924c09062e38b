import { useState, type FormEvent } from 'react'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useInvitation, useWrite } from '../../api/queries.ts'
import type { InvitationView, InvitedView } from '../../api/views.ts'
import { ActivationSlip } from '../../parts/ActivationSlip.tsx'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { Facts } from '../../parts/Page.tsx'
import { StatusTag } from '../../parts/StatusTag.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { fieldPath, formPath } from './places.ts'
import '../../parts/form.css'
import './application.css'

type Words = Readonly<{ signInName: string }>

/** 申报人账号 — the unit opens it once and hands over a code; the password is thought up by its owner alone. */
export default function InvitationScreen(screen: ScreenProps) {
  const { application, policy } = screen
  const { answers } = useDeskState()
  const { bodyName } = useMe()
  const name = String(answers['name'] ?? '')
  // Whom the account is for is known by the number: without it the button would only refuse.
  const numberPath = (answers['idNumber'] ?? '') === '' ? fieldPath(policy, application, 'idNumber') : undefined
  const read = useInvitation(application)
  // Both stand here rather than in the parts below, which change places as soon as the account is there.
  const invite = useWrite<InvitedView, Words>('POST', `/cases/${application}/invitation`)
  const repeat = useWrite<InvitedView>('POST', `/cases/${application}/invitation/repeat`)
  const invited = repeat.data ?? invite.data
  const back = <LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton>
  if (invited?.outcome === 'opened') {
    return (
      <FormPageFrame {...screen} title="申报人账号" expected="激活码只显示这一次，请打印或抄下后交给本人。">
        <ActivationSlip {...invited} about={[['申报人', name], ['单位', bodyName]]}>{back}</ActivationSlip>
      </FormPageFrame>
    )
  }
  return (
    <FormPageFrame {...screen} title={read.data?.account === null ? '给申报人开账号' : '申报人账号'} expected={`${name || '申报人'}用自己的账号填写和签署；签署必须由本人办理。一个人只开一个账号。`}>
      {invited?.outcome === 'joined' && <p className="note note-good" role="status">{name}以前申报时已有账号，这份申报已归到那个账号。请本人用原来的登录名登录；忘了登录名或密码，请带身份证件找系统管理员。</p>}
      <Loaded read={read} what="申报人的账号" lines={3}>
        {({ account }) => (account === null && numberPath !== undefined ? <NumberFirst to={numberPath} /> : account === null
          ? <Opening name={name} error={invite.error} isBusy={invite.isPending} onInvite={invite.mutate} />
          : <Opened account={account} error={repeat.error} isBusy={repeat.isPending} onRepeat={() => repeat.mutate()} />)}
      </Loaded>
      <p>{back}</p>
    </FormPageFrame>
  )
}

type Progress = Readonly<{ error: Error | null; isBusy: boolean }>

function Opening({ name, error, isBusy, onInvite }: Progress & Readonly<{ name: string; onInvite: (words: Words) => void }>) {
  const [signInName, setSignInName] = useState(name)
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (signInName.trim() !== '') onInvite({ signInName: signInName.trim() })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ActProblem error={error} />
      <TextField id="signInName" label="登录名" hint="可以用姓名、手机号码或工号，2至40个字。" width="medium" value={signInName} onChange={setSignInName} error={signInName.trim() === '' ? '请填写登录名。' : undefined} />
      <div className="row"><Button kind="main" type="submit" isBusy={isBusy}>开通账号</Button></div>
    </form>
  )
}

const NumberFirst = ({ to }: Readonly<{ to: string }>) => (
  <div className="note stack-tight">
    <p>先填身份证件号码，再开账号：一个人只开一个账号，凭这个号码认人。</p>
    <p><LinkButton to={to}>去填身份证件号码</LinkButton></p>
  </div>
)

type OpenedProps = Progress & Readonly<{ account: NonNullable<InvitationView['account']>; onRepeat: () => void }>

/** As long as the technician has not come in, a lost slip is made anew; afterwards their account is theirs. */
function Opened({ account: { signInName, activated, open }, error, isBusy, onRepeat }: OpenedProps) {
  return (
    <div className="stack">
      <Facts rows={[
        ['登录名', signInName],
        ['状态', <StatusTag key="status" tone={!open ? 'warn' : activated ? 'good' : 'waiting'}>{!open ? '已停用' : activated ? '本人已激活' : '已开通，本人还没有激活'}</StatusTag>],
      ]} />
      <ActProblem error={error} />
      {open && !activated
        ? <><p className="soft">激活单丢了或过期了，可以重新发。新的激活码发出后，原来的作废。</p><div className="row"><Button kind="main" isBusy={isBusy} onPress={onRepeat}>重新发激活码</Button></div></>
        : <p className="soft">{open ? '忘了密码，请本人带身份证件找系统管理员。' : '需要恢复，请本人带身份证件找系统管理员。'}</p>}
    </div>
  )
}
