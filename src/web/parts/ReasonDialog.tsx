import { useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { FormDialog } from './FormDialog.tsx'
import { LongText } from './TextField.tsx'

type ReasonDialogProps = Readonly<{
  isOpen: boolean
  onClose: () => void
  title: string
  /** What will follow, so that it is known before it is done. */
  consequence: ReactNode
  reasonLabel?: string
  confirmLabel: string
  maxChars?: number
  isBusy?: boolean
  onConfirm: (reason: string) => void
}>

/** A dangerous act asks for a reason, not "are you sure": the reason goes into the record, under a name. */
export function ReasonDialog({ isOpen, onClose, title, consequence, reasonLabel = '理由', confirmLabel, maxChars = 500, isBusy = false, onConfirm }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = reason.trim() === ''
  function confirm(): void {
    setTried(true)
    if (!isMissing) onConfirm(reason.trim())
  }
  return (
    <FormDialog isOpen={isOpen} onClose={onClose} title={title}>
      <div>{consequence}</div>
      <LongText id="reason" label={reasonLabel} hint="会连同您的姓名和时间写入办理记录。" rows={4} maxChars={maxChars} value={reason} onChange={setReason} {...(isTried && isMissing && { error: '请写明理由。' })} />
      <div className="row">
        <Button kind="danger" isBusy={isBusy} onPress={confirm}>{confirmLabel}</Button>
        <Button kind="quiet" onPress={onClose}>不办了</Button>
      </div>
    </FormDialog>
  )
}
