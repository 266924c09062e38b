import { useState } from 'react'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { useOrganisations, useWrite } from '../../api/queries.ts'
import type { IssuedActivation } from '../../api/views.ts'
import { bodyKinds } from '../../../domain/account/bodies.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice, type Option } from '../../parts/Choice.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { ActivationSlip } from '../../parts/ActivationSlip.tsx'
import { openableRoleOptions } from './roleOptions.ts'

type Words = Readonly<{ signInName: string; displayName: string; role: string; body: string }>
const blank: Words = { signInName: '', displayName: '', role: '', body: '' }
const fields = { signInName: '登录名', displayName: '姓名', role: '身份', body: '所在单位' } as const

/** 开通账号 — one account, one role, one body. */
export function OpenAccount({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  return <FormDialog isOpen={isOpen} onClose={onClose} title="开通账号"><OpenAccountForm onClose={onClose} /></FormDialog>
}

function OpenAccountForm({ onClose }: Readonly<{ onClose: () => void }>) {
  const [words, setWords] = useState(blank)
  const [attempt, setAttempt] = useState(0)
  const { mutate, data, error, isPending } = useWrite<IssuedActivation, Words>('POST', '/accounts')
  const { byField } = sortSaid(error, fields)
  const bind = (id: keyof typeof fields) => ({ id, value: words[id], onChange: (value: string) => setWords({ ...words, [id]: value }), error: byField[id] })
  const bodies = useBodies(words.role)
  function send(): void {
    setAttempt(attempt + 1)
    mutate(words)
  }
  if (data !== undefined) return <ActivationSlip signInName={words.signInName} code={data.code} until={data.until} about={[['姓名', words.displayName]]}><Button kind="quiet" onPress={onClose}>已交给本人</Button></ActivationSlip>
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
      <Problems doing={{ error, attempt, isBusy: isPending }} fields={fields} />
      <TextField label="登录名" hint="2至40个字，汉字、字母、数字" maxChars={40} width="medium" {...bind('signInName')} />
      <TextField label="姓名" hint="会显示在办理记录里" maxChars={50} width="medium" {...bind('displayName')} />
      <Choice label="身份" options={openableRoleOptions} {...bind('role')} />
      {words.role !== '' && <Choice label="所在单位" hint={bodies.length === 0 ? '请先在“单位管理”里登记。' : undefined} options={bodies} {...bind('body')} />}
      <div className="row"><Button kind="main" type="submit" isBusy={isPending}>开通</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
    </form>
  )
}

function useBodies(role: string): readonly Option[] {
  const { rows = [] } = useOrganisations().data ?? {}
  return rows.filter(({ kind }) => (bodyKinds as Readonly<Record<string, readonly string[]>>)[role]?.includes(kind)).map(({ id, name }) => ({ value: id, label: name }))
}
