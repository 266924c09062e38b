import { useState, type ReactNode } from 'react'
import { Problems } from '../../acts/ActForm.tsx'
import { isOvertaken, sortSaid } from '../../acts/said.ts'
import { useWrite } from '../../api/queries.ts'
import type { OrganisationPageView, Performed } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { LongText, TextField } from '../../parts/TextField.tsx'

/** What the office may do about a body, by the last part of its address. */
export type StandingAct = 'close' | 'reopen' | 'rename'

type Told = Readonly<{ title: string; consequence: (view: OrganisationPageView) => ReactNode; reasonHint: string; done: (name: string) => string }>

const acts: Readonly<Record<StandingAct, Told>> = {
  close: {
    title: '停用单位', reasonHint: '如注销、合并的文件和日期', done: (name) => `已停用${name}。`,
    consequence: ({ accounts }) => (
      <p>{accounts > 0 && `它的${accounts}个账号不能再登录，已登录的立即退出；本单位的评审专家不受影响。`}不能再为它开账号、新建申报，选择单位时也不再列出。已经公布的名单、证书和办理记录不变。以后可以恢复。</p>
    ),
  },
  reopen: {
    title: '恢复单位', reasonHint: '为什么又参加', done: (name) => `已恢复${name}。`,
    consequence: () => <p>它的账号又可以用原来的密码登录，停用以前单独停用的账号除外。</p>,
  },
  rename: {
    title: '单位更名', reasonHint: '如市场监管部门的变更登记、机构改革文件', done: (name) => `已更名为${name}。`,
    consequence: ({ organisation }) => (
      <p>现在的名称是“{organisation.name}”。已经发出的公示、名单、证书和报表仍用原名，从现在起新办的用新名称。只是登记时打错了字的，不用更名，请系统管理员用“修改”改正。</p>
    ),
  },
}

const fields = { name: '新名称', reason: '依据' } as const

type StandingDialogProps = Readonly<{ act: StandingAct; view: OrganisationPageView; onClose: () => void; onDone: (said: string) => void }>

/** With its ground, which stays in the record; everything that speaks against it is told at once. */
export function StandingDialog({ act, view, onClose, onDone }: StandingDialogProps) {
  const { organisation: { id, name: current, version } } = view
  const [name, setName] = useState(current)
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  const { mutate, error, isPending } = useWrite<Performed, object>('POST', `/organisations/${id}/${act}`)
  const { title, consequence, reasonHint, done } = acts[act]
  const { byField } = sortSaid(error, fields)
  const isRenaming = act === 'rename'
  function send(): void {
    setAttempt(attempt + 1)
    mutate({ reason, expectedVersion: version, ...(isRenaming && { name }) }, { onSuccess: () => onDone(done(isRenaming ? name.trim() : current)) })
  }
  return (
    <FormDialog isOpen onClose={onClose} title={`${title}：${current}`}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
        {consequence(view)}
        <Problems doing={{ error, attempt, isBusy: isPending }} fields={fields} />
        {isRenaming && <TextField id="name" label={fields.name} maxChars={120} value={name} onChange={setName} error={byField['name']} />}
        <LongText id="reason" label={fields.reason} hint={`${reasonHint}。会连同您的姓名和时间写入办理记录。`} rows={3} maxChars={500} value={reason} onChange={setReason} error={byField['reason']} />
        <div className="row">
          {isOvertaken(error)
            ? <Button onPress={onClose}>看最新情况</Button>
            : <><Button kind={act === 'close' ? 'danger' : 'main'} type="submit" isBusy={isPending}>{title}</Button><Button kind="quiet" onPress={onClose}>不办了</Button></>}
        </div>
      </form>
    </FormDialog>
  )
}
