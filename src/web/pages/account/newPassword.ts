import { passwordRefusals } from '../../../domain/account/password.ts'

export type NewPasswordProblems = Readonly<{ password: string | undefined; repeated: string | undefined }>

/** What is wrong with a new password and with its repetition, both at once, by the rule the server checks it with. */
export function newPasswordProblems(password: string, repeated: string, signInName: string): NewPasswordProblems {
  const reasons = password === '' ? '请填写新密码。' : passwordRefusals(password, signInName).map(({ detail }) => detail).join('')
  return {
    password: reasons === '' ? undefined : reasons,
    repeated: password === repeated ? undefined : '两次输入的新密码不一样，请重新输入。',
  }
}
