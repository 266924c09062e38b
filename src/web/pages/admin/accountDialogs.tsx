import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import type { AccountView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { FormDialog, ReasonDialog } from '../../parts/ReasonDialog.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

type AccountDialogProps = Readonly<{ account: AccountView; onClose: () => void }>

/** 停用账号 — with a reason; what the person did stays in the record. */
export function CloseAccount({ account, onClose }: AccountDialogProps) {
  const { mutate, error, isPending } = useWrite<unknown, Readonly<{ reason: string }>>('POST', `/accounts/${account.id}/disable`)
  return (
    <ReasonDialog isOpen onClose={onClose} title={`停用“${account.signInName}”`} confirmLabel="停用" isBusy={isPending}
      consequence={<><p>停用后{account.displayName}不能再登录，已登录的立即退出。办过的事仍留在记录里。</p><ActProblem error={error} /></>}
      onConfirm={(reason) => mutate({ reason }, { onSuccess: onClose })} />
  )
}

/** 重置密码 — the old one stops at once; the new one is shown this once. */
export function ResetPassword({ account, onClose }: AccountDialogProps) {
  const { mutate, data, error, isPending } = useWrite<Readonly<{ id: string; password: string }>>('POST', `/accounts/${account.id}/password`)
  return (
    <FormDialog isOpen onClose={onClose} title={`重置“${account.signInName}”的密码`}>
      {data !== undefined ? <OneTimePassword signInName={account.signInName} password={data.password} onClose={onClose} /> : (
        <>
          <p>原来的密码立即失效，{account.displayName}要用新密码登录。</p>
          <ActProblem error={error} />
          <div className="row"><Button kind="danger" isBusy={isPending} onPress={() => mutate()}>重置密码</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
        </>
      )}
    </FormDialog>
  )
}
