import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useErasures, useWrite } from '../../api/queries.ts'
import type { Role } from '../../../domain/shared/actor.ts'
import type { ErasureList, Performed } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { FormDialog } from '../../parts/FormDialog.tsx'
import { ReasonDialog } from '../../parts/ReasonDialog.tsx'
import { Facts, Page, Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { StatusTag, type Tone } from '../../parts/StatusTag.tsx'
import { useMe } from '../../session/me.ts'
import { momentInWords } from '../../words/days.ts'
import { personName } from '../../words/names.ts'
import { WhatGoes } from './WhatGoes.tsx'

type Erasure = ErasureList['rows'][number]
const toneOf: Readonly<Record<string, Tone>> = { proposed: 'waiting', approved: 'waiting', rejected: 'quiet', done: 'good' }

/** 删除个人信息 — what was asked for and how it ended; the checker decides here. */
export default function ErasuresPage() {
  const read = useErasures()
  const { role } = useMe()
  const { state } = useLocation()
  return (
    <Page title="删除个人信息" width="column" expected={role === 'office-checker' ? '经办提出的删除，由您复核。同意以后不能恢复。' : '查看删除个人信息的办理情况。要提出删除，请打开这个人的申报，点“依法删除个人信息”。'}>
      {state === 'proposed' && <p className="note note-good" role="status">已提请复核。复核同意以前，个人信息保持不变。</p>}
      <Loaded read={read} what="删除个人信息的办理情况">
        {({ rows }) => (rows.length === 0
          ? <EmptyState title="还没有提出过删除"><p>本人书面申请，或者出现《个人信息保护法》第四十七条规定的情形时，由经办在申报页提出。</p></EmptyState>
          : rows.map((erasure) => <One key={erasure.id} erasure={erasure} role={role} />))}
      </Loaded>
    </Page>
  )
}

function One({ erasure: { id, application, name, groundName, reason, stage, stageName, updatedAt }, role }: Readonly<{ erasure: Erasure; role: Role }>) {
  const maySettle = role === 'office-checker' && stage === 'proposed'
  const [doing, setDoing] = useState<'approve' | 'reject'>()
  const close = (): void => setDoing(undefined)
  const who = personName(name)
  return (
    <Section title={who} beside={<StatusTag tone={toneOf[stage] ?? 'quiet'}>{stageName}</StatusTag>}>
      <Facts rows={[['法定情形', groundName], ...(reason === '' ? [] : [['理由', reason] as const]), ['最近办理', momentInWords(updatedAt)]]} />
      {name !== '' && role !== 'auditor' && <p><Link to={`/cases/${application}`}>查看{name}的申报</Link></p>}
      {maySettle && <p className="row"><Button kind="danger" label={`同意删除${who}的个人信息`} onPress={() => setDoing('approve')}>同意删除</Button><Button label={`不同意删除${who}的个人信息`} onPress={() => setDoing('reject')}>不同意</Button></p>}
      {doing === 'approve' && <Approve id={id} name={who} onClose={close} />}
      {doing === 'reject' && <Reject id={id} name={who} onClose={close} />}
    </Section>
  )
}

type SettleProps = Readonly<{ id: string; name: string; onClose: () => void }>

function Approve({ id, name, onClose }: SettleProps) {
  const { mutate, error, isPending } = useWrite<Performed>('POST', `/erasures/${id}/approve`)
  return (
    <FormDialog isOpen onClose={onClose} title={`同意删除${name}的个人信息`}>
      <p className="note note-bad">同意后一分钟内执行：保护{name}个人信息的密钥被销毁，谁也不能恢复。</p>
      <WhatGoes />
      <ActProblem error={error} />
      <div className="row"><Button kind="danger" isBusy={isPending} onPress={() => mutate(undefined, { onSuccess: onClose })}>同意删除</Button><Button kind="quiet" onPress={onClose}>不办了</Button></div>
    </FormDialog>
  )
}

function Reject({ id, name, onClose }: SettleProps) {
  const { mutate, error, isPending } = useWrite<Performed, Readonly<{ reason: string }>>('POST', `/erasures/${id}/reject`)
  return (
    <ReasonDialog isOpen onClose={onClose} title={`不同意删除${name}的个人信息`} confirmLabel="不同意删除" isBusy={isPending}
      consequence={<><p>个人信息保持不变。请写明理由，以便答复本人。</p><ActProblem error={error} /></>} onConfirm={(reason) => mutate({ reason }, { onSuccess: onClose })} />
  )
}
