import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

type FormDialogProps = Readonly<{
  isOpen: boolean
  /** Left out where the dialog can't be put off. */
  onClose?: () => void
  title: string
  /** Nothing of the page shows through. */
  isCover?: boolean
  /** What is to be done shows only after reading: Enter, pressed once too often, presses no button. */
  beginsAtTitle?: boolean
  children: ReactNode
}>

/** A short form over the page; Escape closes it, and the focus goes back to where it came from. */
export function FormDialog({ isOpen, ...dialog }: FormDialogProps) {
  return isOpen ? <OpenDialog {...dialog} /> : null
}

/** The browser's own modal dialog: it keeps the focus inside and the page behind it out of reach, in every browser we serve. */
function OpenDialog({ onClose, title, isCover = false, beginsAtTitle = false, children }: Omit<FormDialogProps, 'isOpen'>) {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    if (beginsAtTitle) dialog?.querySelector('h2')?.focus()
    return () => dialog?.close()
  }, [beginsAtTitle])
  /** However the browser came to close it: a dialog that can't be put off comes back. */
  function closed(): void {
    if (box.current?.open !== false) return
    if (onClose === undefined) box.current.showModal()
    else onClose()
  }
  return (
    <dialog ref={box} className={`dialog${isCover ? ' dialog-cover' : ''}`} aria-labelledby={titleId} onClose={closed} onCancel={(event) => { if (onClose === undefined) event.preventDefault() }}>
      <div className="dialog-body">
        <h2 id={titleId} tabIndex={-1}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
