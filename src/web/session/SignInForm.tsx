import { useEffect, useState, type FormEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { RefusedError, request } from '../api/client.ts'
import { ActProblem } from '../api/Loaded.tsx'
import { sessionKey } from '../api/queries.ts'
import type { Session } from '../api/views.ts'
import { Button } from '../parts/Button.tsx'
import { focusField } from '../parts/ErrorSummary.tsx'
import { TextField } from '../parts/TextField.tsx'
import '../parts/form.css'

export type Credentials = Readonly<{ name: string; password: string }>

type SignInFormProps = Readonly<{
  /** Filled in beforehand: the account whose session ended, or one picked in the demo. */
  given?: Credentials | undefined
  onSignedIn: (session: Session) => void
}>

/** 登录 — name and password; the code of the phone only where the account asks for it. */
export function SignInForm({ given, onSignedIn }: SignInFormProps) {
  const [name, setName] = useState(given?.name ?? '')
  const [password, setPassword] = useState(given?.password ?? '')
  const [code, setCode] = useState('')
  // With the name there already, the password is all that is left to type.
  useEffect(() => { if (given?.password === '') focusField('password') }, [given])
  const { signIn, isBusy, problem, needsCode, missing } = useSignIn(onSignedIn)

  function submit(event: FormEvent): void {
    event.preventDefault()
    void signIn({ name, password }, code)
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      {!needsCode && <ActProblem error={problem} title="没有登录" />}
      <TextField id="name" label="登录名" width="medium" autoComplete="username" value={name} onChange={setName} error={missing && name.trim() === '' ? '请填写登录名。' : undefined} />
      <TextField id="password" label="密码" width="medium" type="password" autoComplete="current-password" value={password} onChange={setPassword} error={missing && password === '' ? '请填写密码。' : undefined} />
      {needsCode && <TextField id="code" label="动态口令" hint="手机验证器上的6位数字；手机不在身边，输一个恢复码。" width="short" autoComplete="one-time-code" value={code} onChange={setCode} error={problem?.message} />}
      <div className="row"><Button kind="main" type="submit" isBusy={isBusy}>登录</Button></div>
    </form>
  )
}

function useSignIn(onSignedIn: (session: Session) => void) {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Error | null>(null)
  const [missing, setMissing] = useState(false)

  async function signIn({ name, password }: Credentials, code: string): Promise<void> {
    setMissing(true)
    if (name.trim() === '' || password === '') return
    setBusy(true)
    try {
      const session = await request<Session>('POST', '/session', { body: { name: name.trim(), password, ...(code.trim() !== '' && { code: code.trim() }) } })
      queries.setQueryData(sessionKey, session)
      onSignedIn(session)
    } catch (refused) {
      setProblem(refused as Error)
    } finally {
      setBusy(false)
    }
  }
  return { signIn, isBusy, problem, missing, needsCode: asksForCode(problem) }
}

const asksForCode = (problem: Error | null): boolean =>
  problem instanceof RefusedError && problem.refusals.some(({ code }) => code === 'second-factor-needed' || code === 'wrong-code')
