import { useState, type FormEvent } from 'react'
import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { Facts } from '../../parts/Page.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import type { ScreenProps } from './ApplicationPage.tsx'
import { useDeskState } from './draft/useDraftDesk.ts'
import { FormPageFrame } from './FormPageFrame.tsx'
import { formPath } from './places.ts'
import '../../parts/form.css'
import './application.css'

type Invitation = Readonly<{ signInName: string; password: string }>

/** 申报人账号 — the unit opens it; the first password is shown this once, to be handed over on paper. */
export default function InvitationScreen(screen: ScreenProps) {
  const { application } = screen
  const { answers } = useDeskState()
  const { bodyName } = useMe()
  const name = String(answers['name'] ?? '')
  const [signInName, setSignInName] = useState(name)
  const invite = useWrite<Invitation, Readonly<{ signInName: string }>>('POST', `/cases/${application}/invitation`)
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (signInName.trim() !== '') invite.mutate({ signInName: signInName.trim() })
  }
  if (invite.data !== undefined) return <FormPageFrame {...screen} title="申报人账号" expected="密码只显示这一次，请打印或抄下后交给本人。"><Slip name={name} unit={bodyName} application={application} {...invite.data} /></FormPageFrame>
  return (
    <FormPageFrame {...screen} title="给申报人开账号" expected={`${name || '申报人'}用自己的账号填写和签署；签署必须由本人办理。`}>
      <form className="form" onSubmit={submit} noValidate>
        <ActProblem error={invite.error} />
        <TextField id="signInName" label="登录名" hint="可以用姓名、手机号码或工号，2至40个字。" width="medium" value={signInName} onChange={setSignInName} error={signInName.trim() === '' ? '请填写登录名。' : undefined} />
        <div className="row"><Button kind="main" type="submit" isBusy={invite.isPending}>开通账号</Button><LinkButton to={formPath(application)} kind="quiet">回到填写清单</LinkButton></div>
      </form>
    </FormPageFrame>
  )
}

type SlipProps = Invitation & Readonly<{ name: string; unit: string; application: string }>

/** What is printed and handed over. */
function Slip({ name, unit, application, signInName, password }: SlipProps) {
  return (
    <>
      <div className="slip">
        <Facts rows={[
          ['申报人', name], ['单位', unit], ['网址', `${location.origin}${import.meta.env.BASE_URL}`],
          ['登录名', <span key="name" className="secret">{signInName}</span>], ['首次密码', <span key="password" className="secret">{password}</span>],
        ]} />
        <p>首次登录后请改成只有自己知道的密码。登录后核对申报表，填好后通读全文，签署真实性承诺。</p>
      </div>
      <p className="row no-print"><Button kind="main" icon="printer" onPress={() => window.print()}>打印</Button><LinkButton to={formPath(application)} kind="quiet">已交给本人，回到填写清单</LinkButton></p>
    </>
  )
}
