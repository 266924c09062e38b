import { useState, type FormEvent } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { request, write } from '../../api/client.ts'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useIntention } from '../../api/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { Shell } from '../../shell/Shell.tsx'
import { newPasswordProblems } from './newPassword.ts'
import { NewPasswordFields } from './NewPasswordFields.tsx'
import '../../parts/form.css'

type Words = Readonly<{ token: string; signInName: string; displayName: string; password: string }>

/** 首个系统管理员 — made once, by the link the program printed at its first start. The token stands behind the #, so that no server log keeps it. */
export default function FirstAdministratorPage() {
  const token = useLocation().hash.slice(1)
  const read = useQuery({ queryKey: ['/first-administrator/link', token], queryFn: () => request<Readonly<{ serves: boolean }>>('POST', '/first-administrator/link', { body: { token } }), staleTime: Infinity })
  return (
    <Shell>
      <Page title="设立首个系统管理员" width="column" expected="系统管理员登记单位、开通账号，看不到申报材料。链接只能用一次。">
        <Loaded read={read} what="这个链接" lines={4}>{({ serves }) => serves ? <Founding token={token} /> : <Spent />}</Loaded>
      </Page>
    </Shell>
  )
}

/** Nobody should fill in a form that leads nowhere. */
function Spent() {
  return (
    <EmptyState title="这个链接不能再用了">
      <p>链接已经用过，或者超过了24小时，或者后来又打印了新的；也可能没有复制完整：请连同“#”后面的字符一起复制。</p>
      <p>已经设立过系统管理员的，请用当时设的登录名和密码<Link to="/">登录</Link>；忘了密码的，请照看服务器的人在服务器上执行 shouxi administrator。还没有设立的，请在服务器上重新启动程序，打开它新打印的链接。</p>
    </EmptyState>
  )
}

function Founding({ token }: { readonly token: string }) {
  const [words, setWords] = useState({ signInName: '', displayName: '', password: '', repeated: '' })
  const [isTried, setTried] = useState(false)
  const problems = newPasswordProblems(words.password, words.repeated, words.signInName)
  const intention = useIntention()
  const found = useMutation({
    mutationFn: (body: Words) => write<object>(intention, 'POST', '/first-administrator', body),
    // Nothing is read anew: the link is spent now, and that would be said for a moment to the one who has just used it.
    onSuccess: () => location.replace(`${import.meta.env.BASE_URL}?administrator-made`),
  })
  const bind = (name: keyof typeof words) => ({ id: name, value: words[name], onChange: (value: string) => setWords((all) => ({ ...all, [name]: value })) })
  const missing = (name: keyof typeof words, what: string) => (isTried && words[name].trim() === '' ? `请填写${what}。` : undefined)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    const { repeated: _, ...chosen } = words
    if (Object.values(chosen).some((value) => value.trim() === '') || problems.password !== undefined || problems.repeated !== undefined) return
    found.mutate({ token, ...chosen })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ActProblem error={found.error} />
      <TextField label="登录名" hint="2至40个字，汉字、字母、数字，登录时使用。" width="medium" autoComplete="username" {...bind('signInName')} error={missing('signInName', '登录名')} />
      <TextField label="姓名" hint="显示在办理记录里。" width="medium" {...bind('displayName')} error={missing('displayName', '姓名')} />
      <NewPasswordFields {...bind('password')} repeated={words.repeated} onRepeat={bind('repeated').onChange} problems={isTried ? problems : undefined} />
      <div className="row"><Button kind="main" type="submit" isBusy={found.isPending}>设立管理员</Button></div>
    </form>
  )
}
