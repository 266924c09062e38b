import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { Session } from '../api/views.ts'
import { SignInForm } from './SignInForm.tsx'
import '../parts/dialog.css'
import './session.css'

type SignInAgainProps = Readonly<{ name: string; onSignedIn: (session: Session) => void }>

/** The session ended while a page was open. The page waits behind this cover as it was, out of sight: a screen may be looked at by others. */
export default function SignInAgain({ name, onSignedIn }: SignInAgainProps) {
  return (
    <ModalOverlay className="overlay cover" isOpen isDismissable={false} isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">请重新登录</Heading>
          <p>一段时间没有操作，登录已经过期。{name}填写的内容都还在，登录后接着办。</p>
          <SignInForm onSignedIn={onSignedIn} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
