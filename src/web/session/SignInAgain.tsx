import type { Session } from '../api/views.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { SignInForm } from './SignInForm.tsx'

type SignInAgainProps = Readonly<{ name: string; signInName: string; onSignedIn: (session: Session) => void }>

/** The session ended while a page was open. The page waits behind this cover as it was, out of sight: a screen may be looked at by others. */
export default function SignInAgain({ name, signInName, onSignedIn }: SignInAgainProps) {
  return (
    <FormDialog isOpen isCover title="请重新登录">
      <p>一段时间没有操作，登录已经过期。{name}填写的内容都还在，登录后接着办。</p>
      <SignInForm given={{ name: signInName, password: '' }} onSignedIn={onSignedIn} />
    </FormDialog>
  )
}
