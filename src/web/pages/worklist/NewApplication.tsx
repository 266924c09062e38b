import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { useRounds, useWrite } from '../../api/queries.ts'
import type { Performed, RoundRow } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { dayWithWeekday } from '../../words/days.ts'
import '../../parts/form.css'

/** 为技师申报 — the unit opens a case for one of its people; nobody applies alone. */
export function NewApplication() {
  const read = useRounds()
  return (
    <Section title="为技师申报">
      <Loaded read={read} what="正在进行的选拔" lines={3}>
        {({ rows }) => {
          const open = rows.filter(({ stage }) => stage === 'nominate')
          return open.length === 0
            ? <EmptyState title="现在没有正在接受申报的选拔"><p>选拔通知发布后，可以在这里开始申报。<a href="/">查看已发布的通知</a></p></EmptyState>
            : <Begin rounds={open} />
        }}
      </Loaded>
    </Section>
  )
}

type Beginning = Readonly<{ round: string; name: string }>

function Begin({ rounds }: { readonly rounds: readonly RoundRow[] }) {
  const navigate = useNavigate()
  const [round, setRound] = useState(rounds.length === 1 ? rounds[0]?.id ?? '' : '')
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const begin = useWrite<Performed, Beginning>('POST', '/cases')

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (round !== '' && name.trim() !== '') begin.mutate({ round, name: name.trim() }, { onSuccess: ({ id }) => navigate(`/cases/${id}/form`) })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ActProblem error={begin.error} />
      <Choice id="round" label="哪一轮选拔" value={round} onChange={setRound} error={isTried && round === '' ? '请选择一轮选拔。' : undefined}
        options={rounds.map(({ id, title, applyBy }) => ({ value: id, label: `${title}（${dayWithWeekday(applyBy)}24:00截止）` }))} />
      <TextField id="name" label="技师姓名" hint="与身份证一致。姓名中的间隔点写作“·”。" width="medium" maxChars={60} value={name} onChange={setName} error={isTried && name.trim() === '' ? '请填写技师姓名。' : undefined} />
      <div className="row"><Button kind="main" type="submit" isBusy={begin.isPending}>开始申报</Button></div>
    </form>
  )
}
