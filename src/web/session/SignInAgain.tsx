import type { SignedOut } from '../api/client.ts'
import type { Session } from '../api/views.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { SignInForm } from './SignInForm.tsx'

type SignInAgainProps = Readonly<{ why: SignedOut; name: string; signInName: string; onSignedIn: (session: Session) => void }>

/** The session ended while a page was open, or is another's by now. The page waits behind this cover as it was, out of sight: a screen may be looked at by others. */
export default function SignInAgain({ why, name, signInName, onSignedIn }: SignInAgainProps) {
  return (
    <FormDialog isOpen isCover title="请重新登录">
      <p>{why === 'other-account' ? '这个浏览器里改用了另一个账号登录，这一页不能接着办。' : '登录已经失效：一段时间没有操作，或者在别处退出了。'}{name}填写的内容都还在，登录后接着办。</p>
      <SignInForm given={{ name: signInName, password: '' }} onSignedIn={onSignedIn} />
    </FormDialog>
  )
}
