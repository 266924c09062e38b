import { useState, type FormEvent } from 'react'
import { useNavigate, useParams } from 'react-router'
import { sortSaid } from '../../acts/said.ts'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useErasable, useWrite } from '../../api/queries.ts'
import type { ErasableView, Performed } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { ClauseChip } from '../../parts/ClauseChip.tsx'
import { Facts, Page, Section } from '../../parts/Page.tsx'
import { EmptyState, RefusedState } from '../../parts/states.tsx'
import { LongText } from '../../parts/TextField.tsx'
import { WhatGoes } from './WhatGoes.tsx'
import '../../parts/form.css'

/** 提出删除 — what goes and what stays is said before the button; another hand of the office decides. */
export default function ProposeErasurePage() {
  const { id = '' } = useParams()
  const read = useErasable(id)
  return (
    <Page title="删除个人信息" width="column" crumbs={[{ title: '申报', to: `/cases/${id}` }]} expected="依法删除一个人的全部个人信息。由经办提出，复核同意后执行；执行以后不能恢复。" beside={<ClauseChip clause="个人信息保护法 第四十七条" />}>
      <Loaded read={read} what="这个人的记录" back={{ title: '申报一览', to: '/cases' }}>{(view) => <Proposing application={id} {...view} />}</Loaded>
    </Page>
  )
}

type Words = Readonly<{ application: string; ground: string; reason: string }>
const fields = { ground: '法定情形', reason: '理由' } as const

function Proposing({ application, name, cases, titles, accounts, keeping, grounds }: ErasableView & Readonly<{ application: string }>) {
  if (name === '') return <EmptyState title="这个人的信息已经删除"><p>没有要再删除的。办理情况见“删除个人信息”。</p></EmptyState>
  return (
    <>
      <Section title="这个人"><Facts rows={[['姓名', name], ['申报', `${cases}份`], ['称号', `${titles}个`], ['账号', `${accounts}个`]]} /></Section>
      <Section title="删什么，留什么"><WhatGoes /></Section>
      {keeping.length > 0 ? <RefusedState title="现在不能删除，法律要求保存" refusals={keeping} /> : <Form application={application} grounds={grounds} />}
    </>
  )
}

function Form({ application, grounds }: Readonly<{ application: string; grounds: ErasableView['grounds'] }>) {
  const navigate = useNavigate()
  const [words, setWords] = useState({ ground: '', reason: '' })
  const [isTried, setTried] = useState(false)
  const propose = useWrite<Performed, Words>('POST', '/erasures')
  const { byField } = sortSaid(propose.error, fields)
  const bind = (id: keyof typeof fields) => ({
    id, value: words[id], onChange: (value: string) => setWords((all) => ({ ...all, [id]: value })),
    error: isTried && words[id].trim() === '' ? `请填写${fields[id]}。` : byField[id],
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (words.ground !== '' && words.reason.trim() !== '') propose.mutate({ application, ...words }, { onSuccess: () => void navigate('/erasures', { state: 'proposed' }) })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      {Object.keys(byField).length === 0 && <ActProblem error={propose.error} />}
      <Choice label="法定情形" options={grounds.map(({ ground, name }) => ({ value: ground, label: name }))} {...bind('ground')} />
      <LongText label="理由" hint="写明本人申请的日期和方式，或者其他依据。理由用本人的密钥封存，删除后一并消失。" rows={4} maxChars={500} {...bind('reason')} />
      <div className="row"><Button kind="danger" type="submit" isBusy={propose.isPending}>提请复核</Button></div>
    </form>
  )
}
