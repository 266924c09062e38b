import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problems } from '../../acts/ActForm.tsx'
import { sortSaid } from '../../acts/said.ts'
import { useUnsent } from '../../acts/useUnsent.tsx'
import { Loaded } from '../../api/Loaded.tsx'
import { usePolicies, usePolicy, useWrite } from '../../api/queries.ts'
import type { Performed, PolicyView } from '../../api/views.ts'
import type { WordsOf } from '../../api/client.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Page } from '../../parts/Page.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { PlanForm } from './PlanForm.tsx'
import { planFields, planOf, startOf } from './planWords.ts'
import { todayNow } from '../../words/today.ts'
import './rounds.css'

/** 拟定新一轮 — under one version of a measure, which then holds to the end. */
export default function NewRoundPage() {
  const read = usePolicies()
  const [picked, setPicked] = useState<string>()
  const rows = read.data?.rows ?? []
  // Where there is but one measure, there is nothing to choose.
  const chosen = picked ?? (rows.length === 1 ? rows[0]?.id ?? '' : '')
  return (
    <Page title="拟定新一轮" width="column" crumbs={[{ title: '各轮选拔', to: '/rounds' }]} expected="选定依据的办法，填写通知内容。保存后再提请复核发布。">
      <Loaded read={read} what="各项办法">
        {({ rows }) => rows.length === 0
          ? <EmptyState title="还没有办法"><p>请先由系统管理员装入办法的数据。</p></EmptyState>
          : <Choice id="policy" label="依据" options={rows.map(({ id, name, number, isInForce }) => ({ value: id, label: `${name}（${number}）${isInForce ? '' : '，不在有效期'}` }))} value={chosen} onChange={setPicked} />}
      </Loaded>
      {chosen !== '' && <Drafting key={chosen} policy={chosen} />}
    </Page>
  )
}

function Drafting({ policy }: Readonly<{ policy: string }>) {
  const read = usePolicy(policy)
  return <Loaded read={read} what="这项办法">{(view) => <DraftForm view={view} />}</Loaded>
}

function DraftForm({ view: { policy, asks } }: Readonly<{ view: PolicyView }>) {
  const navigate = useNavigate()
  const [words, setWords] = useState(() => startOf(policy, todayNow()))
  const [attempt, setAttempt] = useState(0)
  const drafting = useWrite<Performed, WordsOf<'rounds', 'DraftRound'>>('POST', '/rounds')
  const { byField } = sortSaid(drafting.error, planFields)
  const unsent = useUnsent()
  function draft(): void {
    setAttempt(attempt + 1)
    drafting.mutate({ policy: policy.id, plan: planOf(words) } as WordsOf<'rounds', 'DraftRound'>, { onSuccess: ({ id }) => void navigate(`/rounds/${id}`) })
  }
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); draft() }} onChange={unsent.typed}>
      <Problems doing={{ error: drafting.error, attempt, isBusy: drafting.isPending }} fields={planFields} />
      <PlanForm policy={policy} asks={asks} words={words} onChange={setWords} errors={byField} />
      <div className="row"><Button kind="main" type="submit" isBusy={drafting.isPending}>保存方案</Button></div>
      {unsent.question}
    </form>
  )
}
