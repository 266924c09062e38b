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
import { measuresOn, type Measures } from './measures.ts'
import { planFields, planOf, startOf } from './planWords.ts'
import { todayNow } from '../../words/today.ts'
import './rounds.css'

/** 拟定新一轮 — under one version of a measure, which then holds to the end. */
export default function NewRoundPage() {
  const read = usePolicies()
  const [picked, setPicked] = useState<string>()
  const { usable } = measuresOn(todayNow(), read.data?.rows ?? [])
  // Where there is but one measure, there is nothing to choose.
  const chosen = picked ?? (usable.length === 1 ? usable[0]?.value ?? '' : '')
  return (
    <Page title="拟定新一轮" width="column" crumbs={[{ title: '各轮选拔', to: '/rounds' }]} expected="选定依据的办法，填写通知内容。保存后再提请复核发布。">
      <Loaded read={read} what="各项办法">{({ rows }) => <Grounds {...measuresOn(todayNow(), rows)} chosen={chosen} onChoose={setPicked} />}</Loaded>
      {chosen !== '' && <Drafting key={chosen} policy={chosen} />}
    </Page>
  )
}

/** Without a measure that holds there is nothing to fill in: the office learns it here, not after the whole plan is written. */
function Grounds({ usable, gone, chosen, onChoose }: Measures & Readonly<{ chosen: string; onChoose: (policy: string) => void }>) {
  if (usable.length > 0) return <Choice id="policy" label="依据" options={usable} value={chosen} onChange={onChoose} />
  return (
    <EmptyState title="现在没有可以依据的办法">
      {gone.length > 0 && <p>{gone.join('；')}，不能再据以开展新一轮选拔。</p>}
      <p>请把新一轮办法的原文交给照管这套系统的人，写成数据、装进本单位的规则文件夹，重新启动以后就能在这里拟定。怎样写、装在哪里，见随程序的《政策数据指南》和《运行与维护》。</p>
    </EmptyState>
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
