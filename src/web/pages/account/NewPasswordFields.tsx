import { passwordHint } from '../../../domain/account/password.ts'
import { TextField } from '../../parts/TextField.tsx'
import type { NewPasswordProblems } from './newPassword.ts'

type NewPasswordFieldsProps = Readonly<{
  value: string
  onChange: (value: string) => void
  repeated: string
  onRepeat: (value: string) => void
  /** Nothing is wrong before somebody tried to send it. */
  problems: NewPasswordProblems | undefined
  /** What the server alone could say against it. */
  told?: string | undefined
}>

/** Typed twice, because nobody sees what is typed. */
export function NewPasswordFields({ value, onChange, repeated, onRepeat, problems, told }: NewPasswordFieldsProps) {
  return (
    <>
      <TextField id="newPassword" label="新密码" hint={passwordHint} type="password" width="medium" autoComplete="new-password" value={value} onChange={onChange} error={problems?.password ?? told} />
      <TextField id="repeated" label="再输一次新密码" type="password" width="medium" autoComplete="new-password" value={repeated} onChange={onRepeat} error={problems?.repeated} />
    </>
  )
}
