import { useState, type FormEvent } from 'react'
import { useLocation } from 'react-router'
import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import { sortSaid } from '../../acts/said.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { Shell } from '../../shell/Shell.tsx'
import { newPasswordProblems } from './newPassword.ts'
import { NewPasswordFields } from './NewPasswordFields.tsx'
import '../../parts/form.css'

/** 激活账号 — with the code from the slip of paper; nobody but its owner ever knows the password. */
export default function ActivatePage() {
  const [signInName, setSignInName] = useState<string>()
  return (
    <Shell>
      {signInName === undefined
        ? <Page title="激活账号" width="column" expected="设一个只有您自己知道的密码，激活后就可以登录。"><Activating onActivated={setSignInName} /></Page>
        : <Page title="账号已激活" width="column" expected="以后用下面的登录名和您刚设的密码登录。"><Activated signInName={signInName} /></Page>}
    </Shell>
  )
}

const fields = { code: '激活码', password: '新密码' } as const

function Activating({ onActivated }: { readonly onActivated: (signInName: string) => void }) {
  const fromLink = useLocation().hash.slice(1)
  const [words, setWords] = useState({ code: fromLink, password: '', repeated: '' })
  const [isTried, setTried] = useState(false)
  const activate = useWrite<Readonly<{ signInName: string }>, Readonly<{ code: string; password: string }>>('POST', '/activation')
  const { byField, beside } = sortSaid(activate.error, fields)
  // The slip alone knows the sign-in name; whether the password holds it the server says.
  const problems = newPasswordProblems(words.password, words.repeated, '')
  const set = (name: keyof typeof words) => (value: string) => setWords((all) => ({ ...all, [name]: value }))

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    const { code, password } = words
    if (code.trim() === '' || problems.password !== undefined || problems.repeated !== undefined) return
    activate.mutate({ code, password }, { onSuccess: ({ signInName }) => onActivated(signInName) })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      {(beside.length > 0 || (activate.error !== null && Object.keys(byField).length === 0)) && <ActProblem error={activate.error} title="没有激活" />}
      <TextField id="code" label="激活码" hint="单位或系统管理员给您的激活单上的16位字母和数字，大小写不分，横线可以不输。" width="medium" value={words.code} onChange={set('code')} error={isTried && words.code.trim() === '' ? '请填写激活码。' : byField['code']} />
      <NewPasswordFields value={words.password} onChange={set('password')} repeated={words.repeated} onRepeat={set('repeated')} problems={isTried ? problems : undefined} told={byField['password']} />
      <div className="row"><Button kind="main" type="submit" isBusy={activate.isPending}>激活账号</Button></div>
    </form>
  )
}

function Activated({ signInName }: { readonly signInName: string }) {
  return (
    <div className="stack">
      <p className="note note-good" role="status">您的登录名是<strong>{signInName}</strong>。请记下来；激活码已作废，激活单可以丢掉。</p>
      <div className="row"><LinkButton to="/" kind="main">去登录</LinkButton></div>
    </div>
  )
}
