import { useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { RefusedError, request } from '../../api/client.ts'
import { ActProblem } from '../../api/Loaded.tsx'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useMe } from '../../session/me.ts'
import { newPasswordProblems } from './newPassword.ts'
import { NewPasswordFields } from './NewPasswordFields.tsx'
import '../../parts/form.css'

type Words = Readonly<{ oldPassword: string; newPassword: string }>

/** 修改密码 — afterwards every session of the account is over, this one too. */
export function ChangePassword({ oldLabel = '原密码' }: { readonly oldLabel?: string }) {
  const [oldPassword, setOld] = useState('')
  const [newPassword, setNew] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: (body: Words) => request<object>('POST', '/password', { body }),
    // Loaded anew, so that the next thing asked for is the new password.
    onSuccess: () => location.replace(`${import.meta.env.BASE_URL}?password-changed`),
  })
  const told = refusalsBy(change.error)
  const problems = newPasswordProblems(newPassword, repeated, useMe().signInName)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (oldPassword === '' || problems.password !== undefined || problems.repeated !== undefined) return
    change.mutate({ oldPassword, newPassword })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      {told.other && <ActProblem error={change.error} />}
      <TextField id="oldPassword" label={oldLabel} type="password" width="medium" autoComplete="current-password" value={oldPassword} onChange={setOld}
        error={isTried && oldPassword === '' ? `请填写${oldLabel}。` : told.current} />
      <NewPasswordFields value={newPassword} onChange={setNew} repeated={repeated} onRepeat={setRepeated} problems={isTried ? problems : undefined} told={told.password} />
      <div className="row"><Button kind="main" type="submit" isBusy={change.isPending}>修改密码</Button></div>
    </form>
  )
}

type Told = Readonly<{ current?: string; password?: string; other: boolean }>

/** The server's reasons, each beside the field it is about. */
function refusalsBy(error: Error | null): Told {
  if (!(error instanceof RefusedError)) return { other: error !== null }
  const about = (...names: readonly string[]): string => error.refusals.filter((refusal) => names.includes(refusal.about ?? '')).map(({ detail }) => detail).join(' ')
  const [current, password] = [about('current', 'oldPassword'), about('password', 'newPassword')]
  return { ...(current !== '' && { current }), ...(password !== '' && { password }), other: current === '' && password === '' }
}
