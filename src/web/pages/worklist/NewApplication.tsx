import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { endOfDayInWords } from '../../../policy/day.ts'
import { ActProblem, Loaded } from '../../api/Loaded.tsx'
import { MOST_AT_ONCE } from '../../api/limits.ts'
import { useCases, useRounds, useWrite } from '../../api/queries.ts'
import type { CaseRow, Performed, RoundRow } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Section } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { dateInWords, dayWithWeekday } from '../../words/days.ts'
import { useToday } from '../../words/today.ts'
import { begunAlready, firstLetter } from './begunAlready.ts'
import { stillOpen } from './stillOpen.ts'
import '../../parts/form.css'

/** 为技师申报 — the unit opens a case for one of its people; nobody applies alone. */
export function NewApplication() {
  const read = useRounds()
  const today = useToday()
  return (
    <Section title="为技师申报">
      <Loaded read={read} what="正在进行的选拔" lines={3}>
        {({ rows }) => {
          const { open, over } = stillOpen(rows, today)
          return open.length === 0 ? <NothingOpen over={over} /> : <Begin rounds={open} />
        }}
      </Loaded>
    </Section>
  )
}

/** Why nothing can be begun: no call is out, or its last day is over. */
function NothingOpen({ over }: { readonly over: readonly RoundRow[] }) {
  if (over.length === 0) return <EmptyState title="现在没有正在接受申报的选拔"><p>选拔通知发布后，可以在这里开始申报。<a href="/">查看已发布的通知</a></p></EmptyState>
  return (
    <EmptyState title="单位申报已经截止">
      {over.map(({ id, title, applyBy }) => <p key={id}>{title}的单位申报已于{endOfDayInWords(dayWithWeekday(applyBy))}截止，不能再开始新的申报。</p>)}
      <p>已经提交的办到哪一步，请到<Link to="/cases">我的申报</Link>查看。</p>
    </EmptyState>
  )
}

type Beginning = Readonly<{ round: string; name: string }>

function Begin({ rounds }: { readonly rounds: readonly RoundRow[] }) {
  const navigate = useNavigate()
  const [chosen, setRound] = useState('')
  // A round may close while the page stands open: what is left is chosen anew, and the name stays.
  const round = rounds.length === 1 ? rounds[0]?.id ?? '' : rounds.some(({ id }) => id === chosen) ? chosen : ''
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const begin = useWrite<Performed, Beginning>('POST', '/cases')
  const letter = firstLetter(name)
  const { data } = useCases({ round, q: letter, limit: MOST_AT_ONCE }, round !== '' && letter !== '')
  const earlier = begunAlready(data?.rows ?? [], name)
  const [passedOver, setPassedOver] = useState('')

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (round === '' || name.trim() === '') return
    if (earlier.length > 0 && passedOver !== name) setPassedOver(name)
    else begin.mutate({ round, name: name.trim() }, { onSuccess: ({ id }) => navigate(`/cases/${id}/form`) })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ActProblem error={begin.error} />
      <Choice id="round" label="哪一轮选拔" value={round} onChange={setRound} error={isTried && round === '' ? '请选择一轮选拔。' : undefined}
        options={rounds.map(({ id, title, applyBy }) => ({ value: id, label: `${title}（${endOfDayInWords(dayWithWeekday(applyBy))}截止）` }))} />
      <TextField id="name" label="技师姓名" hint="与身份证一致。姓名中的间隔点写作“·”。" width="medium" maxChars={60} value={name} onChange={setName} error={isTried && name.trim() === '' ? '请填写技师姓名。' : undefined} />
      {earlier.length > 0 && <Earlier rows={earlier} isPointedAt={passedOver === name} />}
      <div className="row"><Button kind={earlier.length > 0 ? 'plain' : 'main'} type="submit" isBusy={begin.isPending}>{earlier.length > 0 && passedOver === name ? '不是同一人，另开一份' : '开始申报'}</Button></div>
    </form>
  )
}

type EarlierProps = Readonly<{ rows: readonly CaseRow[]; isPointedAt: boolean }>

/** Two of one name are rarely two persons: whoever forgot the first is led to it, and whoever means another one goes on. */
function Earlier({ rows, isPointedAt }: EarlierProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (isPointedAt) box.current?.focus() }, [isPointedAt])
  return (
    <div ref={box} className="note note-warn" role="status" tabIndex={-1}>
      <p>本单位在这一轮已经为同名的技师开始过申报。是同一人的，请接着办原来那份，一人只能申报一次。</p>
      <ul className="plain-list">
        {rows.map(({ id, name, stage, stageName, updatedAt }) => (
          <li key={id}><Link to={stage === 'draft' || stage === 'returned' ? `/cases/${id}/form` : `/cases/${id}`}>打开{name}的申报</Link>（{stageName}，{dateInWords(updatedAt)}有变动）</li>
        ))}
      </ul>
    </div>
  )
}
