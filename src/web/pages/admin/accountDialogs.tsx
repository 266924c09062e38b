import { useState } from 'react'
import { ActProblem } from '../../api/Loaded.tsx'
import { useWrite } from '../../api/queries.ts'
import type { AccountView, IssuedActivation } from '../../api/views.ts'
import { ActivationSlip } from '../../parts/ActivationSlip.tsx'
import { Button } from '../../parts/Button.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { ReasonDialog } from '../../parts/ReasonDialog.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

/** What the administrator may do to an account and has to give a reason for. */
export type ReasonedAct = 'disable' | 'enable' | 'end-sessions' | 'remove-second-factor'

type Told = Readonly<{ title: string; confirm: string; consequence: (name: string) => string; done: (name: string) => string }>
const acts: Readonly<Record<ReasonedAct, Told>> = {
  disable: { title: '停用', confirm: '停用', consequence: (name) => `停用后${name}不能再登录，已登录的立即退出。办过的事仍留在记录里。以后可以恢复。`, done: (name) => `已停用，${name}不能再登录。` },
  enable: { title: '恢复', confirm: '恢复账号', consequence: (name) => `恢复后${name}可以用原来的密码登录。原来的登录不会恢复。`, done: (name) => `已恢复，${name}可以登录了。` },
  'end-sessions': { title: '结束全部登录', confirm: '结束全部登录', consequence: (name) => `${name}在所有设备上立即退出，要重新登录。密码不变。`, done: (name) => `已结束${name}的全部登录。` },
  'remove-second-factor': { title: '解除动态口令', confirm: '解除', consequence: (name) => `解除后${name}只用密码就能登录，恢复码也一起作废。请先当面核实是本人，并提醒本人重新启用。`, done: (name) => `已解除，${name}现在只用密码登录。` },
}

type AccountDialogProps = Readonly<{ account: AccountView; onClose: () => void }>

/** With a reason; what the person did stays in the record. */
export function ReasonedActDialog({ act, account, onClose, onDone }: AccountDialogProps & Readonly<{ act: ReasonedAct; onDone: (said: string) => void }>) {
  const { mutate, error, isPending } = useWrite<unknown, Readonly<{ reason: string }>>('POST', `/accounts/${account.id}/${act}`)
  const { title, confirm, consequence, done } = acts[act]
  return (
    <ReasonDialog isOpen onClose={onClose} title={`${title}：${account.signInName}`} confirmLabel={confirm} isBusy={isPending}
      consequence={<><p>{consequence(account.displayName)}</p><ActProblem error={error} /></>}
      onConfirm={(reason) => mutate({ reason }, { onSuccess: () => onDone(done(account.displayName)) })} />
  )
}

/** 重新发激活码 — the way back for whoever forgot the password: nobody but its owner learns the new one. */
export function RenewActivation({ account, onClose }: AccountDialogProps) {
  const { mutate, data, error, isPending } = useWrite<IssuedActivation>('POST', `/accounts/${account.id}/activation`)
  const { signInName, displayName } = account
  return (
    <FormDialog isOpen {...(data === undefined && { onClose })} title={`重新发激活码：${signInName}`}>
      {data !== undefined
        ? <ActivationSlip signInName={signInName} code={data.code} until={data.until} about={[['姓名', displayName]]}><Button kind="quiet" onPress={onClose}>已交给本人</Button></ActivationSlip>
        : (
          <>
            <p>{displayName}凭激活码自己设密码，密码别人都不知道。本人设好以前，原来的密码照常能用；以前没用过的激活码作废。</p>
            <p>请先核实是本人。</p>
            <ActProblem error={error} />
            <div className="row"><Button kind="main" isBusy={isPending} onPress={() => mutate()}>发激活码</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
          </>
        )}
    </FormDialog>
  )
}

/** 一次性密码 — for whoever stands at the counter and can't use a code; the old one stops at once, and this one has to be changed. */
export function ResetPassword({ account, onClose }: AccountDialogProps) {
  const [isSet, setIsSet] = useState(false)
  const { mutate, data, error, isPending } = useWrite<Readonly<{ id: string; password: string }>>('POST', `/accounts/${account.id}/password`)
  return (
    <FormDialog isOpen onClose={onClose} title={`当面设一次性密码：${account.signInName}`}>
      {isSet && data !== undefined ? <OneTimePassword signInName={account.signInName} password={data.password} onClose={onClose} /> : (
        <>
          <p>只在本人到场、不便使用激活码时用：这个密码您也看得到，本人登录后必须马上改掉。原来的密码立即失效。</p>
          <ActProblem error={error} />
          <div className="row"><Button kind="danger" isBusy={isPending} onPress={() => mutate(undefined, { onSuccess: () => setIsSet(true) })}>设一次性密码</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
        </>
      )}
    </FormDialog>
  )
}
