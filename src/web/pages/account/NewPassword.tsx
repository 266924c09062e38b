import { TextField } from '../../parts/TextField.tsx'

type NewPasswordProps = Readonly<{
  value: string
  onChange: (value: string) => void
  repeated: string
  onRepeat: (value: string) => void
  hint: string
  error: string | undefined
  repeatError: string | undefined
}>

/** Typed twice, because nobody sees what is typed. */
export function NewPassword({ value, onChange, repeated, onRepeat, hint, error, repeatError }: NewPasswordProps) {
  return (
    <>
      <TextField id="newPassword" label="新密码" hint={hint} type="password" width="medium" autoComplete="new-password" value={value} onChange={onChange} error={error} />
      <TextField id="repeated" label="再输一次新密码" type="password" width="medium" autoComplete="new-password" value={repeated} onChange={onRepeat} error={repeatError} />
    </>
  )
}

export const repeatProblem = (password: string, repeated: string): string | undefined =>
  password === repeated ? undefined : '两次输入的新密码不一样，请重新输入。'
