import { useState } from 'react'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { useOrganisations, useWrite } from '../../api/queries.ts'
import type { IssuedActivation } from '../../api/views.ts'
import { bodyKinds } from '../../../domain/account/bodies.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { ActivationSlip } from '../../parts/ActivationSlip.tsx'
import { openableRoleOptions } from './roleOptions.ts'

type Words = Readonly<{ signInName: string; displayName: string; role: string; body: string }>
const blank: Words = { signInName: '', displayName: '', role: '', body: '' }
const fields = { signInName: '登录名', displayName: '姓名', role: '身份', body: '所在单位' } as const

/** 开通账号 — one account, one role, one body. */
export function OpenAccount({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const [isIssued, setIsIssued] = useState(false)
  function close(): void {
    setIsIssued(false)
    onClose()
  }
  // The slip is shown this once: a key pressed by mistake doesn't take it away.
  return <FormDialog isOpen={isOpen} {...(!isIssued && { onClose: close })} title="开通账号"><OpenAccountForm onIssued={() => setIsIssued(true)} onClose={close} /></FormDialog>
}

function OpenAccountForm({ onIssued, onClose }: Readonly<{ onIssued: () => void; onClose: () => void }>) {
  const [words, setWords] = useState(blank)
  const [attempt, setAttempt] = useState(0)
  const { mutate, data, error, isPending } = useWrite<IssuedActivation, Words>('POST', '/accounts')
  const { byField } = sortSaid(error, fields)
  const bind = (id: keyof typeof fields) => ({ id, value: words[id], onChange: (value: string) => setWords({ ...words, [id]: value }), error: byField[id] })
  function send(): void {
    setAttempt(attempt + 1)
    mutate(words, { onSuccess: onIssued })
  }
  if (data !== undefined) return <ActivationSlip signInName={words.signInName} code={data.code} until={data.until} about={[['姓名', words.displayName]]}><Button kind="quiet" onPress={onClose}>已交给本人</Button></ActivationSlip>
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); send() }}>
      <Problems doing={{ error, attempt, isBusy: isPending }} fields={fields} />
      <TextField label="登录名" hint="2至40个字，汉字、字母、数字" maxChars={40} width="medium" {...bind('signInName')} />
      <TextField label="姓名" hint="会显示在办理记录里" maxChars={50} width="medium" {...bind('displayName')} />
      <Choice label="身份" options={openableRoleOptions} {...bind('role')} />
      {words.role === '' ? <Choice label="所在单位" hint="选好身份，这里就列出可以选的单位" options={[]} {...bind('body')} /> : <BodyField key={words.role} role={words.role} {...bind('body')} />}
      <div className="row"><Button kind="main" type="submit" isBusy={isPending}>开通</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
    </form>
  )
}

const kindsOf = (role: string): readonly string[] => (bodyKinds as Readonly<Record<string, readonly string[]>>)[role] ?? []
const READ_THROUGH = 20

/** 所在单位 — chosen from a list that can be read through; a city with hundreds of units is searched first. */
function BodyField({ role, ...field }: Readonly<{ role: string; id: string; value: string; onChange: (value: string) => void; error: string | undefined }>) {
  const [part, setPart] = useState('')
  const { rows = [], total = 0 } = useOrganisations({ kind: kindsOf(role).join(','), q: part.trim(), state: 'open', limit: READ_THROUGH }).data ?? {}
  const isSearched = part !== '' || total > rows.length
  return (
    <>
      {isSearched && <TextField id="body-part" label="找单位" hint="输入名称里的几个字" maxChars={50} width="medium" value={part} onChange={setPart} />}
      <Choice label="所在单位" hint={hintOn(rows.length, total, part) ?? otherBodies(role)} options={rows.map(({ id, name }) => ({ value: id, label: name }))} {...field} />
    </>
  )
}

function hintOn(listed: number, total: number, part: string): string | undefined {
  if (total > listed) return `共${total}个，这里列出前${listed}个；没有要找的，请在上面再输入几个字。`
  if (total > 0) return undefined
  return part.trim() === '' ? '请先在“单位管理”里登记。' : '没有名称里有这几个字的单位，请换几个字，或先在“单位管理”里登记。'
}

/** Whose body takes no part in the selection, and is registered only for them. */
const otherBodies = (role: string): string | undefined => kindsOf(role).includes('other')
  ? '没有要选的，请先在“单位管理”里登记；高校、协会、审计局这些不申报的，登记为“其他单位”。'
  : undefined
