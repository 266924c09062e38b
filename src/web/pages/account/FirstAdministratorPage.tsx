import { useState, type FormEvent } from 'react'
import { useLocation } from 'react-router'
import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { Shell } from '../../shell/Shell.tsx'
import { passwordHint } from '../../words/passwords.ts'
import { NewPassword, repeatProblem } from './NewPassword.tsx'
import '../../parts/form.css'

type Words = Readonly<{ token: string; signInName: string; displayName: string; password: string }>

/** 首个系统管理员 — made once, by the link the program printed at its first start. The token stands behind the #, so that no server log keeps it. */
export default function FirstAdministratorPage() {
  const token = useLocation().hash.slice(1)
  return (
    <Shell>
      <Page title="设立首个系统管理员" width="column" expected="系统管理员登记单位、开通账号，看不到申报材料。链接只能用一次。">
        <Founding token={token} />
      </Page>
    </Shell>
  )
}

function Founding({ token }: { readonly token: string }) {
  const [words, setWords] = useState({ signInName: '', displayName: '', password: '', repeated: '' })
  const [isTried, setTried] = useState(false)
  const found = useWrite<object, Words>('POST', '/first-administrator')
  const bind = (name: keyof typeof words) => ({ id: name, value: words[name], onChange: (value: string) => setWords((all) => ({ ...all, [name]: value })) })
  const missing = (name: keyof typeof words, what: string) => (isTried && words[name].trim() === '' ? `请填写${what}。` : undefined)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    const { repeated, ...chosen } = words
    if (Object.values(chosen).some((value) => value.trim() === '') || repeated !== chosen.password) return
    found.mutate({ token, ...chosen }, { onSuccess: () => location.replace(`${import.meta.env.BASE_URL}?administrator-made`) })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ActProblem error={found.error} />
      <TextField label="登录名" hint="2至40个字，汉字、字母、数字，登录时使用。" width="medium" autoComplete="username" {...bind('signInName')} error={missing('signInName', '登录名')} />
      <TextField label="姓名" hint="显示在办理记录里。" width="medium" {...bind('displayName')} error={missing('displayName', '姓名')} />
      <NewPassword {...bind('password')} repeated={words.repeated} onRepeat={bind('repeated').onChange} hint={passwordHint}
        error={missing('password', '新密码')} repeatError={isTried ? repeatProblem(words.password, words.repeated) : undefined} />
      <div className="row"><Button kind="main" type="submit" isBusy={found.isPending}>设立管理员</Button></div>
    </form>
  )
}
